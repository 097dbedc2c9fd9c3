// Companies are the tenants; a contract belongs to the client who signed it.
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
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, currency, id, instant, tenantId } from './columns.ts'

export const companies = pgTable(
  'companies',
  {
    tenantId: tenantId().primaryKey(),
    kind: text('kind').notNull(),
    slug: text('slug').notNull(),
    legalName: text('legal_name').notNull(),
    shortName: text('short_name').notNull(),
    nip: char('nip', { length: 10 }).notNull(),
    regon: text('regon'),
    addressLine1: text('address_line1').notNull(),
    postalCode: text('postal_code').notNull(),
    city: text('city').notNull(),
    country: char('country', { length: 2 }).notNull().default('PL'),
    zone: text('zone').notNull().default('Europe/Warsaw'),
    locale: text('locale').notNull().default('pl'),
    colour: text('colour').notNull(),
    taxOfficeCode: text('tax_office_code'),
    bankAccount: text('bank_account'),
    fiscalYearStartMonth: smallint('fiscal_year_start_month').notNull().default(1),
    trade: text('trade'),
    email: text('email'),
    isActive: boolean('is_active').notNull().default(true),
    /** Business days after which a question is asked again, unless it says its own. */
    questionReminderDays: smallint('question_reminder_days')
      .array()
      .notNull()
      .default(sql`'{1,3,5}'`),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    // Global on purpose: the slug is in the address bar. No client role reads this index's errors.
    uniqueIndex('companies_slug_key').on(t.slug),
    uniqueIndex('companies_nip_key').on(t.nip),
    check('companies_kind_check', sql`${t.kind} in ('provider','client')`),
    check('companies_slug_check', sql`${t.slug} ~ '^[a-z0-9][a-z0-9-]{0,62}$'`),
    check('companies_colour_check', sql`${t.colour} ~ '^#[0-9a-f]{6}$'`),
    check('companies_fiscal_check', sql`${t.fiscalYearStartMonth} between 1 and 12`),
  ],
)

/** The key that encrypts a company's files, itself wrapped by the master key. */
export const companyKeys = pgTable(
  'company_keys',
  {
    tenantId: tenantId().primaryKey(),
    wrappedKey: bytea('wrapped_key').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      name: 'company_keys_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
  ],
)

/** Numbers without gaps: a row locked in the transaction that uses the number. */
export const counters = pgTable(
  'counters',
  {
    tenantId: tenantId(),
    name: text('name').notNull(),
    value: integer('value').notNull(),
  },
  (t) => [
    primaryKey({ name: 'counters_pkey', columns: [t.tenantId, t.name] }),
    foreignKey({
      name: 'counters_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
  ],
)

/**
 * What was promised from a date on. Never updated once it is in force: a change is
 * a new version, and items, clocks and meter events keep the one they began under.
 */
export const contractVersions = pgTable(
  'contract_versions',
  {
    tenantId: tenantId(),
    id: id(),
    version: integer('version').notNull(),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    services: text('services').array().notNull(),
    /** CalendarInput of tenants/sla: zone, weekly windows, holidays. */
    calendar: jsonb('calendar').notNull(),
    /** SlaTerm[] of tenants/contracts: minutes per request type. */
    slaTerms: jsonb('sla_terms').notNull(),
    /** Business minutes in which the client answers; null when nothing was agreed. */
    clientAnswerMinutes: integer('client_answer_minutes'),
    /** ServiceCredits of tenants/contracts: what a bad month gives back; null for nothing. */
    serviceCredits: jsonb('service_credits'),
    /** PricePlan of tenants/billing. */
    pricePlan: jsonb('price_plan').notNull(),
    currency: currency(),
    paymentDays: integer('payment_days').notNull().default(14),
    note: text('note'),
    createdById: uuid('created_by_id'),
    createdByName: text('created_by_name'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'contract_versions_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('contract_versions_effective_from_key').on(t.tenantId, t.effectiveFrom),
    uniqueIndex('contract_versions_version_key').on(t.tenantId, t.version),
    foreignKey({
      name: 'contract_versions_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    check('contract_versions_payment_days_check', sql`${t.paymentDays} between 0 and 120`),
    check('contract_versions_client_answer_check', sql`${t.clientAnswerMinutes} > 0`),
  ],
)

/** The provider's catalogue, the same for every company: no tenant, read by all roles. */
export const requestTypes = pgTable(
  'request_types',
  {
    code: text('code').primaryKey(),
    service: text('service').notNull(),
    namePl: text('name_pl').notNull(),
    nameEn: text('name_en').notNull(),
    hintPl: text('hint_pl').notNull().default(''),
    hintEn: text('hint_en').notNull().default(''),
    /** FormField[] of tenants/work/schema.ts. */
    form: jsonb('form').notNull(),
    /** Meter that finishing an item counts on, or null when it is in the monthly fee. */
    meter: text('meter'),
    opensFromUpload: boolean('opens_from_upload').notNull().default(false),
    isOffered: boolean('is_offered').notNull().default(true),
    position: smallint('position').notNull().default(0),
    /** The published version that new items take; null while there is only a draft. */
    currentVersion: integer('current_version'),
  },
  (t) => [index('request_types_service_idx').on(t.service)],
)

/**
 * What a request type was from a day on. A published version never changes, because open
 * items go on under the one they began with; `request_types` repeats the current one.
 */
export const requestTypeVersions = pgTable(
  'request_type_versions',
  {
    code: text('code')
      .notNull()
      .references(() => requestTypes.code),
    version: integer('version').notNull(),
    state: text('state').notNull(),
    /** Whose words these are: an upgrade of the product replaces only its own. */
    origin: text('origin').notNull(),
    /** TypeDefinition of tenants/work. */
    definition: jsonb('definition').notNull(),
    createdById: uuid('created_by_id'),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    publishedById: uuid('published_by_id'),
    publishedByName: text('published_by_name'),
    publishedAt: instant('published_at'),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    primaryKey({ name: 'request_type_versions_pkey', columns: [t.code, t.version] }),
    uniqueIndex('request_type_versions_draft_key').on(t.code).where(sql`${t.state} = 'draft'`),
    check('request_type_versions_version_check', sql`${t.version} > 0`),
    check('request_type_versions_state_check', sql`${t.state} in ('draft','published','retired')`),
    check('request_type_versions_origin_check', sql`${t.origin} in ('product','office')`),
    check(
      'request_type_versions_published_check',
      sql`(${t.state} = 'draft') = (${t.publishedAt} is null)
        and (${t.state} = 'retired') = (${t.retiredAt} is not null)`,
    ),
  ],
)
