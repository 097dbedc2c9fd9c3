// Statutory days off by country; the law of each is in its own folder.
import { czechHolidays } from './cz/holidays.ts'
import type { LocalDate } from './dates.ts'
import { germanHolidays } from './de/holidays.ts'
import { britishHolidays } from './gb/holidays.ts'
import { type Holiday, holidaysOf } from './pl/holidays.ts'

export const HOLIDAY_COUNTRIES = ['PL', 'DE', 'CZ', 'GB'] as const
export type HolidayCountry = (typeof HOLIDAY_COUNTRIES)[number]

const made: Readonly<Record<HolidayCountry, (year: number) => readonly Holiday[]>> = {
  PL: holidaysOf,
  DE: germanHolidays,
  CZ: czechHolidays,
  GB: britishHolidays,
}

type Year = { list: readonly Holiday[]; dates: ReadonlySet<LocalDate> }
const known = new Map<string, Year>()

function yearOf(country: HolidayCountry, year: number): Year {
  const key = `${country}${year}`
  let found = known.get(key)
  if (!found) {
    const list = [...made[country](year)].sort((a, b) => (a.date < b.date ? -1 : 1))
    found = { list, dates: new Set(list.map(({ date }) => date)) }
    known.set(key, found)
  }
  return found
}

/** All days off of a year in the order of the calendar. */
export function holidaysIn(country: HolidayCountry, year: number): readonly Holiday[] {
  return yearOf(country, year).list
}

export function isHolidayIn(country: HolidayCountry, date: LocalDate): boolean {
  return yearOf(country, Number(date.slice(0, 4))).dates.has(date)
}
