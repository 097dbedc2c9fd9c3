// Days off from a calendar file (RFC 5545), as offices and banks publish them. Only whole
// days count, and a yearly rule: an appointment at nine is not a day off.
import { addDays, isLocalDate, type LocalDate, toEpochDay } from '#tenants/shared/dates.ts'

const MOST_DATES = 2_000
const MOST_TEXT = 2_000_000

export type IcalDays =
  | { ok: true; dates: LocalDate[]; days: { date: LocalDate; name: string }[]; skipped: number }
  | { ok: false; code: 'not_a_calendar' | 'too_many' }

type Property = { name: string; params: string; value: string }

/** The days off between two dates, in order; what is no whole day is counted as skipped. */
export function readIcalDays(text: string, from: LocalDate, to: LocalDate): IcalDays {
  if (text.length > MOST_TEXT || !/^\uFEFF?BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 4_000))) {
    return { ok: false, code: 'not_a_calendar' }
  }
  const names = new Map<LocalDate, string>()
  let skipped = 0
  for (const event of eventsOf(text)) {
    const days = daysOf(event, from, to)
    if (days === null) skipped += 1
    const name = nameOf(event)
    for (const day of days ?? []) if (!names.get(day)) names.set(day, name)
    if (names.size > MOST_DATES) return { ok: false, code: 'too_many' }
  }
  const dates = [...names.keys()].sort()
  return { ok: true, dates, days: dates.map((date) => ({ date, name: names.get(date)! })), skipped }
}

function nameOf(event: readonly Property[]): string {
  const text = event.find(({ name }) => name === 'SUMMARY')?.value ?? ''
  const plain = text.replace(/\\[nN]/g, ' ').replace(/\\([,;\\])/g, '$1')
  return plain
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 120)
}

// A long line goes on in the next one, which then begins with a blank.
function eventsOf(text: string): Property[][] {
  const events: Property[][] = []
  let event: Property[] | null = null
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    const match = /^([A-Za-z-]+)((?:;[^:]*)?):(.*)$/.exec(line)
    if (!match) continue
    const [, name = '', params = '', value = ''] = match
    const property = { name: name.toUpperCase(), params: params.toUpperCase(), value: value.trim() }
    if (property.name === 'BEGIN' && property.value === 'VEVENT') event = []
    else if (property.name === 'END' && property.value === 'VEVENT') {
      if (event) events.push(event)
      event = null
    } else event?.push(property)
  }
  return events
}

function daysOf(event: readonly Property[], from: LocalDate, to: LocalDate): LocalDate[] | null {
  const textOf = (name: string) => event.find((property) => property.name === name)?.value
  if (textOf('STATUS')?.toUpperCase() === 'CANCELLED') return []
  const start = dateOf(textOf('DTSTART'))
  if (!start) return null
  // The end is the first day that is free no more; without one the event is a single day.
  const end = dateOf(textOf('DTEND'))
  const length = end ? toEpochDay(end) - toEpochDay(start) : 1
  if (length < 1 || length > 366) return null
  const rule = textOf('RRULE')
  const starts = rule === undefined ? [start] : yearlyStarts(start, rule, to)
  if (!starts) return null
  const excluded = new Set(
    event
      .filter(({ name }) => name === 'EXDATE')
      .flatMap(({ value }) => value.split(',').map(dateOf)),
  )
  return starts
    .filter((day) => !excluded.has(day))
    .flatMap((day) => Array.from({ length }, (_, index) => addDays(day, index)))
    .filter((day) => day >= from && day <= to)
}

function dateOf(value: string | undefined): LocalDate | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(value?.trim() ?? '')
  if (!match) return null
  const date = `${match[1]}-${match[2]}-${match[3]}`
  return isLocalDate(date) ? date : null
}

// Any other rule (the last Monday of May) would be guessed: better not taken than wrong.
function yearlyStarts(start: LocalDate, rule: string, to: LocalDate): LocalDate[] | null {
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  )
  const month = String(Number(start.slice(5, 7)))
  const day = String(Number(start.slice(8)))
  const plain = [...parts].every(
    ([name, value]) =>
      ['FREQ', 'UNTIL', 'COUNT', 'INTERVAL', 'WKST'].includes(name) ||
      (name === 'BYMONTH' && value === month) ||
      (name === 'BYMONTHDAY' && value === day),
  )
  if (!plain || parts.get('FREQ') !== 'YEARLY') return null
  const every = Number(parts.get('INTERVAL') ?? 1)
  const count = Number(parts.get('COUNT') ?? 1_000)
  const until = dateOf(parts.get('UNTIL')?.slice(0, 8)) ?? to
  if (!Number.isInteger(every) || every < 1 || !Number.isInteger(count)) return null
  const last = until < to ? until : to
  const starts: LocalDate[] = []
  let made = 0
  for (let year = Number(start.slice(0, 4)); made < count; year += every) {
    const date = `${String(year).padStart(4, '0')}${start.slice(4)}`
    if (date > last) break
    // A leap day comes back only in leap years.
    if (!isLocalDate(date)) continue
    made += 1
    starts.push(date)
  }
  return starts
}
