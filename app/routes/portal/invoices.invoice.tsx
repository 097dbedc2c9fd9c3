// An invoice as a page: every line leads to the work behind it.

import { useLoaderData } from '@remix-run/react'
import { invoicePage } from '#app/features/billing/invoice-page.server.ts'
import { InvoiceSheet } from '#app/features/billing/invoice-sheet.tsx'
import { PrintButton } from '#app/features/billing/print-button.tsx'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { billingWords } from '#app/i18n/billing.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { requireInvoice } from '#tenants/billing/queries/invoices.server.ts'

export const loader = portal.loader(
  { permission: 'invoices:read' },
  async ({ ctx, params, company, locale }) => {
    const invoice = await requireInvoice(ctx, { invoiceId: params.invoice ?? '' })
    const t = dictionary(locale)
    const name = t.billing.invoice.title(invoice.number ?? '')
    return {
      ...invoicePage(invoice, locale),
      company: company.slug,
      title: t.portal.pageTitle(name, company.shortName),
    }
  },
)

export default function PortalInvoice() {
  const { company, title: _, ...page } = useLoaderData<typeof loader>()
  const { invoice } = page
  const t = useWords(billingWords)
  const f = useFormat()
  return (
    <>
      <PageHeader
        title={t.invoice.forMonth(f.month(invoice.period, 'long'))}
        back={{ to: paths.portalInvoices(company), label: t.list.title }}
        actions={
          <>
            <PrintButton />
            <a
              href={paths.portalInvoicePdf(company, invoice.id)}
              className="btn btn-primary"
              target="_blank"
              rel="noreferrer"
            >
              {t.invoice.download}
            </a>
          </>
        }
      />
      <div className="inv-page">
        <InvoiceSheet
          page={page}
          lineHref={(line) => paths.portalInvoiceLine(company, invoice.id, line)}
        />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
