// The evidence of a complaint, and what could become some.
import { type SQL, sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { ComplaintEvidence, EvidenceChoices } from '../types.ts'

const LIMIT = 50

/**
 * Of a complaint `c`: a letter was issued for the decision as it stands, and the evidence that
 * the letter names has not changed since.
 */
export const hasStandingLetter: SQL = sql`exists (
  select 1 from complaint_letters l
  where l.tenant_id = c.tenant_id and l.complaint_id = c.id and l.kind = 'decision'
    and l.issued_at >= c.decided_at
    and not exists (select 1 from complaint_evidence v
      where v.tenant_id = c.tenant_id and v.complaint_id = c.id and v.is_in_letter
        and greatest(v.added_at, v.withdrawn_at) > l.issued_at))`

export async function listEvidence(
  ctx: ScopeContext,
  complaintId: string,
): Promise<ComplaintEvidence[]> {
  requirePermission(ctx, 'complaints:read')
  if (!isId(complaintId)) return []
  const rows = await ctx.tx.execute<ComplaintEvidence>(sql`
    select v.id, v.kind, v.note, v.is_in_letter as "isInLetter", v.added_at as "addedAt",
      v.added_by_name as "addedByName", v.withdrawn_at as "withdrawnAt",
      v.document_id as "documentId", d.original_name as "documentName",
      v.order_item_id as "orderItemId", w.number as "orderNumber", w.title as "orderTitle"
    from complaint_evidence v
      left join documents d on d.tenant_id = v.tenant_id and d.id = v.document_id
      left join work_items w on w.tenant_id = v.tenant_id and w.id = v.order_item_id
    where v.tenant_id = ${ctx.tenantId} and v.complaint_id = ${complaintId}
    order by v.withdrawn_at is not null, v.added_at, v.id limit ${LIMIT}`)
  return [...rows]
}

/** Orders and papers to choose from: those that name the same order first, then the latest. */
export async function listEvidenceChoices(
  ctx: ScopeContext,
  complaintId: string,
): Promise<EvidenceChoices> {
  requirePermission(ctx, 'complaints:do')
  if (!isId(complaintId)) throw new AppError('not_found')
  const of = sql`c.tenant_id = ${ctx.tenantId} and c.id = ${complaintId}`
  const [found, documents, orders] = await Promise.all([
    ctx.tx.execute(sql`select 1 from complaints c where ${of}`),
    ctx.tx.execute<EvidenceChoices['documents'][number]>(sql`
      select d.id, d.original_name as name
      from complaints c
        join work_items w on w.tenant_id = c.tenant_id and w.service in ('complaints', 'orders')
        join item_documents l on l.tenant_id = w.tenant_id and l.item_id = w.id
        join documents d on d.tenant_id = l.tenant_id and d.id = l.document_id
      where ${of}
      group by d.id, d.original_name
      order by bool_or(w.id = c.item_id) desc, max(l.added_at) desc, d.id limit ${LIMIT}`),
    ctx.tx.execute<EvidenceChoices['orders'][number]>(sql`
      select w.id, w.number, w.title
      from complaints c
        join work_items w on w.tenant_id = c.tenant_id and w.service in ('complaints', 'orders')
      where ${of} and w.id <> c.item_id
      order by coalesce(position(lower(c.order_number) in lower(w.title || ' ' || w.form::text)) > 0,
          false) desc,
        w.service = 'orders' desc, w.opened_at desc, w.id limit ${LIMIT}`),
  ])
  if (found.length === 0) throw new AppError('not_found')
  return { documents: [...documents], orders: [...orders] }
}
