// What a month brings: absences, hours and sums of the month, and what is taken from pay.
import { sql } from 'drizzle-orm'
import {
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
import { documents } from './archive.ts'
import { actorColumns, bytea, id, instant, minor, tenantId } from './columns.ts'
import { employeeKey, employmentKey } from './people.ts'
import { workItems } from './work.ts'

/** Time away from work. A request for leave is an absence that nobody has decided yet. */
export const absences = pgTable(
  'absences',
  {
    tenantId: tenantId(),
    id: id(),
    employmentId: uuid('employment_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    kind: text('kind').notNull(),
    status: text('status').notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    toOn: date('to_on', { mode: 'string' }).notNull(),
    /** Minutes of work missed, when it is less than whole days. */
    minutes: integer('minutes'),
    source: text('source').notNull(),
    /** Series and number of the electronic certificate of sickness. */
    ezlaSeries: text('ezla_series'),
    ezlaNumber: text('ezla_number'),
    /** Letter of the certificate: A to E change what is paid. */
    ezlaCode: text('ezla_code'),
    /** Base of sick pay, when it was set by hand instead of found in the history. */
    payBaseMinor: minor('pay_base_minor'),
    payRateBp: integer('pay_rate_bp'),
    note: text('note'),
    requestedAt: instant('requested_at').notNull(),
    requestedById: actorColumns('requested_by').id,
    requestedByName: text('requested_by_name').notNull(),
    decidedAt: instant('decided_at'),
    decidedByName: text('decided_by_name'),
    decisionNote: text('decision_note'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'absences_pkey', columns: [t.tenantId, t.id] }),
    index('absences_employment_idx').on(t.tenantId, t.employmentId, t.fromOn),
    index('absences_days_idx').on(t.tenantId, t.fromOn, t.toOn),
    index('absences_requested_idx')
      .on(t.tenantId, t.requestedAt)
      .where(sql`${t.status} = 'requested'`),
    uniqueIndex('absences_ezla_key')
      .on(t.tenantId, t.ezlaSeries, t.ezlaNumber, t.employmentId)
      .where(sql`${t.status} <> 'cancelled'`),
    employmentKey('absences', t),
    employeeKey('absences', t),
    check(
      'absences_kind_check',
      sql`${t.kind} in ('vacation','on_demand','occasional','child_day','force_majeure','carer','unpaid','excused','unexcused','sickness','sickness_pregnancy','accident','child_care','family_care','maternity','parental','paternity','upbringing','rehabilitation','training')`,
    ),
    check(
      'absences_status_check',
      sql`${t.status} in ('requested','approved','refused','cancelled')`,
    ),
    check('absences_source_check', sql`${t.source} in ('employee','form','ezla','file')`),
    check('absences_days_check', sql`${t.toOn} >= ${t.fromOn}`),
    check('absences_minutes_check', sql`${t.minutes} > 0`),
  ],
)

/** Hours and sums of one month, by code; corrected in place until the month's run is frozen. */
export const monthInputs = pgTable(
  'month_inputs',
  {
    tenantId: tenantId(),
    id: id(),
    employmentId: uuid('employment_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    period: char('period', { length: 7 }).notNull(),
    code: text('code').notNull(),
    minutes: integer('minutes'),
    amountMinor: minor('amount_minor'),
    note: text('note'),
    recordedAt: instant('recorded_at').notNull(),
    recordedByName: text('recorded_by_name').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'month_inputs_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('month_inputs_code_key').on(t.tenantId, t.employmentId, t.period, t.code),
    index('month_inputs_period_idx').on(t.tenantId, t.period),
    employmentKey('month_inputs', t),
    employeeKey('month_inputs', t),
    check(
      'month_inputs_code_check',
      sql`${t.code} in ('hours','overtime_50','overtime_100','night','bonus','commission','piecework','reward','in_kind','reimbursement','deduction','advance')`,
    ),
    check(
      'month_inputs_value_check',
      sql`(${t.minutes} is null) <> (${t.amountMinor} is null) and coalesce(${t.minutes}, ${t.amountMinor}) >= 0`,
    ),
    check('month_inputs_period_check', sql`${t.period} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`),
  ],
)

/** What a bailiff or another creditor takes from pay, in the order of the law. */
export const garnishments = pgTable(
  'garnishments',
  {
    tenantId: tenantId(),
    id: id(),
    employeeId: uuid('employee_id').notNull(),
    kind: text('kind').notNull(),
    creditor: text('creditor').notNull(),
    caseNumber: text('case_number').notNull(),
    receivedOn: date('received_on', { mode: 'string' }).notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    /** All that is owed; null without an end. */
    totalMinor: minor('total_minor'),
    /** A fixed sum a month, when one was set. */
    monthlyMinor: minor('monthly_minor'),
    /** Taken by closed runs so far. */
    takenMinor: minor('taken_minor').notNull().default(sql`0`),
    position: smallint('position').notNull().default(1),
    accountSealed: bytea('account_sealed'),
    accountLast: text('account_last'),
    recordedAt: instant('recorded_at').notNull(),
    recordedByName: text('recorded_by_name').notNull(),
    /** When somebody last changed it; what runs take of it is not a change. */
    changedAt: instant('changed_at'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'garnishments_pkey', columns: [t.tenantId, t.id] }),
    index('garnishments_employee_idx').on(t.tenantId, t.employeeId, t.validFrom),
    employeeKey('garnishments', t),
    check(
      'garnishments_kind_check',
      sql`${t.kind} in ('alimony','enforcement','administrative','advance','penalty','voluntary')`,
    ),
    check('garnishments_days_check', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
  ],
)

/** A paper of the employee file, parts A to E, and the day on which it runs out. */
export const employeeFileEntries = pgTable(
  'employee_file_entries',
  {
    tenantId: tenantId(),
    id: id(),
    employeeId: uuid('employee_id').notNull(),
    employmentId: uuid('employment_id'),
    part: char('part', { length: 1 }).notNull(),
    /** Number of the paper within its part. */
    number: smallint('number').notNull(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    documentId: uuid('document_id'),
    datedOn: date('dated_on', { mode: 'string' }).notNull(),
    /** Medical checks, safety training, permits: the day before which a new one is due. */
    validUntil: date('valid_until', { mode: 'string' }),
    /** The work item that was opened for the expiry. */
    expiryItemId: uuid('expiry_item_id'),
    /** The newer paper that took its place: this one runs out without anybody's work. */
    renewedById: uuid('renewed_by_id'),
    retainUntil: date('retain_until', { mode: 'string' }),
    recordedAt: instant('recorded_at').notNull(),
    recordedByName: text('recorded_by_name').notNull(),
  },
  (t) => [
    primaryKey({ name: 'employee_file_entries_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('employee_file_entries_number_key').on(t.tenantId, t.employeeId, t.part, t.number),
    index('employee_file_entries_expiry_idx')
      .on(t.tenantId, t.validUntil)
      .where(
        sql`${t.expiryItemId} is null and ${t.renewedById} is null and ${t.validUntil} is not null`,
      ),
    employeeKey('employee_file_entries', t),
    employmentKey('employee_file_entries', t),
    foreignKey({
      name: 'employee_file_entries_document_id_fkey',
      columns: [t.tenantId, t.documentId],
      foreignColumns: [documents.tenantId, documents.id],
    }),
    foreignKey({
      name: 'employee_file_entries_expiry_item_id_fkey',
      columns: [t.tenantId, t.expiryItemId],
      foreignColumns: [workItems.tenantId, workItems.id],
    }),
    foreignKey({
      name: 'employee_file_entries_renewed_by_id_fkey',
      columns: [t.tenantId, t.renewedById],
      foreignColumns: [t.tenantId, t.id],
    }),
    check('employee_file_entries_part_check', sql`${t.part} in ('A','B','C','D','E')`),
    check(
      'employee_file_entries_kind_check',
      sql`${t.kind} in ('contract','medical_check','safety_training','permit','certificate','questionnaire','tax_form','notice','warning','other')`,
    ),
  ],
)

/** Leave brought into a year from before this payroll; the row recorded last holds. */
export const leaveOpenings = pgTable(
  'leave_openings',
  {
    tenantId: tenantId(),
    id: id(),
    employmentId: uuid('employment_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    year: smallint('year').notNull(),
    /** Minutes of leave of earlier years that were not taken. */
    carriedMinutes: integer('carried_minutes').notNull(),
    /** Minutes of this year's leave taken with another employer or before this payroll. */
    takenMinutes: integer('taken_minutes').notNull().default(0),
    recordedAt: instant('recorded_at').notNull(),
    recordedById: actorColumns('recorded_by').id,
    recordedByName: text('recorded_by_name').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [
    primaryKey({ name: 'leave_openings_pkey', columns: [t.tenantId, t.id] }),
    index('leave_openings_year_idx').on(t.tenantId, t.employmentId, t.year, t.recordedAt.desc()),
    employmentKey('leave_openings', t),
    employeeKey('leave_openings', t),
    check('leave_openings_minutes_check', sql`${t.carriedMinutes} >= 0 and ${t.takenMinutes} >= 0`),
  ],
)
