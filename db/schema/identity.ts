// Accounts and what proves them. These tables have no tenant: a person may belong
// to several companies. Only the auth role may touch them (db/access.ts).
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from './columns.ts'
import { companies } from './companies.ts'
import { employees } from './people.ts'

export const accounts = pgTable(
  'accounts',
  {
    id: id().primaryKey(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash'),
    locale: text('locale').notNull().default('pl'),
    zone: text('zone'),
    theme: text('theme').notNull().default('system'),
    isActive: boolean('is_active').notNull().default(true),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('accounts_email_key').on(t.email),
    check('accounts_email_check', sql`${t.email} = lower(${t.email})`),
    check('accounts_locale_check', sql`${t.locale} in ('pl','en')`),
    check('accounts_theme_check', sql`${t.theme} in ('system','light','dark')`),
  ],
)

export const sessions = pgTable(
  'sessions',
  {
    // SHA-256 of the token in the cookie: a leaked table opens nothing.
    id: text('id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    userAgent: text('user_agent'),
    ip: text('ip'),
  },
  (t) => [index('sessions_account_id_idx').on(t.accountId)],
)

export const authTokens = pgTable(
  'auth_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    kind: text('kind').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('auth_tokens_account_id_idx').on(t.accountId),
    check('auth_tokens_kind_check', sql`${t.kind} in ('password_reset')`),
  ],
)

// Made UNLOGGED by the security migration: counters may be lost in a crash, not slow a sign-in.
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  resetsAt: instant('resets_at').notNull(),
})

/** People of a company. The provider is company number one: its members are the staff. */
export const members = pgTable(
  'members',
  {
    tenantId: tenantId(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').notNull(),
    /** The person of the payroll that this sign-in is: what the employee's page shows. */
    employeeId: uuid('employee_id'),
    name: text('name').notNull(),
    email: text('email').notNull(),
    /** The person's own language, kept here for mails: the accounts are out of reach. */
    locale: text('locale').notNull().default('pl'),
    isActive: boolean('is_active').notNull().default(true),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'members_pkey', columns: [t.tenantId, t.accountId] }),
    foreignKey({
      name: 'members_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    index('members_account_id_idx').on(t.accountId),
    // Somebody who was let in again by another address keeps the older row, without access.
    uniqueIndex('members_employee_id_key').on(t.tenantId, t.employeeId).where(sql`${t.isActive}`),
    foreignKey({
      name: 'members_employee_id_fkey',
      columns: [t.tenantId, t.employeeId],
      foreignColumns: [employees.tenantId, employees.id],
    }),
    check('members_locale_check', sql`${t.locale} in ('pl','en')`),
    check('members_employee_check', sql`${t.role} <> 'employee' or ${t.employeeId} is not null`),
    check(
      'members_role_check',
      sql`${t.role} in ('owner','finance','hr','viewer','employee','agent','lead','admin','auditor')`,
    ),
  ],
)

/** Which agent serves which company in which service. */
export const agentAssignments = pgTable(
  'agent_assignments',
  {
    tenantId: tenantId(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    service: text('service').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({
      name: 'agent_assignments_pkey',
      columns: [t.tenantId, t.accountId, t.service],
    }),
    foreignKey({
      name: 'agent_assignments_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    index('agent_assignments_account_id_idx').on(t.accountId, t.service, t.tenantId),
  ],
)

export const invitations = pgTable(
  'invitations',
  {
    tenantId: tenantId(),
    id: id(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    employeeId: uuid('employee_id'),
    tokenHash: text('token_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
    invitedById: uuid('invited_by_id'),
    invitedByName: text('invited_by_name'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'invitations_pkey', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'invitations_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    index('invitations_token_hash_idx').on(t.tokenHash),
    foreignKey({
      name: 'invitations_employee_id_fkey',
      columns: [t.tenantId, t.employeeId],
      foreignColumns: [employees.tenantId, employees.id],
    }),
    check(
      'invitations_employee_check',
      sql`${t.role} <> 'employee' or ${t.employeeId} is not null`,
    ),
    check(
      'invitations_role_check',
      sql`${t.role} in ('owner','finance','hr','viewer','employee','agent','lead','admin','auditor')`,
    ),
  ],
)

/** Filters of a list that a person keeps under a name. */
export const savedViews = pgTable(
  'saved_views',
  {
    tenantId: tenantId(),
    id: id(),
    accountId: uuid('account_id').notNull(),
    list: text('list').notNull(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'saved_views_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('saved_views_name_key').on(t.tenantId, t.accountId, t.list, t.name),
    foreignKey({
      name: 'saved_views_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
  ],
)
