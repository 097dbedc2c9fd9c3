// A business calendar: which minutes are working time. Stored as plain JSON in a
// contract version, compiled once into open stretches of UTC, counted in minutes.
import { fromEpochDay, type LocalDate, toEpochDay } from '#tenants/shared/dates.ts'
import { type HolidayCountry, isHolidayIn } from '#tenants/shared/holidays.ts'
import { zoneOf } from './zone.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** From and to as 'HH:MM' on the wall clock; the end may be '24:00'. */
export type TimeWindow = readonly [from: string, to: string]

export type CalendarInput = {
  zone: string
  hours: { readonly [day in Weekday]?: readonly TimeWindow[] }
  holidays: readonly LocalDate[] | { country: HolidayCountry; extra?: readonly LocalDate[] }
}

export type Calendar = {
  readonly zone: string
  /** False when no weekday has any hours: then no clock can ever run. */
  readonly hasHours: boolean
  /** Open stretches of a UTC day as epoch minutes: from, to, from, to, in order. */
  openOn(utcDay: number): readonly number[]
}

const DAY_MINUTES = 1440
// One day of one calendar is a few numbers; this bounds a long-lived process.
const MAX_CACHED_DAYS = 20_000
const MAX_CACHED_CALENDARS = 2_000

const compiledByText = new Map<string, Calendar>()
const compiledByObject = new WeakMap<CalendarInput, Calendar>()

/** Minutes from midnight of 'HH:MM', '24:00' included; null when not such a time. */
export function parseClockTime(text: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text)
  if (!match) return null
  const minutes = Number(match[1]) * 60 + Number(match[2])
  return Number(match[2]) < 60 && minutes <= DAY_MINUTES ? minutes : null
}

/**
 * The calendar ready for counting. Equal inputs give the same object, so that its
 * days are worked out once in a process. The input must have passed its schema.
 */
export function compileCalendar(input: CalendarInput): Calendar {
  const known = compiledByObject.get(input)
  if (known) return known
  const text = JSON.stringify(input)
  let calendar = compiledByText.get(text)
  if (!calendar) {
    calendar = makeCalendar(input)
    if (compiledByText.size >= MAX_CACHED_CALENDARS) compiledByText.clear()
    compiledByText.set(text, calendar)
  }
  compiledByObject.set(input, calendar)
  return calendar
}

function makeCalendar(input: CalendarInput): Calendar {
  const zone = zoneOf(input.zone)
  const week = WEEKDAYS.map((day) => joinedWindows(input.hours[day] ?? []))
  const isDayOff = dayOffTest(input.holidays)
  const days = new Map<number, readonly number[]>()

  /** Open minutes of one local day, counted on the wall clock from 1970-01-01 00:00. */
  function windowsOn(localDay: number): readonly number[] {
    // 1970-01-01 was a Thursday.
    const windows = week[(((localDay + 3) % 7) + 7) % 7]!
    return windows.length > 0 && isDayOff(localDay) ? [] : windows
  }

  function openOn(utcDay: number): readonly number[] {
    const known = days.get(utcDay)
    if (known) return known
    const open: number[] = []
    for (const span of zone.spansOfDay(utcDay)) {
      // Within a span the wall clock runs evenly: a minute is open when its wall
      // time is, so a skipped hour never counts and a repeated one counts twice.
      const localFrom = span.from + span.offset
      const localTo = span.to + span.offset
      for (let day = Math.floor(localFrom / DAY_MINUTES); day * DAY_MINUTES < localTo; day += 1) {
        const windows = windowsOn(day)
        for (let i = 0; i < windows.length; i += 2) {
          const from = Math.max(localFrom, day * DAY_MINUTES + windows[i]!)
          const to = Math.min(localTo, day * DAY_MINUTES + windows[i + 1]!)
          if (from < to) open.push(from - span.offset, to - span.offset)
        }
      }
    }
    if (days.size >= MAX_CACHED_DAYS) days.clear()
    days.set(utcDay, open)
    return open
  }

  return { zone: input.zone, hasHours: week.some((windows) => windows.length > 0), openOn }
}

// Windows in order, overlapping and touching ones joined: from, to, from, to.
function joinedWindows(windows: readonly TimeWindow[]): readonly number[] {
  const sorted = windows
    .map(([from, to]) => ({ from: requireClockTime(from), to: requireClockTime(to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  const joined: number[] = []
  for (const { from, to } of sorted) {
    const last = joined.length - 1
    if (last > 0 && from <= joined[last]!) joined[last] = Math.max(joined[last]!, to)
    else joined.push(from, to)
  }
  return joined
}

function requireClockTime(text: string): number {
  const minutes = parseClockTime(text)
  if (minutes === null) throw new RangeError(`not a time of day: ${text}`)
  return minutes
}

function dayOffTest(holidays: CalendarInput['holidays']): (localDay: number) => boolean {
  if (!('country' in holidays)) {
    const days = new Set(holidays.map(toEpochDay))
    return (localDay) => days.has(localDay)
  }
  const extra = new Set((holidays.extra ?? []).map(toEpochDay))
  const { country } = holidays
  return (localDay) => extra.has(localDay) || isHolidayIn(country, fromEpochDay(localDay))
}
