// Bank holidays in England and Wales: Banking and Financial Dealings Act 1971, schedule 1;
// Good Friday and Christmas Day by common law; New Year's Day (since 1974) and the first
// Monday of May (since 1978) by yearly proclamation, as are the days of one year only.
import { addDays, type LocalDate, weekdayOf } from '../dates.ts'
import { easterOf } from '../easter.ts'
import type { Holiday } from '../pl/holidays.ts'

/** What a proclamation moved or added, by year. */
const proclaimed: Readonly<
  Record<number, { early?: LocalDate; spring?: LocalDate; added?: readonly Holiday[] }>
> = {
  1995: { early: '1995-05-08' },
  1999: { added: [{ date: '1999-12-31', name: 'Millennium' }] },
  2002: { spring: '2002-06-04', added: [{ date: '2002-06-03', name: 'Royal celebration' }] },
  2011: { added: [{ date: '2011-04-29', name: 'Royal celebration' }] },
  2012: { spring: '2012-06-04', added: [{ date: '2012-06-05', name: 'Royal celebration' }] },
  2020: { early: '2020-05-08' },
  2022: {
    spring: '2022-06-02',
    added: [
      { date: '2022-06-03', name: 'Royal celebration' },
      { date: '2022-09-19', name: 'State funeral' },
    ],
  },
  2023: { added: [{ date: '2023-05-08', name: 'Royal celebration' }] },
}

export function britishHolidays(year: number): Holiday[] {
  const easter = easterOf(year)
  const { early, spring, added = [] } = proclaimed[year] ?? {}
  return [
    { date: weekday(`${year}-01-01`), name: 'New Year’s Day' },
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: addDays(easter, 1), name: 'Easter Monday' },
    { date: early ?? firstMonday(`${year}-05-01`), name: 'Early May bank holiday' },
    { date: spring ?? firstMonday(`${year}-05-25`), name: 'Spring bank holiday' },
    { date: firstMonday(`${year}-08-25`), name: 'Summer bank holiday' },
    ...christmas(year),
    ...added,
  ]
}

// The first Monday on or after a date: of the last seven days of a month, the last one.
function firstMonday(date: LocalDate): LocalDate {
  return addDays(date, (8 - weekdayOf(date)) % 7)
}

/** On a Saturday or a Sunday, the Monday after it is free in its place. */
function weekday(date: LocalDate): LocalDate {
  return weekdayOf(date) > 5 ? addDays(date, 8 - weekdayOf(date)) : date
}

// The two days stand in for themselves, one after the other: never both on the same Monday.
function christmas(year: number): Holiday[] {
  const [first, second] = [`${year}-12-25`, `${year}-12-26`]
  const day = weekdayOf(first)
  const dates =
    day === 6
      ? [addDays(first, 2), addDays(second, 2)]
      : day === 7
        ? [addDays(first, 2), second]
        : [first, weekday(second)]
  return [
    { date: dates[0]!, name: 'Christmas Day' },
    { date: dates[1]!, name: 'Boxing Day' },
  ]
}
