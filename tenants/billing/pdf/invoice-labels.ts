// The words of a printed invoice.

import type { InvoicePdfModel } from './invoice-model.ts'

const WORDS = {
  invoice: ['Faktura', 'Invoice'],
  correction: ['Faktura korygująca', 'Correcting invoice'],
  draft: ['Projekt', 'Draft'],
  draftMark: ['PROJEKT', 'DRAFT'],
  noNumberYet: ['bez numeru', 'no number yet'],
  issuedOn: ['Data wystawienia', 'Issued'],
  soldOn: ['Data sprzedaży', 'Date of supply'],
  period: ['Okres', 'Period'],
  dueOn: ['Termin płatności', 'Due'],
  paymentForm: ['Sposób zapłaty', 'Payment'],
  transfer: ['Przelew', 'Bank transfer'],
  cash: ['Gotówka', 'Cash'],
  card: ['Karta', 'Card'],
  seller: ['Sprzedawca', 'Seller'],
  buyer: ['Nabywca', 'Buyer'],
  nip: ['NIP', 'Tax ID (NIP)'],
  no: ['Lp.', 'No.'],
  name: ['Nazwa', 'Description'],
  quantity: ['Ilość', 'Quantity'],
  unit: ['J.m.', 'Unit'],
  unitNet: ['Cena netto', 'Net price'],
  net: ['Netto', 'Net'],
  rate: ['VAT', 'VAT'],
  tax: ['Kwota VAT', 'VAT amount'],
  gross: ['Brutto', 'Gross'],
  total: ['Razem', 'Total'],
  vatSummary: ['Podsumowanie VAT', 'VAT summary'],
  toPay: ['Do zapłaty', 'Amount due'],
  paid: ['Zapłacono', 'Paid'],
  toReturn: ['Do zwrotu', 'To be refunded'],
  inWords: ['Słownie', 'In words'],
  account: ['Rachunek', 'Account'],
  transferTitle: ['Tytuł przelewu', 'Reference'],
  splitPayment: ['mechanizm podzielonej płatności', 'split payment'],
  corrects: ['Koryguje fakturę', 'Corrects invoice'],
  of: ['z dnia', 'of'],
  reason: ['Przyczyna korekty', 'Reason'],
  notes: ['Uwagi', 'Remarks'],
  drill: [
    'Każda pozycja tej faktury prowadzi do spraw i dokumentów, za które została policzona:',
    'Every line of this invoice leads to the work items and documents it was counted from:',
  ],
  ksefNumber: ['Numer KSeF', 'KSeF number'],
  ksefPending: ['nie nadano', 'not assigned'],
  page: ['Strona', 'Page'],
  pageOf: ['z', 'of'],
} as const satisfies Record<string, readonly [pl: string, en: string]>

export type InvoiceWord = keyof typeof WORDS

export function wordsOf(language: InvoicePdfModel['language']): (word: InvoiceWord) => string {
  return (word) => {
    const [pl, en] = WORDS[word]
    if (language === 'pl') return pl
    if (language === 'en') return en
    // The narrow column of numbers has room for one of them.
    return pl === en || word === 'no' ? pl : `${pl} / ${en}`
  }
}

/** 23 % and 8 %, but 'zw.' and 'np.' as the law abbreviates them. */
export function rateLabel(rate: string): string {
  if (/^\d+$/.test(rate)) return `${rate}%`
  if (rate === 'zw' || rate === 'np') return `${rate}.`
  return rate
}
