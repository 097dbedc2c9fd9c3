// Meter events become invoice lines; an issued invoice never changes.
import { sql } from 'drizzle-orm'
import {
  char,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { currency, id, instant, minor, tenantId } from './columns.ts'
import { companies, contractVersions } from './companies.ts'
import { workItems } from './work.ts'

/** Owned by the provider (company number one). */
export const billingRuns = pgTable(
  'billing_runs',
  {
    tenantId: tenantId(),
    id: id(),
    period: char('period', { length: 7 }).notNull(),
    status: text('status').notNull(),
    companiesTotal: integer('companies_total').notNull(),
    companiesDone: integer('companies_done').notNull().default(0),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    startedById: uuid('started_by_id'),
    startedByName: text('started_by_name').notNull(),
    failure: text('failure'),
  },
  (t) => [
    primaryKey({ name: 'billing_runs_pkey', columns: [t.tenantId, t.id] }),
    index('billing_runs_period_idx').on(t.tenantId, t.period, t.startedAt),
    foreignKey({
      name: 'billing_runs_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    check('billing_runs_status_check', sql`${t.status} in ('running','finished','failed')`),
  ],
)

/** Belongs to the company that pays; the provider is its seller. */
export const invoices = pgTable(
  'invoices',
  {
    tenantId: tenantId(),
    id: id(),
    status: text('status').notNull(),
    period: char('period', { length: 7 }).notNull(),
    /** Set at issue, without gaps in the series: FV/2026/11/0001. */
    number: text('number'),
    issuedOn: date('issued_on', { mode: 'string' }),
    soldOn: date('sold_on', { mode: 'string' }),
    dueOn: date('due_on', { mode: 'string' }),
    currency: currency(),
    netMinor: minor('net_minor').notNull(),
    vatMinor: minor('vat_minor').notNull(),
    grossMinor: minor('gross_minor').notNull(),
    contractVersionId: uuid('contract_version_id').notNull(),
    /** Seller and buyer as they stood on the day of issue. */
    parties: jsonb('parties'),
    note: text('note'),
    heldReason: text('held_reason'),
    /** The entry in the provider's own ledger. */
    providerEntryId: uuid('provider_entry_id'),
    issuedById: uuid('issued_by_id'),
    issuedByName: text('issued_by_name'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'invoices_pkey', columns: [t.tenantId, t.id] }),
    // Running the billing twice, or two at once, finds the month's invoice taken.
    uniqueIndex('invoices_period_key').on(t.tenantId, t.period),
    uniqueIndex('invoices_number_key').on(t.tenantId, t.number),
    index('invoices_status_idx').on(t.status, t.period),
    foreignKey({
      name: 'invoices_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    foreignKey({
      name: 'invoices_contract_version_id_fkey',
      columns: [t.tenantId, t.contractVersionId],
      foreignColumns: [contractVersions.tenantId, contractVersions.id],
    }),
    check('invoices_status_check', sql`${t.status} in ('draft','issued')`),
    check('invoices_issued_check', sql`(${t.status} = 'issued') = (${t.number} is not null)`),
  ],
)

export const invoiceLines = pgTable(
  'invoice_lines',
  {
    tenantId: tenantId(),
    id: id(),
    invoiceId: uuid('invoice_id').notNull(),
    position: smallint('position').notNull(),
    /** Component of the price plan, or `true_up` and the like. */
    code: text('code').notNull(),
    meter: text('meter'),
    namePl: text('name_pl').notNull(),
    nameEn: text('name_en').notNull(),
    /** Metered units, for example documents: all of them, also the included ones. */
    quantity: integer('quantity').notNull(),
    unit: text('unit').notNull(),
    netMinor: minor('net_minor').notNull(),
    vatRateBp: integer('vat_rate_bp').notNull(),
    vatMinor: minor('vat_minor').notNull(),
    /** How the price came about: PriceStep of tenants/billing/rules. */
    explanation: jsonb('explanation').notNull(),
  },
  (t) => [
    primaryKey({ name: 'invoice_lines_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('invoice_lines_position_key').on(t.tenantId, t.invoiceId, t.position),
    foreignKey({
      name: 'invoice_lines_invoice_id_fkey',
      columns: [t.tenantId, t.invoiceId],
      foreignColumns: [invoices.tenantId, invoices.id],
    }),
  ],
)

/** One unit of delivered work: on exactly one invoice line, or with the reason why not. */
export const meterEvents = pgTable(
  'meter_events',
  {
    tenantId: tenantId(),
    id: id(),
    meter: text('meter').notNull(),
    quantity: integer('quantity').notNull().default(1),
    occurredOn: date('occurred_on', { mode: 'string' }).notNull(),
    occurredAt: instant('occurred_at').notNull(),
    itemId: uuid('item_id').notNull(),
    contractVersionId: uuid('contract_version_id').notNull(),
    sourceType: text('source_type').notNull(),
    sourceId: uuid('source_id').notNull(),
    invoiceLineId: uuid('invoice_line_id'),
    unbilledReason: text('unbilled_reason'),
  },
  (t) => [
    primaryKey({ name: 'meter_events_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('meter_events_source_key').on(t.tenantId, t.meter, t.sourceType, t.sourceId),
    index('meter_events_open_idx')
      .on(t.tenantId, t.occurredOn)
      .where(sql`${t.invoiceLineId} is null and ${t.unbilledReason} is null`),
    index('meter_events_line_idx').on(t.tenantId, t.invoiceLineId, t.occurredAt, t.id),
    index('meter_events_item_idx').on(t.tenantId, t.itemId),
    foreignKey({
      name: 'meter_events_item_id_fkey',
      columns: [t.tenantId, t.itemId],
      foreignColumns: [workItems.tenantId, workItems.id],
    }),
    foreignKey({
      name: 'meter_events_contract_version_id_fkey',
      columns: [t.tenantId, t.contractVersionId],
      foreignColumns: [contractVersions.tenantId, contractVersions.id],
    }),
    foreignKey({
      name: 'meter_events_invoice_line_id_fkey',
      columns: [t.tenantId, t.invoiceLineId],
      foreignColumns: [invoiceLines.tenantId, invoiceLines.id],
    }),
    check(
      'meter_events_billed_check',
      sql`${t.invoiceLineId} is null or ${t.unbilledReason} is null`,
    ),
    check('meter_events_quantity_check', sql`${t.quantity} > 0`),
  ],
)

/** The provider's register of numbers given: proves that the series has no gap. */
export const invoiceNumbers = pgTable(
  'invoice_numbers',
  {
    tenantId: tenantId(),
    series: text('series').notNull(),
    n: integer('n').notNull(),
    billedTenantId: uuid('billed_tenant_id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    issuedAt: instant('issued_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'invoice_numbers_pkey', columns: [t.tenantId, t.series, t.n] }),
    uniqueIndex('invoice_numbers_invoice_key').on(t.tenantId, t.billedTenantId, t.invoiceId),
    foreignKey({
      name: 'invoice_numbers_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    // The provider's row names the billed company's invoice: both halves of that key are its own.
    foreignKey({
      name: 'invoice_numbers_invoice_id_fkey',
      columns: [t.billedTenantId, t.invoiceId],
      foreignColumns: [invoices.tenantId, invoices.id],
    }),
  ],
)
