// The office's way to one company's invoice: by the names in the address.

import { listLineEvents } from '#tenants/billing/queries/drill.server.ts'
import { type BillingReader, requireInvoice } from '#tenants/billing/queries/invoices.server.ts'
import type { Invoice, InvoiceLine, LineEvent } from '#tenants/billing/types.ts'
import { getCompanyBySlug } from '#tenants/companies/queries.server.ts'
import type { Company } from '#tenants/companies/types.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import type { ProviderContext, TenantId } from '#tenants/shared/scope.server.ts'

type Params = Record<string, string | undefined>

export async function companyOf(ctx: ProviderContext, params: Params): Promise<Company> {
  const company = await getCompanyBySlug(ctx, params.company ?? '')
  if (!company) throw new AppError('not_found')
  return company
}

export async function officeInvoiceOf(
  ctx: ProviderContext,
  params: Params,
): Promise<{ company: Company; invoice: Invoice }> {
  const company = await companyOf(ctx, params)
  const { tenantId } = company
  const invoice = await requireInvoice(ctx, { tenantId, invoiceId: params.invoice ?? '' })
  return { company, invoice }
}

export function lineOf(invoice: Invoice, params: Params): InvoiceLine {
  const line = invoice.lines.find(({ id }) => id === params.line)
  if (!line) throw new AppError('not_found')
  return line
}

const MOST_ROWS = 20_000

/** Every event of a line, page after page, for a file. */
export async function allLineEvents(
  ctx: BillingReader,
  tenantId: TenantId,
  lineId: string,
): Promise<LineEvent[]> {
  const events: LineEvent[] = []
  let cursor: string | null = null
  do {
    const page = await listLineEvents(ctx, { tenantId, lineId, cursor, limit: 200 })
    events.push(...page.items)
    cursor = page.nextCursor
  } while (cursor && events.length < MOST_ROWS)
  return events
}
