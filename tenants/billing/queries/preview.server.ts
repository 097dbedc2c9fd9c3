// The running month's bill as it stands today: the run's own rule, nothing written.
import { requireCompany } from '#tenants/companies/queries.server.ts'
import { localDateOf, periodOf } from '#tenants/shared/dates.ts'
import { err, ok, type Result } from '#tenants/shared/result.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import { type DraftRefusal, draftInvoice } from '../rules/invoice.ts'
import type { InvoicePreview } from '../types.ts'
import { loadDraftInput } from './draft-input.server.ts'
import { requireInvoices } from './invoices.server.ts'

export async function previewInvoice(
  ctx: ScopeContext,
): Promise<Result<InvoicePreview, DraftRefusal>> {
  requireInvoices(ctx)
  const { zone } = await requireCompany(ctx)
  const asOf = localDateOf(ctx.now, zone)
  const period = periodOf(asOf)
  const input = await loadDraftInput(ctx, {
    tenantId: ctx.tenantId,
    period,
    invoiceId: null,
    mode: 'preview',
  })
  const drafted = draftInvoice(input)
  if (!drafted.ok) return err(drafted.code)
  const { netMinor, vatMinor, grossMinor } = drafted.value
  const lines = drafted.value.lines.map(({ eventIds: _, ...line }) => line)
  return ok({ period, asOf, lines, netMinor, vatMinor, grossMinor })
}
