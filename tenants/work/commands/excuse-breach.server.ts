// A breach that was not ours: one person says why, another one confirms or refuses. The
// breach itself stays, and so does what was said of it.
import { sql } from 'drizzle-orm'
import { slaExcuses } from '#db/schema/work.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { isExcusable } from '../rules/clock-kinds.ts'
import type { ClockKind } from '../rules/statuses.ts'
import { loadItemForChange } from './change-item.server.ts'

type Named = { itemId: string; kind: ClockKind; seq?: number | undefined }

export async function proposeExcuse(
  ctx: ScopeContext,
  input: Named & { reason: string },
): Promise<Ok<{ excuseId: string }> | Err<'not_breached' | 'already_excused'>> {
  requirePermission(ctx, 'work:do')
  const { item, isBreached, excuse } = await loadBreach(ctx, input)
  if (!isBreached) return err('not_breached', 'reason')
  if (excuse) return err('already_excused', 'reason')
  const excuseId = newId()
  await Promise.all([
    ctx.tx.insert(slaExcuses).values({
      tenantId: ctx.tenantId,
      id: excuseId,
      itemId: item.id,
      kind: input.kind,
      seq: input.seq ?? 1,
      reason: input.reason,
      proposedById: actorId(ctx),
      proposedByName: ctx.actor.name,
      proposedAt: ctx.now,
    }),
    recordAudit(ctx, {
      action: 'sla.excuse_proposed',
      subjectType: 'sla_excuse',
      subjectId: excuseId,
      itemId: item.id,
      data: {
        number: item.number,
        clock: input.kind,
        seq: input.seq ?? 1,
        reason: input.reason,
      },
    }),
  ])
  return ok({ excuseId })
}

export async function decideExcuse(
  ctx: ScopeContext,
  input: Named & { decision: 'approved' | 'refused' },
): Promise<Ok<undefined> | Err<'no_excuse' | 'same_person'>> {
  requirePermission(ctx, 'work:assign')
  const { item, excuse } = await loadBreach(ctx, input)
  if (!excuse || excuse.decision !== null) return err('no_excuse', 'decision')
  if (excuse.proposedById === ctx.actor.id) return err('same_person', 'decision')
  await Promise.all([
    ctx.tx.execute(sql`
      update sla_excuses set decision = ${input.decision}, decided_by_id = ${actorId(ctx)},
        decided_by_name = ${ctx.actor.name}, decided_at = ${ctx.now}
      where tenant_id = ${ctx.tenantId} and id = ${excuse.id} and decision is null`),
    recordAudit(ctx, {
      action: input.decision === 'approved' ? 'sla.excuse_approved' : 'sla.excuse_refused',
      subjectType: 'sla_excuse',
      subjectId: excuse.id,
      itemId: item.id,
      data: { number: item.number, clock: input.kind, seq: input.seq ?? 1 },
    }),
  ])
  return ok()
}

function actorId(ctx: ScopeContext): string {
  if (!ctx.actor.id) throw new AppError('forbidden')
  return ctx.actor.id
}

type OpenExcuse = { id: string; proposedById: string; decision: 'approved' | null }

// The lock on the item keeps two people from excusing one clock at once.
async function loadBreach(ctx: ScopeContext, { itemId, kind, seq = 1 }: Named) {
  if (!isExcusable(kind)) throw new AppError('not_found')
  const item = await loadItemForChange(ctx, itemId)
  const [clocks, excuses] = await Promise.all([
    ctx.tx.execute<{ isBreached: boolean }>(sql`
      select breached_at is not null as "isBreached" from sla_clocks
      where tenant_id = ${ctx.tenantId} and item_id = ${item.id} and kind = ${kind}
        and seq = ${seq}`),
    ctx.tx.execute<OpenExcuse>(sql`
      select id, proposed_by_id as "proposedById", decision from sla_excuses
      where tenant_id = ${ctx.tenantId} and item_id = ${item.id} and kind = ${kind}
        and seq = ${seq} and decision is distinct from 'refused'`),
  ])
  const clock = clocks[0]
  if (!clock) throw new AppError('not_found')
  return { item, isBreached: clock.isBreached, excuse: excuses[0] ?? null }
}
