// Double entry. Entries and lines are only ever inserted, by app.post_entry();
// balances by account and month are kept by a trigger in the same statement.
import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { currency, id, instant, minor, tenantId } from './columns.ts'
import { companies } from './companies.ts'

export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    tenantId: tenantId(),
    number: text('number').notNull(),
    namePl: text('name_pl').notNull(),
    nameEn: text('name_en').notNull(),
    kind: text('kind').notNull(),
    normalSide: char('normal_side', { length: 1 }).notNull(),
    isActive: boolean('is_active').notNull().default(true),
  },
  (t) => [
    primaryKey({ name: 'ledger_accounts_pkey', columns: [t.tenantId, t.number] }),
    foreignKey({
      name: 'ledger_accounts_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    check('ledger_accounts_side_check', sql`${t.normalSide} in ('D','C')`),
    check('ledger_accounts_number_check', sql`${t.number} ~ '^[0-9]{3}(-[0-9A-Za-z]{1,20})*$'`),
  ],
)

export const ledgerPeriods = pgTable(
  'ledger_periods',
  {
    tenantId: tenantId(),
    period: char('period', { length: 7 }).notNull(),
    closedAt: instant('closed_at'),
    closedByName: text('closed_by_name'),
  },
  (t) => [
    primaryKey({ name: 'ledger_periods_pkey', columns: [t.tenantId, t.period] }),
    foreignKey({
      name: 'ledger_periods_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
  ],
)

export const journalEntries = pgTable(
  'journal_entries',
  {
    tenantId: tenantId(),
    id: id(),
    /** Without gaps within the company's year. */
    number: integer('number').notNull(),
    year: smallint('year').notNull(),
    period: char('period', { length: 7 }).notNull(),
    occurredOn: date('occurred_on', { mode: 'string' }).notNull(),
    description: text('description').notNull(),
    sourceType: text('source_type').notNull(),
    sourceId: uuid('source_id').notNull(),
    reversesEntryId: uuid('reverses_entry_id'),
    postedAt: instant('posted_at').notNull(),
    postedById: uuid('posted_by_id'),
    postedByName: text('posted_by_name').notNull(),
  },
  (t) => [
    primaryKey({ name: 'journal_entries_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('journal_entries_number_key').on(t.tenantId, t.year, t.number),
    // One entry for one source: posting twice is refused by the database itself.
    uniqueIndex('journal_entries_source_key').on(t.tenantId, t.sourceType, t.sourceId),
    uniqueIndex('journal_entries_reverses_key').on(t.tenantId, t.reversesEntryId),
    index('journal_entries_period_idx').on(t.tenantId, t.period, t.number),
    foreignKey({
      name: 'journal_entries_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    foreignKey({
      name: 'journal_entries_reverses_entry_id_fkey',
      columns: [t.tenantId, t.reversesEntryId],
      foreignColumns: [t.tenantId, t.id],
    }),
  ],
)

export const journalLines = pgTable(
  'journal_lines',
  {
    tenantId: tenantId(),
    entryId: uuid('entry_id').notNull(),
    lineNo: smallint('line_no').notNull(),
    accountNumber: text('account_number').notNull(),
    /** Repeated from the entry: an account's page reads by month from one index. */
    period: char('period', { length: 7 }).notNull(),
    occurredOn: date('occurred_on', { mode: 'string' }).notNull(),
    /** Debit above zero, credit below. */
    amountMinor: minor('amount_minor').notNull(),
    currency: currency(),
    description: text('description').notNull(),
  },
  (t) => [
    primaryKey({ name: 'journal_lines_pkey', columns: [t.tenantId, t.entryId, t.lineNo] }),
    index('journal_lines_account_idx').on(
      t.tenantId,
      t.accountNumber,
      t.period,
      t.occurredOn,
      t.entryId,
    ),
    foreignKey({
      name: 'journal_lines_entry_id_fkey',
      columns: [t.tenantId, t.entryId],
      foreignColumns: [journalEntries.tenantId, journalEntries.id],
    }),
    foreignKey({
      name: 'journal_lines_account_number_fkey',
      columns: [t.tenantId, t.accountNumber],
      foreignColumns: [ledgerAccounts.tenantId, ledgerAccounts.number],
    }),
    check('journal_lines_amount_check', sql`${t.amountMinor} <> 0`),
  ],
)

export const ledgerBalances = pgTable(
  'ledger_balances',
  {
    tenantId: tenantId(),
    period: char('period', { length: 7 }).notNull(),
    accountNumber: text('account_number').notNull(),
    debitMinor: minor('debit_minor').notNull(),
    creditMinor: minor('credit_minor').notNull(),
    lineCount: integer('line_count').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'ledger_balances_pkey',
      columns: [t.tenantId, t.period, t.accountNumber],
    }),
    foreignKey({
      name: 'ledger_balances_account_number_fkey',
      columns: [t.tenantId, t.accountNumber],
      foreignColumns: [ledgerAccounts.tenantId, ledgerAccounts.number],
    }),
  ],
)
