// A company's days off as people read them.
import { sql } from 'drizzle-orm'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'

export type DayOffRow = {
  id: string
  day: string
  name: string
  enteredByName: string
  enteredAt: Date
  /** Whether it has not begun: only then it may be taken back. */
  isAhead: boolean
  /** False while running clocks have still to be counted anew. */
  isCounted: boolean
}

/** Days that are off, from a year ago on, in order. */
export async function listDaysOff(ctx: ScopeContext): Promise<DayOffRow[]> {
  requirePermission(ctx, 'work:read')
  const rows = await ctx.tx.execute<DayOffRow>(sql`
    select d.id, d.day::text, d.name, d.entered_by_name as "enteredByName",
      d.entered_at as "enteredAt", d.recounted_at is not null as "isCounted",
      d.day > (${ctx.now}::timestamptz at time zone c.zone)::date as "isAhead"
    from company_days_off d join companies c on c.tenant_id = d.tenant_id
    where d.tenant_id = ${ctx.tenantId} and d.removed_at is null
      and d.day > (${ctx.now}::timestamptz at time zone c.zone)::date - 366
    order by d.day, d.id limit 1000`)
  return [...rows]
}
