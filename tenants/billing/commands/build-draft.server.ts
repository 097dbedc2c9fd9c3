// One company's draft of one month: made, or made anew from what is known now.
import { and, eq, sql } from 'drizzle-orm'
import { invoiceLines, invoices } from '#db/schema/billing.ts'
import { recordAudit } from '#tenants/audit/commands.server.ts'
import type { Period } from '#tenants/shared/dates.ts'
import { newId } from '#tenants/shared/ids.ts'
import {
  type ProviderContext,
  requirePermission,
  type TenantId,
} from '#tenants/shared/scope.server.ts'
import { loadDraftInput } from '../queries/draft-input.server.ts'
import { type DraftRefusal, draftInvoice, type InvoiceDraft } from '../rules/invoice.ts'

export type DraftOutcome =
  | { kind: 'built'; invoiceId: string; netMinor: bigint }
  /** Nothing was delivered and no fee is due; a draft that stood there is gone. */
  | { kind: 'empty' }
  /** The month is invoiced: what came later goes into the next month. */
  | { kind: 'issued'; invoiceId: string }
  | { kind: 'refused'; code: DraftRefusal }

/**
 * INVARIANT: an event is on at most one line. The company's lock lets one builder in at
 * a time, the events are locked until the end, and one invoice a month is a unique key.
 */
export async function buildDraft(
  ctx: ProviderContext,
  { tenantId, period }: { tenantId: TenantId; period: Period },
): Promise<DraftOutcome> {
  requirePermission(ctx, 'billing:run')
  await lockBilling(ctx, tenantId)
  const existing = await ctx.tx
    .select({ id: invoices.id, status: invoices.status })
    .from(invoices)
    .where(and(eq(invoices.tenantId, tenantId), eq(invoices.period, period)))
    .for('update')
    .limit(1)
  const found = existing[0]
  if (found?.status === 'issued') return { kind: 'issued', invoiceId: found.id }
  const invoiceId = found?.id ?? null
  const input = await loadDraftInput(ctx, { tenantId, period, invoiceId, mode: 'run' })
  const drafted = draftInvoice(input)
  if (!drafted.ok) return { kind: 'refused', code: drafted.code }
  if (found) await emptyDraft(ctx, tenantId, found.id)
  if (drafted.value.lines.length === 0) {
    if (found) await deleteDraft(ctx, tenantId, found.id)
    return { kind: 'empty' }
  }
  const subject = { tenantId, period, id: invoiceId ?? newId(), isNew: invoiceId === null }
  await writeDraft(ctx, subject, drafted.value)
  return { kind: 'built', invoiceId: subject.id, netMinor: drafted.value.netMinor }
}

/** Everything that moves a company's events between lines holds this lock. */
export async function lockBilling(ctx: ProviderContext, tenantId: TenantId): Promise<void> {
  await ctx.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`billing:${tenantId}`}, 0))`,
  )
}

async function emptyDraft(ctx: ProviderContext, tenantId: TenantId, id: string): Promise<void> {
  const ofDraft = and(eq(invoiceLines.tenantId, tenantId), eq(invoiceLines.invoiceId, id))
  await Promise.all([
    ctx.tx.execute(sql`update meter_events set invoice_line_id = null
      where tenant_id = ${tenantId} and invoice_line_id in (
        select l.id from invoice_lines l where l.tenant_id = ${tenantId} and l.invoice_id = ${id})`),
    ctx.tx.delete(invoiceLines).where(ofDraft),
  ])
}

async function deleteDraft(ctx: ProviderContext, tenantId: TenantId, id: string): Promise<void> {
  await ctx.tx.delete(invoices).where(and(eq(invoices.tenantId, tenantId), eq(invoices.id, id)))
}

type Subject = { tenantId: TenantId; period: Period; id: string; isNew: boolean }

async function writeDraft(
  ctx: ProviderContext,
  { tenantId, period, id, isNew }: Subject,
  draft: InvoiceDraft,
): Promise<void> {
  const { netMinor, vatMinor, grossMinor, contractVersionId } = draft
  const facts = { netMinor, vatMinor, grossMinor, contractVersionId, updatedAt: ctx.now }
  const lines = draft.lines.map((line) => ({ id: newId(), line }))
  const placed = lines.flatMap((of) => of.line.eventIds.map((event) => [event, of.id] as const))
  await Promise.all([
    isNew
      ? ctx.tx
          .insert(invoices)
          .values({ tenantId, id, status: 'draft', period, createdAt: ctx.now, ...facts })
      : ctx.tx
          .update(invoices)
          .set({ ...facts, version: sql`${invoices.version} + 1` })
          .where(and(eq(invoices.tenantId, tenantId), eq(invoices.id, id))),
    ctx.tx.insert(invoiceLines).values(
      lines.map(({ id: lineId, line: { eventIds: _, ...line } }) => ({
        tenantId,
        id: lineId,
        invoiceId: id,
        ...line,
      })),
    ),
    ctx.tx.execute(sql`update meter_events e set invoice_line_id = placed.line
      from unnest(${sql.param(placed.map(([event]) => event))}::uuid[],
        ${sql.param(placed.map(([, line]) => line))}::uuid[]) as placed(event, line)
      where e.tenant_id = ${tenantId} and e.id = placed.event`),
    recordAudit(ctx, {
      action: isNew ? 'billing.draft_built' : 'billing.draft_rebuilt',
      subjectType: 'invoice',
      subjectId: id,
      data: { period, net: String(netMinor), lines: lines.length },
      isInternal: true,
      tenantId,
    }),
  ])
}
