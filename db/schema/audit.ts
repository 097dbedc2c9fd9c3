// What happened in each company, and what still has to leave the database.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from './columns.ts'
import { companies } from './companies.ts'

export const auditEvents = pgTable(
  'audit_events',
  {
    tenantId: tenantId(),
    id: id(),
    at: instant('at').notNull(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    actorSide: text('actor_side').notNull(),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    itemId: uuid('item_id'),
    data: jsonb('data').notNull(),
    /** Internal rows are for the provider's eyes; the client's policy leaves them out. */
    isInternal: boolean('is_internal').notNull().default(false),
    requestId: text('request_id'),
    /** Block that sealed the row, set by the sealer. */
    blockNo: integer('block_no'),
  },
  (t) => [
    primaryKey({ name: 'audit_events_pkey', columns: [t.tenantId, t.id] }),
    index('audit_events_item_idx')
      .on(t.tenantId, t.itemId, t.at)
      .where(sql`${t.itemId} is not null`),
    index('audit_events_at_idx').on(t.tenantId, t.at.desc(), t.id),
    index('audit_events_unsealed_idx').on(t.tenantId, t.id).where(sql`${t.blockNo} is null`),
    foreignKey({
      name: 'audit_events_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    check('audit_events_side_check', sql`${t.actorSide} in ('client','provider','system')`),
  ],
)

/** A link of the company's chain: hash = sha256(previous hash, canonical rows). */
export const auditBlocks = pgTable(
  'audit_blocks',
  {
    tenantId: tenantId(),
    blockNo: integer('block_no').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
    eventCount: integer('event_count').notNull(),
    sealedAt: instant('sealed_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'audit_blocks_pkey', columns: [t.tenantId, t.blockNo] }),
    foreignKey({
      name: 'audit_blocks_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
  ],
)

/** Written with the business row; a job sends it and marks it. */
export const outboxMessages = pgTable(
  'outbox_messages',
  {
    tenantId: tenantId(),
    id: id(),
    kind: text('kind').notNull(),
    recipient: text('recipient').notNull(),
    locale: text('locale').notNull().default('pl'),
    template: text('template').notNull(),
    payload: jsonb('payload').notNull(),
    createdAt: instant('created_at').notNull(),
    sendAfter: instant('send_after').notNull(),
    sentAt: instant('sent_at'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
  },
  (t) => [
    primaryKey({ name: 'outbox_messages_pkey', columns: [t.tenantId, t.id] }),
    index('outbox_messages_due_idx').on(t.sendAfter).where(sql`${t.sentAt} is null`),
    index('outbox_messages_created_idx').on(t.createdAt.desc()),
    foreignKey({
      name: 'outbox_messages_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    check('outbox_messages_kind_check', sql`${t.kind} in ('mail')`),
  ],
)
