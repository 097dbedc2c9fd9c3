import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { writeFaXml } from '#db/seed/demo/fa-xml.ts'
import { sum } from '#tenants/shared/money.ts'
import { faXmlInvoice, faXmlLine } from '#tests/factories/fa-invoice.ts'
import { readFaInvoice } from '../pl/fa-reader.ts'
import type { EInvoice, EInvoiceLine } from '../pl/types.ts'
import { draftBooking } from './booking-draft.ts'
import { proposePosting } from './posting.ts'
import { suggestAccount, suggestAccountForText } from './suggest-account.ts'

// Thousands of made-up inputs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

function read(xml: string): EInvoice {
  const result = readFaInvoice(new TextEncoder().encode(xml))
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`)
  return result.value
}

const made = (overrides: Parameters<typeof faXmlInvoice>[0] = {}) =>
  read(writeFaXml(faXmlInvoice(overrides)))
const byName = (line: EInvoiceLine | null) => (line?.name === 'Paliwo' ? '401' : '402')

describe('booking lines of an e-invoice', () => {
  test('one line for each account and rate, the base kept to the grosz', () => {
    const invoice = made({
      lines: [
        faXmlLine({ net: 33_333n, name: 'Paliwo' }),
        faXmlLine({ no: 2, net: 33_333n, name: 'Montaż' }),
        faXmlLine({ no: 3, net: 33_333n, name: 'Dowóz' }),
      ],
    })
    expect(draftBooking(invoice, byName).lines).toEqual([
      {
        accountNumber: '401',
        description: 'Paliwo',
        rate: '23',
        netMinor: 33_333n,
        deductiblePercent: 100,
      },
      {
        accountNumber: '402',
        description: 'Montaż (+1)',
        rate: '23',
        netMinor: 66_667n,
        deductiblePercent: 100,
      },
    ])
  })

  test('a correction books the difference of its rows', () => {
    const invoice = made({
      kind: 'KOR',
      correction: {
        reason: null,
        effect: 2,
        documents: [{ issuedOn: '2026-10-01', number: 'FV/9', ksefNumber: null }],
      },
      lines: [faXmlLine({ before: true }), faXmlLine({ net: 90_000n })],
      vatRows: [{ bucket: 'standard', base: -10_000n, tax: -2_300n, taxPln: null }],
      total: -12_300n,
    })
    expect(draftBooking(invoice, byName).lines).toMatchObject([
      { accountNumber: '402', netMinor: -10_000n },
    ])
  })

  test('gross prices are shared out over the net', () => {
    const xml = writeFaXml(
      faXmlInvoice({ lines: [faXmlLine({ name: 'Paliwo' }), faXmlLine({ no: 2 })] }),
    ).replaceAll('<P_11>1000.00</P_11>', '<P_11A>615.00</P_11A>')
    expect(draftBooking(read(xml), byName).lines.map((line) => line.netMinor)).toEqual([
      50_000n,
      50_000n,
    ])
  })

  test('sums without lines become one line', () => {
    const invoice = { ...made(), kind: 'ROZ' as const }
    expect(draftBooking(invoice, byName).lines).toMatchObject([
      { accountNumber: '402', netMinor: 100_000n },
    ])
  })

  test('every draft can be posted and balances', () => {
    const anyLine = fc.record({
      net: fc.bigInt({ min: 1n, max: 5_000_000n }),
      rate: fc.constantFrom('23' as const, '8' as const, 'zw' as const),
      name: fc.constantFrom('Paliwo', 'Usługa'),
    })
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 8 }),
        fc.bigInt({ min: -8n, max: 8n }),
        (parts, slip) => {
          const buckets = [
            ['standard', '23', 23n],
            ['reduced_first', '8', 8n],
            ['exempt', 'zw', 0n],
          ] as const
          const vatRows = buckets.flatMap(([bucket, rate, percent]) => {
            const own = parts.filter((part) => part.rate === rate)
            const base = sum(own.map((part) => part.net)) + slip
            return own.length === 0
              ? []
              : [{ bucket, base, tax: (base * percent + 50n) / 100n, taxPln: null }]
          })
          // A slip as large as the line leaves nothing to post, which is refused elsewhere.
          fc.pre(vatRows.every((row) => row.base > 0n))
          const lines = parts.map((part, index) => faXmlLine({ no: index + 1, ...part }))
          const draft = draftBooking(made({ lines, vatRows }), byName)
          const result = proposePosting({
            kind: 'invoice',
            number: 'FV/1',
            sellerName: 'S',
            sellerCountry: 'PL',
            issuedOn: '2026-11-20',
            soldOn: null,
            receivedOn: '2026-11-20',
            currency: 'PLN',
            fxRate: null,
            ksefNumber: null,
            selfAssessment: null,
            cashMethod: false,
            ...draft,
          })
          if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`)
          expect(result.value.grossMinor).toBe(sum(vatRows.map((row) => row.base + row.tax)))
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('suggested accounts', () => {
  const on = '2026-11-20'

  test.each([
    ['Energia elektryczna - październik', '401'],
    ['Olej napędowy ON', '401'],
    ['Zużycie wody', '401'],
    ['Papier ksero A4', '401'],
    ['Czynsz najmu lokalu', '402'],
    ['Usługi telekomunikacyjne', '402'],
    ['Obsługa prawna spółki', '402'],
    ['TRANSPORT KRAJOWY', '402'],
    ['Licencja na oprogramowanie', '402'],
    ['Odprowadzanie ścieków', '402'],
    ['Opłata skarbowa', '403'],
    ['Podatek od nieruchomości', '403'],
    ['Ubezpieczenie OC pojazdu', '409'],
    ['Usługa hotelowa, 2 noclegi', '409'],
    ['Towary handlowe wg specyfikacji', '330'],
    ['Gorgeous Metal Shirt', null],
    ['', null],
  ])('%s', (text, account) => {
    expect(suggestAccountForText(text, on).accountNumber).toBe(account)
  })

  test('what was chosen before wins, then the most frequent words, then nothing', () => {
    const lineNames = ['Montaż', 'Energia', 'Serwis']
    expect(
      suggestAccount({
        remembered: [
          { accountNumber: '409', useCount: 1 },
          { accountNumber: '401', useCount: 7 },
        ],
        lineNames,
        on,
      }),
    ).toEqual({ accountNumber: '401', because: 'remembered', useCount: 7 })
    expect(suggestAccount({ remembered: [], lineNames, on })).toMatchObject({
      accountNumber: '402',
      because: 'keyword',
      keyword: 'montaz',
    })
    expect(suggestAccount({ remembered: [], lineNames: ['xyz'], on }).because).toBe('unknown')
    expect(suggestAccountForText('Energia', '2020-01-01').accountNumber).toBeNull()
  })
})
