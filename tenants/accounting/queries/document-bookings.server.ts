// What the documents of a list became, for lists that are not accounting's own.
import { sql } from 'drizzle-orm'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { PurchaseStatus } from '../types.ts'

export type DocumentBooking = {
  documentId: string
  itemId: string
  itemNumber: number
  status: PurchaseStatus
  sellerName: string
  number: string
  currency: string
  grossMinor: bigint
}

/** At most one for each document: the one that counts, before those that were taken back. */
export async function listBookingsOfDocuments(
  ctx: ScopeContext,
  documentIds: readonly string[],
): Promise<DocumentBooking[]> {
  requirePermission(ctx, 'books:read')
  if (documentIds.length === 0) return []
  const rows = await ctx.tx.execute<DocumentBooking>(sql`
    select distinct on (p.document_id) p.document_id as "documentId", p.item_id as "itemId",
      w.number as "itemNumber", p.status, p.seller_name as "sellerName", p.number, p.currency,
      p.gross_minor as "grossMinor"
    from purchase_documents p
      join work_items w on w.tenant_id = p.tenant_id and w.id = p.item_id
    where p.tenant_id = ${ctx.tenantId}
      and p.document_id = any(${sql.param(documentIds)}::uuid[])
    order by p.document_id, case p.status when 'posted' then 0 when 'draft' then 1 else 2 end,
      p.created_at desc
    limit 200`)
  return [...rows]
}
