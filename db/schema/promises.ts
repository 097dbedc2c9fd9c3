// What counts beside the contract's promises: a company's days off, the teams' own targets,
// and the nightly proof that every stored minute adds up.
import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, tenantId } from './columns.ts'
import { companies } from './companies.ts'
import { workItems } from './work.ts'

/**
 * A day on which a company does not work, said outside its contract. It is never erased:
 * clocks that ended while it stood keep it.
 */
export const companyDaysOff = pgTable(
  'company_days_off',
  {
    tenantId: tenantId(),
    id: id(),
    day: date('day', { mode: 'string' }).notNull(),
    name: text('name').notNull(),
    enteredAt: instant('entered_at').notNull(),
    enteredById: uuid('entered_by_id'),
    enteredByName: text('entered_by_name').notNull(),
    removedAt: instant('removed_at'),
    removedByName: text('removed_by_name'),
    /** When the running clocks had been counted anew for it; null while that is to be done. */
    recountedAt: instant('recounted_at'),
  },
  (t) => [
    primaryKey({ name: 'company_days_off_pkey', columns: [t.tenantId, t.id] }),
    index('company_days_off_recount_idx').on(t.tenantId).where(sql`${t.recountedAt} is null`),
    uniqueIndex('company_days_off_day_key')
      .on(t.tenantId, t.day)
      .where(sql`${t.removedAt} is null`),
    foreignKey({
      name: 'company_days_off_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    check(
      'company_days_off_removed_check',
      sql`(${t.removedAt} is null) = (${t.removedByName} is null)`,
    ),
  ],
)

/**
 * What a team of the provider sets itself, from a day on. It belongs to the provider: no
 * role of a client has a grant on it.
 */
export const teamTargets = pgTable(
  'team_targets',
  {
    tenantId: tenantId(),
    id: id(),
    service: text('service').notNull(),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    firstResponseMinutes: integer('first_response_minutes').notNull(),
    resolutionMinutes: integer('resolution_minutes').notNull(),
    createdAt: instant('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
  },
  (t) => [
    primaryKey({ name: 'team_targets_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('team_targets_effective_from_key').on(t.tenantId, t.service, t.effectiveFrom),
    foreignKey({
      name: 'team_targets_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    check(
      'team_targets_minutes_check',
      sql`${t.firstResponseMinutes} > 0 and ${t.resolutionMinutes} >= ${t.firstResponseMinutes}`,
    ),
  ],
)

/** One proof over all items. It belongs to the provider. */
export const clockChecks = pgTable(
  'clock_checks',
  {
    tenantId: tenantId(),
    id: id(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at').notNull(),
    items: integer('items').notNull(),
    findings: integer('findings').notNull(),
  },
  (t) => [
    primaryKey({ name: 'clock_checks_pkey', columns: [t.tenantId, t.id] }),
    index('clock_checks_finished_idx').on(t.tenantId, t.finishedAt),
    foreignKey({
      name: 'clock_checks_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
  ],
)

/** What the last proof found wrong with an item's minutes. The next proof writes it anew. */
export const clockFindings = pgTable(
  'clock_findings',
  {
    tenantId: tenantId(),
    id: id(),
    itemId: uuid('item_id').notNull(),
    code: text('code').notNull(),
    detail: jsonb('detail').notNull(),
    foundAt: instant('found_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'clock_findings_pkey', columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'clock_findings_item_id_fkey',
      columns: [t.tenantId, t.itemId],
      foreignColumns: [workItems.tenantId, workItems.id],
    }),
  ],
)
