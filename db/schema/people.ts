// Persons of a company, their contracts and what is agreed in them. What was agreed is
// never rewritten: a change is a new row with the day from which it holds, and the day on
// which it was recorded, so that a pay of last year can be explained as it was known then.
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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { actorColumns, bytea, id, instant, minor, tenantId } from './columns.ts'
import { companies } from './companies.ts'

export const employees = pgTable(
  'employees',
  {
    tenantId: tenantId(),
    id: id(),
    /** The company's own number of the person, without gaps. */
    number: integer('number').notNull(),
    firstName: text('first_name').notNull(),
    secondName: text('second_name'),
    lastName: text('last_name').notNull(),
    bornOn: date('born_on', { mode: 'string' }).notNull(),
    sex: char('sex', { length: 1 }),
    citizenship: char('citizenship', { length: 2 }).notNull().default('PL'),
    /** Sealed with the company's key; the hash finds a person twice, the last digits show. */
    peselSealed: bytea('pesel_sealed'),
    peselHash: text('pesel_hash'),
    peselLast: text('pesel_last'),
    /** Passport or card of a person without PESEL. */
    documentKind: text('document_kind'),
    documentSealed: bytea('document_sealed'),
    documentLast: text('document_last'),
    paidBy: text('paid_by').notNull().default('transfer'),
    accountSealed: bytea('account_sealed'),
    accountHash: text('account_hash'),
    accountLast: text('account_last'),
    street: text('street').notNull().default(''),
    houseNo: text('house_no').notNull().default(''),
    flatNo: text('flat_no'),
    postalCode: text('postal_code').notNull().default(''),
    city: text('city').notNull().default(''),
    commune: text('commune'),
    county: text('county'),
    voivodeship: text('voivodeship'),
    country: char('country', { length: 2 }).notNull().default('PL'),
    email: text('email'),
    phone: text('phone'),
    taxOfficeCode: text('tax_office_code'),
    nfzBranch: text('nfz_branch'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'employees_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('employees_number_key').on(t.tenantId, t.number),
    uniqueIndex('employees_pesel_key').on(t.tenantId, t.peselHash),
    index('employees_account_idx').on(t.tenantId, t.accountHash),
    index('employees_name_idx').on(t.tenantId, t.lastName, t.firstName, t.id),
    foreignKey({
      name: 'employees_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    check('employees_paid_by_check', sql`${t.paidBy} in ('transfer','cash')`),
    check('employees_document_kind_check', sql`${t.documentKind} in ('passport','id_card')`),
    check('employees_sex_check', sql`${t.sex} in ('f','m')`),
  ],
)

/** A foreign key to the person, by company and id, under the table's own name. */
export function employeeKey(
  table: string,
  columns: { tenantId: AnyPgColumn; employeeId: AnyPgColumn },
) {
  return foreignKey({
    name: `${table}_employee_id_fkey`,
    columns: [columns.tenantId, columns.employeeId],
    foreignColumns: [employees.tenantId, employees.id],
  })
}

export const employments = pgTable(
  'employments',
  {
    tenantId: tenantId(),
    id: id(),
    employeeId: uuid('employee_id').notNull(),
    kind: text('kind').notNull(),
    /** Number of the contract, as it stands on the paper. */
    number: text('number').notNull(),
    /** Of a contract of employment: for a trial, for a fixed term, without end. */
    term: text('term'),
    signedOn: date('signed_on', { mode: 'string' }),
    /** First day of work with this employer: retention and seniority count from it. */
    hiredOn: date('hired_on', { mode: 'string' }).notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    /** Last day; null while no end is known. */
    endsOn: date('ends_on', { mode: 'string' }),
    endReason: text('end_reason'),
    endedAt: instant('ended_at'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'employments_pkey', columns: [t.tenantId, t.id] }),
    uniqueIndex('employments_number_key').on(t.tenantId, t.kind, t.number),
    index('employments_employee_idx').on(t.tenantId, t.employeeId, t.startsOn),
    index('employments_ends_idx').on(t.tenantId, t.endsOn),
    employeeKey('employments', t),
    check('employments_kind_check', sql`${t.kind} in ('uop','zlecenie','dzielo')`),
    check('employments_term_check', sql`${t.term} in ('trial','fixed','indefinite')`),
    check('employments_days_check', sql`${t.endsOn} is null or ${t.endsOn} >= ${t.startsOn}`),
  ],
)

export function employmentKey(
  table: string,
  columns: { tenantId: AnyPgColumn; employmentId: AnyPgColumn },
) {
  return foreignKey({
    name: `${table}_employment_id_fkey`,
    columns: [columns.tenantId, columns.employmentId],
    foreignColumns: [employments.tenantId, employments.id],
  })
}

/** From when a row holds, when and by whom it was recorded, why, and which row it replaces. */
const recorded = () => ({
  validFrom: date('valid_from', { mode: 'string' }).notNull(),
  recordedAt: instant('recorded_at').notNull(),
  recordedById: actorColumns('recorded_by').id,
  recordedByName: text('recorded_by_name').notNull(),
  reason: text('reason').notNull(),
  supersedesId: uuid('supersedes_id'),
})

/**
 * What is agreed from a day on: each row states everything. The one that holds on a day is
 * the latest recorded of the latest valid_from up to it.
 */
export const employmentTerms = pgTable(
  'employment_terms',
  {
    tenantId: tenantId(),
    id: id(),
    employmentId: uuid('employment_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    ...recorded(),
    position: text('position').notNull(),
    department: text('department'),
    costCentre: text('cost_centre'),
    project: text('project'),
    /** Fraction of full time: 3/4 is 3 and 4. */
    fteNumerator: smallint('fte_numerator').notNull().default(1),
    fteDenominator: smallint('fte_denominator').notNull().default(1),
    /** Minutes of work from Monday to Sunday. */
    weekMinutes: integer('week_minutes').array().notNull(),
    payKind: text('pay_kind').notNull(),
    /** By month, by hour, or for the whole contract, as pay_kind says. */
    payMinor: minor('pay_minor').notNull(),
    kup: text('kup').notNull(),
    /** The tax-reducing amount a month by PIT-2; null when no form was handed in. */
    pit2Minor: minor('pit2_minor'),
    /** Share of pay with the author's 50 % costs. */
    authorBp: integer('author_bp').notNull().default(0),
    reliefs: text('reliefs').array().notNull().default(sql`'{}'`),
    taxAdvance: text('tax_advance').notNull().default('scale'),
    ppkEmployeeBp: integer('ppk_employee_bp').notNull().default(0),
    ppkEmployerBp: integer('ppk_employer_bp').notNull().default(0),
    /** Title of insurance: four digits, right to a pension, degree of disability. */
    insuranceCode: char('insurance_code', { length: 6 }).notNull(),
    hasSocial: boolean('has_social').notNull().default(true),
    hasSick: boolean('has_sick').notNull().default(true),
    hasHealth: boolean('has_health').notNull().default(true),
    hasAccident: boolean('has_accident').notNull().default(true),
    paysLabourFund: boolean('pays_labour_fund').notNull().default(true),
    paysGuaranteeFund: boolean('pays_guarantee_fund').notNull().default(true),
    isStudent: boolean('is_student').notNull().default(false),
    disability: text('disability').notNull().default('none'),
    /** Days of leave a year that full time gives: 20 or 26. */
    leaveDays: smallint('leave_days').notNull().default(20),
  },
  (t) => [
    primaryKey({ name: 'employment_terms_pkey', columns: [t.tenantId, t.id] }),
    index('employment_terms_valid_idx').on(
      t.tenantId,
      t.employmentId,
      t.validFrom.desc(),
      t.recordedAt.desc(),
    ),
    employmentKey('employment_terms', t),
    employeeKey('employment_terms', t),
    foreignKey({
      name: 'employment_terms_supersedes_id_fkey',
      columns: [t.tenantId, t.supersedesId],
      foreignColumns: [t.tenantId, t.id],
    }),
    check(
      'employment_terms_fte_check',
      sql`${t.fteNumerator} between 1 and ${t.fteDenominator} and ${t.fteDenominator} <= 1000`,
    ),
    check('employment_terms_week_check', sql`cardinality(${t.weekMinutes}) = 7`),
    check('employment_terms_pay_check', sql`${t.payMinor} >= 0`),
    check('employment_terms_pay_kind_check', sql`${t.payKind} in ('monthly','hourly','lump')`),
    check(
      'employment_terms_kup_check',
      sql`${t.kup} in ('none','standard','raised','percent20','percent50','lump')`,
    ),
    check(
      'employment_terms_tax_advance_check',
      sql`${t.taxAdvance} in ('scale','higher','none','lump')`,
    ),
    check(
      'employment_terms_disability_check',
      sql`${t.disability} in ('none','light','moderate','severe')`,
    ),
    check('employment_terms_author_check', sql`${t.authorBp} between 0 and 10000`),
    check('employment_terms_leave_check', sql`${t.leaveDays} between 0 and 60`),
  ],
)

/** Pay besides the base, by code: the row that holds on a day is found as with the terms. */
export const payComponents = pgTable(
  'pay_components',
  {
    tenantId: tenantId(),
    id: id(),
    employmentId: uuid('employment_id').notNull(),
    employeeId: uuid('employee_id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    ...recorded(),
    validTo: date('valid_to', { mode: 'string' }),
    /** By month, by hour, or once in the month of valid_from; zero ends the component. */
    amountMinor: minor('amount_minor').notNull(),
    isSocialBase: boolean('is_social_base').notNull().default(true),
    isHealthBase: boolean('is_health_base').notNull().default(true),
    isTaxed: boolean('is_taxed').notNull().default(true),
    isSickPayBase: boolean('is_sick_pay_base').notNull().default(true),
  },
  (t) => [
    primaryKey({ name: 'pay_components_pkey', columns: [t.tenantId, t.id] }),
    index('pay_components_valid_idx').on(
      t.tenantId,
      t.employmentId,
      t.code,
      t.validFrom.desc(),
      t.recordedAt.desc(),
    ),
    employmentKey('pay_components', t),
    employeeKey('pay_components', t),
    foreignKey({
      name: 'pay_components_supersedes_id_fkey',
      columns: [t.tenantId, t.supersedesId],
      foreignColumns: [t.tenantId, t.id],
    }),
    check('pay_components_kind_check', sql`${t.kind} in ('fixed','hourly','one_off','in_kind')`),
    check('pay_components_amount_check', sql`${t.amountMinor} >= 0`),
    check('pay_components_days_check', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
  ],
)

/** What a company decides of its payroll, from a day on. */
export const payrollSettings = pgTable(
  'payroll_settings',
  {
    tenantId: tenantId(),
    id: id(),
    ...recorded(),
    accidentBp: integer('accident_bp').notNull(),
    /** Day of the month on which pay is paid, and whether it is the month after. */
    payDay: smallint('pay_day').notNull(),
    isPaidNextMonth: boolean('is_paid_next_month').notNull().default(false),
    ppkInstitution: text('ppk_institution'),
    /** Accounts (IBAN) that are paid to: the company's own at ZUS, tax office and PPK. */
    zusAccount: text('zus_account'),
    taxAccount: text('tax_account'),
    ppkAccount: text('ppk_account'),
    /** Account that pay leaves from; null: the company's account. */
    payerAccount: text('payer_account'),
    /** Says by which day of the month ZUS is told and paid. */
    payerKind: text('payer_kind').notNull().default('legal_person'),
    /** Month in which the employer's PPK payment is taxed: of the pay, or the next. */
    ppkTaxMonth: text('ppk_tax_month').notNull().default('same'),
    paysLabourFund: boolean('pays_labour_fund').notNull().default(true),
    paysGuaranteeFund: boolean('pays_guarantee_fund').notNull().default(true),
    /** Pays benefits of ZUS itself: more than twenty insured persons. */
    paysBenefits: boolean('pays_benefits').notNull().default(false),
    /** Account numbers by kind of amount: {"gross":"404","net":"231","zus":"223",…}. */
    ledgerAccounts: jsonb('ledger_accounts').notNull().default(sql`'{}'`),
    /** [{code, name, account}] */
    costCentres: jsonb('cost_centres').notNull().default(sql`'[]'`),
  },
  (t) => [
    primaryKey({ name: 'payroll_settings_pkey', columns: [t.tenantId, t.id] }),
    index('payroll_settings_valid_idx').on(t.tenantId, t.validFrom.desc(), t.recordedAt.desc()),
    foreignKey({
      name: 'payroll_settings_tenant_id_fkey',
      columns: [t.tenantId],
      foreignColumns: [companies.tenantId],
    }),
    foreignKey({
      name: 'payroll_settings_supersedes_id_fkey',
      columns: [t.tenantId, t.supersedesId],
      foreignColumns: [t.tenantId, t.id],
    }),
    check('payroll_settings_accident_check', sql`${t.accidentBp} between 0 and 1000`),
    check('payroll_settings_pay_day_check', sql`${t.payDay} between 1 and 31`),
    check(
      'payroll_settings_payer_kind_check',
      sql`${t.payerKind} in ('budget','legal_person','other')`,
    ),
    check('payroll_settings_ppk_tax_check', sql`${t.ppkTaxMonth} in ('same','next')`),
  ],
)

/**
 * What a year of a person had before this payroll knew of it: paid by another payer, or by
 * the program used before. The rows of a year add up; a wrong one is taken back by a row
 * with its sums negated.
 */
export const yearOpenings = pgTable(
  'year_openings',
  {
    tenantId: tenantId(),
    id: id(),
    employeeId: uuid('employee_id').notNull(),
    year: smallint('year').notNull(),
    source: text('source').notNull(),
    /** Counts against the yearly cap of pension and disability insurance. */
    pensionBaseMinor: minor('pension_base_minor').notNull().default(sql`0`),
    /** Counts against the thresholds of the tax scale; of the same payer only. */
    taxBaseMinor: minor('tax_base_minor').notNull().default(sql`0`),
    exemptMinor: minor('exempt_minor').notNull().default(sql`0`),
    authorKupMinor: minor('author_kup_minor').notNull().default(sql`0`),
    /** Days for which an employer paid sick pay already. */
    sickDays: smallint('sick_days').notNull().default(0),
    recordedAt: instant('recorded_at').notNull(),
    recordedById: actorColumns('recorded_by').id,
    recordedByName: text('recorded_by_name').notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [
    primaryKey({ name: 'year_openings_pkey', columns: [t.tenantId, t.id] }),
    index('year_openings_employee_idx').on(t.tenantId, t.employeeId, t.year),
    employeeKey('year_openings', t),
    check('year_openings_source_check', sql`${t.source} in ('other_payer','earlier_system')`),
    check('year_openings_year_check', sql`${t.year} between 2000 and 2100`),
  ],
)
