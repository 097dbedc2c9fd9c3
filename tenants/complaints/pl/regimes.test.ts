import { describe, expect, test } from 'vitest'
import { isWorkingDay } from '../../shared/pl/holidays.ts'
import { type Regime, regimes } from '../kinds.ts'
import { answerDueOn, regimeRules } from './regimes.ts'

describe('the last day of an answer', () => {
  test.each<[Regime, string, string, object?]>([
    // Fourteen days, the day of receipt not counted.
    ['consumer', '2026-11-09', '2026-11-23'],
    // A Saturday, a Sunday, a holiday and Christmas Eve move on.
    ['consumer', '2026-11-07', '2026-11-23'],
    ['consumer', '2026-10-28', '2026-11-12'],
    ['consumer', '2026-12-10', '2026-12-28'],
    // Easter Monday 2026 is 6 April.
    ['consumer', '2026-03-23', '2026-04-07'],
    ['financial', '2026-11-02', '2026-12-02'],
    ['financial', '2026-11-02', '2027-01-04', { isExtended: true }],
    // Working days: 11 November is none of them.
    ['payment', '2026-11-02', '2026-11-24'],
    ['payment', '2026-11-02', '2026-12-22', { isExtended: true }],
    ['telecom', '2026-11-02', '2026-12-02'],
    // Thirty days end on Saturday 26 December: after Christmas, on Monday.
    ['telecom', '2026-11-26', '2026-12-28'],
    ['travel', '2026-11-02', '2026-12-02'],
    ['postal', '2026-12-02', '2027-01-04'],
    ['energy', '2026-11-09', '2026-11-23'],
    ['energy', '2026-12-11', '2026-12-28'],
    ['b2b', '2026-11-02', '2026-11-16', { contractDays: 14 }],
    ['b2b', '2026-11-02', '2026-12-02', { contractDays: 30 }],
  ])('%s, received %s: %s', (regime, receivedOn, due, options = {}) => {
    expect(answerDueOn(regime, receivedOn, options)).toBe(due)
  })

  test('is a working day after the receipt, whatever the day', () => {
    for (const regime of regimes) {
      for (let day = 1; day <= 28; day += 1) {
        for (const month of ['03', '04', '05', '11', '12']) {
          const received = `2026-${month}-${String(day).padStart(2, '0')}`
          const due = answerDueOn(regime, received, { contractDays: 14 })
          expect(due > received && isWorkingDay(due), `${regime} ${received} ${due}`).toBe(true)
        }
      }
    }
  })

  test('of a firm is nothing without its contract', () => {
    expect(() => answerDueOn('b2b', '2026-11-02')).toThrow(RangeError)
  })

  test('says of which terms nobody has checked the act', () => {
    const unsure = regimes.filter((regime) => regimeRules[regime].isUnsure)
    expect(unsure).toEqual(['travel', 'postal', 'energy'])
    expect(unsure.filter((regime) => regimeRules[regime].silenceAccepts)).toEqual([])
  })

  test('is longer where the law lets it be, and only there', () => {
    const longer = regimes.filter((regime) => regimeRules[regime].extended !== null)
    expect(longer).toEqual(['financial', 'payment'])
  })
})
