// Instants in the words of somebody who reads once a month: "jutro do 14:00".
import type { Locale } from '#app/i18n/locale.tsx'
import { formatDate, formatTime } from '#app/ui/format.ts'
import { daysBetween, localDateOf, weekdayOf } from '#tenants/shared/dates.ts'

const weekdays: Record<Locale, readonly string[]> = {
  pl: ['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota', 'niedziela'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

const near: Record<Locale, Record<number, string>> = {
  pl: { [-1]: 'wczoraj', 0: 'dziś', 1: 'jutro' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
}

/** `dziś`, `jutro`, `piątek 10.10.2025`: the day of an instant as seen from `now`. */
export function dayInWords(locale: Locale, instant: Date, now: Date, zone: string): string {
  const day = localDateOf(instant, zone)
  const distance = daysBetween(localDateOf(now, zone), day)
  const word = near[locale][distance]
  if (word) return word
  const date = formatDate(locale, day)
  // A weekday orients within a week; beyond it the date alone is shorter.
  return Math.abs(distance) < 7 ? `${weekdays[locale][weekdayOf(day) - 1]} ${date}` : date
}

/** `jutro, 14:00`. */
export function momentInWords(locale: Locale, instant: Date, now: Date, zone: string): string {
  return `${dayInWords(locale, instant, now, zone)}, ${formatTime(instant, zone)}`
}
