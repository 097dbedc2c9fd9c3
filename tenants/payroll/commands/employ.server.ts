// Contracts: begun, changed from a day on, ended. What was agreed before stays as it was.
import { and, eq } from 'drizzle-orm'
import { employees, employments, employmentTerms } from '#db/schema/people.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import type { LocalDate } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { checkTerms, type TermsFault } from '../people/check-terms.ts'
import { termsContent } from '../people/compare-terms.ts'
import { keepRetention } from '../queries/file-retention.server.ts'
import {
  effectOf,
  listOverlapping,
  listTermsHistory,
  listTouchedMonths,
  loadEmployment,
} from '../queries/terms.server.ts'
import type {
  ChangeTermsInput,
  EmploymentKind,
  EndEmploymentInput,
  HireInput,
  TermsInput,
} from '../schema.ts'
import type { TermsChange, TouchedMonth } from '../types.ts'

type Overlap = 'employment_overlaps' | 'days_order' | 'born_later' | 'number_taken'

/** Begins a contract with its first terms. */
export async function hire(
  ctx: ScopeContext,
  input: HireInput,
): Promise<Result<{ employmentId: string; termsId: string }, Overlap | TermsFault>> {
  requirePermission(ctx, 'people:manage')
  // The person is locked: two contracts that would overlap wait for each other here.
  const [person] = await ctx.tx
    .select({ bornOn: employees.bornOn, number: employees.number })
    .from(employees)
    .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.id, input.employeeId)))
    .for('update')
    .limit(1)
  if (!person) throw new AppError('not_found')
  const { kind, startsOn, endsOn, employeeId } = input
  const hiredOn = input.hiredOn ?? startsOn
  if (endsOn !== null && endsOn < startsOn) return err('days_order', 'endsOn')
  if (hiredOn > startsOn) return err('days_order', 'hiredOn')
  if (hiredOn <= person.bornOn) return err('born_later', 'startsOn')
  const refusal = refusalOf(kind, input, person, startsOn)
  if (refusal) return refusal
  const overlapping = await listOverlapping(ctx, { employeeId, kind, startsOn, endsOn })
  if (overlapping[0]) {
    return err('employment_overlaps', 'startsOn', { number: overlapping[0].number })
  }
  const employmentId = newId()
  const termsId = newId()
  const made = await ctx.tx
    .insert(employments)
    .values({
      tenantId: ctx.tenantId,
      id: employmentId,
      employeeId,
      kind,
      number: input.number,
      term: input.term,
      signedOn: input.signedOn,
      hiredOn,
      startsOn,
      endsOn,
      createdAt: ctx.now,
    })
    .onConflictDoNothing({ target: [employments.tenantId, employments.kind, employments.number] })
    .returning({ id: employments.id })
  if (!made[0]) return err('number_taken', 'number')
  await Promise.all([
    ctx.tx.insert(employmentTerms).values({
      ...termsContent(input),
      ...recordedBy(ctx),
      tenantId: ctx.tenantId,
      id: termsId,
      employmentId,
      employeeId,
      validFrom: startsOn,
      reason: `${kind} ${input.number}`,
    }),
    keepRetention(ctx, employeeId),
    recordAudit(ctx, {
      action: 'payroll.hired',
      subjectType: 'employment',
      subjectId: employmentId,
      data: { person: person.number, kind, number: input.number, startsOn, endsOn },
    }),
  ])
  return ok({ employmentId, termsId })
}

export type TermsRefusal = TermsFault | 'outside_employment' | 'nothing_changed'

/** New terms from a day on. A day in closed months is taken; the answer names the months. */
export async function changeTerms(
  ctx: ScopeContext,
  input: ChangeTermsInput,
): Promise<Result<{ termsId: string; effect: TermsChange }, TermsRefusal>> {
  requirePermission(ctx, 'people:manage')
  const employment = await loadEmployment(ctx, input.employmentId, { lock: true })
  const { validFrom } = input
  const { startsOn, endsOn } = employment
  if (validFrom < startsOn || (endsOn !== null && validFrom > endsOn)) {
    return err('outside_employment', 'validFrom', { from: startsOn, to: endsOn ?? '' })
  }
  const refusal = refusalOf(employment.kind, input, employment, validFrom)
  if (refusal) return refusal
  const [all, touched] = await Promise.all([
    listTermsHistory(ctx, { employeeId: employment.employeeId }),
    listTouchedMonths(ctx, { employmentId: employment.id, from: validFrom }),
  ])
  const history = all.filter((row) => row.employmentId === employment.id)
  const terms = termsContent(input)
  const effect = effectOf(ctx, history, touched, { validFrom, terms })
  if (effect.changed.length === 0) return err('nothing_changed')
  const termsId = newId()
  await Promise.all([
    ctx.tx.insert(employmentTerms).values({
      ...terms,
      ...recordedBy(ctx),
      tenantId: ctx.tenantId,
      id: termsId,
      employmentId: employment.id,
      employeeId: employment.employeeId,
      validFrom,
      reason: input.reason,
      supersedesId: history.find((row) => row.validFrom <= validFrom)?.id ?? null,
    }),
    recordAudit(ctx, {
      action: 'payroll.terms_changed',
      subjectType: 'employment',
      subjectId: employment.id,
      // The rows themselves keep what was agreed: sums have no place in the record of deeds.
      data: {
        termsId,
        validFrom,
        reason: input.reason,
        fields: effect.changed.map(({ field }) => field),
        closedMonths: effect.touched.map(({ period }) => period),
      },
    }),
  ])
  return ok({ termsId, effect })
}

/** Ends a contract on a day, or moves the day of an end that was recorded. */
export async function endEmployment(
  ctx: ScopeContext,
  input: EndEmploymentInput,
): Promise<
  Result<{ version: number; touched: TouchedMonth[] }, 'days_order' | 'employment_overlaps'>
> {
  requirePermission(ctx, 'people:manage')
  const employment = await loadEmployment(ctx, input.employmentId, { lock: true })
  if (employment.version !== input.version) throw new AppError('stale_version')
  const { endsOn } = input
  if (endsOn < employment.startsOn) return err('days_order', 'endsOn')
  const others = await listOverlapping(ctx, { ...employment, endsOn })
  if (others.some(({ id }) => id !== employment.id)) return err('employment_overlaps', 'endsOn')
  const touched = await listTouchedMonths(ctx, { employmentId: employment.id, from: endsOn })
  const version = employment.version + 1
  await Promise.all([
    ctx.tx
      .update(employments)
      .set({ endsOn, endReason: input.endReason, endedAt: ctx.now, version })
      .where(and(eq(employments.tenantId, ctx.tenantId), eq(employments.id, employment.id))),
    recordAudit(ctx, {
      action: 'payroll.employment_ended',
      subjectType: 'employment',
      subjectId: employment.id,
      data: { endsOn: { from: employment.endsOn, to: endsOn }, reason: input.endReason },
    }),
  ])
  await keepRetention(ctx, employment.employeeId)
  return ok({ version, touched })
}

function refusalOf(
  kind: EmploymentKind,
  terms: TermsInput,
  person: { bornOn: LocalDate },
  validFrom: LocalDate,
) {
  const finding = checkTerms(kind, termsContent(terms), person, validFrom)
  if (!finding) return null
  if (finding.code === 'below_minimum_wage' && terms.belowMinimumAccepted) return null
  const detail = finding.minimum === undefined ? undefined : { minimum: `${finding.minimum}` }
  return err(finding.code, finding.field, detail)
}

function recordedBy(ctx: ScopeContext) {
  return { recordedAt: ctx.now, recordedById: ctx.actor.id, recordedByName: ctx.actor.name }
}
