// Days off in all of Germany. The days are set by the laws of the Länder, in which these
// nine agree; 3 October by art. 2(2) of the Unification Treaty of 31 August 1990. What one
// Land has beyond them (Epiphany, Corpus Christi, Reformation Day) is written into a
// calendar by its date. Reformation Day was free everywhere once, in 2017.
import { addDays } from '../dates.ts'
import { easterOf } from '../easter.ts'
import type { Holiday } from '../pl/holidays.ts'

export function germanHolidays(year: number): Holiday[] {
  const easter = easterOf(year)
  return [
    { date: `${year}-01-01`, name: 'New Year’s Day' },
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: addDays(easter, 1), name: 'Easter Monday' },
    { date: `${year}-05-01`, name: 'Labour Day' },
    { date: addDays(easter, 39), name: 'Ascension Day' },
    { date: addDays(easter, 50), name: 'Whit Monday' },
    ...(year >= 1990 ? [{ date: `${year}-10-03`, name: 'Day of German Unity' }] : []),
    ...(year === 2017 ? [{ date: '2017-10-31', name: 'Reformation Day' }] : []),
    { date: `${year}-12-25`, name: 'Christmas Day' },
    { date: `${year}-12-26`, name: 'Second day of Christmas' },
  ]
}
