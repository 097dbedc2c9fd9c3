// An invoice as a file, and a line's work as a table for a spreadsheet.

import { csvOf, csvResponse } from '#app/http/csv.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { renderInvoicePdf } from '#tenants/billing/pdf/invoice-pdf.ts'
import { buildInvoiceDocument } from '#tenants/billing/rules/invoice-document.ts'
import { invoiceFileName } from '#tenants/billing/rules/issue.ts'
import type { Invoice, InvoiceLine, LineEvent } from '#tenants/billing/types.ts'
import { config } from '#tenants/shared/config.server.ts'

export async function pdfResponse(invoice: Invoice, locale: Locale): Promise<Response> {
  const link = paths.portalInvoice(invoice.companySlug, invoice.id)
  const drillUrl = invoice.status === 'issued' ? `${config().publicUrl}${link}` : null
  const model = buildInvoiceDocument(invoice, { language: locale, drillUrl, accent: '' })
  const bytes = await renderInvoicePdf(model)
  const { nip } = invoice.parties.buyer
  const name = invoice.number
    ? invoiceFileName(invoice.number, nip)
    : `${dictionary(locale).billing.state.draft}_${invoice.period}_${nip}.pdf`
  return new Response(new Uint8Array(bytes), {
    headers: headersOf(name),
  })
}

export function eventsCsv(
  invoice: Invoice,
  line: InvoiceLine,
  events: readonly LineEvent[],
  locale: Locale,
): Response {
  const { drill, list } = dictionary(locale).billing
  const head = [drill.item, '', drill.done, drill.quantity, drill.document, '', drill.entry]
  const rows = events.map((event) => [
    event.itemNumber,
    event.itemTitle,
    event.occurredOn,
    event.quantity,
    event.purchaseNumber ?? event.documentName,
    event.purchaseSeller,
    event.entryNumber === null ? null : `${event.entryNumber}/${event.entryYear}`,
  ])
  const number = invoice.number?.replaceAll('/', '-') ?? `${list.month}-${invoice.period}`
  return csvResponse(csvOf(head, rows), `${number}_${line.position}.csv`)
}

function headersOf(name: string): HeadersInit {
  return {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  }
}
