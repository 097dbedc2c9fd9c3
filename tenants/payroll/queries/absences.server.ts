// Absences and the hours and sums of a month, as grids and runs read them.
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { payrollSettings } from '#db/schema/people.ts'
import { absences, monthInputs } from '#db/schema/time.ts'
import { firstDayOf, isPeriod, type LocalDate, lastDayOf, type Period } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { Absence, AbsenceRow, MonthInput, Page, PayrollSettings } from '../types.ts'

const MAX_PAGE = 200
const SETTINGS_SHOWN = 50
const MAX_ROWS = 50_000

export const absenceColumns = {
  id: absences.id,
  employmentId: absences.employmentId,
  employeeId: absences.employeeId,
  kind: absences.kind,
  status: absences.status,
  fromOn: absences.fromOn,
  toOn: absences.toOn,
  minutes: absences.minutes,
  source: absences.source,
  ezlaSeries: absences.ezlaSeries,
  ezlaNumber: absences.ezlaNumber,
  ezlaCode: absences.ezlaCode,
  payBaseMinor: absences.payBaseMinor,
  payRateBp: absences.payRateBp,
  note: absences.note,
  requestedAt: absences.requestedAt,
  requestedByName: absences.requestedByName,
  decidedAt: absences.decidedAt,
  decidedByName: absences.decidedByName,
  decisionNote: absences.decisionNote,
  version: absences.version,
}

type Ask = {
  status?: Absence['status']
  period?: Period
  cursor?: string | null
  limit?: number
}

/** Absences of the company, the latest first, with the person's name and position. */
export async function listAbsences(ctx: ScopeContext, ask: Ask = {}): Promise<Page<AbsenceRow>> {
  requirePermission(ctx, 'people:read')
  const limit = Math.min(Math.max(ask.limit ?? 50, 1), MAX_PAGE)
  const [fromOn, id] = (ask.cursor ?? '').split('.') as [string, string | undefined]
  const after = id && isId(id) && /^\d{4}-\d\d-\d\d$/.test(fromOn) ? { fromOn, id } : null
  const period = ask.period && isPeriod(ask.period) ? ask.period : null
  const rows = await ctx.tx
    .select({
      ...absenceColumns,
      personName: sql<string>`(select e.last_name || ' ' || e.first_name from employees e
        where e.tenant_id = ${absences.tenantId} and e.id = ${absences.employeeId})`,
      position: sql<string | null>`(select t.position from employment_terms t
        where t.tenant_id = ${absences.tenantId} and t.employment_id = ${absences.employmentId}
          and t.valid_from <= ${absences.fromOn}
        order by t.valid_from desc, t.recorded_at desc, t.id desc limit 1)`,
    })
    .from(absences)
    .where(
      and(
        eq(absences.tenantId, ctx.tenantId),
        ask.status ? eq(absences.status, ask.status) : undefined,
        period
          ? sql`${absences.fromOn} <= ${lastDayOf(period)}
              and ${absences.toOn} >= ${firstDayOf(period)}`
          : undefined,
        after
          ? sql`(${absences.fromOn}, ${absences.id}) < (${after.fromOn}, ${after.id})`
          : undefined,
      ),
    )
    .orderBy(desc(absences.fromOn), desc(absences.id))
    .limit(limit + 1)
  const items = rows.slice(0, limit) as AbsenceRow[]
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? `${last.fromOn}.${last.id}` : null }
}

/** Approved absences that touch the days: all of the company, or of one contract. */
export async function listApprovedAbsences(
  ctx: ScopeContext,
  { from, to, employmentId }: { from: LocalDate; to: LocalDate; employmentId?: string },
): Promise<Absence[]> {
  requirePermission(ctx, 'people:read')
  if (employmentId !== undefined && !isId(employmentId)) return []
  const rows = await ctx.tx
    .select(absenceColumns)
    .from(absences)
    .where(
      and(
        eq(absences.tenantId, ctx.tenantId),
        employmentId ? eq(absences.employmentId, employmentId) : undefined,
        eq(absences.status, 'approved'),
        sql`${absences.fromOn} <= ${to} and ${absences.toOn} >= ${from}`,
      ),
    )
    .orderBy(asc(absences.employmentId), asc(absences.fromOn), asc(absences.id))
    .limit(MAX_ROWS)
  return rows as Absence[]
}

/** Hours and sums recorded for a month. */
export async function listMonthInputs(ctx: ScopeContext, period: Period): Promise<MonthInput[]> {
  requirePermission(ctx, 'people:read')
  if (!isPeriod(period)) return []
  const rows = await ctx.tx
    .select({
      id: monthInputs.id,
      employmentId: monthInputs.employmentId,
      employeeId: monthInputs.employeeId,
      period: monthInputs.period,
      code: monthInputs.code,
      minutes: monthInputs.minutes,
      amountMinor: monthInputs.amountMinor,
      note: monthInputs.note,
      recordedAt: monthInputs.recordedAt,
      recordedByName: monthInputs.recordedByName,
      version: monthInputs.version,
    })
    .from(monthInputs)
    .where(and(eq(monthInputs.tenantId, ctx.tenantId), eq(monthInputs.period, period)))
    .orderBy(asc(monthInputs.employmentId), asc(monthInputs.code))
    .limit(MAX_ROWS)
  return rows as MonthInput[]
}

/** What the company has decided of its payroll for the day; null when nothing yet. */
export async function getPayrollSettings(
  ctx: ScopeContext,
  date: LocalDate,
  /** As it was known then. */
  knownAt?: Date,
): Promise<PayrollSettings | null> {
  requirePermission(ctx, 'payroll:read')
  const [row] = await ctx.tx
    .select()
    .from(payrollSettings)
    .where(
      and(
        eq(payrollSettings.tenantId, ctx.tenantId),
        sql`${payrollSettings.validFrom} <= ${date}`,
        knownAt ? sql`${payrollSettings.recordedAt} <= ${knownAt}` : undefined,
      ),
    )
    .orderBy(
      desc(payrollSettings.validFrom),
      desc(payrollSettings.recordedAt),
      desc(payrollSettings.id),
    )
    .limit(1)
  if (!row) return null
  const { tenantId: _tenantId, recordedById: _recordedById, ...settings } = row
  return settings as PayrollSettings
}

/** All that was decided of the payroll, the latest first. */
export async function listPayrollSettings(ctx: ScopeContext): Promise<PayrollSettings[]> {
  requirePermission(ctx, 'payroll:read')
  const rows = await ctx.tx
    .select()
    .from(payrollSettings)
    .where(eq(payrollSettings.tenantId, ctx.tenantId))
    .orderBy(
      desc(payrollSettings.validFrom),
      desc(payrollSettings.recordedAt),
      desc(payrollSettings.id),
    )
    .limit(SETTINGS_SHOWN)
  return rows.map(
    ({ tenantId: _tenantId, recordedById: _recordedById, ...settings }) => settings,
  ) as PayrollSettings[]
}
