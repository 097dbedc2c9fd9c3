import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import {
  type FaXmlBucket,
  type FaXmlInvoice,
  type FaXmlLine,
  writeFaXml,
} from '#db/seed/demo/fa-xml.ts'
import { toDecimal } from '#tenants/shared/money.ts'
import { faXmlInvoice, faXmlLine } from '#tests/factories/fa-invoice.ts'
import { readFaInvoice } from './fa-reader.ts'
import type { EInvoice } from './types.ts'

// Thousands of made-up inputs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

// The schema is the ministry's file, kept beside the project and not in it.
const SCHEMAS = new URL('../../../../shared/pl/xsd/fa/', import.meta.url)

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((value) => value.replace(/[\p{C}\s]+/gu, ' ').trim())
  .filter((value) => value.length > 0)
const date = fc
  .date({ min: new Date('2016-07-01'), max: new Date('2049-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10))
const amount = fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n })
const price = fc
  .tuple(fc.bigInt({ min: 0n, max: 99_999_999n }), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(6, '0')}`)
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })
const address = fc.record({
  country: fc.constantFrom('PL', 'DE', 'US'),
  line1: text,
  line2: orNull(text),
})

const line: fc.Arbitrary<FaXmlLine> = fc.record({
  no: fc.integer({ min: 1, max: 9_999 }),
  name: text,
  unit: text,
  quantity: price,
  unitNet: price,
  net: amount,
  rate: fc.constantFrom('23', '8', '5', '0 KR', '0 WDT', '0 EX', 'zw', 'oo', 'np I', 'np II'),
  gtu: orNull(fc.constantFrom('GTU_01', 'GTU_12')),
  annex15: fc.boolean(),
  exchangeRate: orNull(price),
  before: fc.boolean(),
})

const TAXED: FaXmlBucket[] = ['standard', 'reduced_first', 'reduced_second', 'taxi']
const UNTAXED: FaXmlBucket[] = ['zero_domestic', 'zero_wdt', 'exempt', 'outside', 'reverse_charge']
const vatRows = fc.subarray([...TAXED, ...UNTAXED]).chain((buckets) =>
  fc.tuple(
    ...buckets.map((bucket) =>
      TAXED.includes(bucket)
        ? fc.record({
            bucket: fc.constant(bucket),
            base: amount,
            tax: amount,
            taxPln: orNull(amount),
          })
        : fc.record({
            bucket: fc.constant(bucket),
            base: amount,
            tax: fc.constant(0n),
            taxPln: fc.constant(null),
          }),
    ),
  ),
)

const correction = fc.record({
  reason: orNull(text),
  effect: orNull(fc.constantFrom(1 as const, 2 as const, 3 as const)),
  documents: fc.array(
    fc.record({
      issuedOn: date,
      number: text,
      ksefNumber: orNull(fc.constant('5265877635-20250826-0100001AF629-AF')),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

const invoice: fc.Arbitrary<FaXmlInvoice> = fc
  .record({
    createdAt: fc.constant('2026-11-20T10:00:00Z'),
    system: text,
    kind: fc.constantFrom('VAT' as const, 'KOR' as const),
    number: text,
    issuedOn: date,
    issuedIn: orNull(text),
    soldOn: orNull(date),
    period: orNull(fc.record({ from: date, to: date })),
    currency: fc.constantFrom('PLN', 'EUR', 'USD'),
    seller: fc.record({
      nip: fc.constantFrom('5260001246', '5265877635'),
      name: text,
      address,
      email: orNull(fc.constant('a@example.com')),
    }),
    buyer: fc.record({
      id: fc.oneof(
        fc.constant({ kind: 'nip' as const, value: '1234563218' }),
        fc.constant({ kind: 'eu_vat' as const, country: 'DE', value: '123456789' }),
        fc.constant({ kind: 'foreign' as const, country: 'US', value: '12-345' }),
        fc.constant({ kind: 'none' as const }),
      ),
      name: text,
      address: orNull(address),
    }),
    vatRows,
    total: amount,
    lines: fc.array(line, { maxLength: 6 }),
    cashMethod: fc.boolean(),
    reverseCharge: fc.boolean(),
    splitPayment: fc.boolean(),
    exemption: orNull(text),
    correction,
    payment: orNull(
      fc.record({
        paidOn: orNull(date),
        dueOn: orNull(date),
        form: fc.constantFrom('cash' as const, 'card' as const, 'transfer' as const),
        account: orNull(
          fc.record({ number: fc.constant('61109010140000071219812874'), bank: orNull(text) }),
        ),
      }),
    ),
    footer: orNull(text),
  })
  .map((made) => ({
    ...made,
    // What the format itself cannot say both ways.
    soldOn: made.period ? null : made.soldOn,
    correction: made.kind === 'KOR' ? made.correction : null,
  }))

/** The reader's answer in the writer's words. */
function project(read: EInvoice): Record<string, unknown> {
  const { payment } = read
  return {
    createdAt: read.createdAt,
    system: read.system,
    kind: read.kind,
    number: read.number,
    issuedOn: read.issuedOn,
    issuedIn: read.issuedIn,
    soldOn: read.soldOn,
    period: read.period,
    currency: read.currency,
    seller: {
      nip: read.seller.nip,
      name: read.seller.name,
      address: read.seller.address,
      email: read.seller.email,
    },
    buyer: { id: read.buyer.id, name: read.buyer.name, address: read.buyer.address },
    vatRows: read.vatRows.map(({ bucket, base, tax, taxPln }) => ({ bucket, base, tax, taxPln })),
    total: read.total,
    lines: read.lines.map((row) => ({
      no: row.no,
      name: row.name,
      unit: row.unit,
      quantity: row.quantity,
      unitNet: row.unitNet,
      net: row.net,
      rate: row.rate,
      gtu: row.gtu,
      annex15: row.annex15,
      exchangeRate: row.exchangeRate,
      before: row.before,
    })),
    cashMethod: read.annotations.cashMethod,
    reverseCharge: read.annotations.reverseCharge,
    splitPayment: read.annotations.splitPayment,
    exemption: read.annotations.exemption?.text ?? null,
    correction: read.correction && {
      reason: read.correction.reason,
      effect: read.correction.effect,
      documents: read.correction.documents,
    },
    payment: payment && {
      paidOn: payment.paidOn,
      dueOn: payment.due[0]?.on ?? null,
      form: payment.form,
      account: payment.accounts[0]
        ? { number: payment.accounts[0].number, bank: payment.accounts[0].bank }
        : null,
    },
    footer: read.footer[0] ?? null,
  }
}

function read(xml: string): EInvoice {
  const result = readFaInvoice(new TextEncoder().encode(xml))
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`)
  return result.value
}

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(invoice, (made) => {
      expect(project(read(writeFaXml(made)))).toEqual(made)
    }),
    { numRuns: 500 },
  )
})

describe.skipIf(!existsSync(SCHEMAS))('against the published schema (skipped where absent)', () => {
  const schemaFile = (name: string) => readFileSync(new URL(name, SCHEMAS), 'utf8')
  const remote = 'http://crd.gov.pl/xml/schematy/dziedzinowe/mf/2022/01/05/eD/DefinicjeTypy/'
  // Only the locations of imports become local; the namespace has the same beginning.
  const local = (content: string) =>
    content.replaceAll(`schemaLocation="${remote}`, 'schemaLocation="')

  async function problems(documents: string[]): Promise<string[]> {
    const result = await validateXML({
      xml: documents.map((contents, index) => ({ fileName: `invoice-${index}.xml`, contents })),
      schema: [{ fileName: 'fa3.xsd', contents: local(schemaFile('schemat_FA(3)_v1-0E.xsd')) }],
      preload: ['StrukturyDanych', 'ElementarneTypyDanych', 'KodyKrajow'].map((name) => ({
        fileName: `${name}_v10-0E.xsd`,
        contents: local(schemaFile(`bazowe/${name}_v10-0E.xsd`)),
      })),
      initialMemoryPages: 1_024,
      maxMemoryPages: 8_192,
    })
    return result.errors.map((error) => error.rawMessage)
  }

  test('the kinds that demo data uses', async () => {
    const documents = [
      faXmlInvoice(),
      faXmlInvoice({
        lines: [faXmlLine(), faXmlLine({ no: 2, rate: '8', gtu: 'GTU_12', annex15: true })],
        vatRows: [
          { bucket: 'standard', base: 100_000n, tax: 23_000n, taxPln: null },
          { bucket: 'reduced_first', base: 100_000n, tax: 8_000n, taxPln: null },
        ],
        splitPayment: true,
        footer: 'KRS 0000099999',
      }),
      faXmlInvoice({ exemption: 'art. 113 ust. 1', lines: [faXmlLine({ rate: 'zw' })] }),
      faXmlInvoice({
        kind: 'KOR',
        correction: {
          reason: 'Zwrot',
          effect: 2,
          documents: [
            {
              issuedOn: '2026-10-01',
              number: 'FV/9',
              ksefNumber: '5265877635-20250826-0100001AF629-AF',
            },
            { issuedOn: '2026-10-01', number: 'FV/10', ksefNumber: null },
          ],
        },
        lines: [faXmlLine({ before: true }), faXmlLine()],
      }),
      faXmlInvoice({
        currency: 'EUR',
        period: { from: '2026-10-01', to: '2026-10-31' },
        vatRows: [{ bucket: 'standard', base: 100_000n, tax: 23_000n, taxPln: 98_281n }],
        lines: [faXmlLine({ exchangeRate: '4.2731' })],
      }),
    ]
    expect(await problems(documents.map(writeFaXml))).toEqual([])
  }, 30_000)

  test('a hundred made-up invoices', async () => {
    const documents = fc.sample(invoice, { numRuns: 100, seed: 7 }).map(writeFaXml)
    expect(await problems(documents)).toEqual([])
  }, 60_000)

  test('the validator does refuse: a swapped order, a long fraction', async () => {
    const xml = writeFaXml(faXmlInvoice())
    const swapped = xml.replace(/( *<P_2>.*\n)( *<P_6>.*\n)/, '$2$1')
    const fraction = xml.replace(`<P_15>${toDecimal(123_000n)}`, '<P_15>1230.001')
    expect(swapped).not.toBe(xml)
    expect((await problems([swapped])).length).toBeGreaterThan(0)
    expect((await problems([fraction])).length).toBeGreaterThan(0)
  }, 30_000)
})
