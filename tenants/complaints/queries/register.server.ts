// The register of a company's complaints, page by page, with what is at stake.
import { type SQL, sql } from 'drizzle-orm'
import { requireCompany } from '../../companies/queries.server.ts'
import { daysBetween, isLocalDate, type LocalDate, localDateOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { RegisterFilters } from '../schema.ts'
import type { ComplaintRow } from '../types.ts'

const PAGE = 50
const MOST = 200

type Page = { items: ComplaintRow[]; nextCursor: string | null; today: LocalDate }

/** Open ones by their term, all others by the day of receipt, the latest first. */
export async function listComplaints(
  ctx: ScopeContext,
  filters: RegisterFilters = {},
  { cursor, limit = PAGE }: { cursor?: string | null; limit?: number } = {},
): Promise<Page> {
  requirePermission(ctx, 'complaints:read')
  const { zone } = await requireCompany(ctx)
  const today = localDateOf(ctx.now, zone)
  const size = Math.min(Math.max(1, limit), MOST)
  const isByTerm = filters.state === 'open' || filters.due !== undefined
  const key = isByTerm ? sql`c.due_on` : sql`c.received_on`
  const where = [sql`c.tenant_id = ${ctx.tenantId}`, ...conditions(filters, today)]
  const after = readCursor(cursor)
  if (after) {
    const compared = sql`(${key}, c.id)`
    const last = sql`(${after.day}::date, ${after.id}::uuid)`
    where.push(isByTerm ? sql`${compared} > ${last}` : sql`${compared} < ${last}`)
  }
  const order = isByTerm ? sql`${key}, c.id` : sql`${key} desc, c.id desc`
  const rows = await ctx.tx.execute<Omit<ComplaintRow, 'daysLeft'>>(sql`
    select c.id, c.number, c.year, c.status, c.regime, c.product, c.order_number as "orderNumber",
      c.received_on as "receivedOn", c.due_on as "dueOn", c.decision,
      c.replied_on as "repliedOn", w.assignee_name as handler, c.demand_minor as "demandMinor"
    from complaints c join work_items w on w.tenant_id = c.tenant_id and w.id = c.item_id
    where ${sql.join(where, sql` and `)}
    order by ${order} limit ${size + 1}`)
  const seesMoney = ctx.actor.can('complaints:money')
  const items = rows.slice(0, size).map((row) => ({
    ...row,
    demandMinor: seesMoney ? row.demandMinor : null,
    daysLeft: daysBetween(today, row.dueOn),
  }))
  const last = items.at(-1)
  const nextCursor =
    rows.length > size && last ? `${isByTerm ? last.dueOn : last.receivedOn}~${last.id}` : null
  return { items, nextCursor, today }
}

function conditions({ state, regime, due, text }: RegisterFilters, today: LocalDate): SQL[] {
  const where: SQL[] = []
  if (state === 'open') where.push(sql`c.replied_on is null`)
  else if (state) where.push(sql`c.status = ${state}`)
  if (regime) where.push(sql`c.regime = ${regime}`)
  if (due === 'late') where.push(sql`c.replied_on is null and c.due_on < ${today}::date`)
  if (due === 'week') {
    where.push(sql`c.replied_on is null and c.due_on between ${today}::date and ${today}::date + 7`)
  }
  if (text) where.push(textCondition(text))
  return where
}

// A number as it stands on letters, or a piece of an order, an invoice or the product.
function textCondition(text: string): SQL {
  const number = /^(\d{1,6})(?:\/(\d{4}))?$/.exec(text)
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const inTexts = sql`(c.order_number ilike ${like} or c.invoice_number ilike ${like}
    or c.product ilike ${like})`
  if (!number) return inTexts
  const isYear = number[2] ? sql`and c.year = ${Number(number[2])}` : sql``
  return sql`((c.number = ${Number(number[1])} ${isYear}) or ${inTexts})`
}

function readCursor(text: string | null | undefined): { day: LocalDate; id: string } | null {
  const [day, id] = (text ?? '').split('~')
  return day && id && isLocalDate(day) && isId(id) ? { day, id } : null
}

export type AtStake = {
  open: number
  late: number
  thisWeek: number
  /** Demanded in all that wait for an answer; null for whoever may not see money. */
  openMinor: bigint | null
  /** Of it, where silence would be a yes within a week. */
  weekMinor: bigint | null
  nextDueOn: LocalDate | null
  today: LocalDate
}

/** What waits for an answer and what silence would cost. */
export async function readAtStake(ctx: ScopeContext): Promise<AtStake> {
  requirePermission(ctx, 'complaints:read')
  const { zone } = await requireCompany(ctx)
  const today = localDateOf(ctx.now, zone)
  const rows = await ctx.tx.execute<{
    open: bigint
    late: bigint
    thisWeek: bigint
    openMinor: bigint
    weekMinor: bigint
    nextDueOn: LocalDate | null
  }>(sql`
    select count(*) as open,
      count(*) filter (where due_on < ${today}::date) as late,
      count(*) filter (where due_on between ${today}::date and ${today}::date + 7) as "thisWeek",
      coalesce(sum(demand_minor), 0)::bigint as "openMinor",
      coalesce(sum(demand_minor) filter (where due_on between ${today}::date and ${today}::date + 7
        and regime in ('consumer','financial','telecom') and reopened_count = 0
        and decision is distinct from 'deemed_accepted'), 0)::bigint as "weekMinor",
      min(due_on) filter (where due_on >= ${today}::date) as "nextDueOn"
    from complaints where tenant_id = ${ctx.tenantId} and replied_on is null`)
  const row = rows[0]!
  const seesMoney = ctx.actor.can('complaints:money')
  return {
    open: Number(row.open),
    late: Number(row.late),
    thisWeek: Number(row.thisWeek),
    openMinor: seesMoney ? row.openMinor : null,
    weekMinor: seesMoney ? row.weekMinor : null,
    nextDueOn: row.nextDueOn,
    today,
  }
}

/** Has the company complaints here that this person may see? */
export async function servesComplaints(ctx: ScopeContext): Promise<boolean> {
  if (!ctx.actor.can('complaints:read')) return false
  const rows = await ctx.tx.execute<{ serves: boolean }>(sql`
    select exists (select 1 from complaint_settings where tenant_id = ${ctx.tenantId})
      or exists (select 1 from complaints where tenant_id = ${ctx.tenantId}) as serves`)
  return rows[0]!.serves
}
