// The agents' queue over all their companies, the hottest page of the house. Each company
// gives its first rows from its own index; only those few are merged and sorted.
import { type SQL, sql } from 'drizzle-orm'
import type { AssignedContext, TenantId } from '../../shared/scope.server.ts'
import { NEVER } from '../rules/clocks.ts'
import type { QueueFilters } from '../schema.ts'
import type { Page, QueueCounts, QueueRow } from '../types.ts'
import { textWhere } from './client-home.server.ts'
import { cursorOf, readCursor } from './cursor.ts'

export type QueueInput = {
  companies: readonly TenantId[]
  filters: Omit<QueueFilters, 'company'>
  /** Rows after this one; with `backwards`, those before it. */
  cursor: string | null
  backwards?: boolean
  limit?: number
}

export type QueuePage = Page<QueueRow> & { previousCursor: string | null; counts: QueueCounts }

/** One page of the queue and the counts of its header, in one round trip. */
export async function listQueue(ctx: AssignedContext, input: QueueInput): Promise<QueuePage> {
  const limit = Math.min(input.limit ?? 50, 200)
  const [rows, counts] = await Promise.all([
    listRows(ctx, input, limit + 1),
    countQueue(ctx, input.companies),
  ])
  const isBackwards = isBack(input)
  const hasMore = rows.length > limit
  const items = isBackwards ? rows.slice(0, limit).reverse() : rows.slice(0, limit)
  const [first, last] = [items[0], items.at(-1)]
  const hasNext = isBackwards || hasMore
  const hasPrevious = isBackwards ? hasMore : readCursor(input.cursor) !== null
  return {
    items,
    nextCursor: hasNext && last ? cursorOf(last.nextDueAt, last.id) : null,
    previousCursor: hasPrevious && first ? cursorOf(first.nextDueAt, first.id) : null,
    counts,
  }
}

// Without a row to go back from, the list begins at its beginning.
function isBack({ backwards, cursor }: QueueInput): boolean {
  return Boolean(backwards) && readCursor(cursor) !== null
}

async function listRows(
  ctx: AssignedContext,
  input: QueueInput,
  limit: number,
): Promise<QueueRow[]> {
  const where = filterOf(ctx, input)
  const down = isBack(input) ? sql`desc` : sql``
  const rows = await ctx.tx.execute<QueueRow & { nextDueAt: Date }>(sql`
    select q.* from unnest(${sql.param(input.companies)}::uuid[]) t(id)
      cross join lateral (
        select w.tenant_id as "tenantId", w.id, w.number, w.title,
          w.request_type as "requestType", w.service, w.status, w.priority,
          w.assignee_id as "assigneeId", w.assignee_name as "assigneeName",
          w.opened_at as "openedAt", w.next_due_at as "nextDueAt", w.is_breached as "isBreached"
        from work_items w
        where w.tenant_id = t.id and w.closed_at is null ${where}
        order by w.next_due_at ${down}, w.id ${down} limit ${limit}
      ) q
    order by q."nextDueAt" ${down}, q.id ${down} limit ${limit}`)
  return rows.map((row) => (row.nextDueAt < NEVER ? row : { ...row, nextDueAt: null }))
}

function filterOf(ctx: AssignedContext, input: QueueInput): SQL {
  const { filters, cursor } = input
  const { status, service, assignee, priority, overdue, text } = filters
  const where: SQL[] = []
  if (status) where.push(sql`w.status = ${status}`)
  if (service) where.push(sql`w.service = ${service}`)
  if (assignee === 'none') where.push(sql`w.assignee_id is null`)
  else if (assignee) where.push(sql`w.assignee_id = ${assignee === 'me' ? ctx.actor.id : assignee}`)
  if (priority) where.push(sql`w.priority = ${priority}`)
  if (overdue) where.push(sql`w.is_breached`)
  if (text) where.push(textWhere(text))
  const at = readCursor(cursor)
  if (at) {
    const side = isBack(input) ? sql`<` : sql`>`
    where.push(sql`(w.next_due_at, w.id) ${side} (${at.at}::timestamptz, ${at.id}::uuid)`)
  }
  return where.length > 0 ? sql`and ${sql.join(where, sql` and `)}` : sql``
}

async function countQueue(
  ctx: AssignedContext,
  companies: readonly TenantId[],
): Promise<QueueCounts> {
  const rows = await ctx.tx.execute<QueueCounts>(sql`
    select count(*)::int as "all",
      (count(*) filter (where w.status = 'new'))::int as "new",
      (count(*) filter (where w.status = 'in_progress'))::int as "in_progress",
      (count(*) filter (where w.status = 'waiting_client'))::int as "waiting_client",
      (count(*) filter (where w.status = 'waiting_authority'))::int as "waiting_authority",
      (count(*) filter (where w.is_breached))::int as "overdue",
      (count(*) filter (where w.assignee_id = ${ctx.actor.id}))::int as "mine",
      (count(*) filter (where w.assignee_id is null))::int as "unassigned"
    from work_items w
    where w.tenant_id = any(${sql.param(companies)}::uuid[]) and w.closed_at is null`)
  return rows[0]!
}
