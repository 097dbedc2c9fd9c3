// What a team of the provider sets itself, tighter than what clients are promised. A target
// holds from a day ahead: work is never measured by what nobody could know.
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { teamTargets } from '#db/schema/promises.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isLocalDate, localDateOf } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { services } from '../../shared/permissions.ts'
import { violates } from '../../shared/pg-error.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { type ProviderContext, requirePermission } from '../../shared/scope.server.ts'

const MOST_MINUTES = 120_000
const minutes = z.number('minutes').int('minutes').min(1, 'minutes').max(MOST_MINUTES, 'minutes')

export const teamTargetInput = z
  .object({
    service: z.enum(services, 'choice'),
    effectiveFrom: z.string().refine(isLocalDate, 'not_a_date'),
    firstResponseMinutes: minutes,
    resolutionMinutes: minutes,
  })
  .refine((target) => target.resolutionMinutes >= target.firstResponseMinutes, {
    message: 'resolution_before_response',
    path: ['resolutionMinutes'],
  })
export type TeamTargetInput = z.output<typeof teamTargetInput>

/** The provider's own day: its teams are in one place. */
const ZONE = 'Europe/Warsaw'

export async function setTeamTarget(
  ctx: ProviderContext,
  given: TeamTargetInput,
): Promise<Ok<{ id: string }> | Err<'day_not_ahead' | 'twice'>> {
  requirePermission(ctx, 'staff:manage')
  const parsed = teamTargetInput.safeParse(given)
  if (!parsed.success) throw new AppError('invalid_input', { cause: parsed.error })
  const target = parsed.data
  if (target.effectiveFrom <= localDateOf(ctx.now, ZONE)) {
    return err('day_not_ahead', 'effectiveFrom')
  }
  const id = newId()
  const inserted = await ctx.tx
    .insert(teamTargets)
    .values({
      ...target,
      tenantId: ctx.tenantId,
      id,
      createdAt: ctx.now,
      createdByName: ctx.actor.name,
    })
    .onConflictDoNothing()
    .returning({ id: teamTargets.id })
    .catch((error: unknown) => {
      if (violates(error, 'team_targets_minutes_check')) throw new AppError('invalid_input')
      throw error
    })
  if (inserted.length === 0) return err('twice', 'effectiveFrom')
  await recordAudit(ctx, {
    action: 'sla.team_target_set',
    subjectType: 'team_target',
    subjectId: id,
    data: target,
    isInternal: true,
  })
  return ok({ id })
}

/** Takes back a target that has not begun; one that holds, or held, stays. */
export async function removeTeamTarget(
  ctx: ProviderContext,
  { id }: { id: string },
): Promise<Ok<undefined> | Err<'day_not_ahead'>> {
  requirePermission(ctx, 'staff:manage')
  if (!isId(id)) throw new AppError('not_found')
  const rows = await ctx.tx.execute<{ service: string; effectiveFrom: string }>(sql`
    select service, effective_from::text as "effectiveFrom" from team_targets
    where tenant_id = ${ctx.tenantId} and id = ${id}`)
  const known = rows[0]
  if (!known) throw new AppError('not_found')
  if (known.effectiveFrom <= localDateOf(ctx.now, ZONE)) return err('day_not_ahead')
  await ctx.tx.execute(sql`
    delete from team_targets where tenant_id = ${ctx.tenantId} and id = ${id}`)
  await recordAudit(ctx, {
    action: 'sla.team_target_removed',
    subjectType: 'team_target',
    subjectId: id,
    data: known,
    isInternal: true,
  })
  return ok()
}
