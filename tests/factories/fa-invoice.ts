// A plain e-invoice for tests to bend: one line of 1 000,00 at 23 %, paid by transfer.

import type { FaXmlInvoice, FaXmlLine } from '#db/seed/demo/fa-xml.ts'

export const SELLER_NIP = '5260001246'
export const BUYER_NIP = '1234563218'

export function faXmlLine(overrides: Partial<FaXmlLine> = {}): FaXmlLine {
  return {
    no: 1,
    name: 'Usługa księgowa',
    unit: 'szt.',
    quantity: '1',
    unitNet: '1000.00',
    net: 100_000n,
    rate: '23',
    gtu: null,
    annex15: false,
    exchangeRate: null,
    before: false,
    ...overrides,
  }
}

export function faXmlInvoice(overrides: Partial<FaXmlInvoice> = {}): FaXmlInvoice {
  return {
    createdAt: '2026-11-20T10:00:00Z',
    system: 'test',
    kind: 'VAT',
    number: 'FV/1/11/2026',
    issuedOn: '2026-11-20',
    issuedIn: 'Warszawa',
    soldOn: '2026-11-19',
    period: null,
    currency: 'PLN',
    seller: {
      nip: SELLER_NIP,
      name: 'Drukarnia „Łąka” & Synowie <Sp. z o.o.>',
      address: { country: 'PL', line1: 'ul. Źródlana 1', line2: '00-001 Warszawa' },
      email: 'faktury@example.com',
    },
    buyer: {
      id: { kind: 'nip', value: BUYER_NIP },
      name: 'Odbiorca Testowy S.A.',
      address: { country: 'PL', line1: 'ul. Próbna 2', line2: '30-002 Kraków' },
    },
    vatRows: [{ bucket: 'standard', base: 100_000n, tax: 23_000n, taxPln: null }],
    total: 123_000n,
    lines: [faXmlLine()],
    cashMethod: false,
    reverseCharge: false,
    splitPayment: false,
    exemption: null,
    correction: null,
    payment: {
      paidOn: null,
      dueOn: '2026-12-04',
      form: 'transfer',
      account: { number: '61109010140000071219812874', bank: 'Bank Testowy' },
    },
    footer: null,
    ...overrides,
  }
}
