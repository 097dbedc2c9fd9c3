// What HR asks for and hands in besides pay: certificates for an employee, and files with
// many people or absences, which are read as a job.
import { sql } from 'drizzle-orm'
import {
  char,
  check,
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
import { actorColumns, bytea, id, instant, tenantId } from './columns.ts'
import { companies } from './companies.ts'
import { employeeKey, employmentKey } from './people.ts'
import { workItems } from './work.ts'

/** A certificate of earnings or of employment: asked for, then issued with its figures kept. */
export const certificates = pgTable(
  'certificates',
  {
    tenantId: tenantId(),
    id: id(),
    employeeId: uuid('employee_id').notNull(),
    employmentId: uuid('employment_id').notNull(),
    kind: text('kind').notNull(),
    status: text('status').notNull(),
    /** Of the paper, not of the screen. */
    locale: char('locale', { length: 2 }).notNull(),
    /** Whom it is for, as the employee wrote it. */
    purpose: text('purpose').notNull().default(''),
    itemId: uuid('item_id'),
    requestedAt: instant('requested_at').notNull(),
    requestedById: actorColumns('requested_by').id,
    requestedByName: text('requested_by_name').notNull(),
    /** Number of the certificate in its company, given when it is issued. */
    number: integer('number'),
    /** What the paper says, kept as it was on the day of issue; amounts as text. */
    data: jsonb('data'),
    decidedAt: instant('decided_at'),
    decidedByName: text('decided_by_name'),
    refusalReason: text('refusal_reason'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'certificates_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('certificates_number_key').on(t.tenantId, t.number),
    index('certificates_employee_idx').on(t.tenantId, t.employeeId, t.requestedAt),
    index('certificates_requested_idx')
      .on(t.tenantId, t.requestedAt)
      .where(sql`${t.status} = 'requested'`),
    employeeKey('certificates', t),
    employmentKey('certificates', t),
    foreignKey({
      name: 'certificates_item_id_fkey',
      columns: [t.tenantId, t.itemId],
      foreignColumns: [workItems.tenantId, workItems.id],
    }),
    check('certificates_kind_check', sql`${t.kind} in ('earnings','employment')`),
    check('certificates_locale_check', sql`${t.locale} in ('pl','en')`),
    check(
      'certificates_status_check',
      sql`${t.status} in ('requested','issued','refused','withdrawn')`,
    ),
    check(
      'certificates_issued_check',
      sql`(${t.status} = 'issued') = (${t.number} is not null and ${t.data} is not null)`,
    ),
  ],
)

/** A file of people or absences, read by the worker because it is large. */
export const importJobs = pgTable(
  'import_jobs',
  {
    tenantId: tenantId(),
    id: id(),
    kind: text('kind').notNull(),
    /** All rows or none of them, or the good ones. */
    take: text('take').notNull(),
    fileName: text('file_name').notNull(),
    status: text('status').notNull(),
    /** The file, sealed with the company's key; dropped when it was read. */
    contentSealed: bytea('content_sealed'),
    rowsTotal: integer('rows_total').notNull().default(0),
    rowsTaken: integer('rows_taken').notNull().default(0),
    rowsBad: integer('rows_bad').notNull().default(0),
    /** The bad rows: [{row, errors: {field: code}}] */
    report: jsonb('report').notNull().default(sql`'[]'`),
    askedAt: instant('asked_at').notNull(),
    askedById: actorColumns('asked_by').id,
    askedByName: text('asked_by_name').notNull(),
    finishedAt: instant('finished_at'),
    error: text('error'),
  },
  (t) => [
    primaryKey({ name: 'import_jobs_pkey', columns: [t.tenantId, t.id] }),
    index('import_jobs_asked_idx').on(t.askedAt).where(sql`${t.status} in ('asked','running')`),
    index('import_jobs_list_idx').on(t.tenantId, t.askedAt),
    foreignKey({
      name: 'import_jobs_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    check('import_jobs_kind_check', sql`${t.kind} in ('employees','absences')`),
    check('import_jobs_take_check', sql`${t.take} in ('all','good_ones')`),
    check('import_jobs_status_check', sql`${t.status} in ('asked','running','done','failed')`),
  ],
)
