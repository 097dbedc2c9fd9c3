import { paths } from '#app/http/paths.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { AtStake } from '#tenants/complaints/queries/register.server.ts'

/** On the client's first page: complaints that wait, and what silence would cost this week. */
export function HomeStake({ stake, company }: { stake: AtStake; company: string }) {
  const t = useWords(complaintsWords)
  const f = useFormat()
  const { open, late, thisWeek, weekMinor, nextDueOn } = stake
  if (open === 0) return null
  return (
    <Card title={t.title} flush>
      <Stats>
        <Stat
          label={t.stake.open}
          value={f.number(open)}
          hint={nextDueOn ? t.stake.next(f.date(nextDueOn)) : undefined}
          tone={late > 0 ? 'bad' : undefined}
          to={paths.complaints('portal', company, { state: 'open' })}
        />
        {weekMinor === null ? (
          <Stat
            label={t.stake.week}
            value={f.number(thisWeek)}
            to={paths.complaints('portal', company, { due: 'week' })}
          />
        ) : (
          <Stat
            label={t.stake.weekMoney}
            value={f.money(weekMinor)}
            hint={t.stake.weekHint}
            tone={weekMinor > 0n ? 'warn' : undefined}
            to={paths.complaints('portal', company, { due: 'week' })}
          />
        )}
      </Stats>
    </Card>
  )
}
