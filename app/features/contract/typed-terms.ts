// What people type into a contract, read and written back: working time, opening hours,
// lists of dates. Null means that the text says none of these.
import type { Locale } from '#app/i18n/locale.tsx'
import { formatDate } from '#app/ui/format.ts'
import { type LocalDate, readTypedDate } from '#tenants/shared/dates.ts'
import { parseClockTime, type TimeWindow } from '#tenants/sla/rules/calendar.ts'

/** `4`, `4 h`, `1,5 h`, `4:30`, `90 min`, `2 godz. 15 min`: a bare number is hours. */
export function readMinutes(text: string): number | null {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/\u00a0/g, ' ')
  const clock = /^(\d{1,5}):([0-5]\d)$/.exec(typed)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  const short = /^(\d{1,6})\s*m(?:in\.?)?$/.exec(typed)
  if (short) return Number(short[1])
  const long =
    /^(\d{1,5})(?:[.,](\d{1,2}))?(?:\s*(?:h|g|godz\.?|hours?)(?:\s*(\d{1,6})\s*m(?:in\.?)?)?)?$/.exec(
      typed,
    )
  if (!long) return null
  const [, hours = '0', fraction = '', minutes = '0'] = long
  const hundredths = Number(hours) * 100 + Number(fraction.padEnd(2, '0'))
  const total = (hundredths * 60) / 100 + Number(minutes)
  return Number.isInteger(total) ? total : null
}

export function writeMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** `8-16`, `8:00-12:00, 12:30-16:30`; nothing typed is a closed day. */
export function readHours(text: string): TimeWindow[] | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
  const windows = parts.map((part): TimeWindow | null => {
    const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-\u2013]\s*(\d{1,2})(?:[:.](\d{2}))?$/.exec(part)
    if (!match) return null
    const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] = match
    const from = `${fromHour!.padStart(2, '0')}:${fromMinute}`
    const to = `${toHour!.padStart(2, '0')}:${toMinute}`
    const [begin, end] = [parseClockTime(from), parseClockTime(to)]
    return begin !== null && end !== null && begin < end ? [from, to] : null
  })
  return windows.includes(null) ? null : (windows as TimeWindow[])
}

export function writeHours(windows: readonly TimeWindow[]): string {
  return windows.map(([from, to]) => `${from}-${to}`).join(', ')
}

/** Dates with commas or spaces between, in the forms that any date field takes. */
export function readDates(text: string, today: LocalDate): LocalDate[] | null {
  const dates = text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => readTypedDate(part, today))
  return dates.includes(null) ? null : [...new Set(dates as LocalDate[])].sort()
}

export function writeDates(dates: readonly LocalDate[], locale: Locale): string {
  // English dates have the month in words, which no date field reads: the ISO form does.
  return dates.map((date) => (locale === 'pl' ? formatDate('pl', date) : date)).join(', ')
}
