import { BarChart } from '#app/ui/bar-chart.tsx'
import { Card } from '#app/ui/card.tsx'
import { IntervalStrip } from '#app/ui/interval-strip.tsx'
import { Sparkline } from '#app/ui/sparkline.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { useFormat } from '#app/ui/use-format.ts'

const months = ['10/2025', '11/2025', '12/2025', '01/2026', '02/2026', '03/2026']

export function ChartSamples() {
  const f = useFormat()
  return (
    <>
      <Stats>
        <Stat
          label="W terminie"
          value={f.percent(9840)}
          hint="cel 95 %"
          tone="ok"
          to="/styleguide"
        />
        <Stat label="Po terminie" value="2" tone="bad" hint="najstarsza 2 godz. 15 min" />
        <Stat label="Czeka na klienta" value={f.number(1204)} hint="w 31 firmach" />
        <Stat
          label="Przychód miesiąca"
          value={f.money(4_812_350n)}
          chart={
            <Sparkline values={[3, 4, 4, 6, 5, 8, 9]} label="Przychód rośnie od października" />
          }
        />
      </Stats>
      <Card title="Gdzie był czas">
        <IntervalStrip
          due="2026-03-05T13:10:00Z"
          intervals={[
            {
              party: 'provider',
              from: '2026-03-04T13:00:00Z',
              to: '2026-03-04T15:00:00Z',
              minutes: 120,
            },
            {
              party: 'closed',
              from: '2026-03-04T15:00:00Z',
              to: '2026-03-05T07:00:00Z',
              minutes: 960,
            },
            {
              party: 'provider',
              from: '2026-03-05T07:00:00Z',
              to: '2026-03-05T08:01:00Z',
              minutes: 61,
            },
            {
              party: 'client',
              from: '2026-03-05T08:01:00Z',
              to: '2026-03-05T11:00:00Z',
              minutes: 179,
            },
            {
              party: 'authority',
              from: '2026-03-05T11:00:00Z',
              to: '2026-03-05T12:30:00Z',
              minutes: 90,
            },
            {
              party: 'provider',
              from: '2026-03-05T12:30:00Z',
              to: '2026-03-05T14:00:00Z',
              minutes: 90,
            },
          ]}
        />
      </Card>
      <div className="cols-2">
        <Card>
          <BarChart
            title="W terminie według miesięcy"
            series={[{ key: 'met', label: 'W terminie', tone: 'accent' }]}
            rows={months.map((label, n) => ({ label, values: [93 + ((n * 5) % 7)] }))}
            target={{ value: 95, label: 'Cel' }}
            max={100}
            format={(value) => f.percent(value * 100, 0)}
          />
        </Card>
        <Card>
          <BarChart
            title="Kto na kogo czeka, godziny"
            series={[
              { key: 'p', label: 'Biuro', tone: 'provider' },
              { key: 'c', label: 'Klient', tone: 'client' },
              { key: 'a', label: 'Urząd', tone: 'authority' },
            ]}
            rows={months.map((label, n) => ({
              label,
              values: [40 + n * 3, 22 + ((n * 11) % 17), 8],
            }))}
          />
        </Card>
      </div>
    </>
  )
}
