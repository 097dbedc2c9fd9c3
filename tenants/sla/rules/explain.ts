// Why each minute of a clock is on whose side, and the case by which anyone can
// recompute it: the calendar written out as dates, so that no holiday has to be trusted.
import { fromEpochDay, type LocalDate, localDateOf } from '#tenants/shared/dates.ts'
import { holidaysIn } from '#tenants/shared/holidays.ts'
import { type CalendarInput, compileCalendar, WEEKDAYS } from './calendar.ts'
import {
  fromEpochMinute,
  type History,
  holdsOf,
  type Party,
  partitionOf,
  toEpochMinute,
  type Wait,
} from './clock.ts'
import { zoneOf } from './zone.ts'

const DAY_MINUTES = 1440
// As far as a clock looks for its due time.
const LIMIT_YEARS = 5

export type Why =
  | { kind: 'counted' }
  | { kind: 'outside_hours' }
  /** A weekday on which the calendar has no hours at all. */
  | { kind: 'free_weekday' }
  | { kind: 'holiday'; date: LocalDate; name: string }
  /** A day off that the contract names by its date. */
  | { kind: 'day_off'; date: LocalDate }
  /** Place of the wait in the history. */
  | { kind: 'wait'; index: number }

export type ExplainedInterval = { from: Date; to: Date; party: Party; minutes: number; why: Why }

/** The partition of a clock, cut further so that each piece has one reason. */
export function explainHistory(input: CalendarInput, history: History): ExplainedInterval[] {
  const holds = holdsOf(history.waits)
  const pieces: { from: number; to: number; party: Party; why: Why }[] = []
  for (const interval of partitionOf(compileCalendar(input), history)) {
    const [from, to] = [toEpochMinute(interval.from), toEpochMinute(interval.to)]
    const { party } = interval
    if (party === 'provider') {
      pieces.push({ from, to, party, why: { kind: 'counted' } })
    } else if (party === 'closed') {
      for (const piece of closedPieces(input, from, to)) pieces.push({ ...piece, party })
    } else {
      for (const hold of holds) {
        const [begin, end] = [Math.max(from, hold.from), Math.min(to, hold.to)]
        if (begin >= end) continue
        pieces.push({ from: begin, to: end, party, why: { kind: 'wait', index: hold.index } })
      }
    }
  }
  return pieces.map(({ from, to, ...piece }) => ({
    ...piece,
    from: fromEpochMinute(from),
    to: fromEpochMinute(to),
    minutes: to - from,
  }))
}

// Cut at each local midnight; days of one reason that follow each other stay together.
function closedPieces(input: CalendarInput, from: number, to: number) {
  const zone = zoneOf(input.zone)
  const pieces: { from: number; to: number; why: Why }[] = []
  for (let utcDay = Math.floor(from / DAY_MINUTES); utcDay * DAY_MINUTES < to; utcDay += 1) {
    for (const span of zone.spansOfDay(utcDay)) {
      const begin = Math.max(from, span.from)
      const end = Math.min(to, span.to)
      for (let at = begin; at < end; ) {
        const localDay = Math.floor((at + span.offset) / DAY_MINUTES)
        const until = Math.min(end, (localDay + 1) * DAY_MINUTES - span.offset)
        const why = whyClosed(input, localDay)
        const last = pieces.at(-1)
        if (last && JSON.stringify(last.why) === JSON.stringify(why)) last.to = until
        else pieces.push({ from: at, to: until, why })
        at = until
      }
    }
  }
  return pieces
}

function whyClosed(input: CalendarInput, localDay: number): Why {
  const date = fromEpochDay(localDay)
  // 1970-01-01 was a Thursday.
  const weekday = WEEKDAYS[(((localDay + 3) % 7) + 7) % 7]!
  if ((input.hours[weekday] ?? []).length === 0) return { kind: 'free_weekday' }
  const { holidays } = input
  if (!('country' in holidays)) {
    return holidays.includes(date) ? { kind: 'day_off', date } : { kind: 'outside_hours' }
  }
  const holiday = holidaysIn(holidays.country, Number(date.slice(0, 4))).find(
    (one) => one.date === date,
  )
  if (holiday) return { kind: 'holiday', date, name: holiday.name }
  if (holidays.extra?.includes(date)) return { kind: 'day_off', date }
  return { kind: 'outside_hours' }
}

/** A case of `calc sla`, as it stands in its contract: snake case and plain JSON. */
export type SlaCase = {
  zone: string
  hours: CalendarInput['hours']
  holidays: LocalDate[]
  target_minutes: number
  started_at: string
  stopped_at: string | null
  now: string
  waits: { from: string; to: string | null; party: Wait['party'] }[]
}

export function caseOf(input: CalendarInput, history: History, targetMinutes: number): SlaCase {
  return {
    zone: input.zone,
    hours: input.hours,
    holidays: writtenOut(input, history),
    target_minutes: targetMinutes,
    started_at: instantText(history.startedAt),
    stopped_at: history.stoppedAt && instantText(history.stoppedAt),
    now: instantText(history.now),
    waits: history.waits.map(({ from, to, party }) => ({
      from: instantText(from),
      to: to && instantText(to),
      party,
    })),
  }
}

// Every day off that the clock could meet, from its start to where it stops looking.
function writtenOut({ zone, holidays }: CalendarInput, history: History): LocalDate[] {
  if (!('country' in holidays)) return [...holidays].sort()
  const first = localDateOf(history.startedAt, zone)
  const end = localDateOf(history.now, zone)
  const lastYear = Math.max(Number(first.slice(0, 4)) + LIMIT_YEARS, Number(end.slice(0, 4)))
  const dates = new Set(holidays.extra ?? [])
  for (let year = Number(first.slice(0, 4)); year <= lastYear; year += 1) {
    for (const { date } of holidaysIn(holidays.country, year)) if (date >= first) dates.add(date)
  }
  return [...dates].sort()
}

function instantText(instant: Date): string {
  return `${fromEpochMinute(toEpochMinute(instant)).toISOString().slice(0, 19)}Z`
}
