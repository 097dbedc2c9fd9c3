// Who does an item, how urgent it is, and that it has begun.
import { sql } from 'drizzle-orm'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import {
  providerTenantId,
  requirePermission,
  type ScopeContext,
} from '../../shared/scope.server.ts'
import { decide, type StateRefusal } from '../rules/item-state.ts'
import { promiseOf, recountForPriority } from '../rules/promises.ts'
import type { ItemPriority } from '../schema.ts'
import type { LoadedItem } from '../types.ts'
import {
  factsOf,
  loadItemForChange,
  notify,
  planChange,
  requireVersion,
  saveItemState,
} from './change-item.server.ts'
import { insertPeople } from './name-people.server.ts'

export type AssignInput = {
  itemId: string
  /** Null gives the item back to the team. */
  assigneeId: string | null
  version?: number | undefined
}

/** A lead hands work to anyone who serves the company; an agent takes or returns it. */
export async function assignItem(
  ctx: ScopeContext,
  input: AssignInput,
): Promise<Ok<{ version: number }> | Err<StateRefusal | 'assignee_not_serving'>> {
  requirePermission(ctx, 'work:do')
  if (input.assigneeId !== null && !isId(input.assigneeId)) throw new AppError('not_found')
  const item = await loadItemForChange(ctx, input.itemId)
  requireVersion(item, input.version)
  requireHandOver(ctx, item, input.assigneeId)
  const decided = decide(factsOf(item), 'assign')
  if (!decided.ok) return decided
  if (input.assigneeId === item.assigneeId) return ok({ version: item.version })
  const name = input.assigneeId === null ? null : await nameOfAgent(ctx, item, input.assigneeId)
  if (input.assigneeId !== null && name === null) return err('assignee_not_serving', 'assigneeId')
  await Promise.all([
    ctx.tx.execute(sql`
      update work_items set assignee_id = ${input.assigneeId}, assignee_name = ${name},
        version = version + 1, updated_at = ${ctx.now}
      where tenant_id = ${ctx.tenantId} and id = ${item.id}
      returning ${notify(ctx, item.id, 'changed')}`),
    // Whoever is to do a confidential item has to see it.
    item.isConfidential &&
      input.assigneeId !== null &&
      insertPeople(ctx, item.id, [{ accountId: input.assigneeId, name: name!, side: 'provider' }]),
    recordAudit(ctx, {
      action: name === null ? 'work.item_released' : 'work.item_assigned',
      subjectType: 'work_item',
      subjectId: item.id,
      itemId: item.id,
      data: { number: item.number, assignee: name, before: item.assigneeName },
      isInternal: true,
    }),
  ])
  return ok({ version: item.version + 1 })
}

function requireHandOver(ctx: ScopeContext, item: LoadedItem, assigneeId: string | null): void {
  if (ctx.actor.can('work:assign')) return
  const takes = assigneeId === ctx.actor.id
  const returns = assigneeId === null && item.assigneeId === ctx.actor.id
  if (!takes && !returns) throw new AppError('forbidden', { detail: { permission: 'work:assign' } })
}

async function nameOfAgent(ctx: ScopeContext, item: LoadedItem, accountId: string) {
  const rows = await ctx.tx.execute<{ name: string }>(sql`
    select m.name from members m
    where m.tenant_id = ${providerTenantId} and m.account_id = ${accountId}
      and m.is_active and m.role in ('agent', 'lead')
      and m.account_id in (select app.agents_of(${ctx.tenantId}, ${item.service}))`)
  return rows[0]?.name ?? null
}

/** Work has begun. That alone is no answer to the client: the response clock runs on. */
export async function startItem(
  ctx: ScopeContext,
  input: { itemId: string; version?: number | undefined },
): Promise<Ok<{ version: number }> | Err<StateRefusal>> {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  requireVersion(item, input.version)
  const decided = decide(factsOf(item), 'start')
  if (!decided.ok) return decided
  const plan = planChange(item, { status: decided.value }, ctx.now)
  const [version] = await Promise.all([
    saveItemState(ctx, plan, 'changed'),
    recordAudit(ctx, {
      action: 'work.item_started',
      subjectType: 'work_item',
      subjectId: item.id,
      itemId: item.id,
      data: { number: item.number },
    }),
  ])
  return ok({ version })
}

export async function setPriority(
  ctx: ScopeContext,
  input: { itemId: string; priority: ItemPriority; version?: number | undefined },
): Promise<Ok<{ version: number }> | Err<StateRefusal>> {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  requireVersion(item, input.version)
  const decided = decide(factsOf(item), 'set_priority')
  if (!decided.ok) return decided
  if (input.priority === item.priority) return ok({ version: item.version })
  // The same contract version, another target: what runs is counted again from its start.
  const { clocks, recounted } = item.slaTerm
    ? recountForPriority(item, item, promiseOf(item.slaTerm, input.priority), ctx.now)
    : { clocks: item.clocks, recounted: [] }
  const change = { status: decided.value, priority: input.priority, clocks }
  const [version] = await Promise.all([
    saveItemState(ctx, planChange(item, change, ctx.now), 'changed'),
    recounted.length > 0 &&
      recordAudit(ctx, {
        action: 'sla.recounted',
        subjectType: 'work_item',
        subjectId: item.id,
        itemId: item.id,
        data: { number: item.number, priority: input.priority, clocks: recounted },
      }),
    recordAudit(ctx, {
      action: 'work.priority_set',
      subjectType: 'work_item',
      subjectId: item.id,
      itemId: item.id,
      data: { number: item.number, priority: input.priority, before: item.priority },
      isInternal: true,
    }),
  ])
  return ok({ version })
}
