// Documents of an item that nobody has begun to book, or whose booking was taken back.
import { sql } from 'drizzle-orm'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'

export type UnbookedDocument = { id: string; originalName: string; mime: string }

export async function listUnbookedDocuments(
  ctx: ScopeContext,
  itemId: string,
): Promise<UnbookedDocument[]> {
  requirePermission(ctx, 'books:read')
  if (!isId(itemId)) return []
  const rows = await ctx.tx.execute<UnbookedDocument>(sql`
    select d.id, d.original_name as "originalName", d.mime
    from item_documents i
      join documents d on d.tenant_id = i.tenant_id and d.id = i.document_id
      join work_items w on w.tenant_id = i.tenant_id and w.id = i.item_id
    where i.tenant_id = ${ctx.tenantId} and i.item_id = ${itemId} and w.closed_at is null
      and w.request_type = 'purchase_invoice'
      and not exists (select 1 from purchase_documents p
        where p.tenant_id = i.tenant_id and p.document_id = d.id
          and p.status in ('draft', 'posted'))
    order by i.added_at, d.id limit 50`)
  return [...rows]
}
