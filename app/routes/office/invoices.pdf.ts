import { pdfResponse } from '#app/features/billing/invoice-files.server.ts'
import { officeInvoiceOf } from '#app/features/billing/office-invoice.server.ts'
import { office } from '#app/http/area.server.ts'

export const loader = office.handler(
  { permission: 'billing:read' },
  async ({ params, open, locale }) => {
    const { invoice } = await open({ readOnly: true }, (ctx) => officeInvoiceOf(ctx, params))
    return pdfResponse(invoice, locale)
  },
)
