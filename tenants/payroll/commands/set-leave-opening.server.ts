// Leave of earlier years, and leave taken elsewhere: said once, corrected by saying it anew.
import { leaveOpenings } from '#db/schema/time.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { localDateOf } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { LeaveOpeningInput } from '../leave-schema.ts'
import { loadEmployment } from '../queries/terms.server.ts'

export async function setLeaveOpening(
  ctx: ScopeContext,
  input: LeaveOpeningInput,
): Promise<Result<{ id: string }, 'not_for_contract' | 'outside_employment'>> {
  requirePermission(ctx, 'people:manage')
  const employment = await loadEmployment(ctx, input.employmentId, { lock: true })
  if (employment.kind !== 'uop') return err('not_for_contract', 'year')
  const { year, carriedMinutes, takenMinutes, reason } = input
  const nextYear = Number(localDateOf(ctx.now, 'Europe/Warsaw').slice(0, 4)) + 1
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const runs = employment.startsOn <= last && (employment.endsOn ?? first) >= first
  if (!runs || year > nextYear) {
    return err('outside_employment', 'year')
  }
  const id = newId()
  await Promise.all([
    ctx.tx.insert(leaveOpenings).values({
      tenantId: ctx.tenantId,
      id,
      employmentId: employment.id,
      employeeId: employment.employeeId,
      year,
      carriedMinutes,
      takenMinutes,
      recordedAt: ctx.now,
      recordedById: ctx.actor.id,
      recordedByName: ctx.actor.name,
      reason,
    }),
    recordAudit(ctx, {
      action: 'payroll.leave_opening_set',
      subjectType: 'employment',
      subjectId: employment.id,
      data: { year, carriedMinutes, takenMinutes, reason },
    }),
  ])
  return ok({ id })
}
