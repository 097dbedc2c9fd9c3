// What the nightly proof of the clocks said last.
import { sql } from 'drizzle-orm'
import { type ProviderContext, requirePermission } from '../../shared/scope.server.ts'

export type ClockFinding = {
  slug: string
  company: string
  itemId: string
  number: number
  code: 'partition' | 'recount' | 'clock'
}

export type LastClockCheck = {
  finishedAt: Date
  seconds: number
  items: number
  findings: number
  rows: ClockFinding[]
}

/** Null before the first proof. */
export async function getLastClockCheck(ctx: ProviderContext): Promise<LastClockCheck | null> {
  requirePermission(ctx, 'companies:read')
  const [checks, rows] = await Promise.all([
    ctx.tx.execute<Omit<LastClockCheck, 'rows'>>(sql`
      select finished_at as "finishedAt", items, findings,
        ceil(extract(epoch from finished_at - started_at))::int as seconds
      from clock_checks where tenant_id = ${ctx.tenantId}
      order by finished_at desc limit 1`),
    ctx.tx.execute<ClockFinding>(sql`
      select c.slug, c.short_name as company, w.id as "itemId", w.number, f.code
      from clock_findings f
        join work_items w on w.tenant_id = f.tenant_id and w.id = f.item_id
        join companies c on c.tenant_id = f.tenant_id
      order by c.short_name, w.number, f.code limit 100`),
  ])
  const check = checks[0]
  return check ? { ...check, rows: [...rows] } : null
}
