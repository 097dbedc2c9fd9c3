import { expect, test } from 'vitest'
import { bankDay, payDayOf, payDayUpTo } from './pay-day.ts'

test.each([
  ['2026-10', 28, false, '2026-10-28', 'a Wednesday'],
  ['2026-11', 28, false, '2026-11-27', 'a Saturday'],
  ['2026-06', 28, false, '2026-06-26', 'a Sunday'],
  ['2026-02', 31, false, '2026-02-27', 'the last day of a month is a Saturday'],
  ['2028-02', 31, false, '2028-02-29', 'a leap year'],
  ['2026-11', 11, false, '2026-11-10', 'Independence Day'],
  ['2026-12', 26, false, '2026-12-23', 'Boxing Day after Christmas and Christmas Eve'],
  ['2024-12', 26, false, '2024-12-24', 'Christmas Eve was a working day'],
  ['2026-04', 6, false, '2026-04-03', 'Easter Monday'],
  ['2026-05', 4, true, '2026-06-03', 'Corpus Christi of the month after'],
  ['2026-12', 10, true, '2027-01-08', 'over the year, a Sunday'],
  ['2026-12', 1, true, '2026-12-31', 'New Year is paid in the old year'],
  ['2026-05', 1, false, '2026-04-30', 'Labour Day is paid in the month before'],
])('%s, day %i, next month %s: %s (%s)', (period, payDay, isPaidNextMonth, due) => {
  expect(payDayOf(period, { payDay, isPaidNextMonth })).toBe(due)
})

test('a named day moves as the usual one does, and a working day stays', () => {
  expect(payDayUpTo('2026-11-28')).toBe('2026-11-27')
  expect(payDayUpTo('2026-11-27')).toBe('2026-11-27')
})

test.each([
  ['2026-11-28', '2026-11-26', '2026-11-27', 'before a day off'],
  ['2026-11-28', '2026-11-28', '2026-11-30', 'that day is over: the next one'],
  ['2026-11-10', '2026-11-11', '2026-11-12', 'today is a holiday'],
  ['2026-11-10', '2026-11-10', '2026-11-10', 'today'],
])('due %s, ordered %s: the bank carries it on %s (%s)', (payOn, today, day) => {
  expect(bankDay(payOn, today)).toBe(day)
})
