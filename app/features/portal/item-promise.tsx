import { Link } from '@remix-run/react'
import { useElapsed } from '#app/features/work/live-clock.ts'
import { paths } from '#app/http/paths.ts'
import { clocksWords } from '#app/i18n/clocks.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Badge, type BadgeTone } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { IntervalStrip } from '#app/ui/interval-strip.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { waitsForOthers } from '#tenants/work/rules/clock-kinds.ts'
import type { ItemClock, ItemPage } from '#tenants/work/types.ts'
import { momentInWords } from './when.ts'

/** What was promised, what it took, and on whose side each minute was. */
export function ItemPromise(props: { item: ItemPage; company: string; now: Date }) {
  const { item, company, now } = props
  const t = useWords(portalWords).item
  const { intervals, minutes } = item.partition
  const resolution = item.clocks.find(({ kind }) => kind === 'resolution')
  const elapsedOf = useElapsed(item)
  const total = intervals.reduce((sum, interval) => sum + interval.minutes, 0)
  return (
    <Card title={t.promise}>
      <div className="stack">
        {item.clocks.length > 0 ? (
          <ul className="promise">
            {item.clocks.map((clock) => (
              <ClockLine
                key={`${clock.kind}-${clock.seq}`}
                clock={{ ...clock, elapsedMinutes: elapsedOf(clock) }}
                item={item}
                now={now}
                to={paths.portalClock(company, item.id, clock.kind, clock.seq)}
              />
            ))}
          </ul>
        ) : (
          <p className="muted">{t.clockNone}</p>
        )}
        {total > 0 ? (
          <>
            <p>
              <TimeSentence minutes={minutes} isOpen={item.closedAt === null} />
            </p>
            <IntervalStrip intervals={intervals} due={resolution?.dueAt ?? undefined} />
            <p className="hint">{t.stripNote}</p>
          </>
        ) : null}
      </div>
    </Card>
  )
}

/** "Pracowaliśmy 3 godz. 10 min, czekaliśmy na Ciebie 2 godz." */
function TimeSentence({
  minutes,
  isOpen,
}: {
  minutes: ItemPage['partition']['minutes']
  isOpen: boolean
}) {
  const t = useWords(portalWords).item
  const f = useFormat()
  const parts = [
    t.worked(f.minutes(minutes.provider)),
    minutes.client > 0 ? t.waitedClient(f.minutes(minutes.client)) : null,
    minutes.authority > 0 ? t.waitedAuthority(f.minutes(minutes.authority)) : null,
    minutes.closed > 0 ? t.closedHours(f.minutes(minutes.closed)) : null,
  ].filter((part) => part !== null)
  return `${parts.join(', ')}${isOpen ? ` (${t.soFar})` : ''}.`
}

function ClockLine(props: { clock: ItemClock; item: ItemPage; now: Date; to: string }) {
  const { clock, item, now, to } = props
  const clocks = useWords(clocksWords)
  const t = useWords(portalWords).item
  const due = useWords(portalWords).due
  const { locale, zone } = useLocale()
  const f = useFormat()
  const { text, tone } = useClockWords(clock, item)
  const isRunning = clock.stoppedAt === null
  const targetOf = ({ kind, dueOn, targetMinutes }: ItemClock) => {
    // A date of law is no promise of working hours, and the client's own time not of ours.
    if (kind === 'statutory') return dueOn ? clocks.lastDay(f.date(dueOn)) : null
    if (kind === 'client_answer') return clocks.yourTime(f.minutes(targetMinutes))
    return t.target(f.minutes(targetMinutes))
  }
  return (
    <li>
      <div className="cluster cluster-end">
        <span className="strong">{clocks.nameOf(clock)}</span>
        <Badge tone={tone}>{text}</Badge>
      </div>
      <p className="meta num">
        {[
          targetOf(clock),
          isRunning && clock.dueAt ? due.by(momentInWords(locale, clock.dueAt, now, zone)) : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
        {' · '}
        <Link to={to} aria-label={clocks.linkOf(clocks.nameOf(clock))}>
          {clocks.link}
        </Link>
      </p>
    </li>
  )
}

function useClockWords(clock: ItemClock, item: ItemPage): { text: string; tone: BadgeTone } {
  const t = useWords(portalWords).item
  const f = useFormat()
  const { elapsedMinutes: spent, targetMinutes: target } = clock
  const over = spent - target
  if (clock.stoppedAt) {
    return clock.breachedAt
      ? { text: t.clockLate(f.minutes(spent), f.minutes(over)), tone: 'bad' }
      : { text: t.clockMet(f.minutes(spent)), tone: 'ok' }
  }
  if (over > 0) return { text: t.clockOver(f.minutes(over)), tone: 'bad' }
  const left = f.minutes(target - spent)
  const isHeld =
    waitsForOthers(clock.kind) &&
    (item.status === 'waiting_client' || item.status === 'waiting_authority')
  return isHeld
    ? { text: t.clockPaused(left), tone: 'neutral' }
    : { text: t.clockRunning(left), tone: 'info' }
}
