import { eventsCsv } from '#app/features/billing/invoice-files.server.ts'
import { allLineEvents, lineOf } from '#app/features/billing/office-invoice.server.ts'
import { portal } from '#app/http/area.server.ts'
import { requireInvoice } from '#tenants/billing/queries/invoices.server.ts'

export const loader = portal.loader(
  { permission: 'invoices:read' },
  async ({ ctx, params, locale }) => {
    const invoice = await requireInvoice(ctx, { invoiceId: params.invoice ?? '' })
    const line = lineOf(invoice, params)
    return eventsCsv(invoice, line, await allLineEvents(ctx, ctx.tenantId, line.id), locale)
  },
)
