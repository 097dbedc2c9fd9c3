import { expect, test } from 'vitest'
import { fillIn, firstRun, nextRun, ruleOf, runAfterPause } from './schedule.ts'

test.each([
  [31, 1, '2026-01-31', '2026-02-28'],
  [31, 1, '2028-01-31', '2028-02-29'],
  [28, 1, '2026-02-28', '2026-03-28'],
  [5, 3, '2026-11-05', '2027-02-05'],
  [31, 12, '2026-02-28', '2027-02-28'],
])('day %i every %i months after %s is %s', (dayOfMonth, everyMonths, from, to) => {
  expect(nextRun({ dayOfMonth, everyMonths }, from)).toBe(to)
})

test.each([
  [5, '2026-11-05', '2026-11-05'],
  [5, '2026-11-06', '2026-12-05'],
  [31, '2026-11-30', '2026-11-30'],
  [1, '2026-12-02', '2027-01-01'],
])('day %i not before %s first runs on %s', (dayOfMonth, notBefore, on) => {
  expect(firstRun({ dayOfMonth, everyMonths: 1 }, notBefore)).toBe(on)
})

test('texts name the month of the run and the one before', () => {
  expect(fillIn('Zamknięcie {previous}, termin w {period}', '2027-01-05')).toBe(
    'Zamknięcie 2026-12, termin w 2027-01',
  )
})

test.each([
  ['2026-11-23', '2026-11-23', '2026-11-30'],
  ['2026-11-26', '2026-11-26', '2026-12-03'],
  ['2026-12-31', '2026-12-31', '2027-01-07'],
])('each week from %s runs on %s, then on %s', (notBefore, first, second) => {
  const rule = ruleOf('weekly', 9, notBefore)
  expect([firstRun(rule, notBefore), nextRun(rule, first)]).toEqual([first, second])
})

test.each([
  ['monthly', 31, '2026-12-15', '2026-12-31'],
  ['quarterly', 10, '2026-12-15', '2027-01-10'],
  ['yearly', 15, '2026-12-15', '2026-12-15'],
] as const)('%s on day %i not before %s runs on %s', (kind, day, notBefore, on) => {
  expect(firstRun(ruleOf(kind, day, notBefore), notBefore)).toBe(on)
})

test('a quarterly rule keeps its months over a pause', () => {
  const rule = ruleOf('quarterly', 10, '2026-01-01')
  expect(runAfterPause(rule, '2026-04-10', '2026-08-01')).toBe('2026-10-10')
  expect(runAfterPause(rule, '2026-04-10', '2026-04-10')).toBe('2026-04-10')
  expect(runAfterPause(rule, '2026-04-10', '2026-01-05')).toBe('2026-04-10')
})
