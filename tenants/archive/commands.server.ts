// The archive records what was handed in and files it when the work is done; from then
// on a document never changes. The bytes are put away before (contents.server.ts).
import { type SQL, sql } from 'drizzle-orm'
import { recordAudit } from '../audit/commands.server.ts'
import { AppError } from '../shared/app-error.ts'
import { isId, newId } from '../shared/ids.ts'
import type { Service } from '../shared/permissions.ts'
import { type Err, type Ok, ok } from '../shared/result.ts'
import { requirePermission, type ScopeContext } from '../shared/scope.server.ts'
import { factsOf, loadItemForChange } from '../work/commands/change-item.server.ts'
import { attachDocument } from '../work/commands/send-message.server.ts'
import { decide, type StateRefusal } from '../work/rules/item-state.ts'
import type { StagedFile } from './types.ts'

export type RecordedDocument = { id: string; duplicateOfId: string | null }

type Recording = {
  service: Service
  /** Filed as it comes in, for a paper that needs no work. */
  filedAs?: string
  /** Name of the deed on record, which says who may read of it. */
  action?: string
}

/** Records staged content as a document. The same bytes again are taken, and marked. */
export async function recordDocument(
  ctx: ScopeContext,
  staged: StagedFile,
  { service, filedAs, action = 'archive.document_received' }: Recording,
): Promise<RecordedDocument> {
  requirePermission(ctx, 'documents:upload')
  // Staged for one company and recorded for another, the bytes would never be found.
  if (staged.tenantId !== ctx.tenantId) throw new AppError('not_found')
  const id = newId()
  const rows = await ctx.tx.execute<{ duplicate: string | null }>(sql`
    insert into documents (tenant_id, id, service, sha256, size_bytes, mime, original_name,
      duplicate_of_id, uploaded_by_id, uploaded_by_name, uploaded_at, filed_at, filed_as)
    values (${ctx.tenantId}, ${id}, ${service}, ${staged.sha256}, ${staged.sizeBytes},
      ${staged.mime}, ${staged.originalName},
      (select d.id from documents d
        where d.tenant_id = ${ctx.tenantId} and d.sha256 = ${staged.sha256}
        order by d.uploaded_at, d.id limit 1),
      ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.now},
      ${filedAs === undefined ? null : ctx.now}, ${filedAs ?? null})
    returning duplicate_of_id as duplicate`)
  const duplicateOfId = rows[0]!.duplicate
  await recordAudit(ctx, {
    action,
    subjectType: 'document',
    subjectId: id,
    data: { name: staged.originalName, sha256: staged.sha256, bytes: staged.sizeBytes },
  })
  return { id, duplicateOfId }
}

export type AttachedUpload = {
  documentId: string
  /** The same bytes hang on this very item: nothing was written. */
  isKnown: boolean
  /** The company's earlier document with the same bytes. */
  repeats: { name: string; uploadedAt: Date } | null
}

/** Records staged content as a document of an open item, under the item's service. */
export async function attachUpload(
  ctx: ScopeContext,
  staged: StagedFile,
  { itemId }: { itemId: string },
): Promise<Ok<AttachedUpload> | Err<StateRefusal>> {
  requirePermission(ctx, 'documents:upload')
  // The lock makes two sendings of one file meet here.
  const item = await loadItemForChange(ctx, itemId)
  const decided = decide(factsOf(item), 'attach')
  if (!decided.ok) return decided
  const known = await ctx.tx.execute<{ id: string; isHere: boolean; name: string; at: Date }>(sql`
    select d.id, d.original_name as name, d.uploaded_at as at,
      exists (select 1 from item_documents l where l.tenant_id = d.tenant_id
        and l.document_id = d.id and l.item_id = ${itemId}) as "isHere"
    from documents d where d.tenant_id = ${ctx.tenantId} and d.sha256 = ${staged.sha256}
    order by 4 desc, d.uploaded_at, d.id limit 1`)
  const earlier = known[0]
  const repeats = earlier ? { name: earlier.name, uploadedAt: earlier.at } : null
  if (earlier?.isHere) return ok({ documentId: earlier.id, isKnown: true, repeats })
  const { id } = await recordDocument(ctx, staged, { service: item.service })
  const attached = await attachDocument(ctx, { itemId, documentId: id })
  return attached.ok ? ok({ documentId: id, isKnown: false, repeats }) : attached
}

/** Files a document under what it became. A filed one stays as it is. */
export async function fileDocument(
  ctx: ScopeContext,
  { documentId, filedAs }: { documentId: string; filedAs: string },
): Promise<void> {
  requirePermission(ctx, 'work:do')
  if (!isId(documentId)) throw new AppError('not_found')
  const found = await ctx.tx.execute(sql`
    with filed as (${filingStatement(ctx, { documentId, filedAs })})
    select 1 from documents where tenant_id = ${ctx.tenantId} and id = ${documentId}`)
  if (found.length === 0) throw new AppError('not_found')
}

/** The filing as an update, for commands that write more in the same statement. */
export function filingStatement(
  ctx: ScopeContext,
  { documentId, filedAs }: { documentId: string; filedAs: string },
): SQL {
  requirePermission(ctx, 'work:do')
  return sql`update documents set filed_at = ${ctx.now}, filed_as = ${filedAs}
    where tenant_id = ${ctx.tenantId} and id = ${documentId} and filed_at is null`
}
