import fc from 'fast-check'
import { expect, test } from 'vitest'
import { creditBp, creditMinor, keptBp } from './credits.ts'

const credits = {
  steps: [
    { belowBp: 9_500, percentBp: 500 },
    { belowBp: 9_000, percentBp: 1_000 },
  ],
}
const kept = (met: number, total: number, excused = 0) => ({ met, total, excused })

test.each([
  [kept(95, 100), 0],
  [kept(94, 100), 500],
  [kept(94, 100, 1), 0],
  [kept(90, 100), 500],
  [kept(89, 100), 1_000],
  // 94.99 % is not 95 %: shares are rounded down.
  [kept(9_499, 10_000), 500],
  [kept(0, 0), 0],
])('%j gives %i', (month, expected) => {
  expect(creditBp(credits, month)).toBe(expected)
  expect(creditBp({ steps: credits.steps.toReversed() }, month)).toBe(expected)
})

test('a contract without credits gives none', () => {
  expect(creditBp(null, kept(0, 10))).toBe(0)
  expect(keptBp(kept(0, 0))).toBeNull()
})

test('in money it is rounded once, and no more than the month', () => {
  expect(creditMinor(500, 194_010n)).toBe(9_701n)
  expect(creditMinor(500, -10n)).toBe(0n)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.bigInt(0n, 10n ** 12n), (bp, net) => {
      const credit = creditMinor(bp, net)
      expect(credit >= 0n && credit <= net).toBe(true)
    }),
  )
})
