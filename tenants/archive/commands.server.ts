// The archive records what was handed in and files it when the work is done; from then
// on a document never changes. The bytes are put away before (contents.server.ts).
import { type SQL, sql } from 'drizzle-orm'
import { itemDocuments } from '#db/schema/archive.ts'
import { recordAudit } from '../audit/commands.server.ts'
import { AppError } from '../shared/app-error.ts'
import { isId, newId } from '../shared/ids.ts'
import type { Service } from '../shared/permissions.ts'
import { violates } from '../shared/pg-error.ts'
import { requirePermission, type ScopeContext } from '../shared/scope.server.ts'
import type { StagedFile } from './types.ts'

export type RecordedDocument = { id: string; duplicateOfId: string | null }

/** Records staged content as a document. The same bytes again are taken, and marked. */
export async function recordDocument(
  ctx: ScopeContext,
  staged: StagedFile,
  { service }: { service: Service },
): Promise<RecordedDocument> {
  requirePermission(ctx, 'documents:upload')
  // Staged for one company and recorded for another, the bytes would never be found.
  if (staged.tenantId !== ctx.tenantId) throw new AppError('not_found')
  const id = newId()
  const rows = await ctx.tx.execute<{ duplicate: string | null }>(sql`
    insert into documents (tenant_id, id, service, sha256, size_bytes, mime, original_name,
      duplicate_of_id, uploaded_by_id, uploaded_by_name, uploaded_at)
    values (${ctx.tenantId}, ${id}, ${service}, ${staged.sha256}, ${staged.sizeBytes},
      ${staged.mime}, ${staged.originalName},
      (select d.id from documents d
        where d.tenant_id = ${ctx.tenantId} and d.sha256 = ${staged.sha256}
        order by d.uploaded_at, d.id limit 1),
      ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.now})
    returning duplicate_of_id as duplicate`)
  const duplicateOfId = rows[0]!.duplicate
  await recordAudit(ctx, {
    action: 'archive.document_received',
    subjectType: 'document',
    subjectId: id,
    data: { name: staged.originalName, sha256: staged.sha256, bytes: staged.sizeBytes },
  })
  return { id, duplicateOfId }
}

/** Hangs a document on an item. Repeating it changes nothing. */
export async function attachDocument(
  ctx: ScopeContext,
  { itemId, documentId }: { itemId: string; documentId: string },
): Promise<void> {
  requirePermission(ctx, 'documents:upload')
  if (!isId(itemId) || !isId(documentId)) throw new AppError('not_found')
  try {
    await ctx.tx
      .insert(itemDocuments)
      .values({ tenantId: ctx.tenantId, itemId, documentId, addedAt: ctx.now })
      .onConflictDoNothing()
  } catch (error) {
    const foreign = ['item_documents_item_id_fkey', 'item_documents_document_id_fkey']
    if (foreign.some((key) => violates(error, key))) throw new AppError('not_found')
    throw error
  }
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
