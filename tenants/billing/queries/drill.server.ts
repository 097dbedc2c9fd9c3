// Both ways between an invoice line and the work that made it.
import { sql } from 'drizzle-orm'
import { AppError } from '#tenants/shared/app-error.ts'
import { firstDayOf, lastDayOf, type Period } from '#tenants/shared/dates.ts'
import { isId } from '#tenants/shared/ids.ts'
import {
  requirePermission,
  type ScopeContext,
  type TenantId,
} from '#tenants/shared/scope.server.ts'
import type { ExcludedEvent, ItemBilling, LineEvent } from '../types.ts'
import { type BillingReader, type Page, requireInvoices } from './invoices.server.ts'

export type LineEventsInput = {
  lineId: string
  tenantId?: TenantId
  cursor?: string | null
  limit?: number
}

/** Work items, documents and entries under one line, in the order they were done. */
export async function listLineEvents(
  ctx: BillingReader,
  { lineId, tenantId = ctx.tenantId, cursor = null, limit = 50 }: LineEventsInput,
): Promise<Page<LineEvent>> {
  requireInvoices(ctx)
  if (!isId(lineId)) throw new AppError('not_found')
  const after = cursor === null ? null : parseCursor(cursor)
  const size = Math.min(Math.max(limit, 1), 200)
  const [lines, rows] = await Promise.all([
    // A draft's line is not there for the client, nor is another company's for anybody.
    ctx.tx.execute(
      sql`select 1 from invoice_lines where tenant_id = ${tenantId} and id = ${lineId}`,
    ),
    ctx.tx.execute<LineEvent>(sql`
      select e.id, e.occurred_on as "occurredOn", e.occurred_at as "occurredAt", e.meter,
        e.quantity, e.item_id as "itemId", w.number as "itemNumber", w.title as "itemTitle",
        d.id as "documentId", d.original_name as "documentName",
        p.number as "purchaseNumber", p.seller_name as "purchaseSeller",
        j.id as "entryId", j.number as "entryNumber", j.year::int as "entryYear"
      from meter_events e
      left join work_items w on w.tenant_id = e.tenant_id and w.id = e.item_id
      left join lateral (
        select pd.document_id, pd.number, pd.seller_name, pd.entry_id
        from purchase_documents pd
        where pd.tenant_id = e.tenant_id and pd.item_id = e.item_id
        order by pd.id = e.source_id desc, pd.posted_at desc nulls last limit 1
      ) p on true
      left join lateral (
        select x.document_id from item_documents x
        where x.tenant_id = e.tenant_id and x.item_id = e.item_id
        order by x.document_id limit 1
      ) a on p.document_id is null
      left join documents d on d.tenant_id = e.tenant_id
        and d.id = coalesce(p.document_id, a.document_id)
      left join journal_entries j on j.tenant_id = e.tenant_id and j.id = p.entry_id
      where e.tenant_id = ${tenantId} and e.invoice_line_id = ${lineId}
        ${after ? sql`and (e.occurred_at, e.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
      order by e.occurred_at, e.id limit ${size + 1}`),
  ])
  if (lines.length === 0) throw new AppError('not_found')
  const items = rows.slice(0, size)
  const last = items.at(-1)
  const more = rows.length > size && last
  return { items, nextCursor: more ? `${last.occurredAt.toISOString()}_${last.id}` : null }
}

function parseCursor(text: string): { at: string; id: string } {
  const [at = '', id = ''] = text.split('_')
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) || Number.isNaN(Date.parse(at)) || !isId(id)) {
    throw new AppError('invalid_input', { field: 'cursor' })
  }
  return { at, id }
}

/** Work of a month that is on no bill for a reason. */
export async function listExcludedEvents(
  ctx: BillingReader,
  { tenantId = ctx.tenantId, period }: { tenantId?: TenantId; period: Period },
): Promise<ExcludedEvent[]> {
  requireInvoices(ctx)
  const rows = await ctx.tx.execute<ExcludedEvent>(sql`
    select e.id, e.meter, e.quantity, e.occurred_on as "occurredOn",
      e.unbilled_reason as reason, w.id as "itemId", w.number as "itemNumber",
      w.title as "itemTitle"
    from meter_events e
    join work_items w on w.tenant_id = e.tenant_id and w.id = e.item_id
    where e.tenant_id = ${tenantId} and e.unbilled_reason is not null
      and e.occurred_on between ${firstDayOf(period)} and ${lastDayOf(period)}
    order by e.occurred_at, e.id limit 200`)
  return [...rows]
}

type ItemRow = Omit<ItemBilling, 'state'> & { status: string | null; isPlaced: boolean }

/** "Billed in FV/2026/11/0001, line 2", or why it is not. Empty for work without a meter. */
export async function getBillingOfItem(ctx: ScopeContext, itemId: string): Promise<ItemBilling[]> {
  requirePermission(ctx, 'work:read')
  if (!isId(itemId)) return []
  const seesInvoices = ctx.actor.side !== 'provider' || ctx.actor.can('billing:read')
  const rows = await ctx.tx.execute<ItemRow>(sql`
    select e.id as "eventId", e.meter, e.quantity, e.occurred_on as "occurredOn",
      e.unbilled_reason as reason, e.invoice_line_id is not null as "isPlaced",
      ${
        seesInvoices
          ? sql`i.status, i.id as "invoiceId", i.number as "invoiceNumber", i.period,
              l.position::int as "linePosition", l.id as "lineId"
            from meter_events e
            left join invoice_lines l on l.tenant_id = e.tenant_id and l.id = e.invoice_line_id
            left join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id`
          : sql`null as status, null as "invoiceId", null as "invoiceNumber", null as period,
              null as "linePosition", null as "lineId"
            from meter_events e`
      }
    where e.tenant_id = ${ctx.tenantId} and e.item_id = ${itemId}
    order by e.occurred_at, e.id limit 100`)
  return rows.map(({ status, isPlaced, ...row }) => ({
    ...row,
    state: stateOf(ctx, { status, isPlaced, reason: row.reason }),
  }))
}

// A draft is the provider's own affair: to the client such work is still open. An agent
// has no view of invoices and is told only that the work stands on one.
function stateOf(
  ctx: ScopeContext,
  { status, isPlaced, reason }: Pick<ItemRow, 'status' | 'isPlaced' | 'reason'>,
): ItemBilling['state'] {
  if (reason !== null) return 'excluded'
  if (status === 'issued') return 'billed'
  if (!isPlaced || ctx.actor.side === 'client') return 'open'
  return 'draft'
}
