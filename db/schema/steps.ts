// How far an item has come, and who may see a confidential one.
import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from './columns.ts'
import { itemKey } from './work.ts'

/** What was done of an item's steps and checklist. Nothing is taken back but by another mark. */
export const workMarks = pgTable(
  'work_marks',
  {
    tenantId: tenantId(),
    id: id(),
    itemId: uuid('item_id').notNull(),
    kind: text('kind').notNull(),
    /** Of the step or the check in the definition of the item's type. */
    key: text('key').notNull(),
    outcome: text('outcome').notNull(),
    note: text('note'),
    byId: uuid('by_id'),
    byName: text('by_name').notNull(),
    side: text('side').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'work_marks_pkey', columns: [t.tenantId, t.id] }),
    index('work_marks_item_idx').on(t.tenantId, t.itemId, t.at),
    itemKey('work_marks', t),
    check(
      'work_marks_outcome_check',
      sql`(${t.kind} = 'step' and ${t.outcome} in ('done','returned'))
        or (${t.kind} = 'check' and ${t.outcome} in ('checked','unchecked'))`,
    ),
    check(
      'work_marks_note_check',
      sql`${t.outcome} <> 'returned' or (${t.note} is not null and ${t.note} <> '')`,
    ),
    check('work_marks_side_check', sql`${t.side} in ('client','provider','system')`),
  ],
)

/** Who sees a confidential item, beside the one who opened it. */
export const workItemPeople = pgTable(
  'work_item_people',
  {
    tenantId: tenantId(),
    itemId: uuid('item_id').notNull(),
    accountId: uuid('account_id').notNull(),
    name: text('name').notNull(),
    side: text('side').notNull(),
    addedById: uuid('added_by_id'),
    addedByName: text('added_by_name').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'work_item_people_pkey',
      columns: [t.tenantId, t.itemId, t.accountId],
    }),
    index('work_item_people_account_idx').on(t.accountId, t.tenantId, t.itemId),
    itemKey('work_item_people', t),
    check('work_item_people_side_check', sql`${t.side} in ('client','provider')`),
  ],
)
