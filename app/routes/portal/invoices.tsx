// The client's invoices, and this month's bill as it stands today.

import { useLoaderData, useSearchParams } from '@remix-run/react'
import { InvoiceLines } from '#app/features/billing/invoice-lines.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { billingWords } from '#app/i18n/billing.ts'
import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateText, Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { listInvoices } from '#tenants/billing/queries/invoices.server.ts'
import { previewInvoice } from '#tenants/billing/queries/preview.server.ts'
import type { InvoicePreview, InvoiceSummary } from '#tenants/billing/types.ts'

export const loader = portal.loader(
  { permission: 'invoices:read' },
  async ({ ctx, url, company, locale }) => {
    const [page, preview] = await Promise.all([
      listInvoices(ctx, { cursor: url.searchParams.get('after') }),
      previewInvoice(ctx),
    ])
    const t = dictionary(locale)
    return {
      ...page,
      // A month that is invoiced already stands in the list, not in the preview.
      preview: preview.ok ? preview.value : null,
      company: company.slug,
      title: t.portal.pageTitle(t.billing.list.title, company.shortName),
    }
  },
)

export default function PortalInvoices() {
  const { items, nextCursor, preview, company } = useLoaderData<typeof loader>()
  const t = useWords(billingWords)
  const f = useFormat()
  const [params] = useSearchParams()
  const links = pageLinks(params, nextCursor)
  const isInvoiced = preview && items[0]?.period === preview.period
  return (
    <>
      <PageHeader title={t.list.title} />
      {preview && !isInvoiced && !links.previous ? <Preview preview={preview} /> : null}
      <DataTable
        id="invoices"
        label={t.list.label}
        columns={columnsOf(t, f)}
        rows={items}
        rowId={({ id }) => id}
        rowHref={({ id }) => paths.portalInvoice(company, id)}
        tools={false}
        phone="cards"
        empty={
          <EmptyState icon="invoice" title={t.list.none}>
            {t.list.noneText}
          </EmptyState>
        }
        footer={links.previous || links.next ? <Pagination {...links} /> : null}
      />
    </>
  )
}

function Preview({ preview }: { preview: InvoicePreview }) {
  const t = useWords(billingWords)
  const f = useFormat()
  return (
    <Card
      title={t.preview.title(f.month(preview.period, 'long'))}
      meta={t.preview.asOf(f.date(preview.asOf))}
      actions={
        <span className="preview-sum">
          {t.preview.net} <strong className="num">{f.money(preview.netMinor)}</strong>
        </span>
      }
      className="preview"
    >
      {preview.lines.length > 0 ? (
        <InvoiceLines lines={preview.lines} />
      ) : (
        <p className="meta">{t.preview.none}</p>
      )}
    </Card>
  )
}

function columnsOf(
  { list }: Dictionary['billing'],
  f: ReturnType<typeof useFormat>,
): Column<InvoiceSummary>[] {
  return [
    {
      id: 'month',
      header: list.month,
      kind: 'main',
      fixed: true,
      cell: ({ period }) => f.month(period, 'long'),
    },
    { id: 'number', header: list.number, kind: 'date', cell: ({ number }) => number },
    {
      id: 'issued',
      header: list.issuedOn,
      kind: 'date',
      cardLabel: true,
      cell: ({ issuedOn }) => <DateText value={issuedOn} />,
    },
    {
      id: 'due',
      header: list.dueOn,
      kind: 'date',
      cardLabel: true,
      cell: ({ dueOn }) => <DateText value={dueOn} />,
    },
    {
      id: 'net',
      header: list.net,
      kind: 'num',
      cardLabel: true,
      wideOnly: true,
      cell: ({ netMinor, currency }) => <Money minor={netMinor} currency={currency} />,
    },
    {
      id: 'gross',
      header: list.gross,
      kind: 'num',
      cardLabel: true,
      cell: ({ grossMinor, currency }) => <Money minor={grossMinor} currency={currency} strong />,
    },
  ]
}

export const ErrorBoundary = AreaError
