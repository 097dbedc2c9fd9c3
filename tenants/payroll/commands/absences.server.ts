// Time away from work: asked for by the employee, decided by the company, or recorded from
// papers. Two absences of a contract never cover the same day.
import { and, eq, sql } from 'drizzle-orm'
import { absences } from '#db/schema/time.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { daysBetween, type LocalDate } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { type AbsenceFault, checkAbsence } from '../people/check-absence.ts'
import { loadLeaveFacts } from '../queries/leave.server.ts'
import { requireOwnEmployment } from '../queries/own-pay.server.ts'
import { listTouchedMonths, loadEmployment } from '../queries/terms.server.ts'
import { excessOf, type LeaveExcess } from '../rules/leave-year.ts'
import type {
  DecideLeaveInput,
  RecordAbsenceInput,
  RecordSicknessInput,
  RequestLeaveInput,
} from '../schema.ts'
import type { Absence, Employment, TouchedMonth } from '../types.ts'

export type AbsenceRefusal = AbsenceFault | 'absence_overlaps' | 'ezla_taken'
/** `excess`: more than the year has left; the company may grant it all the same. */
type Recorded = { id: string; touched: TouchedMonth[]; excess: LeaveExcess | null }

/** An employee asks for leave in a contract of their own; nothing is granted yet. */
export async function requestLeave(
  ctx: ScopeContext,
  input: RequestLeaveInput,
): Promise<Result<{ id: string }, AbsenceRefusal | LeaveExcess['code']>> {
  const employment = await requireOwnEmployment(ctx, input.employmentId)
  const refusal = await refusalOf(ctx, employment, input)
  if (refusal) return refusal
  const excess = await weigh(ctx, employment.id, input)
  if (excess) {
    const { code, left, wanted, unit, year } = excess
    return err(code, input.minutes === null ? 'toOn' : 'minutes', { left, wanted, unit, year })
  }
  const id = await insertAbsence(ctx, employment, {
    ...input,
    status: 'requested',
    source: 'employee',
  })
  if (id === null) return err('ezla_taken', 'ezlaNumber')
  await recordDeed(ctx, 'payroll.leave_requested', id, input)
  return ok({ id })
}

/** Takes back an own request that nobody has decided. */
export async function withdrawRequest(
  ctx: ScopeContext,
  { absenceId }: { absenceId: string },
): Promise<void> {
  requirePermission(ctx, 'own_pay:read')
  if (!isId(absenceId)) throw new AppError('not_found')
  const rows = await ctx.tx
    .update(absences)
    .set({ status: 'cancelled', version: sql`${absences.version} + 1` })
    .where(
      and(
        eq(absences.tenantId, ctx.tenantId),
        eq(absences.id, absenceId),
        eq(absences.status, 'requested'),
      ),
    )
    .returning({ kind: absences.kind, fromOn: absences.fromOn, toOn: absences.toOn })
  if (!rows[0]) throw new AppError('not_found')
  await recordDeed(ctx, 'payroll.leave_withdrawn', absenceId, rows[0])
}

/** Approves or refuses a request, or cancels what was approved. */
export async function decideLeave(
  ctx: ScopeContext,
  input: DecideLeaveInput,
): Promise<Result<Recorded, 'already_decided' | 'not_approved'>> {
  requirePermission(ctx, 'people:manage')
  if (!isId(input.absenceId)) throw new AppError('not_found')
  const [absence] = await ctx.tx
    .select()
    .from(absences)
    .where(and(eq(absences.tenantId, ctx.tenantId), eq(absences.id, input.absenceId)))
    .for('update')
    .limit(1)
  if (!absence) throw new AppError('not_found')
  if (absence.version !== input.version) throw new AppError('stale_version')
  const isCancelling = input.decision === 'cancelled'
  if (isCancelling && absence.status !== 'approved') return err('not_approved')
  if (!isCancelling && absence.status !== 'requested') return err('already_decided')
  const { employmentId, fromOn, toOn, kind } = absence
  const [touched, excess] = await Promise.all([
    input.decision === 'refused'
      ? []
      : listTouchedMonths(ctx, { employmentId, from: fromOn, to: toOn }),
    input.decision === 'approved' ? weigh(ctx, employmentId, absence as Wish) : null,
  ])
  await Promise.all([
    ctx.tx
      .update(absences)
      .set({
        status: input.decision,
        decidedAt: ctx.now,
        decidedByName: ctx.actor.name,
        decisionNote: input.note,
        version: absence.version + 1,
      })
      .where(and(eq(absences.tenantId, ctx.tenantId), eq(absences.id, absence.id))),
    recordDeed(ctx, `payroll.leave_${input.decision}`, absence.id, { kind, fromOn, toOn }),
  ])
  return ok({ id: absence.id, touched, excess })
}

type Wish = Pick<Wanted, 'kind' | 'fromOn' | 'toOn' | 'minutes'>

/**
 * What the absence takes beyond what its year has: besides what is granted, and for a wish
 * of the employee's own besides what they asked for before.
 */
async function weigh(
  ctx: ScopeContext,
  employmentId: string,
  wish: Wish,
): Promise<LeaveExcess | null> {
  const facts = (await loadLeaveFacts(ctx, [employmentId])).get(employmentId)
  if (!facts) return null
  const counts = (status: Absence['status']) =>
    status === 'approved' || ctx.actor.role === 'employee'
  const others = facts.absences.filter(({ status }) => counts(status))
  return excessOf({ ...facts, absences: others }, wish)
}

/** Records an absence that needs no decision; closed months that it reaches are named. */
export function recordAbsence(
  ctx: ScopeContext,
  input: RecordAbsenceInput,
): Promise<Result<Recorded, AbsenceRefusal>> {
  return recordApproved(ctx, { ...input, source: 'form' })
}

/** Records a sickness with the data of its electronic certificate. */
export function recordSickness(
  ctx: ScopeContext,
  input: RecordSicknessInput,
): Promise<Result<Recorded, AbsenceRefusal>> {
  return recordApproved(ctx, { ...input, source: 'ezla' })
}

type Wanted = {
  employmentId: string
  kind: Absence['kind']
  fromOn: LocalDate
  toOn: LocalDate
  minutes: number | null
  note: string | null
  ezlaSeries?: string
  ezlaNumber?: string
  ezlaCode?: string | null
  payBaseMinor?: bigint | null
}

async function recordApproved(
  ctx: ScopeContext,
  input: Wanted & { source: 'form' | 'ezla' },
): Promise<Result<Recorded, AbsenceRefusal>> {
  requirePermission(ctx, 'people:manage')
  const employment = await loadEmployment(ctx, input.employmentId)
  const refusal = await refusalOf(ctx, employment, input)
  if (refusal) return refusal
  const { source, ...absence } = input
  const excess = await weigh(ctx, employment.id, input)
  const id = await insertAbsence(ctx, employment, { ...absence, source, status: 'approved' })
  if (id === null) return err('ezla_taken', 'ezlaNumber')
  const { fromOn: from, toOn: to } = input
  const [touched] = await Promise.all([
    listTouchedMonths(ctx, { employmentId: employment.id, from, to }),
    recordDeed(ctx, 'payroll.absence_recorded', id, input),
  ])
  return ok({ id, touched, excess })
}

async function refusalOf(ctx: ScopeContext, employment: Employment, input: Wanted) {
  const fault = checkAbsence(employment, input)
  if (fault) return err(fault.code, fault.field)
  await lockAbsences(ctx, employment)
  const [other] = await ctx.tx
    .select({ id: absences.id })
    .from(absences)
    .where(
      and(
        eq(absences.tenantId, ctx.tenantId),
        eq(absences.employmentId, employment.id),
        sql`${absences.status} in ('requested','approved')`,
        sql`${absences.fromOn} <= ${input.toOn} and ${absences.toOn} >= ${input.fromOn}`,
        // Two parts of one day may stand side by side.
        input.minutes === null ? undefined : sql`${absences.minutes} is null`,
      ),
    )
    .limit(1)
  return other ? err('absence_overlaps', 'fromOn') : null
}

/**
 * Two that write absences of one contract wait here for each other, whoever they are; a file
 * of the whole company waits for all of them.
 */
export async function lockAbsences(
  ctx: ScopeContext,
  reach: 'company' | { id: string },
): Promise<void> {
  const company = sql`hashtextextended(${`absences ${ctx.tenantId}`}, 0)`
  if (reach === 'company') {
    await ctx.tx.execute(sql`select pg_advisory_xact_lock(${company})`)
    return
  }
  await ctx.tx.execute(sql`select pg_advisory_xact_lock_shared(${company}),
    pg_advisory_xact_lock(hashtextextended(${`absence ${reach.id}`}, 0))`)
}

async function insertAbsence(
  ctx: ScopeContext,
  employment: Employment,
  values: Wanted & { status: string; source: string },
): Promise<string | null> {
  const id = newId()
  const insert = ctx.tx.insert(absences).values({
    ...values,
    tenantId: ctx.tenantId,
    id,
    employmentId: employment.id,
    employeeId: employment.employeeId,
    requestedAt: ctx.now,
    requestedById: ctx.actor.id,
    requestedByName: ctx.actor.name,
  })
  // A certificate is recorded once for a contract; the rest has no number to repeat.
  const made = await insert.onConflictDoNothing().returning({ id: absences.id })
  return made[0]?.id ?? null
}

function recordDeed(
  ctx: ScopeContext,
  action: string,
  subjectId: string,
  absence: { kind: string; fromOn: LocalDate; toOn: LocalDate },
): Promise<void> {
  const { kind, fromOn, toOn } = absence
  return recordAudit(ctx, {
    action,
    subjectType: 'absence',
    subjectId,
    data: { kind, fromOn, toOn, days: daysBetween(fromOn, toOn) + 1 },
  })
}
