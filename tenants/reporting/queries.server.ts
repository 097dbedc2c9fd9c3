// What the office looks at first, over all companies: what is wrong before what is right.
import { sql } from 'drizzle-orm'
import { firstDayOf, localDateOf, periodOf, startOfLocalDay } from '../shared/dates.ts'
import { type ProviderContext, requirePermission } from '../shared/scope.server.ts'

const ZONE = 'Europe/Warsaw'

export type WorkCounts = {
  open: number
  late: number
  unassigned: number
  waitingClient: number
  doneThisMonth: number
  doneOnTime: number
}

export type BillingCounts = {
  drafts: number
  held: number
  /** The month of the oldest draft: where reviewing begins. */
  draftPeriod: string | null
}

export type LateCompany = {
  slug: string
  shortName: string
  colour: string
  open: number
  late: number
  oldestDueAt: Date
}

/** Work of all companies in numbers; "late" is open work past its next deadline. */
export async function countWork(ctx: ProviderContext): Promise<WorkCounts> {
  requirePermission(ctx, 'work:read')
  const monthStart = startOfLocalDay(firstDayOf(periodOf(localDateOf(ctx.now, ZONE))), ZONE)
  const rows = await ctx.tx.execute<WorkCounts>(sql`
    select open.*, done.* from (
      select count(*)::int as open,
        count(*) filter (where next_due_at < ${ctx.now})::int as late,
        count(*) filter (where assignee_id is null)::int as unassigned,
        count(*) filter (where status = 'waiting_client')::int as "waitingClient"
      from work_items where status not in ('done', 'cancelled')
    ) open, (
      select count(*)::int as "doneThisMonth",
        count(*) filter (where not is_breached)::int as "doneOnTime"
      from work_items where status = 'done' and closed_at >= ${monthStart}
    ) done`)
  return rows[0]!
}

export async function countBilling(ctx: ProviderContext): Promise<BillingCounts> {
  requirePermission(ctx, 'billing:read')
  const rows = await ctx.tx.execute<BillingCounts>(sql`
    select count(*) filter (where held_reason is null)::int as drafts,
      count(*) filter (where held_reason is not null)::int as held,
      min(period) as "draftPeriod"
    from invoices where status = 'draft'`)
  return rows[0]!
}

/** Companies with late work, the most first. */
export async function listLateCompanies(ctx: ProviderContext): Promise<LateCompany[]> {
  requirePermission(ctx, 'work:read')
  const rows = await ctx.tx.execute<LateCompany>(sql`
    select c.slug, c.short_name as "shortName", c.colour, w.open, w.late,
      w.oldest as "oldestDueAt"
    from (
      select tenant_id, count(*)::int as open,
        count(*) filter (where next_due_at < ${ctx.now})::int as late,
        min(next_due_at) as oldest
      from work_items where status not in ('done', 'cancelled') group by tenant_id
      having count(*) filter (where next_due_at < ${ctx.now}) > 0
      order by late desc limit 10
    ) w join companies c using (tenant_id) order by w.late desc, c.short_name`)
  return [...rows]
}
