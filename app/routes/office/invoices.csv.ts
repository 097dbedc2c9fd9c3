import { eventsCsv } from '#app/features/billing/invoice-files.server.ts'
import {
  allLineEvents,
  lineOf,
  officeInvoiceOf,
} from '#app/features/billing/office-invoice.server.ts'
import { office } from '#app/http/area.server.ts'

export const loader = office.loader(
  { permission: 'billing:read' },
  async ({ ctx, params, locale }) => {
    const { company, invoice } = await officeInvoiceOf(ctx, params)
    const line = lineOf(invoice, params)
    const events = await allLineEvents(ctx, company.tenantId, line.id)
    return eventsCsv(invoice, line, events, locale)
  },
)
