// The client's own customer is awaited: the minutes are the client's side, and nobody of the
// client's people is asked for anything.
import { sql } from 'drizzle-orm'
import { slaWaits } from '#db/schema/work.ts'
import { newId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { WaitState } from '../rules/clocks.ts'
import { isClosed } from '../rules/item-state.ts'
import { loadItemForChange, planChange, saveItemState } from './change-item.server.ts'

export const CUSTOMER_WAIT = 'customer'

const isHeld = ({ reason, party, questionId, toAt }: WaitState) =>
  party === 'client' && reason === CUSTOMER_WAIT && questionId === null && toAt === null

/** Stops the provider's clocks of an open item; doing so twice changes nothing. */
export async function holdForCustomer(
  ctx: ScopeContext,
  { itemId }: { itemId: string },
): Promise<void> {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, itemId)
  if (isClosed(item.status) || item.waits.some(isHeld)) return
  const wait: WaitState = {
    id: newId(),
    party: 'client',
    reason: CUSTOMER_WAIT,
    questionId: null,
    fromAt: ctx.now,
    toAt: null,
  }
  const plan = planChange(item, { status: item.status, waits: [...item.waits, wait] }, ctx.now)
  await Promise.all([
    ctx.tx.insert(slaWaits).values({ tenantId: ctx.tenantId, itemId: item.id, ...wait }),
    saveItemState(ctx, plan, 'changed'),
  ])
}

/** The customer has spoken, or is not waited for any more: the clocks run on. */
export async function releaseFromCustomer(
  ctx: ScopeContext,
  { itemId }: { itemId: string },
): Promise<void> {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, itemId)
  if (isClosed(item.status) || !item.waits.some(isHeld)) return
  const waits = item.waits.map((wait) => (isHeld(wait) ? { ...wait, toAt: ctx.now } : wait))
  const plan = planChange(item, { status: item.status, waits }, ctx.now)
  await Promise.all([
    ctx.tx.execute(sql`
      update sla_waits set to_at = ${ctx.now}
      where tenant_id = ${ctx.tenantId} and item_id = ${item.id} and party = 'client'
        and reason = ${CUSTOMER_WAIT} and question_id is null and to_at is null`),
    saveItemState(ctx, plan, 'changed'),
  ])
}
