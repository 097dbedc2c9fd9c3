// What is agreed in a contract on a day, and which closed months a change reaches.
import { and, asc, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm'
import { payrollRuns, payslips } from '#db/schema/payroll.ts'
import { employees, employments, employmentTerms } from '#db/schema/people.ts'
import { AppError } from '../../shared/app-error.ts'
import { isLocalDate, type LocalDate, localDateOf, periodOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { changedFields, rowOn, termsContent } from '../people/compare-terms.ts'
import type { Employment, Terms, TermsChange, TermsContent, TouchedMonth } from '../types.ts'

const termsColumns = {
  id: employmentTerms.id,
  employmentId: employmentTerms.employmentId,
  employeeId: employmentTerms.employeeId,
  validFrom: employmentTerms.validFrom,
  recordedAt: employmentTerms.recordedAt,
  recordedByName: employmentTerms.recordedByName,
  reason: employmentTerms.reason,
  supersedesId: employmentTerms.supersedesId,
  position: employmentTerms.position,
  department: employmentTerms.department,
  costCentre: employmentTerms.costCentre,
  project: employmentTerms.project,
  fteNumerator: employmentTerms.fteNumerator,
  fteDenominator: employmentTerms.fteDenominator,
  weekMinutes: employmentTerms.weekMinutes,
  payKind: employmentTerms.payKind,
  payMinor: employmentTerms.payMinor,
  kup: employmentTerms.kup,
  pit2Minor: employmentTerms.pit2Minor,
  authorBp: employmentTerms.authorBp,
  reliefs: employmentTerms.reliefs,
  taxAdvance: employmentTerms.taxAdvance,
  ppkEmployeeBp: employmentTerms.ppkEmployeeBp,
  ppkEmployerBp: employmentTerms.ppkEmployerBp,
  insuranceCode: employmentTerms.insuranceCode,
  hasSocial: employmentTerms.hasSocial,
  hasSick: employmentTerms.hasSick,
  hasHealth: employmentTerms.hasHealth,
  hasAccident: employmentTerms.hasAccident,
  paysLabourFund: employmentTerms.paysLabourFund,
  paysGuaranteeFund: employmentTerms.paysGuaranteeFund,
  isStudent: employmentTerms.isStudent,
  disability: employmentTerms.disability,
  leaveDays: employmentTerms.leaveDays,
}

export const employmentColumns = {
  id: employments.id,
  employeeId: employments.employeeId,
  kind: employments.kind,
  number: employments.number,
  term: employments.term,
  signedOn: employments.signedOn,
  hiredOn: employments.hiredOn,
  startsOn: employments.startsOn,
  endsOn: employments.endsOn,
  endReason: employments.endReason,
  endedAt: employments.endedAt,
  version: employments.version,
}

/** A person's contracts run to a few dozen rows in a working life; more is a mistake. */
const MAX_HISTORY = 500
const MAX_PEOPLE = 50_000

/** The terms of a contract that hold on the date; null before the first of them. */
export async function termsOn(
  ctx: ScopeContext,
  { employmentId, date }: { employmentId: string; date: LocalDate },
): Promise<Terms | null> {
  requirePermission(ctx, 'people:read')
  if (!isId(employmentId)) return null
  const [terms] = await selectTerms(
    ctx,
    and(eq(employmentTerms.employmentId, employmentId), lte(employmentTerms.validFrom, date))!,
    1,
  )
  return terms ?? null
}

type TermsAsk = {
  date: LocalDate
  runsFrom: LocalDate
  runsTo: LocalDate
  /** Of these contracts; without it of all. */
  employmentIds?: readonly string[]
}

/** The terms that hold on the date of every contract that runs between the two days. */
export async function listTermsOn(
  ctx: ScopeContext,
  { date, runsFrom, runsTo, employmentIds }: TermsAsk,
): Promise<Terms[]> {
  requirePermission(ctx, 'people:read')
  if (employmentIds?.length === 0) return []
  const rows = await ctx.tx
    .selectDistinctOn([employmentTerms.employmentId], termsColumns)
    .from(employmentTerms)
    .innerJoin(
      employments,
      and(
        eq(employments.tenantId, employmentTerms.tenantId),
        eq(employments.id, employmentTerms.employmentId),
      ),
    )
    .where(
      and(
        eq(employmentTerms.tenantId, ctx.tenantId),
        lte(employmentTerms.validFrom, date),
        employmentIds ? inArray(employmentTerms.employmentId, [...employmentIds]) : undefined,
        lte(employments.startsOn, runsTo),
        sql`(${employments.endsOn} is null or ${employments.endsOn} >= ${runsFrom})`,
      ),
    )
    .orderBy(
      asc(employmentTerms.employmentId),
      desc(employmentTerms.validFrom),
      desc(employmentTerms.recordedAt),
      desc(employmentTerms.id),
    )
    .limit(MAX_PEOPLE)
  return rows as Terms[]
}

/** All rows of the named contracts, the latest day first, then the latest recorded. */
export async function listTermsHistory(
  ctx: ScopeContext,
  { employeeId }: { employeeId: string },
): Promise<Terms[]> {
  requirePermission(ctx, 'people:read')
  if (!isId(employeeId)) return []
  return selectTerms(ctx, eq(employmentTerms.employeeId, employeeId), MAX_HISTORY)
}

async function selectTerms(ctx: ScopeContext, where: SQL, limit: number): Promise<Terms[]> {
  const rows = await ctx.tx
    .select(termsColumns)
    .from(employmentTerms)
    .where(and(eq(employmentTerms.tenantId, ctx.tenantId), where))
    .orderBy(
      desc(employmentTerms.validFrom),
      desc(employmentTerms.recordedAt),
      desc(employmentTerms.id),
    )
    .limit(limit)
  return rows as Terms[]
}

export type EmploymentInHand = Employment & { bornOn: LocalDate }

/** A contract with its person's day of birth; throws not_found. Locks it for a change. */
export async function loadEmployment(
  ctx: ScopeContext,
  employmentId: string,
  options: { lock?: boolean } = {},
): Promise<EmploymentInHand> {
  requirePermission(ctx, options.lock ? 'people:manage' : 'people:read')
  if (!isId(employmentId)) throw new AppError('not_found')
  const query = ctx.tx
    .select({ ...employmentColumns, bornOn: employees.bornOn })
    .from(employments)
    .innerJoin(
      employees,
      and(eq(employees.tenantId, employments.tenantId), eq(employees.id, employments.employeeId)),
    )
    .where(and(eq(employments.tenantId, ctx.tenantId), eq(employments.id, employmentId)))
    .limit(1)
  const rows = await (options.lock ? query.for('update', { of: employments }) : query)
  if (!rows[0]) throw new AppError('not_found')
  return rows[0] as EmploymentInHand
}

/** What a change would do, without doing it: fields, the row after it, closed months. */
export async function previewTermsChange(
  ctx: ScopeContext,
  input: { employmentId: string; validFrom: LocalDate; terms: TermsContent },
): Promise<TermsChange> {
  requirePermission(ctx, 'people:read')
  const { employmentId, validFrom, terms } = input
  if (!isId(employmentId) || !isLocalDate(validFrom)) throw new AppError('not_found')
  const [history, touched] = await Promise.all([
    selectTerms(ctx, eq(employmentTerms.employmentId, employmentId), MAX_HISTORY),
    listTouchedMonths(ctx, { employmentId, from: validFrom }),
  ])
  if (history.length === 0) throw new AppError('not_found')
  return effectOf(ctx, history, touched, { validFrom, terms })
}

export function effectOf(
  ctx: ScopeContext,
  history: readonly Terms[],
  touched: readonly TouchedMonth[],
  change: { validFrom: LocalDate; terms: TermsContent },
): TermsChange {
  const { validFrom, terms } = change
  const before = rowOn(history, validFrom)
  const later = history.map((row) => row.validFrom).filter((day) => day > validFrom)
  const nextFrom = later.sort()[0] ?? null
  return {
    changed: changedFields(before ? termsContent(before) : null, terms),
    nextFrom,
    isBackDated: periodOf(validFrom) < periodOf(localDateOf(ctx.now, 'Europe/Warsaw')),
    touched: touched.filter(({ period }) => nextFrom === null || `${period}-01` < nextFrom),
  }
}

/** Slips of the contract in approved or closed runs of the month of the day and after it. */
export async function listTouchedMonths(
  ctx: ScopeContext,
  { employmentId, from, to }: { employmentId: string; from: LocalDate; to?: LocalDate },
): Promise<TouchedMonth[]> {
  requirePermission(ctx, 'people:read')
  if (!isId(employmentId)) return []
  const rows = await ctx.tx
    .select({
      period: payslips.period,
      runId: payslips.runId,
      payslipId: payslips.id,
      runKind: payrollRuns.kind,
      status: payrollRuns.status,
    })
    .from(payslips)
    .innerJoin(
      payrollRuns,
      and(eq(payrollRuns.tenantId, payslips.tenantId), eq(payrollRuns.id, payslips.runId)),
    )
    .where(
      and(
        eq(payslips.tenantId, ctx.tenantId),
        eq(payslips.employmentId, employmentId),
        sql`${payslips.period} >= ${periodOf(from)}`,
        to ? sql`${payslips.period} <= ${periodOf(to)}` : undefined,
        sql`${payrollRuns.status} in ('approved','closed','paid')`,
      ),
    )
    .orderBy(asc(payslips.period), asc(payslips.id))
    .limit(MAX_HISTORY)
  return rows as TouchedMonth[]
}

/** Contracts of the same kind of a person that would run at the same time. */
export async function listOverlapping(
  ctx: ScopeContext,
  input: { employeeId: string; kind: string; startsOn: LocalDate; endsOn: LocalDate | null },
): Promise<Employment[]> {
  requirePermission(ctx, 'people:read')
  if (!isId(input.employeeId)) return []
  const rows = await ctx.tx
    .select(employmentColumns)
    .from(employments)
    .where(
      and(
        eq(employments.tenantId, ctx.tenantId),
        eq(employments.employeeId, input.employeeId),
        eq(employments.kind, input.kind),
        sql`(${employments.endsOn} is null or ${employments.endsOn} >= ${input.startsOn})`,
        input.endsOn ? sql`${employments.startsOn} <= ${input.endsOn}` : undefined,
      ),
    )
    .limit(10)
  return rows as Employment[]
}
