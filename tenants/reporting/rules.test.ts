import { expect, test } from 'vitest'
import { metBp, metOrExcusedBp } from './rules.ts'

test('a share is never rounded up to what was not reached', () => {
  expect(metBp({ total: 30_000, met: 29_999 })).toBe(9_999)
  expect(metBp({ total: 3, met: 2 })).toBe(6_666)
  expect(metBp({ total: 7, met: 7 })).toBe(10_000)
})

test('excused misses count only where they are asked for', () => {
  const tally = { total: 10, met: 7, excused: 2 }
  expect(metBp(tally)).toBe(7_000)
  expect(metOrExcusedBp(tally)).toBe(9_000)
})

test('nothing ran: there is no share', () => {
  expect(metBp({ total: 0, met: 0 })).toBeNull()
})
