import { describe, expect, test } from 'vitest'
import { writeFaXml } from '#db/seed/demo/fa-xml.ts'
import { faXmlInvoice, faXmlLine } from '#tests/factories/fa-invoice.ts'
import { readFaInvoice } from './fa-reader.ts'
import { viewInvoice } from './invoice-view.ts'
import type { EInvoice } from './types.ts'

function made(overrides: Parameters<typeof faXmlInvoice>[0] = {}): EInvoice {
  const xml = writeFaXml(faXmlInvoice(overrides))
  const result = readFaInvoice(new TextEncoder().encode(xml))
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`)
  return result.value
}

describe('an e-invoice to look at', () => {
  test('a plain one leaves out what it does not say', () => {
    const view = viewInvoice(made(), '5265877635-20250826-0100001AF629-AF')
    expect(view.facts.map((fact) => fact.label)).toEqual([
      'ksefNumber',
      'issuedOn',
      'issuedIn',
      'soldOn',
    ])
    expect(view.parties.map((party) => [party.role, party.facts[0]!.value])).toEqual([
      ['seller', { kind: 'nip', nip: '5260001246' }],
      ['buyer', { kind: 'nip', nip: '1234563218' }],
    ])
    expect(view.columns).toEqual({
      unit: true,
      discount: false,
      net: true,
      gross: false,
      state: false,
    })
    expect(view.correction).toBeNull()
    expect(view.annotations).toEqual([])
    expect(view.payment.map((fact) => fact.label)).toEqual(['dueOn', 'paymentForm', 'account'])
    expect(view.vatTotal).toEqual({ base: 100_000n, tax: 23_000n, gross: 123_000n, taxPln: null })
    expect(view.lines[0]).toMatchObject({ no: 1, unitPrice: '1000.00', tags: [], state: null })
  })

  test('a correction tells before from after and names what it corrects', () => {
    const documents = [{ issuedOn: '2026-10-01', number: 'FV/9', ksefNumber: null }]
    const view = viewInvoice(
      made({
        kind: 'KOR',
        correction: { reason: 'Zwrot', effect: 3, documents },
        lines: [faXmlLine({ before: true, gtu: 'GTU_06' }), faXmlLine()],
      }),
    )
    expect(view.correction).toEqual({
      documents,
      facts: [
        { label: 'reason', value: { kind: 'text', text: 'Zwrot' }, note: null },
        { label: 'effect', value: { kind: 'effect', effect: 3 }, note: null },
      ],
    })
    expect(view.columns.state).toBe(true)
    expect(view.lines.map((line) => [line.state, line.tags])).toEqual([
      ['before', ['GTU_06']],
      ['after', []],
    ])
  })

  test('currency, exemption, paid, split payment and a buyer without a number', () => {
    const view = viewInvoice(
      made({
        currency: 'EUR',
        exemption: 'art. 113',
        splitPayment: true,
        buyer: { id: { kind: 'none' }, name: 'Jan', address: null },
        vatRows: [{ bucket: 'standard', base: 100_000n, tax: 23_000n, taxPln: 98_281n }],
        lines: [faXmlLine({ exchangeRate: '4.2731' })],
        payment: { paidOn: '2026-11-20', dueOn: null, form: 'cash', account: null },
        footer: 'Kapitał zakładowy 5 000 zł',
      }),
    )
    const labels = view.facts.map((fact) => fact.label)
    expect(labels).toContain('currency')
    expect(labels).toContain('exchangeRate')
    expect(view.legal).toEqual([
      { label: 'exemption', value: { kind: 'text', text: 'art. 113' }, note: null },
    ])
    expect(view.annotations).toEqual(['splitPayment'])
    expect(view.parties[1]).toMatchObject({ addressLines: [], facts: [{ label: 'noId' }] })
    expect(view.payment.map((fact) => fact.label)).toEqual(['paidOn', 'paymentForm'])
    expect(view.vatTotal.taxPln).toBe(98_281n)
    expect(view.footer).toEqual(['Kapitał zakładowy 5 000 zł'])
  })

  test('nothing but plain data: it may cross from server to browser', () => {
    const view = viewInvoice(made())
    expect(structuredClone(view)).toEqual(view)
  })
})
