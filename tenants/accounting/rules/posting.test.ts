import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { sum } from '#tenants/shared/money.ts'
import { markerOf, vatPeriodOf } from '../pl/vat-register.ts'
import { mainAccountOf, type Posting, proposePosting } from './posting.ts'
import type { BookingLine, BookingRate, PurchaseForPosting } from './purchase.ts'

// Thousands of made-up inputs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

const line = (overrides: Partial<BookingLine> = {}): BookingLine => ({
  accountNumber: '402',
  description: 'Usługa',
  rate: '23',
  netMinor: 100_000n,
  deductiblePercent: 100,
  ...overrides,
})

const purchase = (overrides: Partial<PurchaseForPosting> = {}): PurchaseForPosting => ({
  kind: 'invoice',
  number: 'FV/1',
  sellerName: 'Dostawca',
  sellerCountry: 'PL',
  issuedOn: '2026-11-20',
  soldOn: '2026-11-19',
  receivedOn: '2026-11-21',
  currency: 'PLN',
  fxRate: null,
  vatRows: [{ rate: '23', baseMinor: 100_000n, taxMinor: 23_000n, taxPlnMinor: null }],
  lines: [line()],
  ksefNumber: null,
  selfAssessment: null,
  cashMethod: false,
  ...overrides,
})

function post(overrides: Partial<PurchaseForPosting> = {}): Posting {
  const result = proposePosting(purchase(overrides))
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`)
  return result.value
}

const short = (posting: Posting) =>
  posting.lines.map((entry) => [entry.accountNumber, entry.side, entry.amountMinor])

describe('the entry', () => {
  test('of a domestic invoice', () => {
    const posting = post()
    expect(short(posting)).toEqual([
      ['402', 'debit', 100_000n],
      ['221', 'debit', 23_000n],
      ['210', 'credit', -123_000n],
    ])
    expect(posting.purchaseRow).toMatchObject({
      register: 'purchase',
      period: '2026-11',
      marker: 'BFK',
      amounts: { K_42: 100_000n, K_43: 23_000n },
    })
    expect(posting.salesRow).toBeNull()
  })

  test('tax that cannot be deducted is part of the cost', () => {
    const half = post({ lines: [line({ deductiblePercent: 50, accountNumber: '401' })] })
    expect(short(half)).toEqual([
      ['401', 'debit', 111_500n],
      ['221', 'debit', 11_500n],
      ['210', 'credit', -123_000n],
    ])
    expect(half.purchaseRow?.amounts).toEqual({ K_42: 100_000n, K_43: 11_500n })
    const none = post({ lines: [line({ deductiblePercent: 0 })] })
    expect(short(none)).toEqual([
      ['402', 'debit', 123_000n],
      ['210', 'credit', -123_000n],
    ])
    expect(none.purchaseRow).toBeNull()
  })

  test('fixed assets go to their own fields', () => {
    const posting = post({
      lines: [line({ accountNumber: '010', netMinor: 60_000n }), line({ netMinor: 40_000n })],
    })
    expect(posting.purchaseRow?.amounts).toEqual({
      K_40: 60_000n,
      K_41: 13_800n,
      K_42: 40_000n,
      K_43: 9_200n,
    })
  })

  test('exempt purchases leave no register row', () => {
    const posting = post({
      vatRows: [{ rate: 'zw', baseMinor: 50_000n, taxMinor: 0n, taxPlnMinor: null }],
      lines: [line({ rate: 'zw', netMinor: 50_000n })],
    })
    expect(short(posting)).toEqual([
      ['402', 'debit', 50_000n],
      ['210', 'credit', -50_000n],
    ])
    expect(posting.purchaseRow).toBeNull()
  })

  test('a correction downwards keeps the sides and reverses the signs', () => {
    const posting = post({
      kind: 'correction',
      vatRows: [{ rate: '23', baseMinor: -10_000n, taxMinor: -2_300n, taxPlnMinor: null }],
      lines: [line({ netMinor: -10_000n })],
    })
    expect(short(posting)).toEqual([
      ['402', 'debit', -10_000n],
      ['221', 'debit', -2_300n],
      ['210', 'credit', 12_300n],
    ])
    expect(posting.purchaseRow?.amounts).toEqual({ K_42: -10_000n, K_43: -2_300n })
  })

  test('a correction that moves a cost between accounts, with nothing to pay', () => {
    const posting = post({
      kind: 'correction',
      vatRows: [{ rate: '23', baseMinor: 0n, taxMinor: 0n, taxPlnMinor: null }],
      lines: [line({ netMinor: -5_000n }), line({ accountNumber: '401', netMinor: 5_000n })],
    })
    expect(short(posting)).toEqual([
      ['402', 'debit', -5_000n],
      ['401', 'debit', 5_000n],
    ])
  })

  test('cash method: the tax waits on 223 and no row is reported', () => {
    const posting = post({ cashMethod: true })
    expect(short(posting)[1]).toEqual(['223', 'debit', 23_000n])
    expect(posting.purchaseRow).toBeNull()
  })
})

describe('foreign currency', () => {
  test('the gross is converted once, the remainder goes to the largest line', () => {
    // 1 230,00 EUR at 4,2731 is 5 255,913 -> 5 255,91; tax 230,00 is 982,813 -> 982,81.
    const posting = post({
      currency: 'EUR',
      fxRate: '4.2731',
      sellerCountry: 'DE',
      lines: [line({ netMinor: 33_333n }), line({ accountNumber: '401', netMinor: 66_667n })],
    })
    expect(short(posting)).toEqual([
      ['402', 'debit', 142_435n],
      ['401', 'debit', 284_875n],
      ['221', 'debit', 98_281n],
      ['211', 'credit', -525_591n],
    ])
    expect(posting.purchaseRow?.marker).toBe('DI')
  })

  test("the seller's own PLN tax is taken as it is", () => {
    const posting = post({
      currency: 'EUR',
      fxRate: '4.2731',
      vatRows: [{ rate: '23', baseMinor: 100_000n, taxMinor: 23_000n, taxPlnMinor: 98_000n }],
    })
    expect(short(posting)).toEqual([
      ['402', 'debit', 427_310n],
      ['221', 'debit', 98_000n],
      ['210', 'credit', -525_310n],
    ])
  })

  test('a service from abroad: tax is assessed and deducted, the seller gets the net', () => {
    const posting = post({
      currency: 'EUR',
      fxRate: '4.00',
      sellerCountry: 'IE',
      selfAssessment: { kind: 'services_eu', rate: '23' },
      vatRows: [{ rate: 'np II', baseMinor: 10_000n, taxMinor: 0n, taxPlnMinor: null }],
      lines: [line({ rate: 'np II', netMinor: 10_000n, deductiblePercent: 50 })],
      soldOn: '2026-10-31',
    })
    expect(short(posting)).toEqual([
      ['402', 'debit', 44_600n],
      ['221', 'debit', 4_600n],
      ['222', 'credit', -9_200n],
      ['211', 'credit', -40_000n],
    ])
    expect(posting.salesRow).toMatchObject({
      register: 'sale',
      period: '2026-10',
      amounts: { K_29: 40_000n, K_30: 9_200n },
    })
    expect(posting.purchaseRow).toMatchObject({
      period: '2026-10',
      amounts: { K_42: 40_000n, K_43: 4_600n },
    })
  })
})

describe('refusals', () => {
  const refusal = (overrides: Partial<PurchaseForPosting>) => {
    const result = proposePosting(purchase(overrides))
    return result.ok ? null : [result.code, result.field]
  }
  test.each([
    [{ lines: [] }, ['no_lines', 'lines']],
    [{ lines: [line({ netMinor: 99_999n })] }, ['lines_differ_from_base', 'lines']],
    [{ lines: [line(), line({ rate: '8' as const })] }, ['lines_differ_from_base', 'lines']],
    [{ lines: [line({ accountNumber: '221' })] }, ['account_not_allowed', 'lines.0.accountNumber']],
    [{ lines: [line({ accountNumber: '4' })] }, ['account_not_allowed', 'lines.0.accountNumber']],
    [{ currency: 'EUR' }, ['exchange_rate_missing', 'fxRate']],
    [{ currency: 'EUR', fxRate: '0.00' }, ['exchange_rate_missing', 'fxRate']],
    [
      { selfAssessment: { kind: 'wnt' as const, rate: '23' as const } },
      ['tax_charged_and_self_assessed', 'vatRows'],
    ],
    [
      {
        vatRows: [{ rate: '23' as const, baseMinor: 0n, taxMinor: 5n, taxPlnMinor: null }],
        lines: [line({ rate: 'zw' as const, netMinor: 0n })],
      },
      ['tax_without_line', 'lines'],
    ],
    [
      {
        vatRows: [{ rate: '23' as const, baseMinor: 0n, taxMinor: 0n, taxPlnMinor: null }],
        lines: [line({ netMinor: 0n })],
      },
      ['nothing_to_post', undefined],
    ],
  ])('%#', (overrides, expected) => {
    expect(refusal(overrides)).toEqual(expected)
  })
})

describe('month of deduction', () => {
  test.each([
    ['2026-10-31', '2026-11-02', '2026-11', '2027-02', 'receipt'],
    ['2026-11-30', '2026-11-02', '2026-11', '2027-02', 'receipt'],
    ['2026-12-01', '2026-11-02', '2026-12', '2027-03', 'tax_point'],
  ])('tax point %s, receipt %s', (taxPointOn, receivedOn, period, latest, because) => {
    expect(vatPeriodOf({ taxPointOn, receivedOn })).toEqual({ period, latest, because })
  })

  test('markers', () => {
    expect(markerOf('5265877635-20250826-0100001AF629-AF', 'system_failure')).toBe('NrKSeF')
    expect(markerOf(null, 'system_failure')).toBe('OFF')
    expect(markerOf(null, 'outside_ksef')).toBe('BFK')
    for (const kind of ['offline', 'foreign', 'customs', 'internal'] as const) {
      expect(markerOf(null, kind)).toBe('DI')
    }
  })
})

test('a supplier is remembered by the largest line', () => {
  expect(mainAccountOf([])).toBeNull()
  expect(
    mainAccountOf([line({ netMinor: -9n, accountNumber: '401' }), line({ netMinor: 8n })]),
  ).toBe('401')
})

const RATES: BookingRate[] = ['23', '8', '5', 'zw', 'np I', '0 KR', 'oss']
const anyLine = fc.record({
  accountNumber: fc.constantFrom('401', '402', '403', '409', '010', '330'),
  description: fc.constant('x'),
  rate: fc.constantFrom(...RATES),
  netMinor: fc.bigInt({ min: -10_000_000n, max: 10_000_000n }),
  deductiblePercent: fc.constantFrom<0 | 50 | 100>(0, 50, 100),
})

const anyPurchase = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 8 }),
    taxes: fc.array(fc.bigInt({ min: -3_000_000n, max: 3_000_000n }), {
      minLength: 7,
      maxLength: 7,
    }),
    ownTax: fc.boolean(),
    currency: fc.constantFrom('PLN', 'EUR'),
    fxRate: fc
      .integer({ min: 1, max: 9_999_999 })
      .map((units) => `${Math.floor(units / 10_000)}.${String(units % 10_000).padStart(4, '0')}`),
    sellerCountry: fc.constantFrom('PL', 'DE'),
    assessed: fc.boolean(),
    cashMethod: fc.boolean(),
  })
  .map(({ lines, taxes, ownTax, assessed, ...rest }) => {
    const vatRows = RATES.filter((rate) => lines.some((entry) => entry.rate === rate)).map(
      (rate, index) => ({
        rate,
        baseMinor: sum(lines.filter((entry) => entry.rate === rate).map((entry) => entry.netMinor)),
        taxMinor: assessed ? 0n : taxes[index]!,
        taxPlnMinor: ownTax && rest.currency !== 'PLN' && !assessed ? taxes[index]! * 4n : null,
      }),
    )
    const selfAssessment = assessed ? { kind: 'wnt' as const, rate: '23' as const } : null
    return purchase({ ...rest, lines, vatRows, selfAssessment })
  })

test('every entry balances, and net and tax make the gross', () => {
  let posted = 0
  fc.assert(
    fc.property(anyPurchase, (input) => {
      const result = proposePosting(input)
      if (!result.ok) {
        expect(result.code).toMatch(/nothing_to_post|exchange_rate_missing/)
        return
      }
      posted += 1
      const { value } = result
      expect(sum(value.lines.map((entry) => entry.amountMinor))).toBe(0n)
      expect(value.lines.every((entry) => entry.amountMinor !== 0n)).toBe(true)
      const charged = input.selfAssessment ? 0n : value.vatMinor
      expect(value.netMinor + charged).toBe(value.grossMinor)
      const payable = value.lines.filter((entry) => /^21[01]$/.test(entry.accountNumber))
      expect(sum(payable.map((entry) => entry.amountMinor))).toBe(-value.grossMinor)
      const input221 = value.lines.filter((entry) => /^22[13]$/.test(entry.accountNumber))
      expect(sum(input221.map((entry) => entry.amountMinor))).toBe(value.deductibleVatMinor)
      if (value.purchaseRow) expect(value.purchaseRow.vatMinor).toBe(value.deductibleVatMinor)
    }),
    { numRuns: 1_000 },
  )
  expect(posted).toBeGreaterThan(800)
})

test('in PLN with honest taxes nothing is lost or moved', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 8 }), (lines) => {
      const vatRows = RATES.flatMap((rate) => {
        const own = lines.filter((entry) => entry.rate === rate)
        const base = sum(own.map((entry) => entry.netMinor))
        const percent = /^\d+$/.test(rate) ? BigInt(rate) : 0n
        return own.length === 0
          ? []
          : [{ rate, baseMinor: base, taxMinor: (base * percent) / 100n, taxPlnMinor: null }]
      })
      const result = proposePosting(purchase({ lines, vatRows }))
      if (!result.ok) {
        expect(result.code).toBe('nothing_to_post')
        return
      }
      expect(result.value.netMinor).toBe(sum(lines.map((entry) => entry.netMinor)))
      expect(result.value.vatMinor).toBe(sum(vatRows.map((row) => row.taxMinor)))
    }),
    { numRuns: 500 },
  )
})
