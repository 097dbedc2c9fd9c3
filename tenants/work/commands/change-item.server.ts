// Loading an item under lock and writing its new state: the two halves of every
// command here. Both travel in one round trip each, so that a posting that finishes
// an item pays little for it.
import { type SQL, sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import { isId } from '../../shared/ids.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { daysOffOf, readDaysOff, type StoredDayOff } from '../queries/days-off.server.ts'
import {
  type ClockState,
  type ItemTimes,
  readTimes,
  seqOf,
  type WaitState,
} from '../rules/clocks.ts'
import type { ItemFacts } from '../rules/item-state.ts'
import { followClientWaits, stopClocks } from '../rules/promises.ts'
import type { Mark } from '../rules/steps.ts'
import type { ItemPriority, ItemStatus } from '../schema.ts'
import type { StepKind } from '../type-definition.ts'
import type { LoadedItem } from '../types.ts'

export { stopClocks }

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
  const [items, clocks, waits, marks] = await Promise.all([
    ctx.tx.execute<LoadedRow>(sql`
      select w.id, w.number, w.title, w.request_type as "requestType", w.service, w.status,
        w.priority, w.version, w.assignee_id as "assigneeId", w.assignee_name as "assigneeName",
        w.contract_version_id as "contractVersionId", w.form, w.opened_at as "openedAt",
        w.first_responded_at as "firstRespondedAt", w.closed_at as "closedAt",
        w.is_confidential as "isConfidential", w.opened_by_id as "openedById",
        coalesce(r.definition->'steps', '[]') as steps,
        coalesce(r.definition->'checklist', '[]') as checklist,
        r.definition->>'questions' as asking, r.definition->>'meter' as meter, c.zone, v.calendar, v.client_answer_minutes as "clientAnswerMinutes", (
          select s from jsonb_array_elements(v.sla_terms) s
          where s->>'requestType' = w.request_type limit 1
        ) as "slaTerm", ${daysOffOf(sql`w.tenant_id`)} as "daysOff"
      from work_items w
        join contract_versions v on v.tenant_id = w.tenant_id and v.id = w.contract_version_id
        join companies c on c.tenant_id = w.tenant_id
        join request_type_versions r
          on r.code = w.request_type and r.version = w.request_type_version
      where w.tenant_id = ${ctx.tenantId} and w.id = ${itemId}
      for update of w`),
    ctx.tx.execute<ClockState>(sql`
      select kind, seq, target_minutes as "targetMinutes", started_at as "startedAt",
        stopped_at as "stoppedAt", escalated_percent as "escalatedPercent", due_on as "dueOn",
        wait_id as "waitId"
      from sla_clocks where tenant_id = ${ctx.tenantId} and item_id = ${itemId}
      order by kind, seq`),
    ctx.tx.execute<WaitState>(sql`
      select id, party, reason, question_id as "questionId", from_at as "fromAt", to_at as "toAt"
      from sla_waits where tenant_id = ${ctx.tenantId} and item_id = ${itemId}
      order by from_at, id`),
    ctx.tx.execute<Mark>(sql`${marksOf(ctx, itemId)}`),
  ])
  const item = items[0]
  if (!item) throw new AppError('not_found')
  const daysOff = readDaysOff(item.daysOff)
  return { ...item, daysOff, clocks: [...clocks], waits: [...waits], marks: [...marks] }
}

/** What was marked on an item, in the order in which it was. */
export function marksOf(ctx: Pick<ScopeContext, 'tenantId'>, itemId: string): SQL {
  return sql`select kind, key, outcome, note, by_id as "byId", by_name as "byName", at
    from work_marks where tenant_id = ${ctx.tenantId} and item_id = ${itemId}
    order by at, id limit 2000`
}

type LoadedRow = Omit<LoadedItem, 'clocks' | 'waits' | 'marks' | 'daysOff'> & {
  daysOff: StoredDayOff[]
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
    awaitsAcceptance: open.some(isAcceptance),
  }
}

/** A wait for the client to accept what was done. */
export function isAcceptance({ party, reason, questionId }: WaitState): boolean {
  return party === 'client' && reason === 'acceptance' && questionId === null
}

/** An item after a change; what is not named stays. */
export type ItemChange = {
  status: ItemStatus
  clocks?: ClockState[]
  waits?: WaitState[]
  /** Set only by staff: a client's role may not write these columns. */
  firstRespondedAt?: Date
  closed?: { at: Date; byName: string } | null
  priority?: ItemPriority
  /** The step that the marks lead to now; null when all are done. */
  step?: { key: string; kind: StepKind } | null
  /** Nobody's open form becomes out of date by it. */
  keepsVersion?: boolean
}

export type ItemPlan = { item: LoadedItem; change: ItemChange; times: ItemTimes }

/** Works out clocks, due time and partition of the changed item. */
export function planChange(item: LoadedItem, change: ItemChange, now: Date): ItemPlan {
  const closedAt = change.closed === undefined ? item.closedAt : (change.closed?.at ?? null)
  const waits = change.waits ?? item.waits
  const clocks = followClientWaits(change.clocks ?? item.clocks, waits, item.clientAnswerMinutes)
  const history = { openedAt: item.openedAt, closedAt, clocks, waits }
  return { item, change, times: readTimes(item, history, now) }
}

/** The provider speaks: the reply that was owed, first or next, has come. */
export function respond(item: LoadedItem, now: Date): Partial<ItemChange> {
  return {
    ...(item.firstRespondedAt ? {} : { firstRespondedAt: now }),
    clocks: stopClocks(item.clocks, now, ['first_response', 'next_response']),
  }
}

/** Whether words of the provider would stop a clock. */
export function owesReply(item: LoadedItem): boolean {
  return item.clocks.some(
    ({ kind, stoppedAt }) =>
      (kind === 'first_response' || kind === 'next_response') && stoppedAt === null,
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
  const { item, change, times } = plan
  const { partition } = times
  const clocks = times.clocks.map((clock) => ({
    kind: clock.kind,
    seq: clock.seq,
    target: clock.targetMinutes,
    started_at: clock.startedAt,
    stopped_at: clock.stoppedAt,
    due_at: clock.dueAt,
    breached_at: clock.breachedAt,
    elapsed: clock.elapsedMinutes,
    escalated: clock.escalatedPercent ?? 0,
    next_escalation: clock.nextEscalationAt,
    due_on: clock.dueOn ?? null,
    wait_id: clock.waitId ?? null,
  }))
  const known = new Set(item.clocks.map(({ kind, seq }) => `${kind} ${seqOf({ seq })}`))
  const [old, fresh] = [
    clocks.filter(({ kind, seq }) => known.has(`${kind} ${seq}`)),
    clocks.filter(({ kind, seq }) => !known.has(`${kind} ${seq}`)),
  ]
  if (fresh.length > 0) await insertClocks(ctx, item.id, fresh)
  await ctx.tx.execute(sql`
    with clocks as (
      update sla_clocks k set target_minutes = v.target, started_at = v.started_at,
        stopped_at = v.stopped_at, due_at = v.due_at,
        breached_at = v.breached_at, elapsed_minutes = v.elapsed, due_on = v.due_on,
        escalated_percent = v.escalated, next_escalation_at = v.next_escalation
      from jsonb_to_recordset(${JSON.stringify(old)}::jsonb) as v(${clockColumns})
      where k.tenant_id = ${ctx.tenantId} and k.item_id = ${item.id} and k.kind = v.kind
        and k.seq = v.seq
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
  return change.keepsVersion ? item.version : item.version + 1
}

const clockColumns = sql.raw(`kind text, seq smallint, target integer, started_at timestamptz,
  stopped_at timestamptz, due_at timestamptz, breached_at timestamptz, elapsed integer,
  escalated smallint, next_escalation timestamptz, due_on date, wait_id uuid`)

async function insertClocks(ctx: ScopeContext, itemId: string, fresh: object[]): Promise<void> {
  await ctx.tx.execute(sql`
    insert into sla_clocks (tenant_id, item_id, kind, seq, target_minutes, started_at, stopped_at,
      due_at, breached_at, elapsed_minutes, escalated_percent, next_escalation_at, due_on, wait_id)
    select ${ctx.tenantId}, ${itemId}, v.kind, v.seq, v.target, v.started_at, v.stopped_at,
      v.due_at, v.breached_at, v.elapsed, v.escalated, v.next_escalation, v.due_on, v.wait_id
    from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as v(${clockColumns})`)
}

function columnsOf(ctx: ScopeContext, { item, change, times }: ItemPlan): SQL[] {
  const columns = [
    sql`status = ${change.status}`,
    sql`next_due_at = ${times.nextDueAt}`,
    sql`is_breached = ${times.isBreached}`,
    sql`updated_at = ${ctx.now}`,
  ]
  if (!change.keepsVersion) columns.push(sql`version = ${item.version + 1}`)
  if (change.priority) columns.push(sql`priority = ${change.priority}`)
  if (change.step !== undefined) {
    columns.push(
      sql`step_key = ${change.step?.key ?? null}`,
      sql`step_kind = ${change.step?.kind ?? null}`,
    )
  }
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
