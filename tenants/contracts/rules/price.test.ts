import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sum } from '#tenants/shared/money.ts'
import { type PriceComponent, type PricedPeriodInput, type PriceTier, priceOf } from './price.ts'
import { pricePlanInput } from './price-schema.ts'

const october = { from: '2026-10-01', to: '2026-10-31' }

function amountOf(component: PriceComponent, quantity: number): bigint {
  const usage = { [component.code]: quantity }
  return priceOf({ plan: { components: [component] }, period: october, usage }).lines[0]!
    .amountMinor
}

const example: PricedPeriodInput = {
  period: october,
  active: { from: '2026-10-11', to: null },
  plan: {
    minimum_minor: 0,
    components: [
      { code: 'care', model: 'flat', amount_minor: 150_000, prorate: true },
      { code: 'doc', model: 'unit', included: 100, unit_minor: 450 },
      {
        code: 'slip',
        model: 'graduated',
        tiers: [
          { up_to: 50, unit_minor: 3_000 },
          { up_to: null, unit_minor: 2_500, flat_minor: 0 },
        ],
      },
      {
        code: 'case',
        model: 'volume',
        tiers: [
          { up_to: 20, unit_minor: 9_000 },
          { up_to: null, unit_minor: 7_000 },
        ],
      },
      { code: 'page', model: 'package', size: 1_000, package_minor: 12_000 },
    ],
  },
  usage: { doc: 137, slip: 61, case: 24, page: 2_300 },
  credits: { percent_bp: 500, base: 'care', cap_bp: 1_500 },
}

describe('the price of a period', () => {
  test('one plan with every model, worked by hand', () => {
    const priced = priceOf(example)
    // 1500,00 × 21/31 = 1016,129; 37 × 4,50; 50 × 30,00 + 11 × 25,00; 24 × 70,00; 3 × 120,00.
    expect(
      priced.lines.map(({ code, quantity, amountMinor }) => [code, quantity, amountMinor]),
    ).toEqual([
      ['care', 1n, 101_613n],
      ['doc', 137n, 16_650n],
      ['slip', 61n, 177_500n],
      ['case', 24n, 168_000n],
      ['page', 2_300n, 36_000n],
    ])
    // 5 % of 1016,13 is 50,8065, under the cap of 15 % of 4997,63.
    expect(priced).toMatchObject({ trueUpMinor: 0n, creditMinor: 5_081n, netMinor: 494_682n })
    expect(priced).toMatchObject({ activeDays: 21, periodDays: 31 })
    expect(priced.lines[2]!.steps.map(({ quantity, tier }) => [quantity, tier])).toEqual([
      [50n, 1],
      [11n, 2],
    ])
  })

  test('the true-up fills to the minimum, prorated only beside a prorated fee', () => {
    const active = { from: '2026-10-11', to: null }
    const plan = { minimum_minor: 100_000, components: example.plan.components.slice(1, 2) }
    const usage = { doc: 110 }
    expect(priceOf({ plan, period: october, active, usage })).toMatchObject({
      trueUpMinor: 95_500n,
      netMinor: 100_000n,
    })
    const fee = { code: 'fee', model: 'flat' as const, amount_minor: 1_000, prorate: true }
    const withFee = { ...plan, components: [...plan.components, fee] }
    // 1000,00 × 21/31 = 677,419; the lines are 45,00 and 6,77.
    expect(priceOf({ plan: withFee, period: october, active, usage })).toMatchObject({
      trueUpMinor: 67_742n - 4_500n - 677n,
      netMinor: 67_742n,
    })
  })

  test('a credit of all lines is held by its cap', () => {
    const credits = { percent_bp: 2_000, base: 'all', cap_bp: 1_500 }
    expect(priceOf({ ...example, credits }).creditMinor).toBe(74_964n)
    expect(priceOf({ ...example, credits: { ...credits, cap_bp: null } }).creditMinor).toBe(99_953n)
    expect(priceOf({ ...example, credits: null }).creditMinor).toBe(0n)
  })

  test('tiers change after their inclusive end, and each one entered adds its fee', () => {
    const tiers: PriceTier[] = [
      { up_to: 10, unit_minor: 100, flat_minor: 7 },
      { up_to: 20, unit_minor: 90, flat_minor: 5 },
      { up_to: null, unit_minor: 80, flat_minor: 3 },
    ]
    const graduated = { code: 'g', model: 'graduated' as const, tiers }
    expect([0, 1, 10, 11, 20, 21].map((quantity) => amountOf(graduated, quantity))).toEqual([
      0n,
      107n,
      1_007n,
      1_102n,
      1_912n,
      1_995n,
    ])
    const volume = { code: 'v', model: 'volume' as const, tiers }
    expect([0, 10, 11, 20, 21].map((quantity) => amountOf(volume, quantity))).toEqual([
      0n,
      1_000n,
      990n,
      1_800n,
      1_680n,
    ])
    const packages = { code: 'p', model: 'package' as const, size: 50, package_minor: 9 }
    expect([0, 1, 50, 51, 100].map((quantity) => amountOf(packages, quantity))).toEqual([
      0n,
      9n,
      9n,
      18n,
      18n,
    ])
  })

  test('days outside the period do not count, and no day at all costs nothing', () => {
    const plan = {
      components: [{ code: 'care', model: 'flat' as const, amount_minor: 3_100, prorate: true }],
    }
    const feeFor = (from: string | null, to: string | null) =>
      priceOf({ plan, period: october, active: { from, to }, usage: {} }).netMinor
    expect(feeFor(null, null)).toBe(3_100n)
    expect(feeFor('2025-01-01', '2027-01-01')).toBe(3_100n)
    expect(feeFor('2026-10-31', null)).toBe(100n)
    expect(feeFor(null, '2026-10-01')).toBe(100n)
    expect(feeFor('2026-11-01', null)).toBe(0n)
    expect(feeFor(null, '2026-09-30')).toBe(0n)
  })

  test('stays exact where a float would not', () => {
    const component = { code: 'x', model: 'unit' as const, unit_minor: Number.MAX_SAFE_INTEGER }
    expect(amountOf(component, 1_000_003)).toBe(9007226276338755222973n)
    expect(() => amountOf({ ...component, unit_minor: 0.5 }, 1)).toThrow(RangeError)
    expect(() => amountOf(component, -1)).toThrow(RangeError)
  })

  test('counts no usage for a code that an empty object seems to have', () => {
    const plan = { components: [{ code: 'toString', model: 'unit' as const, unit_minor: 5 }] }
    expect(priceOf({ plan, period: october, usage: {} }).netMinor).toBe(0n)
  })
})

const price = fc.integer({ min: 0, max: 5_000 })
const tiers = fc
  .array(fc.record({ width: fc.integer({ min: 1, max: 40 }), unit: price, flat: price }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((made): PriceTier[] => {
    let end = 0
    return made.map(({ width, unit, flat }, index) => {
      end += width
      const up_to = index === made.length - 1 ? null : end
      return { up_to, unit_minor: unit, flat_minor: flat }
    })
  })
const component = fc.oneof(
  fc.record({ model: fc.constant('flat' as const), amount_minor: price, prorate: fc.boolean() }),
  fc.record({ model: fc.constant('unit' as const), included: price, unit_minor: price }),
  fc.record({ model: fc.constant('graduated' as const), tiers }),
  fc.record({
    model: fc.constant('volume' as const),
    tiers: tiers.map((made) => made.map(({ up_to, unit_minor }) => ({ up_to, unit_minor }))),
  }),
  fc.record({
    model: fc.constant('package' as const),
    size: fc.integer({ min: 1, max: 300 }),
    package_minor: price,
  }),
)

describe('properties of a price', () => {
  test('graduated is the sum of its units, one by one', () => {
    fc.assert(
      fc.property(tiers, fc.integer({ min: 0, max: 250 }), (made, quantity) => {
        let expected = 0n
        const entered = new Set<PriceTier>()
        for (let unit = 1; unit <= quantity; unit += 1) {
          const tier = made.find(({ up_to }) => up_to === null || unit <= up_to)!
          if (!entered.has(tier)) expected += BigInt(tier.flat_minor ?? 0)
          entered.add(tier)
          expected += BigInt(tier.unit_minor)
        }
        expect(amountOf({ code: 'g', model: 'graduated', tiers: made }, quantity)).toBe(expected)
      }),
    )
  })

  test('more use never costs less, except by volume tiers', () => {
    fc.assert(
      fc.property(component, fc.nat(400), fc.nat(50), (made, quantity, more) => {
        fc.pre(made.model !== 'volume')
        const of = { code: 'c', ...made } as PriceComponent
        expect(amountOf(of, quantity + more)).toBeGreaterThanOrEqual(amountOf(of, quantity))
      }),
    )
  })

  test('the net is lines and true-up less the credit, which keeps to its cap', () => {
    const terms = fc.record({
      percent_bp: fc.nat(10_000),
      base: fc.constantFrom('all', 'c0', 'c1'),
      cap_bp: fc.nat(10_000),
    })
    const days = fc.integer({ min: 1, max: 31 })
    fc.assert(
      fc.property(
        fc.array(component, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(500), { minLength: 6, maxLength: 6 }),
        fc.nat(2_000_000),
        terms,
        days,
        days,
        (made, quantities, minimum, credits, first, last) => {
          const components = made.map((c, i) => ({ code: `c${i}`, ...c }) as PriceComponent)
          const day = (n: number) => `2026-10-${String(n).padStart(2, '0')}`
          const plan = pricePlanInput.parse({ minimum_minor: minimum, components })
          const priced = priceOf({
            plan,
            period: october,
            active: { from: day(Math.min(first, last)), to: day(Math.max(first, last)) },
            usage: Object.fromEntries(quantities.map((quantity, i) => [`c${i}`, quantity])),
            credits,
          })
          const total = sum(priced.lines.map((line) => line.amountMinor))
          for (const line of priced.lines) {
            expect(sum(line.steps.map((step) => step.amountMinor))).toBe(line.amountMinor)
          }
          expect(priced.netMinor).toBe(total + priced.trueUpMinor - priced.creditMinor)
          expect(priced.creditMinor).toBeGreaterThanOrEqual(0n)
          expect(priced.creditMinor * 10_000n).toBeLessThanOrEqual(
            total * BigInt(credits.cap_bp) + 5_000n,
          )
          expect(priced.trueUpMinor).toBeGreaterThanOrEqual(0n)
          if (priced.trueUpMinor > 0n) {
            expect(total + priced.trueUpMinor).toBeLessThanOrEqual(BigInt(minimum))
          }
        },
      ),
    )
  })

  test('a fee split between two parts of a month is off by at most one unit', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 30 }), (amount_minor, day) => {
        const plan = {
          components: [{ code: 'f', model: 'flat' as const, amount_minor, prorate: true }],
        }
        const cut = `2026-10-${String(day).padStart(2, '0')}`
        const next = `2026-10-${String(day + 1).padStart(2, '0')}`
        const part = (from: string | null, to: string | null) =>
          priceOf({ plan, period: october, active: { from, to }, usage: {} }).netMinor
        const off = part(null, cut) + part(next, null) - BigInt(amount_minor)
        expect(off === 0n || off === 1n).toBe(true)
      }),
    )
  })
})
