// Waiting for an office: those minutes are neither the provider's nor the client's.
import { sql } from 'drizzle-orm'
import { slaWaits } from '#db/schema/work.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { newId } from '../../shared/ids.ts'
import type { Err, Ok } from '../../shared/result.ts'
import { ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { WaitState } from '../rules/clocks.ts'
import { decide, type StateRefusal } from '../rules/item-state.ts'
import {
  factsOf,
  loadItemForChange,
  planChange,
  requireVersion,
  saveItemState,
} from './change-item.server.ts'

type Outcome = Promise<Ok<{ version: number }> | Err<StateRefusal>>

/** The reason is shown to the client beside the minutes it takes. */
export async function waitForAuthority(
  ctx: ScopeContext,
  input: { itemId: string; reason: string; version?: number | undefined },
): Outcome {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  requireVersion(item, input.version)
  const decided = decide(factsOf(item), 'wait_authority')
  if (!decided.ok) return decided
  const wait: WaitState = {
    id: newId(),
    party: 'authority',
    reason: input.reason,
    questionId: null,
    fromAt: ctx.now,
    toAt: null,
  }
  const waits = [...item.waits, wait]
  const plan = planChange(item, { status: decided.value, waits }, ctx.now)
  const [version] = await Promise.all([
    saveItemState(ctx, plan, 'changed'),
    ctx.tx.insert(slaWaits).values({ tenantId: ctx.tenantId, itemId: item.id, ...wait }),
    recordAudit(ctx, {
      action: 'work.authority_awaited',
      subjectType: 'work_item',
      subjectId: item.id,
      itemId: item.id,
      data: { number: item.number, reason: input.reason },
    }),
  ])
  return ok({ version })
}

/** The office has answered: the provider's clock runs on. */
export async function resumeFromAuthority(
  ctx: ScopeContext,
  input: { itemId: string; version?: number | undefined },
): Outcome {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  requireVersion(item, input.version)
  const decided = decide(factsOf(item), 'resume_authority')
  if (!decided.ok) return decided
  const isHeld = ({ party, toAt }: WaitState) => party === 'authority' && toAt === null
  const waits = item.waits.map((wait) => (isHeld(wait) ? { ...wait, toAt: ctx.now } : wait))
  const plan = planChange(item, { status: decided.value, waits }, ctx.now)
  const [version] = await Promise.all([
    saveItemState(ctx, plan, 'changed'),
    ctx.tx.execute(sql`
      update sla_waits set to_at = ${ctx.now}
      where tenant_id = ${ctx.tenantId} and item_id = ${item.id}
        and party = 'authority' and to_at is null`),
    recordAudit(ctx, {
      action: 'work.authority_answered',
      subjectType: 'work_item',
      subjectId: item.id,
      itemId: item.id,
      data: { number: item.number },
    }),
  ])
  return ok({ version })
}
