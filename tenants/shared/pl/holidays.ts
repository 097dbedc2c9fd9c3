// Statutory days off in Poland: the act of 18 January 1951, with 6 January since
// 2011 and Christmas Eve since 2025 (act of 6 December 2024).
import { addDays, type LocalDate, weekdayOf } from '#tenants/shared/dates.ts'
import { easterOf } from '#tenants/shared/easter.ts'

export type Holiday = { date: LocalDate; name: string }

const FIXED: readonly { day: string; name: string; validFrom: number }[] = [
  { day: '01-01', name: 'Nowy Rok', validFrom: 1951 },
  { day: '01-06', name: 'Trzech Króli', validFrom: 2011 },
  { day: '05-01', name: 'Święto Pracy', validFrom: 1951 },
  { day: '05-03', name: 'Święto Konstytucji 3 Maja', validFrom: 1990 },
  { day: '08-15', name: 'Wniebowzięcie NMP', validFrom: 1989 },
  { day: '11-01', name: 'Wszystkich Świętych', validFrom: 1951 },
  { day: '11-11', name: 'Święto Niepodległości', validFrom: 1989 },
  { day: '12-24', name: 'Wigilia', validFrom: 2025 },
  { day: '12-25', name: 'Boże Narodzenie', validFrom: 1951 },
  { day: '12-26', name: 'Drugi dzień Bożego Narodzenia', validFrom: 1951 },
]

const AFTER_EASTER: readonly { days: number; name: string }[] = [
  { days: 0, name: 'Wielkanoc' },
  { days: 1, name: 'Poniedziałek Wielkanocny' },
  { days: 49, name: 'Zesłanie Ducha Świętego' },
  { days: 60, name: 'Boże Ciało' },
]

const byYear = new Map<number, readonly Holiday[]>()

/** All statutory days off of a year in the order of the calendar, Sundays among them. */
export function holidaysOf(year: number): readonly Holiday[] {
  const known = byYear.get(year)
  if (known) return known
  const easter = easterOf(year)
  const holidays = [
    ...FIXED.filter(({ validFrom }) => year >= validFrom).map(({ day, name }) => ({
      date: `${year}-${day}`,
      name,
    })),
    ...AFTER_EASTER.map(({ days, name }) => ({ date: addDays(easter, days), name })),
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  byYear.set(year, holidays)
  return holidays
}

/** True on a statutory day off; a plain Sunday is not in the list. */
export function isHoliday(date: LocalDate): boolean {
  return holidaysOf(Number(date.slice(0, 4))).some((holiday) => holiday.date === date)
}

/** True when neither Saturday, Sunday nor a statutory day off. */
export function isWorkingDay(date: LocalDate): boolean {
  return weekdayOf(date) < 6 && !isHoliday(date)
}

/** The date itself when it is a working day, else the first working day after it. */
export function nextWorkingDay(date: LocalDate): LocalDate {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}
