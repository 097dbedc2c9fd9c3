import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { purchaseForm } from './schema.ts'

const form = purchaseForm('2026-11-23')
const base = { version: '3', number: ' FV/1 ', gross: '1 230,00', issuedOn: '5.11' }

describe('the form of a draft', () => {
  test('reads what people type', () => {
    const { draft, version } = form.parse({
      ...base,
      sellerNip: '526-000-12-46',
      currency: 'eur',
      fxRate: '4,2531',
      cashMethod: 'on',
      selfAssessment: 'wnt',
      vatRows: [
        { rate: '23', base: '1000', tax: '230,00', taxPln: '978,21' },
        { rate: '8', base: '', tax: '' },
      ],
      lines: [
        { accountNumber: '402', rate: '23', net: '1000.00', deductiblePercent: '50' },
        { accountNumber: '', rate: '23', net: '' },
      ],
    })
    expect(version).toBe(3)
    expect(draft).toMatchObject({
      number: 'FV/1',
      issuedOn: '2026-11-05',
      sellerNip: '5260001246',
      currency: 'EUR',
      fxRate: '4.2531',
      grossMinor: 123_000n,
      cashMethod: true,
      selfAssessment: { kind: 'wnt', rate: '23' },
      vatRows: [{ rate: '23', baseMinor: 100_000n, taxMinor: 23_000n, taxPlnMinor: 97_821n }],
      lines: [{ accountNumber: '402', netMinor: 100_000n, deductiblePercent: 50 }],
    })
  })

  test.each([
    ['gross', 'bad_amount', { gross: 'dużo' }],
    ['gross', 'too_large', { gross: '9'.repeat(15) }],
    ['issuedOn', 'bad_date', { issuedOn: '31.02' }],
    ['fxRate', 'bad_rate', { fxRate: '-4' }],
    ['fxRate', 'bad_rate', { fxRate: '0,000' }],
    ['currency', 'bad_value', { currency: '$' }],
    ['sellerCountry', 'bad_value', { sellerCountry: '1' }],
    ['vatPeriod', 'bad_value', { vatPeriod: '2026-13' }],
    ['selfAssessment', 'bad_value', { selfAssessment: 'x' }],
    ['number', 'too_long', { number: 'x'.repeat(257) }],
    ['vatRows.0.rate', 'bad_value', { vatRows: [{ rate: '24', base: '1' }] }],
    ['lines.0.accountNumber', 'account_number', { lines: [{ accountNumber: 'x', rate: '23' }] }],
    ['lines', 'too_many', { lines: Array.from({ length: 201 }, () => ({ rate: '23' })) }],
    [
      'gross',
      'too_large',
      {
        vatRows: Array.from({ length: 3 }, () => ({ rate: '23', base: '50000000000' })),
      },
    ],
  ])('refuses %s with %s', (field, code, part) => {
    const result = form.safeParse({ ...base, ...part })
    expect(result.success).toBe(false)
    const issues = result.error!.issues.map((issue) => [issue.path.join('.'), issue.message])
    expect(issues).toContainEqual([field, code])
  })

  test('never throws, and keeps control characters away from the database', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constant('\u0000'),
      fc.constantFrom('1e9', '-0', '٣', '1,2,3'),
    )
    const record = fc.record({
      version: fc.constantFrom('1', 'x', ''),
      number: any,
      note: any,
      sellerName: any,
      gross: any,
      issuedOn: any,
      ksefNumber: any,
      vatPeriod: any,
      lines: fc.array(
        fc.record({
          accountNumber: fc.constantFrom('402', '', 'x'),
          description: any,
          rate: fc.constantFrom('23', 'x'),
          net: any,
        }),
        { maxLength: 2 },
      ),
    })
    fc.assert(
      fc.property(record, (values) => {
        const result = form.safeParse(values)
        if (!result.success) return
        const { draft } = result.data
        const texts = [draft.number, draft.note ?? '', draft.sellerName]
        for (const text of [...texts, ...draft.lines.map((line) => line.description)]) {
          expect(text).not.toMatch(/\p{Cc}/u)
        }
      }),
      { numRuns: 60 },
    )
  })
})
