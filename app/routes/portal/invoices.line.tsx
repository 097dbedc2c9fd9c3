// From an invoice's line to the very items, documents and entries.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { eventColumns } from '#app/features/billing/event-columns.tsx'
import { LineHead } from '#app/features/billing/line-head.tsx'
import { lineOf } from '#app/features/billing/office-invoice.server.ts'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { billingWords } from '#app/i18n/billing.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { listLineEvents } from '#tenants/billing/queries/drill.server.ts'
import { requireInvoice } from '#tenants/billing/queries/invoices.server.ts'
import { periodOf } from '#tenants/shared/dates.ts'

export const loader = portal.loader(
  { permission: 'invoices:read' },
  async ({ ctx, params, url, company, locale }) => {
    const invoice = await requireInvoice(ctx, { invoiceId: params.invoice ?? '' })
    const line = lineOf(invoice, params)
    const cursor = url.searchParams.get('after')
    const { id, number, period } = invoice
    const t = dictionary(locale)
    const name = locale === 'pl' ? line.namePl : line.nameEn
    return {
      ...(await listLineEvents(ctx, { lineId: line.id, cursor })),
      invoice: { id, number, period },
      line,
      company: company.slug,
      title: t.portal.pageTitle(name, company.shortName),
    }
  },
)

export default function PortalInvoiceLine() {
  const { items, nextCursor, invoice, line, company } = useLoaderData<typeof loader>()
  const t = useWords({ billing: billingWords })
  const [params] = useSearchParams()
  const links = pageLinks(params, nextCursor)
  return (
    <>
      <LineHead
        invoice={invoice}
        line={line}
        back={paths.portalInvoice(company, invoice.id)}
        csv={paths.portalInvoiceLineCsv(company, invoice.id, line.id)}
      />
      <DataTable
        id="work"
        label={t.billing.drill.label}
        columns={eventColumns(t, {
          document: (document) => paths.portalDocument(company, document),
          entry: ({ occurredOn }) =>
            paths.portalBooks(company, 'journal', { period: periodOf(occurredOn) }),
        })}
        rows={items}
        rowId={(event) => event.id}
        rowHref={(event) => paths.portalItem(company, event.itemId)}
        tools={false}
        phone="cards"
        empty={<EmptyState title={t.billing.drill.none} />}
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

export const ErrorBoundary = AreaError
