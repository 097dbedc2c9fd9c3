// Business dates are 'YYYY-MM-DD' strings and periods 'YYYY-MM'; instants are Date
// in UTC. Only this file turns one into the other, always with a zone named.

export type LocalDate = string
export type Period = string

const DAY_MS = 86_400_000

/** Shared by screen and print; a printed Polish date has figures, so only the screen names them. */
export const monthNamesEn = [
  ...(['January', 'February', 'March', 'April', 'May', 'June', 'July'] as const),
  ...(['August', 'September', 'October', 'November', 'December'] as const),
]

/** True for an existing calendar day written as YYYY-MM-DD, years 1900 to 2199. */
export function isLocalDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1900 || year > 2199) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** True for YYYY-MM. */
export function isPeriod(text: string): boolean {
  return isLocalDate(`${text}-01`)
}

export function toEpochDay(date: LocalDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
}

export function fromEpochDay(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(toEpochDay(date) + days)
}

/** Whole days from the first date to the second; negative when it lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from)
}

/** ISO weekday, Monday 1 to Sunday 7. */
export function weekdayOf(date: LocalDate): number {
  return ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1
}

export function periodOf(date: LocalDate): Period {
  return date.slice(0, 7)
}

export function firstDayOf(period: Period): LocalDate {
  return `${period}-01`
}

export function lastDayOf(period: Period): LocalDate {
  return addDays(firstDayOf(addMonths(period, 1)), -1)
}

export function addMonths(period: Period, months: number): Period {
  const index = Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1 + months
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** The calendar day that a clock on the wall of the zone shows at the instant. */
export function localDateOf(instant: Date, zone: string): LocalDate {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formatters.set(zone, formatter)
  }
  return formatter.format(instant)
}

/** The instant at which the day begins in the zone (not always midnight: spring nights). */
export function startOfLocalDay(date: LocalDate, zone: string): Date {
  // Offsets are at most 14 hours: search the boundary by bisection over minutes.
  const utcMidnight = toEpochDay(date) * DAY_MS
  let low = Math.floor((utcMidnight - 15 * 3_600_000) / 60_000)
  let high = Math.ceil((utcMidnight + 15 * 3_600_000) / 60_000)
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2)
    if (localDateOf(new Date(middle * 60_000), zone) < date) low = middle
    else high = middle
  }
  return new Date(high * 60_000)
}

// First three letters of the months, in English and in Polish; May and Polish "maj" meet.
const MONTH_WORDS = [
  ['jan', 'sty'],
  ['feb', 'lut'],
  ['mar'],
  ['apr', 'kwi'],
  ['may', 'maj'],
  ['jun', 'cze'],
  ['jul', 'lip'],
  ['aug', 'sie'],
  ['sep', 'wrz'],
  ['oct', 'paź'],
  ['nov', 'lis'],
  ['dec', 'gru'],
]

/**
 * Reads a date as people type it: `2026-03-05`, `5.03.2026`, `050326`, `5.3`, `0503`, `5`,
 * `5 Mar 2026`. Every date that a page writes into a field is read back.
 * What is left out comes from `today`: its month, and the year that lies nearest.
 */
export function readTypedDate(text: string, today: LocalDate): LocalDate | null {
  const typed = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return dateOf(iso[1]!, iso[2]!, iso[3]!)
  const worded = /^(\d{1,2}) (\p{L}{3,12})\.?(?: (\d{4}))?$/u.exec(typed)
  if (worded) {
    const [, day, word, year = ''] = worded
    const start = word!.slice(0, 3).toLowerCase()
    const month = MONTH_WORDS.findIndex((words) => words.includes(start)) + 1
    return month === 0 ? null : readTypedDate(`${day}.${month}.${year}`, today)
  }
  const parts =
    /^(\d{1,2})(?:[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?\.?)?$/.exec(typed) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(typed)
  if (!parts) return null
  const [, day, month, year] = parts
  if (!month) return dateOf(today.slice(0, 4), today.slice(5, 7), day!)
  if (year) return dateOf(year.length === 2 ? `20${year}` : year, month, day!)
  const thisYear = Number(today.slice(0, 4))
  const near = [thisYear, thisYear - 1, thisYear + 1].flatMap(
    (candidate) => dateOf(String(candidate), month, day!) ?? [],
  )
  return near.sort((a, b) => distance(a, today) - distance(b, today))[0] ?? null
}

function distance(a: LocalDate, b: LocalDate): number {
  return Math.abs(daysBetween(a, b))
}

function dateOf(year: string, month: string, day: string): LocalDate | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isLocalDate(date) ? date : null
}

/** True when the runtime knows the IANA zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
