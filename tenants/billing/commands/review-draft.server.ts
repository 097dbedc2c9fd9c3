// What a reviewer does to a draft before it is issued.
import { and, eq, sql } from 'drizzle-orm'
import { invoices, meterEvents } from '#db/schema/billing.ts'
import { recordAudit } from '#tenants/audit/commands.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { isId } from '#tenants/shared/ids.ts'
import { err, ok, type Result } from '#tenants/shared/result.ts'
import {
  type ProviderContext,
  requirePermission,
  type TenantId,
} from '#tenants/shared/scope.server.ts'
import type {
  DraftRef,
  ExcludeEventInput,
  HoldInvoiceInput,
  IncludeEventInput,
  InvoiceNoteInput,
} from '../schema.ts'
import { buildDraft, lockBilling } from './build-draft.server.ts'

type OfCompany = { tenantId: TenantId }
type DraftProblem = 'already_issued' | 'stale_version'

/** Keeps a draft from being issued until the reason is out of the way. */
export function holdInvoice(
  ctx: ProviderContext,
  { reason, ...draft }: HoldInvoiceInput & OfCompany,
): Promise<Result<undefined, DraftProblem>> {
  return changeDraft(ctx, draft, 'billing.invoice_held', { heldReason: reason }, { reason })
}

export function releaseInvoice(
  ctx: ProviderContext,
  draft: DraftRef & OfCompany,
): Promise<Result<undefined, DraftProblem>> {
  return changeDraft(ctx, draft, 'billing.invoice_released', { heldReason: null }, {})
}

/** Words under the lines, for the client to read. */
export function setInvoiceNote(
  ctx: ProviderContext,
  { note, ...draft }: InvoiceNoteInput & OfCompany,
): Promise<Result<undefined, DraftProblem>> {
  return changeDraft(ctx, draft, 'billing.invoice_noted', { note: note || null }, { note })
}

async function changeDraft(
  ctx: ProviderContext,
  { tenantId, invoiceId, version }: DraftRef & OfCompany,
  action: string,
  set: { heldReason?: string | null; note?: string | null },
  data: Record<string, unknown>,
): Promise<Result<undefined, DraftProblem>> {
  requirePermission(ctx, 'billing:run')
  const draft = await lockDraft(ctx, tenantId, invoiceId)
  if (draft.status === 'issued') return err('already_issued')
  if (draft.version !== version) return err('stale_version')
  await Promise.all([
    ctx.tx
      .update(invoices)
      .set({ ...set, updatedAt: ctx.now, version: version + 1 })
      .where(and(eq(invoices.tenantId, tenantId), eq(invoices.id, invoiceId))),
    recordAudit(ctx, {
      action,
      subjectType: 'invoice',
      subjectId: invoiceId,
      data: { period: draft.period, ...data },
      isInternal: true,
      tenantId,
    }),
  ])
  return ok()
}

export async function lockDraft(ctx: ProviderContext, tenantId: TenantId, invoiceId: string) {
  const rows = isId(invoiceId)
    ? await ctx.tx
        .select({
          status: invoices.status,
          version: invoices.version,
          period: invoices.period,
          contractVersionId: invoices.contractVersionId,
          heldReason: invoices.heldReason,
          netMinor: invoices.netMinor,
          vatMinor: invoices.vatMinor,
          grossMinor: invoices.grossMinor,
        })
        .from(invoices)
        .where(and(eq(invoices.tenantId, tenantId), eq(invoices.id, invoiceId)))
        .for('update')
        .limit(1)
    : []
  if (!rows[0]) throw new AppError('not_found')
  return rows[0]
}

/** Takes one unit of work off the bill for good, with a reason that the client reads. */
export async function excludeEvent(
  ctx: ProviderContext,
  { tenantId, eventId, reason }: ExcludeEventInput & OfCompany,
): Promise<Result<undefined, 'already_invoiced'>> {
  return moveEvent(ctx, { tenantId, eventId }, 'billing.event_excluded', reason)
}

/** Puts it back: it stands on the next draft that is built. */
export async function includeEvent(
  ctx: ProviderContext,
  { tenantId, eventId }: IncludeEventInput & OfCompany,
): Promise<Result<undefined, 'already_invoiced'>> {
  return moveEvent(ctx, { tenantId, eventId }, 'billing.event_included', null)
}

async function moveEvent(
  ctx: ProviderContext,
  { tenantId, eventId }: { tenantId: TenantId; eventId: string },
  action: string,
  reason: string | null,
): Promise<Result<undefined, 'already_invoiced'>> {
  requirePermission(ctx, 'billing:run')
  if (!isId(eventId)) throw new AppError('not_found')
  await lockBilling(ctx, tenantId)
  const rows = await ctx.tx.execute<{
    itemId: string
    meter: string
    month: string
    period: string | null
    status: string | null
  }>(sql`
    select e.item_id as "itemId", e.meter, to_char(e.occurred_on, 'YYYY-MM') as month,
      i.period, i.status
    from meter_events e
    left join invoice_lines l on l.tenant_id = e.tenant_id and l.id = e.invoice_line_id
    left join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
    where e.tenant_id = ${tenantId} and e.id = ${eventId}
    for update of e`)
  const event = rows[0]
  if (!event) throw new AppError('not_found')
  if (event.status === 'issued') return err('already_invoiced')
  await Promise.all([
    ctx.tx
      .update(meterEvents)
      .set({ invoiceLineId: null, unbilledReason: reason })
      .where(and(eq(meterEvents.tenantId, tenantId), eq(meterEvents.id, eventId))),
    recordAudit(ctx, {
      action,
      subjectType: 'meter_event',
      subjectId: eventId,
      itemId: event.itemId,
      data: { meter: event.meter, ...(reason ? { reason } : {}) },
      tenantId,
    }),
  ])
  // The draft's amounts follow at once; without a draft there is nothing to change.
  const period = event.period ?? (await draftPeriodFor(ctx, tenantId, event.month))
  if (period) await buildDraft(ctx, { tenantId, period })
  return ok()
}

async function draftPeriodFor(
  ctx: ProviderContext,
  tenantId: TenantId,
  month: string,
): Promise<string | null> {
  const rows = await ctx.tx
    .select({ period: invoices.period })
    .from(invoices)
    .where(
      and(
        eq(invoices.tenantId, tenantId),
        eq(invoices.period, month),
        eq(invoices.status, 'draft'),
      ),
    )
    .limit(1)
  return rows[0]?.period ?? null
}
