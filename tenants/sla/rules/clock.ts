// The clock of a promise. Every minute from the start belongs to exactly one of
// provider, client, authority and closed hours; the provider's minutes are counted.
import type { Calendar } from './calendar.ts'

export type Party = 'provider' | 'client' | 'authority' | 'closed'
export type WaitParty = 'client' | 'authority'

/** Work is held by somebody else; `to` is null while it still is. */
export type Wait = { from: Date; to: Date | null; party: WaitParty }

export type Interval = { from: Date; to: Date; party: Party; minutes: number }

export type History = {
  startedAt: Date
  stoppedAt: Date | null
  now: Date
  waits: readonly Wait[]
}

export type ClockReading = {
  intervals: Interval[]
  minutes: Record<Party, number>
  /** The provider's minutes. */
  elapsedMinutes: number
  /** When the target is or will be used up; null while nobody can say. */
  dueAt: Date | null
  /** `dueAt` once it has passed unmet. */
  breachedAt: Date | null
}

const DAY_MINUTES = 1440
const LIMIT_YEARS = 5

/** The whole minute in which an instant lies, counted from 1970. */
export function toEpochMinute(instant: Date): number {
  return Math.floor(instant.getTime() / 60_000)
}

export function fromEpochMinute(minute: number): Date {
  return new Date(minute * 60_000)
}

/** All that there is to know of a clock. A clock without a target is never due. */
export function runClock(
  calendar: Calendar,
  history: History,
  targetMinutes: number | null,
): ClockReading {
  const intervals = partitionOf(calendar, history)
  const minutes = minutesByParty(intervals)
  const due =
    targetMinutes === null
      ? null
      : dueAt(calendar, history.startedAt, targetMinutes, history.waits, history.now)
  return {
    intervals,
    minutes,
    elapsedMinutes: minutes.provider,
    dueAt: due,
    breachedAt: breachOf(due, history.stoppedAt ?? history.now),
  }
}

/** The due instant when it lies before the end of the clock; meeting it to the minute is no breach. */
export function breachOf(due: Date | null, end: Date): Date | null {
  return due && toEpochMinute(due) < toEpochMinute(end) ? due : null
}

/** Cuts `[startedAt, stoppedAt ?? now)` by party: no gap, no overlap, neighbours differ. */
export function partitionOf(calendar: Calendar, history: History): Interval[] {
  const start = toEpochMinute(history.startedAt)
  const end = toEpochMinute(history.stoppedAt ?? history.now)
  const pieces: { from: number; to: number; party: Party }[] = []
  walk(calendar, start, end, holdsOf(history.waits), (from, to, party) => {
    const last = pieces.at(-1)
    if (last && last.party === party) last.to = to
    else pieces.push({ from, to, party })
    return true
  })
  return pieces.map(({ from, to, party }) => ({
    from: fromEpochMinute(from),
    to: fromEpochMinute(to),
    party,
    minutes: to - from,
  }))
}

export function minutesByParty(intervals: readonly Interval[]): Record<Party, number> {
  const minutes = { provider: 0, client: 0, authority: 0, closed: 0 }
  for (const interval of intervals) minutes[interval.party] += interval.minutes
  return minutes
}

/**
 * The first instant at which the provider has had `targetMinutes`, counting on past
 * `now`. Null when an open wait holds the clock before that, or when it does not come
 * within five years of the start.
 */
export function dueAt(
  calendar: Calendar,
  startedAt: Date,
  targetMinutes: number,
  waits: readonly Wait[],
  now: Date,
): Date | null {
  const start = toEpochMinute(startedAt)
  if (targetMinutes <= 0) return fromEpochMinute(start)
  if (!calendar.hasHours) return null
  const limit = fromEpochMinute(start)
  limit.setUTCFullYear(limit.getUTCFullYear() + LIMIT_YEARS)
  const holds = holdsOf(waits)
  const openWait = holds.find((hold) => hold.to === Number.POSITIVE_INFINITY)
  // A clock older than the limit still has to agree with the minutes it has counted;
  // nothing counts from an open wait on.
  const end = Math.min(
    Math.max(toEpochMinute(limit), toEpochMinute(now)),
    openWait?.from ?? Number.POSITIVE_INFINITY,
  )
  let left = targetMinutes
  let due: number | null = null
  walk(calendar, start, end, holds, (from, to, party) => {
    if (party !== 'provider') return true
    if (to - from >= left) {
      due = from + left
      return false
    }
    left -= to - from
    return true
  })
  return due === null ? null : fromEpochMinute(due)
}

/** The stretch of one wait, in epoch minutes; `index` is its place in the list given. */
export type Hold = { from: number; to: number; party: WaitParty; index: number }

// Waits laid end to end: where they overlap, the one that began first keeps the
// time until its end, and of those begun together the one listed first.
export function holdsOf(waits: readonly Wait[]): Hold[] {
  const sorted = waits
    .map((wait, index) => ({
      from: toEpochMinute(wait.from),
      to: wait.to === null ? Number.POSITIVE_INFINITY : toEpochMinute(wait.to),
      party: wait.party,
      index,
    }))
    .sort((a, b) => a.from - b.from || a.index - b.index)
  const holds: Hold[] = []
  let taken = Number.NEGATIVE_INFINITY
  for (const { from, to, party, index } of sorted) {
    if (to <= taken || to <= from) continue
    holds.push({ from: Math.max(from, taken), to, party, index })
    taken = to
  }
  return holds
}

/** Gets each piece in order; returning false ends the walk. */
type Visit = (from: number, to: number, party: Party) => boolean

function walk(calendar: Calendar, start: number, end: number, holds: Hold[], visit: Visit): void {
  let at = start
  let next = 0
  for (let day = Math.floor(start / DAY_MINUTES); at < end; day += 1) {
    const dayEnd = Math.min(end, (day + 1) * DAY_MINUTES)
    const open = calendar.openOn(day)
    for (let i = 0; i < open.length && at < end; i += 2) {
      const to = Math.min(open[i + 1]!, end)
      if (to <= at) continue
      const from = Math.max(open[i]!, at)
      if (from >= end) break
      if (from > at && !visit(at, from, 'closed')) return
      at = from
      while (at < to) {
        while (next < holds.length && holds[next]!.to <= at) next += 1
        const hold = holds[next]
        const held = hold !== undefined && hold.from <= at
        const until = Math.min(to, !hold ? to : held ? hold.to : hold.from)
        if (!visit(at, until, held ? hold.party : 'provider')) return
        at = until
      }
    }
    if (at < dayEnd) {
      if (!visit(at, dayEnd, 'closed')) return
      at = dayEnd
    }
  }
}
