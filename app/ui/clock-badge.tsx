import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { useFormat } from './use-format.ts'

export type ClockState = 'running' | 'paused' | 'met' | 'missed'
export type ClockTone = 'ok' | 'soon' | 'late' | 'paused'

/** Late below zero, soon under a quarter of what was promised (an hour when that is unknown). */
export function clockTone(state: ClockState, remaining: number, promised?: number): ClockTone {
  if (state === 'met') return 'ok'
  if (state === 'missed') return 'late'
  if (remaining < 0) return 'late'
  if (state === 'paused') return 'paused'
  return remaining <= (promised === undefined ? 60 : promised / 4) ? 'soon' : 'ok'
}

/** Business minutes left on a clock. The tone is never the only sign: icon and words say it too. */
export function ClockBadge({
  state = 'running',
  remainingMinutes,
  promisedMinutes,
  label,
  compact,
}: {
  state?: ClockState
  /** Below zero when late. */
  remainingMinutes: number
  promisedMinutes?: number
  /** Which clock, for instance the first response; read out and shown as a tooltip. */
  label?: string
  /** For rows: the icon tells late and paused, the words are in the tooltip and read out. */
  compact?: boolean
}) {
  const t = useWords(commonWords).clock
  const f = useFormat()
  const tone = clockTone(state, remainingMinutes, promisedMinutes)
  const time = f.minutes(Math.abs(remainingMinutes))
  let text: string
  if (state === 'met') text = t.met
  else if (remainingMinutes < 0) text = t.late(time)
  else if (state === 'missed') text = t.missed
  else if (state === 'paused') text = t.paused(time)
  else text = t.left(time)
  const look = `ck ck-${tone}${state === 'met' ? ' ck-met' : ''}`
  const words = label ? `${label}: ${text}` : text
  if (compact && (state === 'running' || state === 'paused')) {
    return (
      <span className={look} role="img" aria-label={words}>
        {f.minutes(remainingMinutes)}
      </span>
    )
  }
  return (
    <span className={look} title={label}>
      {label ? <span className="sr">{label}: </span> : null}
      {text}
    </span>
  )
}
