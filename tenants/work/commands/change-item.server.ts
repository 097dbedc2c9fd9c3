// Loading an item under lock and writing its new state: the two halves of every
// command here. Both travel in one round trip each, so that a posting that finishes
// an item pays little for it.
import { type SQL, sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import { isId } from '../../shared/ids.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { compileCalendar } from '../../sla/rules/calendar.ts'
import { type ClockState, type ItemTimes, readTimes, type WaitState } from '../rules/clocks.ts'
import type { ItemFacts } from '../rules/item-state.ts'
import type { ItemStatus } from '../schema.ts'
import type { LoadedItem } from '../types.ts'

/** What the live queue may hear: ids and a kind, never content. */
export type WorkNotice =
  | 'opened'
  | 'changed'
  | 'message'
  | 'question'
  | 'answer'
  | 'breached'
  | 'closed'

/** The item with its clocks and waits, locked until the transaction ends. */
export async function loadItemForChange(ctx: ScopeContext, itemId: string): Promise<LoadedItem> {
  if (!isId(itemId)) throw new AppError('not_found')
  // The lock comes first on the wire; the other two read what it has waited for.
  const [items, clocks, waits] = await Promise.all([
    ctx.tx.execute<Omit<LoadedItem, 'clocks' | 'waits'>>(sql`
      select w.id, w.number, w.title, w.request_type as "requestType", w.service, w.status,
        w.priority, w.version, w.assignee_id as "assigneeId", w.assignee_name as "assigneeName",
        w.contract_version_id as "contractVersionId", w.form, w.opened_at as "openedAt",
        w.first_responded_at as "firstRespondedAt", w.closed_at as "closedAt",
        t.meter, c.zone, v.calendar
      from work_items w
        join contract_versions v on v.tenant_id = w.tenant_id and v.id = w.contract_version_id
        join companies c on c.tenant_id = w.tenant_id
        join request_types t on t.code = w.request_type
      where w.tenant_id = ${ctx.tenantId} and w.id = ${itemId}
      for update of w`),
    ctx.tx.execute<ClockState>(sql`
      select kind, target_minutes as "targetMinutes", started_at as "startedAt",
        stopped_at as "stoppedAt", escalated_percent as "escalatedPercent"
      from sla_clocks where tenant_id = ${ctx.tenantId} and item_id = ${itemId}`),
    ctx.tx.execute<WaitState>(sql`
      select id, party, reason, question_id as "questionId", from_at as "fromAt", to_at as "toAt"
      from sla_waits where tenant_id = ${ctx.tenantId} and item_id = ${itemId}
      order by from_at, id`),
  ])
  const item = items[0]
  if (!item) throw new AppError('not_found')
  return { ...item, clocks: [...clocks], waits: [...waits] }
}

/** Refuses a form that was opened before somebody else's change. */
export function requireVersion(item: LoadedItem, version: number | undefined): void {
  if (version !== undefined && version !== item.version) throw new AppError('stale_version')
}

export function factsOf(item: LoadedItem): ItemFacts {
  const open = item.waits.filter(({ toAt }) => toAt === null)
  return {
    status: item.status,
    openQuestions: open.filter(({ questionId }) => questionId !== null).length,
    waitsForAuthority: open.some(({ party }) => party === 'authority'),
  }
}

/** An item after a change; what is not named stays. */
export type ItemChange = {
  status: ItemStatus
  clocks?: ClockState[]
  waits?: WaitState[]
  /** Set only by staff: a client's role may not write these columns. */
  firstRespondedAt?: Date
  closed?: { at: Date; byName: string } | null
}

export type ItemPlan = { item: LoadedItem; change: ItemChange; times: ItemTimes }

/** Works out clocks, due time and partition of the changed item. */
export function planChange(item: LoadedItem, change: ItemChange, now: Date): ItemPlan {
  const closedAt = change.closed === undefined ? item.closedAt : (change.closed?.at ?? null)
  const history = {
    openedAt: item.openedAt,
    closedAt,
    clocks: change.clocks ?? item.clocks,
    waits: change.waits ?? item.waits,
  }
  return { item, change, times: readTimes(compileCalendar(item.calendar), history, now) }
}

/** Stops the clock of the first response, when it still runs. */
export function respond(item: LoadedItem, now: Date): Partial<ItemChange> {
  if (item.firstRespondedAt) return {}
  return { firstRespondedAt: now, clocks: stopClocks(item.clocks, now, ['first_response']) }
}

export function stopClocks(
  clocks: readonly ClockState[],
  at: Date,
  kinds: readonly ClockState['kind'][],
): ClockState[] {
  return clocks.map((clock) =>
    clock.stoppedAt === null && kinds.includes(clock.kind) ? { ...clock, stoppedAt: at } : clock,
  )
}

/** The JSON form of the partition as `sla_partitions.intervals` stores it. */
export function storedIntervals(times: ItemTimes): string {
  return JSON.stringify(
    times.partition.intervals.map(({ from, to, party, minutes }) => [from, to, party, minutes]),
  )
}

/**
 * Writes item, clocks and partition in one statement and tells the listeners, who hear
 * it only when the transaction commits. Gives the item's new version.
 */
export async function saveItemState(
  ctx: ScopeContext,
  plan: ItemPlan,
  notice: WorkNotice,
): Promise<number> {
  const { item, times } = plan
  const { partition } = times
  const clocks = times.clocks.map((clock) => ({
    kind: clock.kind,
    stopped_at: clock.stoppedAt,
    due_at: clock.dueAt,
    breached_at: clock.breachedAt,
    elapsed: clock.elapsedMinutes,
    next_escalation: clock.nextEscalationAt,
  }))
  await ctx.tx.execute(sql`
    with clocks as (
      update sla_clocks k set stopped_at = v.stopped_at, due_at = v.due_at,
        breached_at = v.breached_at, elapsed_minutes = v.elapsed,
        next_escalation_at = v.next_escalation
      from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as v(kind text,
        stopped_at timestamptz, due_at timestamptz, breached_at timestamptz, elapsed integer,
        next_escalation timestamptz)
      where k.tenant_id = ${ctx.tenantId} and k.item_id = ${item.id} and k.kind = v.kind
    ), partition as (
      update sla_partitions set until_at = ${partition.untilAt},
        intervals = ${storedIntervals(times)}::jsonb,
        provider_minutes = ${partition.minutes.provider},
        client_minutes = ${partition.minutes.client},
        authority_minutes = ${partition.minutes.authority},
        closed_minutes = ${partition.minutes.closed}
      where tenant_id = ${ctx.tenantId} and item_id = ${item.id}
    )
    update work_items set ${sql.join(columnsOf(ctx, plan), sql`, `)}
    where tenant_id = ${ctx.tenantId} and id = ${item.id}
    returning ${notify(ctx, item.id, notice)}`)
  return item.version + 1
}

function columnsOf(ctx: ScopeContext, { item, change, times }: ItemPlan): SQL[] {
  const columns = [
    sql`status = ${change.status}`,
    sql`next_due_at = ${times.nextDueAt}`,
    sql`is_breached = ${times.isBreached}`,
    sql`version = ${item.version + 1}`,
    sql`updated_at = ${ctx.now}`,
  ]
  // Whoever works on what nobody has takes it: the client reads a name, the team sees it.
  if (item.assigneeId === null && ctx.actor.id && ctx.actor.can('work:do')) {
    columns.push(sql`assignee_id = ${ctx.actor.id}`, sql`assignee_name = ${ctx.actor.name}`)
  }
  if (change.firstRespondedAt) columns.push(sql`first_responded_at = ${change.firstRespondedAt}`)
  if (change.closed !== undefined) {
    columns.push(
      sql`closed_at = ${change.closed?.at ?? null}`,
      sql`closed_by_name = ${change.closed?.byName ?? null}`,
    )
  }
  return columns
}

/** As part of a statement: `select ${notify(…)}` or `returning ${notify(…)}`. */
export function notify(ctx: ScopeContext, itemId: string, kind: WorkNotice): SQL {
  const payload = JSON.stringify({ tenantId: ctx.tenantId, itemId, kind })
  return sql`pg_notify('zaplecze_work', ${payload})`
}
