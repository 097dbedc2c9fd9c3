// Links by which a client's people answer a question from their mail.
import { sql } from 'drizzle-orm'
import {
  char,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from './columns.ts'
import { members } from './identity.ts'
import { workItems, workQuestions } from './work.ts'

/**
 * A way to answer one question without a password: mailed to one person, good for one answer.
 * It is dead as soon as its question is answered or withdrawn, by whatever way.
 */
export const questionLinks = pgTable(
  'question_links',
  {
    tenantId: tenantId(),
    id: id(),
    questionId: uuid('question_id').notNull(),
    itemId: uuid('item_id').notNull(),
    accountId: uuid('account_id').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    /** SHA-256 of the token in the mail. */
    tokenHash: char('token_hash', { length: 64 }).notNull(),
    sentAt: instant('sent_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** When a browser showed it to a person; a mail scanner leaves no mark. */
    openedAt: instant('opened_at'),
    usedAt: instant('used_at'),
    /** The holder of an expired link asked for a fresh one; the worker mails it. */
    renewalAskedAt: instant('renewal_asked_at'),
    renewedAt: instant('renewed_at'),
  },
  (t) => [
    primaryKey({ name: 'question_links_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('question_links_token_key').on(t.tenantId, t.tokenHash),
    index('question_links_question_idx').on(t.tenantId, t.questionId, t.sentAt),
    index('question_links_renewal_idx')
      .on(t.renewalAskedAt)
      .where(sql`${t.renewalAskedAt} is not null and ${t.renewedAt} is null`),
    foreignKey({
      name: 'question_links_item_id_fkey',
      columns: [t.tenantId, t.itemId],
      foreignColumns: [workItems.tenantId, workItems.id],
    }),
    foreignKey({
      name: 'question_links_question_id_fkey',
      columns: [t.tenantId, t.questionId],
      foreignColumns: [workQuestions.tenantId, workQuestions.id],
    }),
    foreignKey({
      name: 'question_links_account_id_fkey',
      columns: [t.tenantId, t.accountId],
      foreignColumns: [members.tenantId, members.accountId],
    }),
  ],
)
