import { addDays, type LocalDate, weekdayOf } from './dates.ts'

/** Easter Sunday of the Gregorian calendar. */
export function easterOf(year: number): LocalDate {
  // The lunar year (golden number) and the century's corrections give the Paschal
  // full moon as days after 21 March; Easter is the Sunday after it.
  const golden = year % 19
  const century = Math.floor(year / 100)
  const solar = century - Math.floor(century / 4)
  const lunar = Math.floor((8 * century + 13) / 25)
  const epact = (solar - lunar + 19 * golden + 15) % 30
  // Two cases in which the tables bring the full moon one day earlier.
  const early = epact === 29 || (epact === 28 && golden > 10) ? 1 : 0
  const fullMoon = addDays(`${String(year).padStart(4, '0')}-03-21`, epact - early)
  return addDays(fullMoon, 7 - (weekdayOf(fullMoon) % 7))
}
