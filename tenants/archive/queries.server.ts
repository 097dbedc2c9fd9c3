// Documents of a company, as far as the person may see their service.
import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { documents } from '#db/schema/archive.ts'
import { AppError } from '../shared/app-error.ts'
import { isId } from '../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../shared/scope.server.ts'
import { type FileKey, loadFileKey } from './keys.server.ts'
import type { DocumentFilters } from './schema.ts'
import type { Document, DocumentPage, DocumentRow } from './types.ts'

const columns = {
  id: documents.id,
  service: documents.service,
  sizeBytes: documents.sizeBytes,
  mime: documents.mime,
  originalName: documents.originalName,
  duplicateOfId: documents.duplicateOfId,
  uploadedByName: documents.uploadedByName,
  uploadedAt: documents.uploadedAt,
  filedAt: documents.filedAt,
  filedAs: documents.filedAs,
}

export async function getDocument(ctx: ScopeContext, documentId: string): Promise<Document | null> {
  requirePermission(ctx, 'documents:read')
  if (!isId(documentId)) return null
  const rows = await ctx.tx
    .select({ ...columns, sha256: documents.sha256 })
    .from(documents)
    .where(and(eq(documents.tenantId, ctx.tenantId), eq(documents.id, documentId)))
    .limit(1)
  return (rows[0] as Document | undefined) ?? null
}

/** A document and the key to its content, to be read once the transaction is over. */
export async function openDocument(
  ctx: ScopeContext,
  documentId: string,
): Promise<{ document: Document; key: FileKey }> {
  const key = loadFileKey(ctx)
  // A company out of reach has no key to see: the missing document is the answer then.
  key.catch(() => {})
  const document = await getDocument(ctx, documentId)
  if (!document) throw new AppError('not_found')
  return { document, key: await key }
}

export type DocumentListInput = DocumentFilters & { cursor?: string | null; limit?: number }

/** The newest first. */
export function listDocuments(
  ctx: ScopeContext,
  input: DocumentListInput = {},
): Promise<DocumentPage> {
  return documentsBy(ctx, input, null)
}

/** The same list, for a module above that also knows documents by their content. */
export async function documentsBy(
  ctx: ScopeContext,
  input: DocumentListInput,
  idsByText: SQL | null,
): Promise<DocumentPage> {
  requirePermission(ctx, 'documents:read')
  const limit = Math.min(Math.max(input.limit ?? 50, 1), 200)
  const rows = await ctx.tx
    .select({
      ...columns,
      // A document may hang on several items: the first is where it came in.
      itemId: firstItem(sql`w.id`),
      itemNumber: firstItem(sql`w.number`),
    })
    .from(documents)
    .where(and(eq(documents.tenantId, ctx.tenantId), ...filtersOf(input, idsByText)))
    .orderBy(desc(documents.uploadedAt), asc(documents.id))
    .limit(limit + 1)
  const items = rows.slice(0, limit) as DocumentRow[]
  const last = items.at(-1)
  const more = rows.length > limit && last
  return { items, nextCursor: more ? `${last.uploadedAt.toISOString()}_${last.id}` : null }
}

function firstItem(column: SQL): SQL {
  return sql`(select ${column} from item_documents i
    join work_items w on w.tenant_id = i.tenant_id and w.id = i.item_id
    where i.tenant_id = documents.tenant_id and i.document_id = documents.id
    order by i.added_at, i.item_id limit 1)`
}

function filtersOf(
  { service, mime, filed, text, cursor }: DocumentListInput,
  idsByText: SQL | null,
): SQL[] {
  const filters: SQL[] = []
  if (service) filters.push(eq(documents.service, service))
  if (mime) filters.push(eq(documents.mime, mime))
  if (filed)
    filters.push(filed === 'yes' ? isNotNull(documents.filedAt) : isNull(documents.filedAt))
  if (text) {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    const byName = sql`${documents.originalName} ilike ${pattern}`
    filters.push(idsByText ? sql`(${byName} or ${documents.id} in (${idsByText}))` : byName)
  }
  if (cursor) {
    const [at = '', id = ''] = cursor.split('_')
    if (Number.isNaN(Date.parse(at)) || !isId(id)) {
      throw new AppError('invalid_input', { field: 'cursor' })
    }
    const then = sql`${new Date(at)}::timestamptz`
    filters.push(
      sql`${documents.uploadedAt} <= ${then}`,
      sql`(${documents.uploadedAt} < ${then} or ${documents.id} > ${id}::uuid)`,
    )
  }
  return filters
}

export type DocumentItem = { id: string; number: number; title: string }

/** The items on which a document hangs, the one where it came in first. */
export async function listItemsOfDocument(
  ctx: ScopeContext,
  documentId: string,
): Promise<DocumentItem[]> {
  requirePermission(ctx, 'work:read')
  if (!isId(documentId)) return []
  const rows = await ctx.tx.execute<DocumentItem>(sql`
    select w.id, w.number, w.title from item_documents l
      join work_items w on w.tenant_id = l.tenant_id and w.id = l.item_id
    where l.tenant_id = ${ctx.tenantId} and l.document_id = ${documentId}
    order by l.added_at, w.id limit 50`)
  return [...rows]
}
