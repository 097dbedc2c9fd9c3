import { describe, expect, test } from 'vitest'
import { readTypedDate } from './dates.ts'

describe('a typed date', () => {
  test.each([
    ['2026-03-05', '2026-03-05'],
    ['5.03.2026', '2026-03-05'],
    ['05.03.26', '2026-03-05'],
    ['5.3', '2026-03-05'],
    ['5.3.', '2026-03-05'],
    ['0503', '2026-03-05'],
    ['050326', '2026-03-05'],
    ['05032026', '2026-03-05'],
    ['5', '2026-03-05'],
    [' 5/3/2026 ', '2026-03-05'],
    ['5 Mar 2026', '2026-03-05'],
    ['5 March', '2026-03-05'],
    ['5 marca 2026', '2026-03-05'],
    ['1 maja', '2026-05-01'],
    // The year that lies nearest: in March, a day of December was in the year before.
    ['28.12', '2025-12-28'],
    ['1.8', '2026-08-01'],
  ])('%s in March 2026 is %s', (text, date) => {
    expect(readTypedDate(text, '2026-03-17')).toBe(date)
  })

  test.each([
    '',
    'x',
    '31.2',
    '32',
    '0',
    '29.02.2027',
    '5.3.20266',
    '1.2.3.4',
    '2026-13-01',
    '５',
    '5 foo 2026',
    '31 Feb 2026',
  ])('%s is none', (text) => {
    expect(readTypedDate(text, '2026-03-17')).toBeNull()
  })
})
