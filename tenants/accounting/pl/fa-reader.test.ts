import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { writeFaXml } from '#db/seed/demo/fa-xml.ts'
import { faXmlInvoice, faXmlLine } from '#tests/factories/fa-invoice.ts'
import { readFaInvoice } from './fa-reader.ts'
import type { EInvoice } from './types.ts'

// Thousands of made-up inputs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

const SAMPLES = new URL('../../../../shared/pl/ksef_samples/', import.meta.url)
const bytes = (text: string) => new TextEncoder().encode(text)
const base = writeFaXml(faXmlInvoice())

function read(xml: string): EInvoice {
  const result = readFaInvoice(bytes(xml))
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`)
  return result.value
}

function refusal(xml: string): [code: string, field: string | undefined] {
  const result = readFaInvoice(bytes(xml))
  if (result.ok) throw new Error('was accepted')
  return [result.code, result.field]
}

const swap = (from: string, to: string) => {
  if (!base.includes(from)) throw new Error(`fixture lacks ${from}`)
  return base.replace(from, to)
}

describe('a plain invoice', () => {
  test('is read whole', () => {
    expect(read(base)).toMatchObject({
      schema: 'FA(3)',
      kind: 'VAT',
      number: 'FV/1/11/2026',
      issuedOn: '2026-11-20',
      soldOn: '2026-11-19',
      currency: 'PLN',
      exchangeRate: null,
      seller: { nip: '5260001246', name: 'Drukarnia „Łąka” & Synowie <Sp. z o.o.>' },
      buyer: { id: { kind: 'nip', value: '1234563218' }, address: { line2: '30-002 Kraków' } },
      vatRows: [{ bucket: 'standard', field: 'P_13_1', rate: '23', base: 100_000n, tax: 23_000n }],
      total: 123_000n,
      lines: [{ no: 1, quantity: '1', unitNet: '1000.00', net: 100_000n, before: false }],
      correction: null,
      payment: {
        paid: false,
        due: [{ on: '2026-12-04', description: null }],
        form: 'transfer',
        accounts: [{ number: '61109010140000071219812874', factor: false }],
      },
    })
  })

  test('may carry prefixes, a byte order mark, comments and foreign extensions', () => {
    const prefixed = base
      .replaceAll(/<(\/?)([A-Z])/g, '<$1fa:$2')
      .replace('xmlns=', 'xmlns:fa=')
      .replace('<fa:Fa>', '<fa:Fa><!-- x --><y:Extra xmlns:y="u:y">&#321;</y:Extra>')
    expect(read(`\ufeff${prefixed}`)).toEqual(read(base))
  })

  test('amounts of one or no decimal place, and minus nothing', () => {
    const xml = swap('<P_15>1230.00</P_15>', '<P_15>\n -0.5 </P_15>')
    expect(read(xml).total).toBe(-50n)
    expect(read(xml.replace(' -0.5 ', '7')).total).toBe(700n)
  })
})

describe('what an invoice may say besides', () => {
  test('every kind of buyer', () => {
    const kindOf = (buyer: Parameters<typeof faXmlInvoice>[0]) =>
      read(writeFaXml(faXmlInvoice(buyer))).buyer
    const address = null
    expect(
      kindOf({
        buyer: { id: { kind: 'eu_vat', country: 'DE', value: '123456789' }, name: 'A', address },
      }),
    ).toMatchObject({ nip: null, vatId: 'DE123456789', id: { kind: 'eu_vat' }, address: null })
    expect(
      kindOf({
        buyer: { id: { kind: 'foreign', country: 'US', value: '9-1' }, name: 'A', address },
      }),
    ).toMatchObject({ nip: null, id: { kind: 'foreign', country: 'US', value: '9-1' } })
    expect(kindOf({ buyer: { id: { kind: 'none' }, name: 'A', address } }).id.kind).toBe('none')
  })

  test('foreign currency with the rate on the lines and tax in PLN', () => {
    const invoice = read(
      writeFaXml(
        faXmlInvoice({
          currency: 'EUR',
          lines: [faXmlLine({ exchangeRate: '4.2731' })],
          vatRows: [{ bucket: 'standard', base: 100_000n, tax: 23_000n, taxPln: 98_281n }],
        }),
      ),
    )
    expect(invoice).toMatchObject({ currency: 'EUR', exchangeRate: '4.2731' })
    expect(invoice.vatRows[0]!.taxPln).toBe(98_281n)
  })

  test('two rates in one sum leave the rate open', () => {
    const lines = [faXmlLine(), faXmlLine({ no: 2, rate: '22' })]
    expect(read(writeFaXml(faXmlInvoice({ lines }))).vatRows[0]!.rate).toBeNull()
  })

  test('a correction names what it corrects', () => {
    const documents = [
      { issuedOn: '2026-10-01', number: 'FV/9', ksefNumber: '5260001246-20261001-0100001AF629-6E' },
      { issuedOn: '2026-10-02', number: 'FV/10', ksefNumber: null },
    ]
    const invoice = read(
      writeFaXml(
        faXmlInvoice({
          kind: 'KOR',
          correction: { reason: 'Rabat', effect: 2, documents },
          lines: [faXmlLine({ before: true }), faXmlLine({ net: 90_000n })],
        }),
      ),
    )
    expect(invoice.correction).toMatchObject({ reason: 'Rabat', effect: 2, documents })
    expect(invoice.lines.map((line) => line.before)).toEqual([true, false])
  })

  test('an advance invoice with its order', () => {
    const xml = swap('<RodzajFaktury>VAT', '<RodzajFaktury>ZAL')
      .replace(/<FaWiersz>[\s\S]*<\/FaWiersz>/, '')
      .replace(
        '</Fa>',
        '<Zamowienie><WartoscZamowienia>2460</WartoscZamowienia><ZamowienieWiersz><NrWierszaZam>1</NrWierszaZam><P_7Z>Maszyna</P_7Z><P_11NettoZ>2000</P_11NettoZ><P_11VatZ>460</P_11VatZ><P_12Z>23</P_12Z></ZamowienieWiersz></Zamowienie></Fa>',
      )
    expect(read(xml)).toMatchObject({
      kind: 'ZAL',
      lines: [],
      order: { value: 246_000n, lines: [{ name: 'Maszyna', net: 200_000n, vat: 46_000n }] },
    })
  })

  test('exemption, margin, settlement, part payments, factor, notes and third parties', () => {
    const xml = swap('<P_19N>1</P_19N>', '<P_19>1</P_19><P_19B>art. 135</P_19B>')
      .replace('<P_PMarzyN>1</P_PMarzyN>', '<P_PMarzy>1</P_PMarzy><P_PMarzy_3_1>1</P_PMarzy_3_1>')
      .replace(
        '<Platnosc>',
        '<Rozliczenie><Odliczenia><Kwota>100</Kwota><Powod>zaliczka</Powod></Odliczenia><DoZaplaty>1130.00</DoZaplaty></Rozliczenie><Platnosc><ZnacznikZaplatyCzesciowej>1</ZnacznikZaplatyCzesciowej><ZaplataCzesciowa><KwotaZaplatyCzesciowej>30</KwotaZaplatyCzesciowej><DataZaplatyCzesciowej>2026-11-20</DataZaplatyCzesciowej></ZaplataCzesciowa>',
      )
      .replaceAll('RachunekBankowy>', 'RachunekBankowyFaktora>')
      .replace(
        '<Fa>',
        '<Podmiot3><DaneIdentyfikacyjne><IDWew>1234563218-00001</IDWew></DaneIdentyfikacyjne><Rola>8</Rola></Podmiot3><Fa><DodatkowyOpis><Klucz>umowa</Klucz><Wartosc>7/2026</Wartosc></DodatkowyOpis>',
      )
    expect(read(xml)).toMatchObject({
      annotations: { exemption: { source: 'directive', text: 'art. 135' }, margin: 'used_goods' },
      settlement: { deductions: [{ amount: 10_000n, reason: 'zaliczka' }], toPay: 113_000n },
      payment: { paid: false, partial: [{ amount: 3_000n }], accounts: [{ factor: true }] },
      notes: [{ line: null, key: 'umowa', value: '7/2026' }],
      thirdParties: [{ id: { kind: 'internal' }, role: 8 }],
    })
  })
})

describe('what is refused, and where', () => {
  test.each([
    ['doctype', `<!DOCTYPE x>${base.slice(base.indexOf('<Faktura'))}`, 'unsafe_xml', undefined],
    ['other root', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'not_fa', undefined],
    ['no namespace', '<Faktura/>', 'not_fa', undefined],
    ['strange namespace', swap('13775', '99999').replace('"FA (3)"', '"X"'), 'not_fa', undefined],
    [
      'a later FA',
      swap('13775', '99999').replace('FA (3)', 'FA (4)'),
      'unsupported_schema',
      undefined,
    ],
    [
      'variant',
      swap('<WariantFormularza>3', '<WariantFormularza>2'),
      'bad_value',
      'Naglowek/WariantFormularza',
    ],
    ['no total', swap('<P_15>1230.00</P_15>', ''), 'missing_element', 'Fa/P_15'],
    ['empty number', swap('FV/1/11/2026', ' '), 'missing_element', 'Fa/P_2'],
    ['two totals', swap('<P_15>', '<P_15>1.00</P_15><P_15>'), 'repeated_element', 'Fa/P_15'],
    ['tax alone', swap('<P_13_1>1000.00</P_13_1>', ''), 'missing_element', 'Fa/P_13_1'],
    ['base alone', swap('<P_14_1>230.00</P_14_1>', ''), 'missing_element', 'Fa/P_14_1'],
    ['comma', swap('1230.00', '1230,00'), 'bad_amount', 'Fa/P_15'],
    ['three places', swap('1230.00', '1230.005'), 'bad_amount', 'Fa/P_15'],
    ['exponent', swap('1230.00', '1e3'), 'bad_amount', 'Fa/P_15'],
    ['seventeen digits', swap('1230.00', '12345678901234567'), 'bad_amount', 'Fa/P_15'],
    ['line amount', swap('<P_11>1000.00', '<P_11>x'), 'bad_amount', 'Fa/FaWiersz[1]/P_11'],
    ['30 February', swap('<P_1>2026-11-20', '<P_1>2026-02-30'), 'bad_date', 'Fa/P_1'],
    ['year 0001', swap('<P_1>2026-11-20', '<P_1>0001-01-01'), 'bad_date', 'Fa/P_1'],
    [
      'due date',
      swap('2026-12-04', '4.12.2026'),
      'bad_date',
      'Fa/Platnosc/TerminPlatnosci[1]/Termin',
    ],
    ['rate', swap('<P_12>23', '<P_12>19'), 'bad_value', 'Fa/FaWiersz[1]/P_12'],
    ['kind', swap('<RodzajFaktury>VAT', '<RodzajFaktury>XYZ'), 'bad_value', 'Fa/RodzajFaktury'],
    ['marker', swap('<P_18A>2', '<P_18A>3'), 'bad_value', 'Fa/Adnotacje/P_18A'],
    [
      'seller NIP',
      swap('<NIP>5260001246', '<NIP>526-000-12-46'),
      'bad_value',
      'Podmiot1/DaneIdentyfikacyjne/NIP',
    ],
    [
      'nobody',
      swap('<NIP>1234563218</NIP>', ''),
      'missing_element',
      'Podmiot2/DaneIdentyfikacyjne/NIP',
    ],
    [
      'long name',
      swap('Odbiorca', 'O'.repeat(600)),
      'bad_value',
      'Podmiot2/DaneIdentyfikacyjne/Nazwa',
    ],
    [
      'correction of nothing',
      swap('<RodzajFaktury>VAT', '<RodzajFaktury>KOR'),
      'missing_element',
      'Fa/DaneFaKorygowanej',
    ],
    ['currency', swap('<KodWaluty>PLN', '<KodWaluty>zł'), 'bad_value', 'Fa/KodWaluty'],
  ])('%s', (_name, xml, code, field) => {
    expect(refusal(xml)).toEqual([code, field])
  })

  test('a farmer invoice is named as such', () => {
    const xml = swap('2025/06/25/13775', '2026/03/06/14189')
    expect(readFaInvoice(bytes(xml))).toMatchObject({
      code: 'unsupported_schema',
      detail: { schema: 'FA_RR(1)' },
    })
  })

  test('more than 3 MB', () => {
    expect(refusal(base.replace('</Fa>', `${' '.repeat(3_000_000)}</Fa>`))[0]).toBe('too_large')
  })
})

test('mutations of an invoice are read or refused, never thrown', () => {
  const source = bytes(base)
  const mutation = fc.oneof(
    fc.record({ at: fc.nat(source.length - 1), byte: fc.nat(255) }).map(({ at, byte }) => {
      const copy = source.slice()
      copy[at] = byte
      return copy
    }),
    fc.tuple(fc.nat(source.length), fc.nat(source.length)).map(([a, b]) => {
      const [from, to] = a < b ? [a, b] : [b, a]
      return Uint8Array.from([...source.slice(0, from), ...source.slice(to)])
    }),
    fc
      .tuple(
        fc.nat(source.length),
        fc.constantFrom('<', '>', '&', '"', '<Fa>', '</Fa>', '<P_15>', '9', '-', '\u0000', 'ą'),
      )
      .map(([at, text]) => bytes(base.slice(0, at) + text + base.slice(at))),
  )
  fc.assert(
    fc.property(mutation, (mutated) => {
      const result = readFaInvoice(mutated)
      if (!result.ok) expect(result.code).toMatch(/^[a-z_]+$/)
    }),
    { numRuns: 2_000 },
  )
})

describe.skipIf(!existsSync(SAMPLES))('published samples (skipped where they are absent)', () => {
  const sample = (name: string) => readFileSync(new URL(name, SAMPLES))

  test.each([
    ['java_invoice-template.xml', 'FA(2)', 'VAT', 12, 3_500_319n],
    ['java_invoice-template_v3.xml', 'FA(3)', 'VAT', 6, 1_310_243n],
    ['java_invoice_template_v3_self_invoicing.xml', 'FA(3)', 'VAT', 6, 1_310_243n],
    ['java_invoice-template-fa-3-with-custom-subject_2.xml', 'FA(3)', 'VAT', 3, 6_427_992n],
    ['java_invoice-template-fa-3-with-custom-subject_3.xml', 'FA(3)', 'VAT', 3, 6_427_992n],
    ['gobl_fa2_invoice-pl-pl.xml', 'FA(2)', 'VAT', 2, 222_480n],
    ['gobl_fa2_invoice-self-billed.xml', 'FA(2)', 'VAT', 2, 222_480n],
    ['gobl_fa2_credit-note.xml', 'FA(2)', 'KOR', 1, 24_600n],
    ['own_fa3_vat.xml', 'FA(3)', 'VAT', 1, 123_000n],
    ['own_fa3_mixed_rates.xml', 'FA(3)', 'VAT', 3, 40_650n],
    ['own_fa3_exempt.xml', 'FA(3)', 'VAT', 1, 50_000n],
    ['own_fa3_mpp_over_15000.xml', 'FA(3)', 'VAT', 1, 2_460_000n],
    ['own_fa3_correction.xml', 'FA(3)', 'KOR', 2, -12_300n],
    ['own_fa3_correction_no_ksef.xml', 'FA(3)', 'KOR', 1, -12_300n],
  ])('%s', (name, schema, kind, lines, total) => {
    const result = readFaInvoice(sample(name))
    if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`)
    const { value } = result
    expect([value.schema, value.kind, value.lines.length, value.total]).toEqual([
      schema,
      kind,
      lines,
      total,
    ])
  })

  test('details of single samples', () => {
    const value = (name: string) => {
      const result = readFaInvoice(sample(name))
      if (!result.ok) throw new Error(result.code)
      return result.value
    }
    expect(value('own_fa3_vat.xml').period).toEqual({ from: '2026-10-01', to: '2026-10-31' })
    expect(value('own_fa3_mpp_over_15000.xml').annotations.splitPayment).toBe(true)
    expect(value('own_fa3_exempt.xml').annotations.exemption?.source).toBe('act')
    expect(value('own_fa3_mixed_rates.xml').vatRows.map((row) => [row.rate, row.tax])).toEqual([
      ['23', 4_600n],
      ['8', 800n],
      ['5', 250n],
    ])
    expect(value('gobl_fa2_invoice-self-billed.xml').annotations.selfBilling).toBe(true)
    const local = value('java_invoice-template-fa-3-with-custom-subject_3.xml')
    expect(local.thirdParties[0]).toMatchObject({ role: 8, nip: '5265877635' })
    expect(local.settlement?.toPay).toBe(6_327_992n)
    expect(local.payment?.accounts[0]?.factor).toBe(true)
    expect(local.orders).toEqual(['4354343'])
  })

  test('the farmer sample', () => {
    expect(readFaInvoice(sample('java_invoice-template-fa-rr-1.xml'))).toMatchObject({
      code: 'unsupported_schema',
      detail: { schema: 'FA_RR(1)' },
    })
  })
})
