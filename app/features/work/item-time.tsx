import { Link } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { clocksWords } from '#app/i18n/clocks.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { slaWords } from '#app/i18n/sla.ts'
import { workWords } from '#app/i18n/work.ts'
import { Card } from '#app/ui/card.tsx'
import { ClockBadge } from '#app/ui/clock-badge.tsx'
import { IntervalStrip } from '#app/ui/interval-strip.tsx'
import { DateTime } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { ItemTarget } from '#tenants/work/queries/team-targets.server.ts'
import { clockThatMatters, waitsForOthers } from '#tenants/work/rules/clock-kinds.ts'
import type { ItemClock, ItemPage } from '#tenants/work/types.ts'
import { useElapsed } from './live-clock.ts'

/** The clocks, and on whose side every minute has been. */
export function ItemTime(props: {
  item: ItemPage
  company: string
  /** What the team set itself; null without. */
  target: ItemTarget | null
}) {
  const { item, company, target } = props
  const t = useWords(workWords).side
  const resolution = item.clocks.find(({ kind }) => kind === 'resolution')
  const isHeld = item.waits.some(({ toAt }) => toAt === null)
  const elapsedOf = useElapsed(item)
  return (
    <Card title={t.time} meta={t.contract(item.contractVersion)}>
      <div className="stack">
        {item.clocks.length > 0 ? (
          <ul className="clock-rows">
            {item.clocks.map((clock) => (
              <ClockRow
                key={`${clock.kind}-${clock.seq}`}
                clock={{ ...clock, elapsedMinutes: elapsedOf(clock) }}
                isHeld={isHeld}
                to={paths.deskClock(company, item.id, clock.kind, clock.seq)}
              />
            ))}
          </ul>
        ) : (
          <p className="muted">{t.noPromise}</p>
        )}
        {target ? <TeamClocks item={item} target={target} elapsedOf={elapsedOf} /> : null}
        {item.partition.intervals.length > 0 ? (
          <IntervalStrip
            intervals={item.partition.intervals}
            due={resolution?.dueAt ?? undefined}
          />
        ) : null}
      </div>
    </Card>
  )
}

/** The same minutes against what the team set itself; no promise, so it has no page. */
function TeamClocks(props: {
  item: ItemPage
  target: ItemTarget
  elapsedOf: (clock: ItemClock) => number
}) {
  const { item, target, elapsedOf } = props
  const t = useWords({ clocks: clocksWords, sla: slaWords })
  const isHeld = item.waits.some(({ toAt }) => toAt === null)
  const own = item.clocks.flatMap((clock) => {
    const minutes =
      clock.kind === 'first_response'
        ? target.firstResponseMinutes
        : clock.kind === 'resolution'
          ? target.resolutionMinutes
          : null
    return minutes === null ? [] : [{ clock, minutes, elapsed: elapsedOf(clock) }]
  })
  if (own.length === 0) return null
  return (
    <ul className="clock-rows">
      {own.map(({ clock, minutes, elapsed }) => {
        const ended = elapsed > minutes ? 'missed' : 'met'
        const running = isHeld ? 'paused' : 'running'
        return (
          <li key={clock.kind}>
            <span className="cluster cluster-end">
              <span className="muted">{t.sla.targets.own(t.clocks.kind[clock.kind])}</span>
              <ClockBadge
                state={clock.stoppedAt === null ? running : ended}
                remainingMinutes={minutes - elapsed}
                promisedMinutes={minutes}
              />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** The clock that matters now, beside the title: the first of those that still run. */
export function HeadClock({ item }: { item: ItemPage }) {
  const t = useWords(clocksWords)
  const isHeld = item.waits.some(({ toAt }) => toAt === null)
  const elapsedOf = useElapsed(item)
  const clock = clockThatMatters(item.clocks, isHeld)
  if (!clock) return null
  return (
    <span className="ck-room">
      <ClockBadge
        state={isHeld && waitsForOthers(clock.kind) ? 'paused' : 'running'}
        remainingMinutes={clock.targetMinutes - elapsedOf(clock)}
        promisedMinutes={clock.targetMinutes}
        label={t.nameOf(clock)}
      />
    </span>
  )
}

function ClockRow({ clock, isHeld, to }: { clock: ItemClock; isHeld: boolean; to: string }) {
  const t = useWords({ clocks: clocksWords, common: commonWords, work: workWords })
  const f = useFormat()
  const words = t.work.side
  const label = t.clocks.nameOf(clock)
  const isPaused = isHeld && waitsForOthers(clock.kind)
  const isRunning = clock.stoppedAt === null
  const ended = clock.breachedAt ? 'missed' : 'met'
  return (
    <li>
      <span className="cluster cluster-end">
        <span className="strong">{label}</span>
        <ClockBadge
          state={isRunning ? (isPaused ? 'paused' : 'running') : ended}
          remainingMinutes={clock.targetMinutes - clock.elapsedMinutes}
          promisedMinutes={clock.targetMinutes}
        />
      </span>
      <span className="meta num">
        {words.spent(f.minutes(clock.elapsedMinutes))}{' '}
        {words.target(f.minutes(clock.targetMinutes))}
        {clock.dueAt ? (
          <>
            {' · '}
            {words.due} <DateTime value={clock.dueAt} />
          </>
        ) : null}
        {clock.escalatedPercent ? ` · ${words.told(clock.escalatedPercent)}` : null}
        {' · '}
        <Link to={to} aria-label={t.clocks.linkOf(label)}>
          {t.clocks.link}
        </Link>
      </span>
    </li>
  )
}
