import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PriceComponent } from '#tenants/contracts/rules/price.ts'
import { addDays, firstDayOf } from '#tenants/shared/dates.ts'
import { sum } from '#tenants/shared/money.ts'
import { type DraftInput, draftInvoice, type InvoiceDraft } from './invoice.ts'
import type { BillingVersion } from './period.ts'
import type { BillableEvent } from './usage.ts'

const november = '2026-11'
const care = { code: 'care', name_pl: 'Opieka', model: 'flat', amount_minor: 100_000 } as const
const doc = { code: 'doc', model: 'unit', included: 100, unit_minor: 450 } as const

function aVersion(overrides: Partial<BillingVersion> & { components?: PriceComponent[] } = {}) {
  const { components = [care, doc], ...rest } = overrides
  return {
    id: 'v1',
    version: 1,
    effectiveFrom: '2026-01-01',
    currency: 'PLN',
    pricePlan: { components },
    ...rest,
  } satisfies BillingVersion
}

let made = 0
function events(count: number, overrides: Partial<BillableEvent> = {}): BillableEvent[] {
  return Array.from({ length: count }, () => {
    const id = `e${String(++made).padStart(6, '0')}`
    const occurredOn = overrides.occurredOn ?? '2026-11-10'
    const occurredAt = new Date(`${occurredOn}T10:00:00Z`)
    const defaults = { id, meter: 'doc', quantity: 1, contractVersionId: 'v1' }
    return { ...defaults, occurredOn, occurredAt, ...overrides }
  })
}

function draft(overrides: Partial<DraftInput>): InvoiceDraft {
  const result = draftInvoice({
    period: november,
    versions: [aVersion()],
    events: [],
    settled: [],
    settledTrueUps: {},
    chargesFees: true,
    meterNames: { doc: { namePl: 'Dokumenty', nameEn: 'Documents' } },
    ...overrides,
  })
  if (!result.ok) throw new Error(result.code)
  return result.value
}

const brief = (of: InvoiceDraft) =>
  of.lines.map(({ namePl, quantity, netMinor }) => [namePl, quantity, netMinor] as const)

describe('a month under one version', () => {
  test('with no work is its fee: 1 000.00 net, 230.00 tax', () => {
    const month = draft({})
    expect(brief(month)).toEqual([['Opieka', 1, 100_000n]])
    expect(month).toMatchObject({ netMinor: 100_000n, vatMinor: 23_000n, grossMinor: 123_000n })
  })

  test('with the allowance exactly hit charges nothing for the work', () => {
    const line = draft({ events: events(100) }).lines[1]!
    expect(line).toMatchObject({ quantity: 100, netMinor: 0n, namePl: 'Dokumenty' })
    expect(line.explanation.steps).toEqual([
      { kind: 'included', quantity: '100', allowance: '100', result: '0' },
    ])
  })

  test('one document above it costs 4.50', () => {
    const line = draft({ events: events(101) }).lines[1]!
    expect(line.netMinor).toBe(450n)
    expect(line.explanation.steps[1]).toEqual({
      kind: 'units',
      quantity: '1',
      unit: '450',
      flat: '0',
      tier: null,
      result: '450',
    })
  })

  test('explains tiers one by one: 50 × 30.00 + 11 × 25.00', () => {
    const slip: PriceComponent = {
      code: 'slip',
      model: 'graduated',
      tiers: [
        { up_to: 50, unit_minor: 3000 },
        { up_to: null, unit_minor: 2500 },
      ],
    }
    const versions = [aVersion({ components: [slip] })]
    const [line] = draft({ versions, events: events(61, { meter: 'slip' }) }).lines
    expect(line!.netMinor).toBe(177_500n)
    expect(line!.explanation.steps).toMatchObject([
      { tier: 1, quantity: '50', result: '150000' },
      { tier: 2, quantity: '11', result: '27500' },
    ])
  })

  test('counts started packages of 1000: 2300 pages are three', () => {
    const page: PriceComponent = {
      code: 'page',
      model: 'package',
      size: 1000,
      package_minor: 12_000,
    }
    const versions = [aVersion({ components: [page] })]
    const [line] = draft({ versions, events: events(23, { meter: 'page', quantity: 100 }) }).lines
    expect(line).toMatchObject({ quantity: 2300, netMinor: 36_000n })
    expect(line!.explanation.steps).toMatchObject([{ kind: 'packages', packages: '3', size: 1000 }])
  })

  test('keeps work that the contract does not price, at nothing, on a line of its own', () => {
    const lines = draft({ events: events(2, { meter: 'fax' }) }).lines
    expect(lines[1]).toMatchObject({ code: 'fax', quantity: 2, netMinor: 0n })
    expect(lines[1]!.explanation.steps[0]).toMatchObject({ kind: 'not_priced' })
  })

  test('is all paid by the fee when the contract is a lump sum', () => {
    const lines = draft({ versions: [aVersion({ components: [care] })], events: events(2) }).lines
    expect(lines[1]).toMatchObject({ code: 'doc', quantity: 2, netMinor: 0n })
    expect(lines[1]!.explanation.steps).toEqual([{ kind: 'in_fee', quantity: '2', result: '0' }])
  })

  test('is topped up to its minimum', () => {
    const version = aVersion()
    const plan = { ...version.pricePlan, minimum_minor: 120_000 }
    const month = draft({ versions: [{ ...version, pricePlan: plan }], events: events(110) })
    expect(month.lines.at(-1)).toMatchObject({ code: 'true_up', netMinor: 15_500n })
    expect(month.netMinor).toBe(120_000n)
  })

  test('charges no fee to a company that has left', () => {
    expect(brief(draft({ chargesFees: false, events: events(101) }))).toEqual([
      ['Dokumenty', 101, 450n],
    ])
  })

  test('is refused before the first contract and in another currency', () => {
    const before = { period: '2025-11' } as const
    const input = { settled: [], settledTrueUps: {}, chargesFees: true, meterNames: {}, events: [] }
    expect(draftInvoice({ ...input, ...before, versions: [aVersion()] })).toMatchObject({
      code: 'no_contract',
    })
    const euro = [aVersion({ currency: 'EUR' })]
    expect(draftInvoice({ ...input, period: november, versions: euro })).toMatchObject({
      code: 'currency_not_supported',
    })
  })
})

describe('a month in which the contract changes', () => {
  const next = aVersion({
    id: 'v2',
    version: 2,
    effectiveFrom: '2026-11-16',
    components: [
      { ...care, amount_minor: 150_000 },
      { ...doc, unit_minor: 400 },
    ],
  })
  const versions = [aVersion(), next]

  test('shares the fees by days: 15/30 of 1 000.00 and 15/30 of 1 500.00', () => {
    expect(brief(draft({ versions }))).toEqual([
      ['Opieka (01–15.11.2026)', 1, 50_000n],
      ['Opieka (16–30.11.2026)', 1, 75_000n],
    ])
  })

  test('does not split a fee that stays as it was, nor lose a grosz on it', () => {
    const odd = { ...care, amount_minor: 100_001 }
    const same = [
      aVersion({ components: [odd] }),
      { ...next, pricePlan: { components: [odd, { ...doc, unit_minor: 400 }] } },
    ]
    expect(brief(draft({ versions: same }))).toEqual([['Opieka', 1, 100_001n]])
  })

  test('prices each document by its own version, from one allowance of 100', () => {
    const before = events(60, { occurredOn: '2026-11-05' })
    const after = events(50, { occurredOn: '2026-11-20', contractVersionId: 'v2' })
    const lines = draft({ versions, events: [...after, ...before] }).lines
    const used = lines.filter(({ meter }) => meter === 'doc')
    expect(used.map(({ quantity, netMinor }) => [quantity, netMinor])).toEqual([
      [60, 0n],
      [50, 4_000n],
    ])
    expect(used[1]!.explanation).toMatchObject({
      contractVersion: 2,
      steps: [{ kind: 'included', quantity: '40', allowance: '100' }, { quantity: '10' }],
    })
  })

  test('prorates a fee of a contract that begins within the month only when it says so', () => {
    const late = { effectiveFrom: '2026-11-21' }
    const whole = aVersion({ ...late, components: [care] })
    const part = aVersion({ ...late, components: [{ ...care, prorate: true }] })
    expect(draft({ versions: [whole] }).netMinor).toBe(100_000n)
    expect(draft({ versions: [part] }).netMinor).toBe(33_333n)
  })
})

describe('late work', () => {
  const late = events(10, { occurredOn: '2026-10-30' })
  const settled = [{ period: '2026-10', contractVersionId: 'v1', meter: 'doc', quantity: 95 }]

  test('is charged as if it had been in time: 5 fit in October, 5 cost 4.50', () => {
    const lines = draft({ events: [...events(3), ...late], settled }).lines
    expect(lines[2]).toMatchObject({
      namePl: 'Dokumenty (za 10.2026)',
      nameEn: 'Documents (for October 2026)',
      netMinor: 2_250n,
      explanation: { latePeriod: '2026-10', steps: [{ quantity: '5' }, { quantity: '5' }] },
    })
    expect(lines[1]).toMatchObject({ quantity: 3, netMinor: 0n })
  })

  test('stands on the tiers above what was charged', () => {
    const tiers = [
      { up_to: 100, unit_minor: 500 },
      { up_to: null, unit_minor: 300 },
    ]
    const versions = [aVersion({ components: [{ code: 'doc', model: 'graduated', tiers }] })]
    const [line] = draft({ versions, events: late, settled }).lines
    expect(line!.netMinor).toBe(5n * 500n + 5n * 300n)
    expect(line!.explanation.steps.at(-1)).toMatchObject({ kind: 'charged_before', quantity: '95' })
  })

  test('uses up a minimum that was already paid for its month', () => {
    const settledTrueUps = { '2026-10': 1_000n }
    const lines = draft({ events: late, settled, settledTrueUps }).lines
    expect(lines.at(-1)).toMatchObject({ code: 'true_up', netMinor: -1_000n })
  })
})

const price = fc.integer({ min: 0, max: 5_000 })
const priced = fc.oneof(
  fc.record({ model: fc.constant('unit' as const), included: fc.nat(40), unit_minor: price }),
  fc.record({
    model: fc.constant('package' as const),
    size: fc.integer({ min: 1, max: 9 }),
    package_minor: price,
  }),
  fc.record({
    model: fc.constant('graduated' as const),
    tiers: fc.tuple(fc.integer({ min: 1, max: 20 }), price, price).map(([up_to, low, high]) => [
      { up_to, unit_minor: low, flat_minor: 7 },
      { up_to: null, unit_minor: high },
    ]),
  }),
  fc.record({ model: fc.constant('flat' as const), amount_minor: price, prorate: fc.boolean() }),
)
const plan = fc.record({
  minimum_minor: fc.nat(80_000),
  components: fc
    .array(priced, { minLength: 1, maxLength: 4 })
    .map((list) => list.map((c, i) => ({ code: `m${i}`, ...c }) as PriceComponent)),
})
const contract = fc
  .array(fc.tuple(plan, fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 3 })
  .map((list) => {
    let day = '2026-09-01'
    return list.map(([pricePlan, gap], index): BillingVersion => {
      day = index === 0 ? day : addDays(day, gap)
      return { id: `v${index}`, version: index + 1, effectiveFrom: day, currency: 'PLN', pricePlan }
    })
  })
const work = fc.array(
  fc.record({
    meter: fc.nat(4),
    quantity: fc.integer({ min: 1, max: 9 }),
    day: fc.nat(60),
    under: fc.nat(2),
  }),
  { maxLength: 40 },
)

describe('properties of a draft', () => {
  const month = fc.tuple(contract, work).map(
    ([versions, list]): DraftInput => ({
      period: november,
      versions,
      events: list.map(({ meter, quantity, day, under }, index) => {
        const occurredOn = addDays(firstDayOf('2026-10'), day)
        const occurredAt = new Date(`${occurredOn}T08:00:00Z`)
        const contractVersionId = versions[under % versions.length]!.id
        const id = `e${String(index).padStart(3, '0')}`
        return { id, meter: `m${meter}`, quantity, occurredOn, occurredAt, contractVersionId }
      }),
      settled: [
        { period: '2026-10', contractVersionId: versions[0]!.id, meter: 'm0', quantity: 12 },
      ],
      settledTrueUps: { '2026-10': 500n },
      chargesFees: true,
      meterNames: {},
    }),
  )

  test('lines add up to the net, steps to the lines, line taxes to the tax', () => {
    fc.assert(
      fc.property(month, (input) => {
        const made = draft(input)
        expect(sum(made.lines.map((line) => line.netMinor))).toBe(made.netMinor)
        expect(sum(made.lines.map((line) => line.vatMinor))).toBe(made.vatMinor)
        for (const { explanation, netMinor } of made.lines) {
          expect(sum(explanation.steps.map(({ result }) => BigInt(result)))).toBe(netMinor)
        }
      }),
    )
  })

  test('every event is on exactly one line, which counts it', () => {
    fc.assert(
      fc.property(month, (input) => {
        const made = draft(input)
        const placed = made.lines.flatMap((line) => line.eventIds)
        expect(placed.toSorted()).toEqual(input.events.map(({ id }) => id).toSorted())
        const quantities = new Map(input.events.map(({ id, quantity }) => [id, quantity]))
        for (const line of made.lines.filter(({ meter }) => meter !== null)) {
          const counted = line.eventIds.reduce((total, id) => total + quantities.get(id)!, 0)
          expect(counted).toBe(line.quantity)
        }
      }),
    )
  })

  test('no order of events or versions changes a line', () => {
    fc.assert(
      fc.property(month, fc.infiniteStream(fc.nat()), (input, keys) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((value) => [keys.next().value as number, value] as const)
            .sort(([a], [b]) => a - b)
            .map(([, value]) => value)
        const other = { events: shuffled(input.events), versions: shuffled(input.versions) }
        expect(draft({ ...input, ...other })).toEqual(draft(input))
      }),
    )
  })

  test('no line tax is further than one grosz from its own 23 %', () => {
    fc.assert(
      fc.property(month, (input) => {
        for (const { netMinor, vatMinor } of draft(input).lines) {
          const off = vatMinor * 100n - netMinor * 23n
          expect(off <= 100n && off >= -100n).toBe(true)
        }
      }),
    )
  })
})
