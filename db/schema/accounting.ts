// Purchase documents from draft to posted, and the VAT register rows they leave.
import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { documents } from './archive.ts'
import { currency, id, instant, minor, tenantId } from './columns.ts'
import { companies } from './companies.ts'
import { journalEntries } from './ledger.ts'
import { workItems } from './work.ts'

// What people look for, as they type it: without case, Polish marks and separators. Plain
// text with the order of bytes, for under row security no other comparison uses an index.
const sellerKey = sql`translate(lower(seller_name),
  'ĄĆĘŁŃÓŚŹŻąćęłńóśźż', 'acelnoszzacelnoszz')`
const numberKey = sql`regexp_replace(lower(number), '[^a-z0-9]', '', 'g')`

export const purchaseDocuments = pgTable(
  'purchase_documents',
  {
    tenantId: tenantId(),
    id: id(),
    itemId: uuid('item_id').notNull(),
    documentId: uuid('document_id').notNull(),
    status: text('status').notNull(),
    /** How the draft came to be: read from an e-invoice, or typed by an agent. */
    origin: text('origin').notNull(),
    kind: text('kind').notNull(),
    number: text('number').notNull().default(''),
    numberKey: text('number_key').notNull().generatedAlwaysAs(numberKey),
    /** Backwards: people remember how a number ends. */
    numberTailKey: text('number_tail_key').notNull().generatedAlwaysAs(sql`reverse(${numberKey})`),
    ksefNumber: text('ksef_number'),
    sellerNip: text('seller_nip'),
    sellerCountry: char('seller_country', { length: 2 }).notNull().default('PL'),
    sellerName: text('seller_name').notNull().default(''),
    sellerKey: text('seller_key').notNull().generatedAlwaysAs(sellerKey),
    /** As the e-invoice names it; null on a draft that was typed. */
    buyerNip: text('buyer_nip'),
    issuedOn: date('issued_on', { mode: 'string' }),
    soldOn: date('sold_on', { mode: 'string' }),
    receivedOn: date('received_on', { mode: 'string' }),
    dueOn: date('due_on', { mode: 'string' }),
    /** Day of the entry, when it shall not be the day of the sale. */
    bookedOn: date('booked_on', { mode: 'string' }),
    currency: currency(),
    /** PLN for one unit, six decimals, as text in code. */
    fxRate: numeric('fx_rate', { precision: 14, scale: 6 }),
    netMinor: minor('net_minor').notNull().default(sql`0`),
    vatMinor: minor('vat_minor').notNull().default(sql`0`),
    grossMinor: minor('gross_minor').notNull().default(sql`0`),
    /** VatRow[] and BookingLine[] of tenants/accounting/types.ts, amounts as text. */
    vatRows: jsonb('vat_rows').notNull().default(sql`'[]'`),
    bookingLines: jsonb('booking_lines').notNull().default(sql`'[]'`),
    correctedNumber: text('corrected_number'),
    vatPeriod: char('vat_period', { length: 7 }),
    /** The seller taxes by cash: no deduction before payment. */
    cashMethod: boolean('cash_method').notNull().default(false),
    /** SelfAssessment of tenants/accounting/rules/purchase.ts, or null. */
    selfAssessment: jsonb('self_assessment'),
    /** What the checks of the e-invoice itself said when it was read. */
    findings: jsonb('findings').notNull().default(sql`'[]'`),
    note: text('note'),
    entryId: uuid('entry_id'),
    postedAt: instant('posted_at'),
    postedByName: text('posted_by_name'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'purchase_documents_pkey', columns: [t.tenantId, t.id] }),
    // A document that was reversed or rejected may be booked anew, by another row.
    uniqueIndex('purchase_documents_document_key')
      .on(t.tenantId, t.documentId)
      .where(sql`${t.status} in ('draft','posted')`),
    index('purchase_documents_item_idx').on(t.tenantId, t.itemId),
    index('purchase_documents_number_key_idx').on(t.tenantId, sql`${t.numberKey} collate "C"`),
    index('purchase_documents_number_tail_idx').on(t.tenantId, sql`${t.numberTailKey} collate "C"`),
    index('purchase_documents_seller_key_idx').on(t.tenantId, sql`${t.sellerKey} collate "C"`),
    index('purchase_documents_posted_idx').on(t.tenantId, t.postedAt.desc(), t.id),
    // The same invoice of the same seller is booked once; a reversed one frees its number.
    uniqueIndex('purchase_documents_invoice_key')
      .on(t.tenantId, t.sellerNip, t.number)
      .where(sql`${t.status} = 'posted'`),
    foreignKey({
      name: 'purchase_documents_item_id_fkey',
      columns: [t.tenantId, t.itemId],
      foreignColumns: [workItems.tenantId, workItems.id],
    }),
    foreignKey({
      name: 'purchase_documents_document_id_fkey',
      columns: [t.tenantId, t.documentId],
      foreignColumns: [documents.tenantId, documents.id],
    }),
    foreignKey({
      name: 'purchase_documents_entry_id_fkey',
      columns: [t.tenantId, t.entryId],
      foreignColumns: [journalEntries.tenantId, journalEntries.id],
    }),
    check(
      'purchase_documents_status_check',
      sql`${t.status} in ('draft','posted','reversed','rejected')`,
    ),
    check('purchase_documents_origin_check', sql`${t.origin} in ('e_invoice','manual')`),
    check('purchase_documents_kind_check', sql`${t.kind} in ('invoice','correction')`),
  ],
)

/** Which accounts a company's bookkeeper chose for a supplier before. */
export const supplierAccounts = pgTable(
  'supplier_accounts',
  {
    tenantId: tenantId(),
    sellerKey: text('seller_key').notNull(),
    accountNumber: text('account_number').notNull(),
    useCount: integer('use_count').notNull().default(1),
    lastUsedAt: instant('last_used_at').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'supplier_accounts_pkey',
      columns: [t.tenantId, t.sellerKey, t.accountNumber],
    }),
    foreignKey({
      name: 'supplier_accounts_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
  ],
)

/** Rows of the VAT evidence as JPK_V7M will report them; corrected by a row with reversed signs. */
export const vatRegisterRows = pgTable(
  'vat_register_rows',
  {
    tenantId: tenantId(),
    id: id(),
    register: text('register').notNull(),
    period: char('period', { length: 7 }).notNull(),
    entryId: uuid('entry_id').notNull(),
    sourceType: text('source_type').notNull(),
    sourceId: uuid('source_id').notNull(),
    counterpartyNip: text('counterparty_nip').notNull(),
    counterpartyName: text('counterparty_name').notNull(),
    documentNumber: text('document_number').notNull(),
    issuedOn: date('issued_on', { mode: 'string' }).notNull(),
    receivedOn: date('received_on', { mode: 'string' }),
    /** NrKSeF, OFF, BFK or DI: how the document stands towards KSeF. */
    marker: text('marker').notNull(),
    ksefNumber: text('ksef_number'),
    /** Amounts in grosze by JPK field, as text: {"K_42":"10000","K_43":"2300"}. */
    amounts: jsonb('amounts').notNull(),
    netMinor: minor('net_minor').notNull(),
    vatMinor: minor('vat_minor').notNull(),
  },
  (t) => [
    primaryKey({ name: 'vat_register_rows_pkey', columns: [t.tenantId, t.id] }),
    index('vat_register_rows_period_idx').on(t.tenantId, t.register, t.period, t.id),
    foreignKey({
      name: 'vat_register_rows_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    foreignKey({
      name: 'vat_register_rows_entry_id_fkey',
      columns: [t.tenantId, t.entryId],
      foreignColumns: [journalEntries.tenantId, journalEntries.id],
    }),
    check('vat_register_rows_register_check', sql`${t.register} in ('purchase','sale')`),
    check('vat_register_rows_marker_check', sql`${t.marker} in ('NrKSeF','OFF','BFK','DI')`),
  ],
)
