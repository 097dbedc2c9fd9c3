// The end of an item: clocks stop, its minutes are final, and it is counted once.
import { sql } from 'drizzle-orm'
import { recordAudit } from '../../audit/commands.server.ts'
import { localDateOf } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import {
  decide,
  isEndedByComplaint,
  isFinishedByPosting,
  type StateRefusal,
} from '../rules/item-state.ts'
import { providerClockKinds } from '../rules/statuses.ts'
import { readProgress } from '../rules/steps.ts'
import type { LoadedItem } from '../types.ts'
import {
  factsOf,
  type ItemPlan,
  loadItemForChange,
  planChange,
  requireVersion,
  saveItemState,
  stopClocks,
} from './change-item.server.ts'

/** What the work left: one meter event for each source, whoever asks again. */
export type MeterSource = { type: string; id: string }

export type FinishInput = {
  itemId: string
  version?: number | undefined
  /** The item itself unless named: a posted document and the like. */
  source?: MeterSource
  /** Units to count, one unless the work says otherwise. */
  quantity?: number | undefined
  note?: string | undefined
  /** The customer of a complaint has been answered in the same transaction. */
  isAnswered?: boolean
}

/** Finishes an item. A service that does more in the same transaction uses the two halves. */
export async function finishItem(
  ctx: ScopeContext,
  input: FinishInput,
): Promise<Ok<{ version: number; closedAt: Date }> | Err<StateRefusal | 'finished_by_posting'>> {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  requireVersion(item, input.version)
  if (!input.source && isFinishedByPosting(item)) return err('finished_by_posting')
  if (!input.isAnswered && isEndedByComplaint(item)) return err('ended_by_complaint')
  const plan = planFinish(item, ctx)
  if (!plan.ok) return plan
  const version = await writeFinish(ctx, plan.value, input)
  return ok({ version, closedAt: ctx.now })
}

/** Pure: what finishing a loaded item would store, or why it is refused. */
export function planFinish(
  item: LoadedItem,
  ctx: Pick<ScopeContext, 'now' | 'actor'>,
): Ok<ItemPlan> | Err<StateRefusal> {
  const decided = decide(factsOf(item), 'finish')
  if (!decided.ok) return decided
  const progress = readProgress(item, item.marks)
  if (progress.current) return err('steps_open')
  if (!progress.mayFinish) return err('checks_open')
  // Finishing is an answer too; an authority that is still awaited has nothing more to say.
  return ok(
    planChange(
      item,
      {
        status: decided.value,
        clocks: stopClocks(item.clocks, ctx.now, providerClockKinds),
        waits: item.waits.map((wait) => ({ ...wait, toAt: wait.toAt ?? ctx.now })),
        ...(item.firstRespondedAt ? {} : { firstRespondedAt: ctx.now }),
        closed: { at: ctx.now, byName: ctx.actor.name },
      },
      ctx.now,
    ),
  )
}

/** Issues all writes of a finish at once; the caller may put it beside its own. */
export async function writeFinish(
  ctx: ScopeContext,
  plan: ItemPlan,
  input: Omit<FinishInput, 'itemId' | 'version'> = {},
): Promise<number> {
  const { item } = plan
  const [version] = await Promise.all([
    saveItemState(ctx, plan, 'closed'),
    closeWaits(ctx, item),
    countOnce(ctx, item, input),
    recordAudit(ctx, {
      action: 'work.item_finished',
      subjectType: 'work_item',
      subjectId: item.id,
      itemId: item.id,
      data: { number: item.number, ...(input.note ? { note: input.note } : {}) },
    }),
  ])
  return version
}

/** Ends all open waits of an item that closes. */
export async function closeWaits(ctx: ScopeContext, item: LoadedItem): Promise<void> {
  if (item.waits.every(({ toAt }) => toAt !== null)) return
  await ctx.tx.execute(sql`
    update sla_waits set to_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and item_id = ${item.id} and to_at is null`)
}

// INVARIANT: a source is metered once; the unique key makes a second finish count nothing.
async function countOnce(
  ctx: ScopeContext,
  item: LoadedItem,
  { source, quantity }: Pick<FinishInput, 'source' | 'quantity'>,
): Promise<void> {
  if (!item.meter) return
  await ctx.tx.execute(sql`
    insert into meter_events (tenant_id, id, meter, quantity, occurred_on, occurred_at, item_id,
      contract_version_id, source_type, source_id)
    values (${ctx.tenantId}, ${newId()}, ${item.meter}, ${quantity ?? meteredQuantity(item)},
      ${localDateOf(ctx.now, item.zone)}, ${ctx.now}, ${item.id}, ${item.contractVersionId},
      ${source?.type ?? 'work_item'}, ${source?.id ?? item.id})
    on conflict (tenant_id, meter, source_type, source_id) do nothing`)
}

// Keyed records are counted by the form; an agent who found another number says so.
function meteredQuantity(item: LoadedItem): number {
  const records = item.meter === 'record_keyed' ? item.form.record_count : 1
  return typeof records === 'number' && records > 0 ? records : 1
}
