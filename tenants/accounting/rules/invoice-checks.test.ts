import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { writeFaXml } from '#db/seed/demo/fa-xml.ts'
import { BUYER_NIP, faXmlInvoice, faXmlLine, SELLER_NIP } from '#tests/factories/fa-invoice.ts'
import { readFaInvoice } from '../pl/fa-reader.ts'
import type { EInvoice } from '../pl/types.ts'
import { checkInvoice } from './invoice-checks.ts'

// Thousands of made-up inputs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

const SAMPLES = new URL('../../../../shared/pl/ksef_samples/', import.meta.url)
const context = { companyNip: BUYER_NIP, today: '2026-11-23' }

function read(xml: string): EInvoice {
  const result = readFaInvoice(new TextEncoder().encode(xml))
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`)
  return result.value
}

const made = (overrides: Parameters<typeof faXmlInvoice>[0] = {}) =>
  read(writeFaXml(faXmlInvoice(overrides)))
const codes = (
  invoice: EInvoice,
  changed: Partial<typeof context> & { ksefNumber?: string } = {},
) => checkInvoice(invoice, { ...context, ...changed }).map((finding) => finding.code)

test('a right invoice has no findings', () => {
  expect(checkInvoice(made(), context)).toEqual([])
})

describe('sums', () => {
  test('lines against the base: one grosz per line is tolerated, no more', () => {
    const lines = [1, 2, 3].map((no) =>
      faXmlLine({ no, quantity: '1', unitNet: '33.33', net: 3_333n }),
    )
    const withBase = (base: bigint) =>
      made({
        lines,
        vatRows: [{ bucket: 'standard', base, tax: 2_300n, taxPln: null }],
        total: base + 2_300n,
      })
    expect(codes(withBase(10_000n))).toEqual([])
    expect(codes(withBase(10_002n))).toEqual([])
    expect(codes(withBase(10_003n))).toEqual(['lines_differ_from_base'])
    expect(checkInvoice(withBase(10_003n), context)[0]).toMatchObject({
      severity: 'warning',
      field: 'Fa/P_13_1',
      detail: { lines: '99.99', declared: '100.03', difference: '-0.04', tolerance: '0.03' },
    })
  })

  test('each rate is compared alone', () => {
    const invoice = made({
      lines: [faXmlLine(), faXmlLine({ no: 2, rate: '8' })],
      vatRows: [
        { bucket: 'standard', base: 100_500n, tax: 23_115n, taxPln: null },
        { bucket: 'reduced_first', base: 99_500n, tax: 7_960n, taxPln: null },
      ],
      total: 231_075n,
    })
    expect(codes(invoice)).toEqual(['lines_differ_from_base', 'lines_differ_from_base'])
  })

  test('a rate with lines and no sum, a sum without lines', () => {
    expect(codes(made({ lines: [faXmlLine({ rate: '5' })] }))).toEqual([
      'lines_differ_from_base',
      'lines_differ_from_base',
    ])
  })

  test('tax against the base', () => {
    const withTax = (tax: bigint) =>
      made({
        vatRows: [{ bucket: 'standard', base: 100_000n, tax, taxPln: null }],
        total: 100_000n + tax,
      })
    expect(codes(withTax(23_001n))).toEqual([])
    expect(codes(withTax(23_002n))).toEqual(['tax_differs_from_base'])
    expect(codes(withTax(8_000n))).toEqual(['tax_differs_from_base'])
  })

  test('the total may not differ by a grosz', () => {
    const findings = checkInvoice(made({ total: 123_001n }), context)
    expect(findings).toMatchObject([
      { code: 'total_differs_from_rates', severity: 'error', detail: { difference: '0.01' } },
    ])
  })

  test('no sums at all', () => {
    expect(codes(made({ vatRows: [] }))).toContain('rates_missing')
  })

  test('quantity times price', () => {
    const line = faXmlLine({ quantity: '3', unitNet: '333.333333', net: 100_000n })
    expect(codes(made({ lines: [line] }))).toEqual([])
    expect(codes(made({ lines: [{ ...line, quantity: '2' }] }))).toEqual(['line_value_differs'])
  })

  test('before and after rows of a correction count as their difference', () => {
    const correction = {
      reason: null,
      effect: 2 as const,
      documents: [{ issuedOn: '2026-10-01', number: 'FV/9', ksefNumber: null }],
    }
    const invoice = made({
      kind: 'KOR',
      correction,
      lines: [faXmlLine({ before: true }), faXmlLine({ net: 90_000n })],
      vatRows: [{ bucket: 'standard', base: -10_000n, tax: -2_300n, taxPln: null }],
      total: -12_300n,
    })
    expect(codes(invoice)).toEqual([])
    expect(codes({ ...invoice, lines: invoice.lines.slice(1) })).toEqual(['lines_differ_from_base'])
  })

  test('gross lines are compared with base and tax together', () => {
    const xml = writeFaXml(faXmlInvoice())
      .replace('<P_9A>1000.00</P_9A>', '<P_9B>1230.00</P_9B>')
      .replace('<P_11>1000.00</P_11>', '<P_11A>1230.00</P_11A>')
    expect(codes(read(xml))).toEqual([])
    expect(codes(read(xml.replace('<P_11A>1230', '<P_11A>1240')))).toEqual([
      'lines_differ_from_base',
      'line_value_differs',
    ])
  })

  test('an invoice summed from its rounded lines is never doubted', () => {
    const lineOf = fc.record({
      net: fc.bigInt({ min: 1n, max: 1_000_000n }),
      rate: fc.constantFrom('23', '8', '5'),
    })
    fc.assert(
      fc.property(fc.array(lineOf, { minLength: 1, maxLength: 12 }), (parts) => {
        const buckets = { '23': 'standard', '8': 'reduced_first', '5': 'reduced_second' } as const
        const vatRows = Object.entries(buckets).flatMap(([rate, bucket]) => {
          const own = parts.filter((part) => part.rate === rate)
          if (own.length === 0) return []
          const base = own.reduce((total, part) => total + part.net, 0n)
          // Tax rounded line by line: the widest honest difference.
          const tax = own.reduce(
            (total, part) => total + (part.net * BigInt(rate) + 50n) / 100n,
            0n,
          )
          return [{ bucket, base, tax, taxPln: null }]
        })
        const total = vatRows.reduce((all, row) => all + row.base + row.tax, 0n)
        const lines = parts.map(({ net, rate }, index) =>
          faXmlLine({
            no: index + 1,
            net,
            rate: rate as '23',
            unitNet: `${net / 100n}.${String(net % 100n).padStart(2, '0')}`,
          }),
        )
        const findings = codes(made({ lines, vatRows, total }))
        expect(findings.filter((code) => code !== 'split_payment_possible')).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe('parties, dates and numbers', () => {
  test('whose invoice it is', () => {
    const invoice = made()
    expect(codes(invoice, { companyNip: '5265877635' })).toEqual(['buyer_nip_differs'])
    expect(codes(invoice, { companyNip: SELLER_NIP })).toEqual(['company_is_seller'])
    expect(codes(made({ buyer: { id: { kind: 'none' }, name: 'Jan', address: null } }))).toEqual([
      'buyer_nip_missing',
    ])
    const unit = {
      ...invoice,
      thirdParties: [{ ...invoice.buyer, nip: '5265877635', role: 8, roleDescription: null }],
    }
    expect(codes(unit, { companyNip: '5265877635' })).toEqual(['company_is_third_party'])
  })

  test('seller with a wrong check digit', () => {
    const seller = { ...faXmlInvoice().seller, nip: '5260001247' }
    expect(codes(made({ seller }))).toEqual(['seller_nip_invalid'])
  })

  test('dates', () => {
    expect(codes(made(), { today: '2026-11-20' })).toEqual([])
    expect(codes(made(), { today: '2026-11-19' })).toEqual(['issued_in_future'])
    const payment = { paidOn: null, dueOn: '2026-11-19', form: 'transfer' as const, account: null }
    expect(codes(made({ payment }))).toEqual(['due_before_issue'])
  })

  test('line numbers', () => {
    const lines = [
      faXmlLine({ net: 50_000n, unitNet: '500' }),
      faXmlLine({ net: 50_000n, unitNet: '500' }),
    ]
    expect(codes(made({ lines }))).toEqual(['line_number_repeated'])
  })

  test('KSeF numbers: form, check digits, seller', () => {
    const right = '5265877635-20250826-0100001AF629-AF'
    const seller = { ...faXmlInvoice().seller, nip: '5265877635' }
    expect(codes(made({ seller }), { ksefNumber: right })).toEqual([])
    expect(codes(made(), { ksefNumber: right })).toEqual(['ksef_number_of_other_seller'])
    expect(codes(made(), { ksefNumber: `${right.slice(0, -1)}E` })).toEqual([
      'ksef_number_malformed',
    ])
    expect(codes(made(), { ksefNumber: 'abc' })).toEqual(['ksef_number_malformed'])
  })

  test('currency without a rate', () => {
    expect(codes(made({ currency: 'EUR' }))).toEqual([
      'exchange_rate_missing',
      'tax_in_pln_missing',
    ])
    const lines = [faXmlLine({ exchangeRate: '4.2731' })]
    const vatRows = [{ bucket: 'standard' as const, base: 100_000n, tax: 23_000n, taxPln: 98_281n }]
    expect(codes(made({ currency: 'EUR', lines, vatRows }))).toEqual([])
  })

  test('split payment above 15 000 zł', () => {
    const big = (overrides: object) =>
      made({
        lines: [faXmlLine({ unitNet: '20000.00', net: 2_000_000n, ...overrides })],
        vatRows: [{ bucket: 'standard', base: 2_000_000n, tax: 460_000n, taxPln: null }],
        total: 2_460_000n,
      })
    expect(codes(big({}))).toEqual(['split_payment_possible'])
    expect(codes(big({ annex15: true }))).toEqual(['split_payment_missing'])
    const marked = big({ annex15: true })
    expect(
      codes({ ...marked, annotations: { ...marked.annotations, splitPayment: true } }),
    ).toEqual([])
    // 4 000,00 EUR at 4,00 is 16 000,00 zł.
    const euro = { ...made(), currency: 'EUR', exchangeRate: '4.00', total: 400_000n }
    expect(codes(euro)).toContain('split_payment_possible')
  })

  test('account, factor, paid', () => {
    const account = { number: '61109010140000071219812875', bank: null }
    const payment = { paidOn: '2026-11-20', dueOn: null, form: 'transfer' as const, account }
    expect(codes(made({ payment }))).toEqual(['account_malformed', 'already_paid'])
  })
})

describe.skipIf(!existsSync(SAMPLES))('published samples (skipped where they are absent)', () => {
  test('no sample of an invoice has wrong sums', () => {
    const own = readdirSync(SAMPLES).filter((name) => !name.includes('fa-rr'))
    expect(own.length).toBeGreaterThan(10)
    for (const name of own) {
      const result = readFaInvoice(readFileSync(new URL(name, SAMPLES)))
      if (!result.ok) throw new Error(name)
      const { value } = result
      const findings = checkInvoice(value, {
        companyNip: value.buyer.nip ?? '',
        today: '2026-11-23',
      })
      expect(
        findings.filter((finding) => finding.severity === 'error'),
        name,
      ).toEqual([])
      expect(
        findings.map((finding) => finding.code),
        name,
      ).not.toContain('lines_differ_from_base')
    }
  })
})
