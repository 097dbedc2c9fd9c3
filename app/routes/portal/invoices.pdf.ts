import { pdfResponse } from '#app/features/billing/invoice-files.server.ts'
import { portal } from '#app/http/area.server.ts'
import { requireInvoice } from '#tenants/billing/queries/invoices.server.ts'

export const loader = portal.handler(
  { permission: 'invoices:read' },
  async ({ params, open, locale }) => {
    const invoice = await open({ readOnly: true }, (ctx) =>
      requireInvoice(ctx, { invoiceId: params.invoice ?? '' }),
    )
    return pdfResponse(invoice, locale)
  },
)
