// Ending an item without doing it, and taking one up again.
import { sql } from 'drizzle-orm'
import { slaWaits } from '#db/schema/work.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { WaitState } from '../rules/clocks.ts'
import {
  decide,
  decideReopening,
  isEndedByComplaint,
  type MeterFacts,
  type ReopenRefusal,
  type StateRefusal,
} from '../rules/item-state.ts'
import { providerClockKinds } from '../rules/statuses.ts'
import {
  factsOf,
  loadItemForChange,
  planChange,
  requireVersion,
  saveItemState,
  stopClocks,
} from './change-item.server.ts'
import { closeWaits } from './finish-item.server.ts'

export type CloseInput = { itemId: string; reason: string; version?: number | undefined }

/** Cancels: clocks stop, open questions are withdrawn, nothing is metered. */
export async function cancelItem(
  ctx: ScopeContext,
  input: CloseInput,
): Promise<Ok<{ version: number }> | Err<StateRefusal>> {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  requireVersion(item, input.version)
  const decided = decide(factsOf(item), 'cancel')
  if (!decided.ok) return decided
  if (isEndedByComplaint(item)) return err('ended_by_complaint')
  const plan = planChange(
    item,
    {
      status: decided.value,
      clocks: stopClocks(item.clocks, ctx.now, providerClockKinds),
      waits: item.waits.map((wait) => ({ ...wait, toAt: wait.toAt ?? ctx.now })),
      closed: { at: ctx.now, byName: ctx.actor.name },
    },
    ctx.now,
  )
  const [version] = await Promise.all([
    saveItemState(ctx, plan, 'closed'),
    closeWaits(ctx, item),
    ctx.tx.execute(sql`
      update work_questions set withdrawn_at = ${ctx.now}, next_reminder_at = null
      where tenant_id = ${ctx.tenantId} and item_id = ${item.id}
        and answered_at is null and withdrawn_at is null`),
    recordAudit(ctx, {
      action: 'work.item_cancelled',
      subjectType: 'work_item',
      subjectId: item.id,
      itemId: item.id,
      data: { number: item.number, reason: input.reason },
    }),
  ])
  return ok({ version })
}

export type ReopenInput = CloseInput & {
  /** What the item was counted for has been reversed in the same transaction. */
  isReversed?: boolean
}

/** Takes a closed item up again. The time it lay closed is not the provider's. */
export async function reopenItem(
  ctx: ScopeContext,
  input: ReopenInput,
): Promise<Ok<{ version: number }> | Err<StateRefusal | ReopenRefusal>> {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  requireVersion(item, input.version)
  const decided = decide(factsOf(item), 'reopen')
  if (!decided.ok) return decided
  const allowed = decideReopening(await meterFacts(ctx, item.id), input.isReversed ?? false)
  if (!allowed.ok) return allowed
  const pause: WaitState = {
    id: newId(),
    party: 'client',
    reason: 'closed',
    questionId: null,
    fromAt: item.closedAt!,
    toAt: ctx.now,
  }
  const clocks = item.clocks.map((clock) =>
    clock.kind === 'resolution' ? { ...clock, stoppedAt: null } : clock,
  )
  const plan = planChange(
    item,
    { status: decided.value, clocks, waits: [...item.waits, pause], closed: null },
    ctx.now,
  )
  const [version] = await Promise.all([
    saveItemState(ctx, plan, 'changed'),
    ctx.tx.insert(slaWaits).values({ tenantId: ctx.tenantId, itemId: item.id, ...pause }),
    recordAudit(ctx, {
      action: 'work.item_reopened',
      subjectType: 'work_item',
      subjectId: item.id,
      itemId: item.id,
      data: { number: item.number, reason: input.reason },
    }),
  ])
  return ok({ version })
}

async function meterFacts(ctx: ScopeContext, itemId: string): Promise<MeterFacts> {
  const rows = await ctx.tx.execute<{ sourceType: string; isBilled: boolean }>(sql`
    select source_type as "sourceType", invoice_line_id is not null as "isBilled"
    from meter_events where tenant_id = ${ctx.tenantId} and item_id = ${itemId}`)
  const isOther = rows.some(({ sourceType }) => sourceType !== 'work_item')
  return {
    meteredBy: rows.length === 0 ? 'nothing' : isOther ? 'other' : 'item',
    isBilled: rows.some(({ isBilled }) => isBilled),
  }
}
