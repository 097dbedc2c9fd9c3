// Czech state and other holidays, all of them days off: act no. 245/2000 Sb., sections 1
// to 3, with Good Friday since 2016 (act no. 359/2015 Sb.).
import { addDays } from '../dates.ts'
import { easterOf } from '../easter.ts'
import type { Holiday } from '../pl/holidays.ts'

const fixed = [
  ['01-01', 'New Year’s Day'],
  ['05-01', 'Labour Day'],
  ['05-08', 'Liberation Day'],
  ['07-05', 'Saints Cyril and Methodius'],
  ['07-06', 'Jan Hus Day'],
  ['09-28', 'Czech Statehood Day'],
  ['10-28', 'Independent Czechoslovak State Day'],
  ['11-17', 'Struggle for Freedom and Democracy Day'],
  ['12-24', 'Christmas Eve'],
  ['12-25', 'Christmas Day'],
  ['12-26', 'Second day of Christmas'],
] as const

export function czechHolidays(year: number): Holiday[] {
  const easter = easterOf(year)
  return [
    ...fixed.map(([day, name]) => ({ date: `${year}-${day}`, name })),
    ...(year >= 2016 ? [{ date: addDays(easter, -2), name: 'Good Friday' }] : []),
    { date: addDays(easter, 1), name: 'Easter Monday' },
  ]
}
