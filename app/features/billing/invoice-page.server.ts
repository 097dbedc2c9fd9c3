// What a page of an invoice needs beside the invoice: its printed rows and the amount in
// words, so that paper and screen say the same.
import type { Locale } from '#app/i18n/locale.tsx'
import { buildInvoiceDocument } from '#tenants/billing/rules/invoice-document.ts'
import type { Invoice } from '#tenants/billing/types.ts'
import { amountInWordsEn } from '#tenants/shared/amount-in-words-en.ts'
import { amountInWordsPl } from '#tenants/shared/pl/amount-in-words.ts'

export function invoicePage(invoice: Invoice, locale: Locale) {
  const document = buildInvoiceDocument(invoice, { language: locale, drillUrl: null, accent: '' })
  const words = locale === 'pl' ? amountInWordsPl : amountInWordsEn
  return {
    invoice,
    rows: document.lines.map(({ quantity, unitNet, rate }) => ({ quantity, unitNet, rate })),
    vatRows: document.vatRows,
    inWords: words(invoice.grossMinor, invoice.currency),
  }
}

export type InvoicePageData = ReturnType<typeof invoicePage>
