// The agents' queue over all their companies, the hottest page of the house.
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

/**
 * One page of the queue and the counts of its header, in one statement: the open items
 * are read once, checked once by the policy, and both answers come from that reading.
 */
export async function listQueue(ctx: AssignedContext, input: QueueInput): Promise<QueuePage> {
  const limit = Math.min(input.limit ?? 50, 200)
  const isBackwards = isBack(input)
  const { rows, counts } = await readQueue(ctx, input, limit + 1)
  const hasMore = rows.length > limit
  const items = rows.slice(0, limit)
  if (isBackwards) items.reverse()
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

// Fifty rows as one JSON text: the driver would read and convert each field by itself.
type ReadRow = Omit<QueueRow, 'openedAt' | 'nextDueAt'> & { openedAt: string; nextDueAt: string }
type Read = { rows: ReadRow[]; counts: QueueCounts }

async function readQueue(ctx: AssignedContext, input: QueueInput, limit: number) {
  const down = isBack(input) ? sql`desc` : sql``
  // Narrow rows are counted and sorted; only those of the page are fetched whole.
  const read = await ctx.tx.execute<Read>(sql`
    with open as materialized (
      select w.tenant_id, w.id, w.next_due_at, w.status, w.is_breached, w.assignee_id,
        ${filterOf(ctx, input)} as hit
      from work_items w
      where w.tenant_id = any(${sql.param(input.companies)}::uuid[]) and w.closed_at is null
    ), page as (
      select tenant_id, id, row_number() over (order by next_due_at ${down}, id ${down}) as place
      from (
        select tenant_id, id, next_due_at from open where hit
        order by next_due_at ${down}, id ${down} limit ${limit}
      ) first
    ), counts as (
      select count(*) as "all", count(*) filter (where status = 'new') as new,
        count(*) filter (where status = 'in_progress') as in_progress,
        count(*) filter (where status = 'waiting_client') as waiting_client,
        count(*) filter (where status = 'waiting_authority') as waiting_authority,
        count(*) filter (where is_breached) as overdue,
        count(*) filter (where assignee_id = ${ctx.actor.id}) as mine,
        count(*) filter (where assignee_id is null) as unassigned
      from open
    )
    select (select to_json(counts) from counts) as counts, (
      select coalesce(json_agg(json_build_object(
        'tenantId', w.tenant_id, 'id', w.id, 'number', w.number, 'title', w.title,
        'requestType', w.request_type, 'service', w.service, 'status', w.status,
        'priority', w.priority, 'assigneeId', w.assignee_id, 'assigneeName', w.assignee_name,
        'openedAt', w.opened_at, 'nextDueAt', w.next_due_at, 'isBreached', w.is_breached
      ) order by page.place), '[]')
      from page join work_items w on w.tenant_id = page.tenant_id and w.id = page.id
    ) as rows`)
  const { rows, counts } = read[0]!
  return { rows: rows.map(rowOf), counts }
}

function rowOf(row: ReadRow): QueueRow {
  const nextDueAt = new Date(row.nextDueAt)
  return {
    ...row,
    openedAt: new Date(row.openedAt),
    nextDueAt: nextDueAt < NEVER ? nextDueAt : null,
  }
}

function filterOf(ctx: AssignedContext, input: QueueInput): SQL {
  const { filters, cursor } = input
  const { status, service, assignee, priority, overdue, text } = filters
  const where: SQL[] = []
  if (status) where.push(sql`w.status = ${status}`)
  if (service) where.push(sql`w.service = ${service}`)
  if (assignee === 'none') where.push(sql`w.assignee_id is null`)
  // Nobody's items are a "no" here, not an unknown.
  else if (assignee) {
    const id = assignee === 'me' ? ctx.actor.id : assignee
    where.push(sql`coalesce(w.assignee_id = ${id}, false)`)
  }
  if (priority) where.push(sql`w.priority = ${priority}`)
  if (overdue) where.push(sql`w.is_breached`)
  if (text) where.push(textWhere(text))
  const at = readCursor(cursor)
  if (at) {
    const side = isBack(input) ? sql`<` : sql`>`
    where.push(sql`(w.next_due_at, w.id) ${side} (${at.at}::timestamptz, ${at.id}::uuid)`)
  }
  return where.length > 0 ? sql`(${sql.join(where, sql` and `)})` : sql`true`
}
