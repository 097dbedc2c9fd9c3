// A printed invoice for tests to bend.

import type { InvoicePdfLine, InvoicePdfModel } from '#tenants/billing/pdf/invoice-model.ts'

export function invoicePdfLine(overrides: Partial<InvoicePdfLine> = {}): InvoicePdfLine {
  return {
    name: 'Obsługa księgowa',
    detail: 'listopad 2026',
    quantity: '1',
    unit: 'mies.',
    unitNet: '1200.00',
    netMinor: 120_000n,
    rate: '23',
    taxMinor: 27_600n,
    grossMinor: 147_600n,
    gtu: 'GTU_12',
    ...overrides,
  }
}

export function invoicePdfModel(overrides: Partial<InvoicePdfModel> = {}): InvoicePdfModel {
  return {
    language: 'pl',
    status: 'issued',
    number: 'FV/2026/11/0007',
    issuedOn: '2026-11-30',
    soldOn: '2026-11-30',
    period: { from: '2026-11-01', to: '2026-11-30' },
    dueOn: '2026-12-14',
    seller: {
      name: 'Zażółć Gęślą Jaźń Sp. z o.o.',
      nip: '5260001246',
      addressLines: ['ul. Źródlana 14', '00-515 Warszawa'],
      email: 'faktury@example.com',
      registers: 'KRS 0000123456',
    },
    buyer: {
      name: 'Piekarnia „Złoty Kłos” sp.k.',
      nip: '1234563218',
      addressLines: ['ul. Młyńska 7', '61-729 Poznań'],
    },
    currency: 'PLN',
    lines: [invoicePdfLine()],
    vatRows: [{ rate: '23', netMinor: 120_000n, taxMinor: 27_600n, grossMinor: 147_600n }],
    netMinor: 120_000n,
    taxMinor: 27_600n,
    grossMinor: 147_600n,
    payment: {
      form: 'transfer',
      accountNumber: '61109010140000071219812874',
      bankName: 'Bank Testowy S.A.',
    },
    splitPayment: false,
    ksefNumber: null,
    notes: [],
    drillUrl: 'https://portal.example/portal/zloty-klos/invoices/7',
    accent: '#0b6478',
    createdAt: new Date('2026-11-30T10:00:00Z'),
    ...overrides,
  }
}
