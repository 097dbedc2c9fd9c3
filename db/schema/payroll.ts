// Runs of the payroll, from draft to paid, the payslips they make, and what goes out of
// them. An approved run is frozen by triggers (db/functions/payroll.sql), not by good will.
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
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
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { documents } from './archive.ts'
import { actorColumns, bytea, id, instant, minor, tenantId } from './columns.ts'
import { companies } from './companies.ts'
import { journalEntries } from './ledger.ts'
import { employeeKey, employmentKey } from './people.ts'
import { workItems } from './work.ts'

/** Who took a step of the run, and when. */
const step = (name: string) => ({
  at: instant(`${name}_at`),
  byId: actorColumns(`${name}_by`).id,
  byName: actorColumns(`${name}_by`).name,
})
const zero = (name: string) => minor(name).notNull().default(sql`0`)

export const payrollRuns = pgTable(
  'payroll_runs',
  {
    tenantId: tenantId(),
    id: id(),
    /** Month of the pay; a year to date counts by pay_on. */
    period: char('period', { length: 7 }).notNull(),
    kind: text('kind').notNull(),
    /** Second, third run of a month. */
    number: smallint('number').notNull(),
    title: text('title').notNull(),
    payOn: date('pay_on', { mode: 'string' }).notNull(),
    status: text('status').notNull(),
    itemId: uuid('item_id'),
    createdAt: instant('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
    checkedAt: step('checked').at,
    checkedById: step('checked').byId,
    checkedByName: step('checked').byName,
    approvedAt: step('approved').at,
    approvedById: step('approved').byId,
    approvedByName: step('approved').byName,
    closedAt: step('closed').at,
    closedByName: step('closed').byName,
    paidAt: step('paid').at,
    paidByName: step('paid').byName,
    reversedAt: step('reversed').at,
    reversedByName: step('reversed').byName,
    reversalReason: text('reversal_reason'),
    /** The calculation as a job: what it was told to do and how far it is. */
    calculationState: text('calculation_state').notNull().default('none'),
    calculationAskedAt: instant('calculation_asked_at'),
    calculatedAt: instant('calculated_at'),
    calculationError: text('calculation_error'),
    peopleTotal: integer('people_total').notNull().default(0),
    peopleDone: integer('people_done').notNull().default(0),
    blockingCount: integer('blocking_count').notNull().default(0),
    payslipCount: integer('payslip_count').notNull().default(0),
    grossMinor: zero('gross_minor'),
    netMinor: zero('net_minor'),
    employerTotalMinor: zero('employer_total_minor'),
    entryId: uuid('entry_id'),
    reversalEntryId: uuid('reversal_entry_id'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'payroll_runs_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('payroll_runs_number_key').on(t.tenantId, t.period, t.number),
    index('payroll_runs_asked_idx')
      .on(t.calculationAskedAt)
      .where(sql`${t.calculationState} in ('asked','running')`),
    foreignKey({
      name: 'payroll_runs_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    foreignKey({
      name: 'payroll_runs_item_id_fkey',
      columns: [t.tenantId, t.itemId],
      foreignColumns: [workItems.tenantId, workItems.id],
    }),
    foreignKey({
      name: 'payroll_runs_entry_id_fkey',
      columns: [t.tenantId, t.entryId],
      foreignColumns: [journalEntries.tenantId, journalEntries.id],
    }),
    foreignKey({
      name: 'payroll_runs_reversal_entry_id_fkey',
      columns: [t.tenantId, t.reversalEntryId],
      foreignColumns: [journalEntries.tenantId, journalEntries.id],
    }),
    check('payroll_runs_kind_check', sql`${t.kind} in ('regular','bonus','correction')`),
    check(
      'payroll_runs_status_check',
      sql`${t.status} in ('draft','checked','approved','closed','paid','reversed')`,
    ),
    check(
      'payroll_runs_calculation_check',
      sql`${t.calculationState} in ('none','asked','running','done','failed')`,
    ),
    check('payroll_runs_period_check', sql`${t.period} ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'`),
  ],
)

function runKey(table: string, columns: { tenantId: AnyPgColumn; runId: AnyPgColumn }) {
  return foreignKey({
    name: `${table}_run_id_fkey`,
    columns: [columns.tenantId, columns.runId],
    foreignColumns: [payrollRuns.tenantId, payrollRuns.id],
  })
}

export const payslips = pgTable(
  'payslips',
  {
    tenantId: tenantId(),
    id: id(),
    runId: uuid('run_id').notNull(),
    employmentId: uuid('employment_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    period: char('period', { length: 7 }).notNull(),
    payOn: date('pay_on', { mode: 'string' }).notNull(),
    kind: text('kind').notNull(),
    personName: text('person_name').notNull(),
    department: text('department'),
    costCentre: text('cost_centre'),
    project: text('project'),
    /** Everything that went into the calculation, with the ids of the rows it came from. */
    inputs: jsonb('inputs').notNull(),
    grossMinor: zero('gross_minor'),
    sickPayMinor: zero('sick_pay_minor'),
    benefitMinor: zero('benefit_minor'),
    pensionEeMinor: zero('pension_ee_minor'),
    disabilityEeMinor: zero('disability_ee_minor'),
    sicknessEeMinor: zero('sickness_ee_minor'),
    healthBaseMinor: zero('health_base_minor'),
    healthMinor: zero('health_minor'),
    kupMinor: zero('kup_minor'),
    authorKupMinor: zero('author_kup_minor'),
    taxBaseMinor: zero('tax_base_minor'),
    taxMinor: zero('tax_minor'),
    ppkEeMinor: zero('ppk_ee_minor'),
    deductionsMinor: zero('deductions_minor'),
    netMinor: zero('net_minor'),
    socialBaseMinor: zero('social_base_minor'),
    sickBaseMinor: zero('sick_base_minor'),
    pensionErMinor: zero('pension_er_minor'),
    disabilityErMinor: zero('disability_er_minor'),
    accidentErMinor: zero('accident_er_minor'),
    fpMinor: zero('fp_minor'),
    fsMinor: zero('fs_minor'),
    fgspMinor: zero('fgsp_minor'),
    ppkErMinor: zero('ppk_er_minor'),
    employerTotalMinor: zero('employer_total_minor'),
    /** Sums of the year by kind of amount, as text, before this slip and after it. */
    ytdBefore: jsonb('ytd_before').notNull().default(sql`'{}'`),
    ytdAfter: jsonb('ytd_after').notNull().default(sql`'{}'`),
    /** [{code, blocks, detail}] */
    warnings: jsonb('warnings').notNull().default(sql`'[]'`),
    isBlocked: boolean('is_blocked').notNull().default(false),
    calculatedAt: instant('calculated_at').notNull(),
    /** Set when the run is closed: from then on the person sees it and the year counts it. */
    publishedAt: instant('published_at'),
    reversedAt: instant('reversed_at'),
  },
  (t) => [
    primaryKey({ name: 'payslips_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('payslips_employment_key').on(t.tenantId, t.runId, t.employmentId),
    index('payslips_employee_idx').on(t.tenantId, t.employeeId, t.payOn),
    index('payslips_history_idx').on(t.tenantId, t.employmentId, t.period),
    runKey('payslips', t),
    employmentKey('payslips', t),
    employeeKey('payslips', t),
  ],
)

/** A line of the slip with its formula's values and the law it stands on. */
export const payslipLines = pgTable(
  'payslip_lines',
  {
    tenantId: tenantId(),
    payslipId: uuid('payslip_id').notNull(),
    lineNo: smallint('line_no').notNull(),
    section: text('section').notNull(),
    /** Names the text of the line on the screen; `label` stands where people named it. */
    code: text('code').notNull(),
    label: text('label'),
    amountMinor: minor('amount_minor').notNull(),
    /** The formula by its code, with the values that were put in, as text. */
    formula: text('formula'),
    values: jsonb('values').notNull().default(sql`'{}'`),
    law: text('law'),
    lawFrom: date('law_from', { mode: 'string' }),
    /** Of a difference line: the closed month, and its slip. */
    correctedPeriod: char('corrected_period', { length: 7 }),
    correctedPayslipId: uuid('corrected_payslip_id'),
  },
  (t) => [
    primaryKey({ name: 'payslip_lines_pkey', columns: [t.tenantId, t.payslipId, t.lineNo] }),
    index('payslip_lines_corrected_idx')
      .on(t.tenantId, t.correctedPayslipId)
      .where(sql`${t.correctedPayslipId} is not null`),
    foreignKey({
      name: 'payslip_lines_payslip_id_fkey',
      columns: [t.tenantId, t.payslipId],
      foreignColumns: [payslips.tenantId, payslips.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'payslip_lines_corrected_payslip_id_fkey',
      columns: [t.tenantId, t.correctedPayslipId],
      foreignColumns: [payslips.tenantId, payslips.id],
    }),
    check(
      'payslip_lines_section_check',
      sql`${t.section} in ('pay','sick','social','health','tax','ppk','deduction','net','employer','correction')`,
    ),
  ],
)

/** Orders to the bank for one run; two people release them. */
export const paymentBatches = pgTable(
  'payment_batches',
  {
    tenantId: tenantId(),
    id: id(),
    runId: uuid('run_id').notNull(),
    status: text('status').notNull(),
    payOn: date('pay_on', { mode: 'string' }).notNull(),
    paymentCount: integer('payment_count').notNull(),
    totalMinor: minor('total_minor').notNull(),
    createdAt: instant('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
    firstReleasedAt: instant('first_released_at'),
    firstReleasedById: actorColumns('first_released_by').id,
    firstReleasedByName: actorColumns('first_released_by').name,
    secondReleasedAt: instant('second_released_at'),
    secondReleasedById: actorColumns('second_released_by').id,
    secondReleasedByName: actorColumns('second_released_by').name,
    exportedAt: instant('exported_at'),
    exportFormat: text('export_format'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'payment_batches_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('payment_batches_run_key')
      .on(t.tenantId, t.runId)
      .where(sql`${t.status} <> 'cancelled'`),
    runKey('payment_batches', t),
    check(
      'payment_batches_status_check',
      sql`${t.status} in ('draft','released_once','released','exported','cancelled')`,
    ),
    check(
      'payment_batches_two_people_check',
      sql`${t.firstReleasedById} is null or ${t.secondReleasedById} is null or ${t.firstReleasedById} <> ${t.secondReleasedById}`,
    ),
    check(
      'payment_batches_released_check',
      sql`${t.status} not in ('released','exported') or (${t.firstReleasedAt} is not null and ${t.secondReleasedAt} is not null)`,
    ),
  ],
)

export const payments = pgTable(
  'payments',
  {
    tenantId: tenantId(),
    id: id(),
    batchId: uuid('batch_id').notNull(),
    runId: uuid('run_id').notNull(),
    kind: text('kind').notNull(),
    payslipId: uuid('payslip_id'),
    employmentId: uuid('employment_id'),
    recipientName: text('recipient_name').notNull(),
    title: text('title').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    accountSealed: bytea('account_sealed').notNull(),
    accountLast: text('account_last').notNull(),
  },
  (t) => [
    primaryKey({ name: 'payments_pkey', columns: [t.tenantId, t.id] }),
    index('payments_batch_idx').on(t.tenantId, t.batchId),
    foreignKey({
      name: 'payments_batch_id_fkey',
      columns: [t.tenantId, t.batchId],
      foreignColumns: [paymentBatches.tenantId, paymentBatches.id],
    }),
    runKey('payments', t),
    employmentKey('payments', t),
    foreignKey({
      name: 'payments_payslip_id_fkey',
      columns: [t.tenantId, t.payslipId],
      foreignColumns: [payslips.tenantId, payslips.id],
    }),
    check('payments_kind_check', sql`${t.kind} in ('net','garnishment','zus','tax','ppk')`),
    check('payments_amount_check', sql`${t.amountMinor} > 0`),
  ],
)

/** What the State is told: sets for ZUS, yearly forms for the tax office and the person. */
export const declarations = pgTable(
  'declarations',
  {
    tenantId: tenantId(),
    id: id(),
    kind: text('kind').notNull(),
    /** YYYY-MM of a monthly set, YYYY of a yearly form. */
    period: text('period').notNull(),
    /** 1 is the first, 2 and more correct it. */
    number: smallint('number').notNull(),
    status: text('status').notNull(),
    employeeId: uuid('employee_id'),
    documentId: uuid('document_id'),
    /** The fields of the form by their names, amounts as text. */
    data: jsonb('data').notNull(),
    madeAt: instant('made_at').notNull(),
    madeByName: text('made_by_name').notNull(),
    sentAt: instant('sent_at'),
    sentByName: text('sent_by_name'),
  },
  (t) => [
    primaryKey({ name: 'declarations_pkey', columns: [t.tenantId, t.id] }),
    // A set of the whole company names no person: two empty names are the same one here.
    unique('declarations_number_key')
      .on(t.tenantId, t.kind, t.period, t.employeeId, t.number)
      .nullsNotDistinct(),
    index('declarations_employee_idx').on(t.tenantId, t.employeeId),
    foreignKey({
      name: 'declarations_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    employeeKey('declarations', t),
    foreignKey({
      name: 'declarations_document_id_fkey',
      columns: [t.tenantId, t.documentId],
      foreignColumns: [documents.tenantId, documents.id],
    }),
    check(
      'declarations_kind_check',
      sql`${t.kind} in ('dra','rca','rsa','kedu','pit4r','pit8ar','pit11')`,
    ),
    check('declarations_status_check', sql`${t.status} in ('draft','ready','sent','replaced')`),
  ],
)
