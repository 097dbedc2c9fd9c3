// The client's first page and lists: what waits for them, what is being done, what is done.
import { type SQL, sql } from 'drizzle-orm'
import type { ScopeContext } from '../../shared/scope.server.ts'
import type { ClientHome, ClientItemRow, Page } from '../types.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { listOpenQuestions } from './questions.server.ts'

const HOME_ROWS = 20
const DONE_ROWS = 8

// Questions are joined to their items throughout: the item's policy knows the service,
// and a question about pay is not for the eyes of finance.
const openQuestion = sql`q.answered_at is null and q.withdrawn_at is null`

/** Everything on the client's home in one round trip. */
export async function getClientHome(ctx: ScopeContext): Promise<ClientHome> {
  const [questions, open, done, openCount, questionCount, month] = await Promise.all([
    listOpenQuestions(ctx, HOME_ROWS),
    clientRows(
      ctx,
      sql`w.closed_at is null order by (w.status = 'waiting_client') desc, w.next_due_at, w.id`,
      HOME_ROWS,
    ),
    clientRows(ctx, sql`w.closed_at is not null order by w.closed_at desc, w.id`, DONE_ROWS),
    countOpenItems(ctx),
    countOpenQuestions(ctx),
    countDoneThisMonth(ctx),
  ])
  return {
    questions,
    open,
    done,
    counts: { questions: questionCount, open: openCount, ...month },
  }
}

/** Questions that wait for the client's answer. */
export async function countOpenQuestions(ctx: ScopeContext): Promise<number> {
  const rows = await ctx.tx.execute<{ n: number }>(sql`
    select count(*)::int as n
    from work_questions q join work_items w on w.tenant_id = q.tenant_id and w.id = q.item_id
    where q.tenant_id = ${ctx.tenantId} and ${openQuestion}`)
  return rows[0]!.n
}

async function countOpenItems(ctx: ScopeContext): Promise<number> {
  const rows = await ctx.tx.execute<{ n: number }>(sql`
    select count(*)::int as n from work_items
    where tenant_id = ${ctx.tenantId} and closed_at is null`)
  return rows[0]!.n
}

// The month is that of the company's own zone; kept is what the list calls kept.
async function countDoneThisMonth(ctx: ScopeContext) {
  const rows = await ctx.tx.execute<{ doneThisMonth: number; metThisMonth: number }>(sql`
    select count(*)::int as "doneThisMonth",
      (count(*) filter (where k.breached_at is null))::int as "metThisMonth"
    from work_items w join companies c on c.tenant_id = w.tenant_id
      left join sla_clocks k on k.tenant_id = w.tenant_id and k.item_id = w.id
        and k.kind = 'resolution'
    where w.tenant_id = ${ctx.tenantId} and w.status = 'done'
      and w.closed_at >= date_trunc('month', ${ctx.now}::timestamptz at time zone c.zone)
        at time zone c.zone`)
  return rows[0]!
}

export type ItemListFilters = {
  state?: 'open' | 'closed' | undefined
  service?: string | undefined
  text?: string | undefined
}

/** The client's list: open by what is due, closed by the latest. */
export async function listItems(
  ctx: ScopeContext,
  filters: ItemListFilters,
  cursor: string | null,
  limit = 50,
): Promise<Page<ClientItemRow>> {
  const isClosed = filters.state === 'closed'
  const at = readCursor(cursor)
  const where: SQL[] = [isClosed ? sql`w.closed_at is not null` : sql`w.closed_at is null`]
  if (filters.service) where.push(sql`w.service = ${filters.service}`)
  if (filters.text) where.push(textWhere(filters.text))
  if (at) {
    where.push(
      isClosed
        ? sql`w.closed_at <= ${at.at} and (w.closed_at < ${at.at} or w.id > ${at.id})`
        : sql`(w.next_due_at, w.id) > (${at.at}::timestamptz, ${at.id}::uuid)`,
    )
  }
  const order = isClosed ? sql`w.closed_at desc, w.id` : sql`w.next_due_at, w.id`
  const size = Math.min(limit, 200)
  const rows = await clientRows(
    ctx,
    sql`${sql.join(where, sql` and `)} order by ${order}`,
    size + 1,
  )
  const items = rows.slice(0, size)
  const last = items.at(-1)
  const nextCursor =
    rows.length > size && last ? cursorOf(isClosed ? last.closedAt : last.nextDueAt, last.id) : null
  return { items, nextCursor }
}

/** By number (with or without #) or by a part of the title; wildcards are plain letters. */
export function textWhere(text: string): SQL {
  const number = /^#?(\d{1,9})$/.exec(text)?.[1]
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return number
    ? sql`(w.number = ${Number(number)} or w.title ilike ${pattern})`
    : sql`w.title ilike ${pattern}`
}

async function clientRows(ctx: ScopeContext, tail: SQL, limit: number): Promise<ClientItemRow[]> {
  const rows = await ctx.tx.execute<ClientItemRow>(sql`
    select w.id, w.number, w.title, w.request_type as "requestType", w.service, w.status,
      w.assignee_name as "assigneeName", w.opened_at as "openedAt", w.closed_at as "closedAt",
      w.closed_by_name as "closedByName",
      nullif(w.next_due_at, '9999-12-31 00:00+00') as "nextDueAt",
      k.target_minutes as "targetMinutes", k.elapsed_minutes as "elapsedMinutes",
      case when w.status = 'done' and k.target_minutes is not null
        then k.breached_at is null end as "isMet"
    from work_items w
      left join sla_clocks k on k.tenant_id = w.tenant_id and k.item_id = w.id
        and k.kind = 'resolution'
    where w.tenant_id = ${ctx.tenantId} and ${tail} limit ${limit}`)
  return [...rows]
}
