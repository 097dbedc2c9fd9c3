// Documents: what was handed in. The bytes are in the file store, encrypted per company.
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, minor, tenantId } from './columns.ts'
import { companies } from './companies.ts'
import { workItems } from './work.ts'

export const documents = pgTable(
  'documents',
  {
    tenantId: tenantId(),
    id: id(),
    service: text('service').notNull(),
    /** Of the plain bytes, hexadecimal: the content address and the proof. */
    sha256: text('sha256').notNull(),
    sizeBytes: minor('size_bytes').notNull(),
    mime: text('mime').notNull(),
    originalName: text('original_name').notNull(),
    /** The first document of the company with the same bytes, when this one repeats it. */
    duplicateOfId: uuid('duplicate_of_id'),
    uploadedById: uuid('uploaded_by_id'),
    uploadedByName: text('uploaded_by_name').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    /** Set when the work is done: from then on the document never changes. */
    filedAt: instant('filed_at'),
    filedAs: text('filed_as'),
  },
  (t) => [
    primaryKey({ name: 'documents_pkey', columns: [t.tenantId, t.id] }),
    index('documents_sha256_idx').on(t.tenantId, t.sha256),
    index('documents_uploaded_idx').on(t.tenantId, t.uploadedAt.desc(), t.id),
    foreignKey({
      name: 'documents_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    foreignKey({
      name: 'documents_duplicate_of_id_fkey',
      columns: [t.tenantId, t.duplicateOfId],
      foreignColumns: [t.tenantId, t.id],
    }),
    check('documents_sha256_check', sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check(
      'documents_mime_check',
      sql`${t.mime} in ('application/pdf','image/png','image/jpeg','image/webp','application/xml')`,
    ),
    check('documents_size_check', sql`${t.sizeBytes} > 0`),
  ],
)

export const itemDocuments = pgTable(
  'item_documents',
  {
    tenantId: tenantId(),
    itemId: uuid('item_id').notNull(),
    documentId: uuid('document_id').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'item_documents_pkey',
      columns: [t.tenantId, t.itemId, t.documentId],
    }),
    index('item_documents_document_idx').on(t.tenantId, t.documentId),
    foreignKey({
      name: 'item_documents_item_id_fkey',
      columns: [t.tenantId, t.itemId],
      foreignColumns: [workItems.tenantId, workItems.id],
    }),
    foreignKey({
      name: 'item_documents_document_id_fkey',
      columns: [t.tenantId, t.documentId],
      foreignColumns: [documents.tenantId, documents.id],
    }),
  ],
)
