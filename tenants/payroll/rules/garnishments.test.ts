import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sum } from '#tenants/shared/money.ts'
import { payrollLawOn } from '../pl/parameters.ts'
import {
  DEDUCTION_KINDS,
  type DeductionTitle,
  netMinimumWage,
  takeDeductions,
  takeFromMandate,
} from './garnishments.ts'
import { plainTerms } from './insurance-titles.ts'

const limits = payrollLawOn('2026-05-29').deductions.value
const HUGE = 100_000_000n

function title(kind: DeductionTitle['kind'], amount = HUGE, id: string = kind): DeductionTitle {
  return { id, kind, amount }
}

function taken(net: bigint, ...titles: DeductionTitle[]) {
  const deductions = takeDeductions(limits, { net, netMinimumWage: 360_585n, titles })
  return Object.fromEntries(deductions.map((one) => [one.id, one.taken]))
}

describe('the amount that stays untouched in 2026', () => {
  const ppk = { employeeRate: 200n, employerRate: 150n, taxedEmployerPart: null }
  const none = { ...ppk, employeeRate: 0n, employerRate: 0n }

  // As published for 2026: local or commuting costs, with and without PIT-2 and PPK.
  test.each([
    [25_000n, 30_000n, none, 360_585n],
    [25_000n, 0n, none, 330_585n],
    [30_000n, 30_000n, none, 361_185n],
    [30_000n, 0n, none, 331_185n],
    [25_000n, 30_000n, ppk, 350_173n],
    [25_000n, 0n, ppk, 320_173n],
    [30_000n, 30_000n, ppk, 350_773n],
    [30_000n, 0n, ppk, 320_773n],
  ])('costs %i, PIT-2 %i', (amount, reducing, chosen, expected) => {
    const terms = { ...plainTerms('uop', { kind: 'flat', amount }), reducing, ppk: chosen }
    expect(netMinimumWage('2026-05-29', terms, 10_000n)).toBe(expected)
  })

  test('falls with the fraction of full time', () => {
    const terms = { ...plainTerms('uop', { kind: 'flat', amount: 25_000n }), reducing: 30_000n }
    expect(netMinimumWage('2026-05-29', terms, 5_000n)).toBe(180_293n)
  })
})

describe('deductions', () => {
  test('alimony takes three fifths and knows no free amount', () => {
    expect(taken(300_000n, title('alimony'))).toEqual({ alimony: 180_000n })
  })

  test('other titles take half, but leave the net minimum wage', () => {
    expect(taken(1_000_000n, title('other_title'))).toEqual({ other_title: 500_000n })
    expect(taken(400_000n, title('other_title'))).toEqual({ other_title: 39_415n })
    expect(taken(360_585n, title('other_title'))).toEqual({ other_title: 0n })
  })

  test('alimony comes first, and with it three fifths in all', () => {
    const both = taken(1_000_000n, title('other_title'), title('alimony', 350_000n))
    expect(both).toEqual({ alimony: 350_000n, other_title: 250_000n })
  })

  test('advances of the employer leave three quarters of the minimum', () => {
    expect(taken(400_000n, title('advance'))).toEqual({ advance: 129_561n })
    const both = taken(600_000n, title('other_title', 200_000n), title('advance'))
    expect(both).toEqual({ other_title: 200_000n, advance: 100_000n })
  })

  test('a penalty takes a tenth of what is left, and leaves nine tenths of the minimum', () => {
    expect(taken(500_000n, title('penalty'))).toEqual({ penalty: 50_000n })
    expect(taken(330_000n, title('penalty'))).toEqual({ penalty: 5_473n })
  })

  test('what the employee agreed to comes last', () => {
    const both = taken(500_000n, title('voluntary_other'), title('voluntary_employer', 100_000n))
    expect(both).toEqual({ voluntary_employer: 100_000n, voluntary_other: 111_532n })
  })

  test('within a kind the earlier title is served first', () => {
    const both = taken(
      1_000_000n,
      title('other_title', 300_000n, 'first'),
      title('other_title', 300_000n, 'second'),
    )
    expect(both).toEqual({ first: 300_000n, second: 200_000n })
  })

  test('says what stopped it', () => {
    const of = (net: bigint, amount: bigint) =>
      takeDeductions(limits, {
        net,
        netMinimumWage: 360_585n,
        titles: [title('other_title', amount)],
      })
    expect(of(1_000_000n, 1n)[0]!.bound).toBe('met')
    expect(of(1_000_000n, HUGE)[0]!.bound).toBe('share')
    expect(of(400_000n, HUGE)[0]!.bound).toBe('free_amount')
  })

  test('a mandate that is no regular support may be taken whole', () => {
    const titles = [title('other_title', 70_000n), title('alimony', 50_000n)]
    expect(takeFromMandate(100_000n, titles).map((one) => one.taken)).toEqual([50_000n, 50_000n])
  })

  const titles = fc.array(
    fc.record({
      id: fc.string({ maxLength: 4 }),
      kind: fc.constantFrom(...DEDUCTION_KINDS),
      amount: fc.bigInt({ min: 0n, max: 2_000_000n }),
    }),
    { maxLength: 8 },
  )

  test('are of the month: a second payout goes on where the first one ended', () => {
    const earlier = { net: 300_000n, taken: new Map([['alimony' as const, 29_561n]]) }
    const [one] = takeDeductions(limits, {
      net: 200_000n,
      netMinimumWage: 360_585n,
      titles: [title('other_title')],
      earlier,
    })
    // 5,000.00 of the month less 295.61 that are gone, down to 3,605.85.
    expect(one).toMatchObject({
      taken: 109_854n,
      bound: 'free_amount',
      limits: { net: 500_000n, share: 250_000n, free: 360_585n, elsewhere: 29_561n, here: 0n },
    })
  })

  const single = fc.constantFrom(...DEDUCTION_KINDS).chain((kind) =>
    fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c'),
        kind: fc.constant(kind),
        amount: fc.bigInt({ min: 1n, max: 1_000_000n }),
      }),
      { maxLength: 3 },
    ),
  )
  const claims = fc
    .array(fc.bigInt({ min: 0n, max: 800_000n }), { minLength: 6, maxLength: 6 })
    .map((sums) => DEDUCTION_KINDS.map((kind, n) => title(kind, sums[n])))

  test.each([
    ['titles of one kind', single],
    ['titles of all kinds', claims],
  ])('take the same of a month in one payout and in several: %s', (_name, chosen) => {
    const payouts = fc.array(fc.bigInt({ min: 0n, max: 900_000n }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(payouts, chosen, (nets, all) => {
        const titles = all.map((one, n) => ({ ...one, id: `${n}` }))
        const once = takeDeductions(limits, {
          net: sum(nets),
          netMinimumWage: 360_585n,
          titles,
        })
        let left = titles
        const byKind = new Map<DeductionTitle['kind'], bigint>()
        let before = 0n
        for (const net of nets) {
          const now = takeDeductions(limits, {
            net,
            netMinimumWage: 360_585n,
            titles: left,
            earlier: { net: before, taken: byKind },
          })
          before += net
          for (const one of now) byKind.set(one.kind, (byKind.get(one.kind) ?? 0n) + one.taken)
          left = left.map((one) => {
            const { taken: gone } = now.find(({ id }) => id === one.id)!
            return { ...one, amount: one.amount - gone }
          })
        }
        expect(sum(byKind.values())).toBe(sum(once.map((one) => one.taken)))
      }),
      { numRuns: 500 },
    )
  })

  test('never take more than a title, its share or the pay', () => {
    const net = fc.bigInt({ min: 0n, max: 3_000_000n })
    fc.assert(
      fc.property(net, titles, (pay, chosen) => {
        const all = takeDeductions(limits, { net: pay, netMinimumWage: 360_585n, titles: chosen })
        const of = (...kinds: string[]) =>
          sum(all.filter(({ kind }) => kinds.includes(kind)).map((one) => one.taken))
        expect(all.every((one) => one.taken >= 0n && one.taken <= one.amount)).toBe(true)
        expect(of(...DEDUCTION_KINDS) <= pay).toBe(true)
        expect(of('alimony') * 5n <= pay * 3n + 5n).toBe(true)
        expect(of('other_title', 'advance') * 2n <= pay + 1n).toBe(true)
        expect(of('alimony', 'other_title', 'advance') * 5n <= pay * 3n + 5n).toBe(true)
        const withoutAlimony = all.filter((one) => one.taken > 0n && one.kind === 'other_title')
        if (withoutAlimony.length > 0) {
          expect(pay - of('alimony', 'other_title') >= 360_585n).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })
})
