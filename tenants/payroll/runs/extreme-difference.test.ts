import { expect, test } from 'vitest'
import { component, employment, person, september, terms } from '#tests/factories/run-facts.ts'
import { calculatePerson } from './calculate.ts'
import type { EmploymentFacts, RunFrame } from './facts.ts'

const slipOf = (facts: Partial<EmploymentFacts>, run: RunFrame = september) =>
  calculatePerson(run, person({ employments: [employment(facts)] }))[0]!
const net = slipOf({}).payout
const noted = (facts: Partial<EmploymentFacts>, run?: RunFrame) =>
  slipOf(facts, run)
    .warnings.map(({ code }) => code)
    .filter((code) => code.endsWith('_difference'))

test('three times last month’s net, or a third of it, is extreme; a grosz less is large', () => {
  expect(noted({ lastNet: net / 3n })).toEqual(['extreme_difference'])
  expect(noted({ lastNet: net / 3n + 1n })).toEqual(['large_difference'])
  expect(noted({ lastNet: net * 3n })).toEqual(['extreme_difference'])
  expect(noted({ lastNet: net * 3n - 1n })).toEqual(['large_difference'])
  expect(noted({ lastNet: net })).toEqual([])
})

test('nobody is asked about a first month, a month in part, or one that follows nothing', () => {
  expect(noted({ lastNet: null })).toEqual([])
  expect(noted({ lastNet: 0n })).toEqual([])
  // Begun in the middle of last month: that one was in part.
  expect(noted({ lastNet: net / 4n, startsOn: '2026-08-14' })).toEqual(['large_difference'])
  // Ended in the first days of this one: little is what is due.
  expect(noted({ lastNet: net, endsOn: '2026-09-02' })).toEqual([])
})

test('a run of bonuses is looked at for too much, not for too little', () => {
  const bonus = { ...september, kind: 'bonus' as const }
  const paying = (amountMinor: bigint) => ({
    lastNet: net,
    terms: [terms()],
    components: [component({ kind: 'one_off', validFrom: '2026-09-10', amountMinor })],
  })
  expect(noted(paying(10_000n), bonus)).toEqual([])
  expect(noted(paying(4_000_000n), bonus)).toEqual(['extreme_difference'])
})
