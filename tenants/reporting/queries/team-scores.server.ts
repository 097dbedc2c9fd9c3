// How the teams kept what they set themselves, for work of one company done in a month.
import { sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import { addMonths, firstDayOf, isPeriod, startOfLocalDay } from '../../shared/dates.ts'
import type { Service } from '../../shared/permissions.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { targetOn } from '../../work/queries/team-targets.server.ts'

export type TeamScore = {
  service: Service
  kind: 'first_response' | 'resolution'
  total: number
  met: number
}

/** Empty for a client: the targets are the provider's own. */
export async function getTeamScores(
  ctx: ScopeContext,
  { period, zone }: { period: string; zone: string },
): Promise<TeamScore[]> {
  requirePermission(ctx, 'work:read')
  if (ctx.actor.side === 'client') return []
  if (!isPeriod(period)) throw new AppError('not_found')
  const from = startOfLocalDay(firstDayOf(period), zone)
  const to = startOfLocalDay(firstDayOf(addMonths(period, 1)), zone)
  const rows = await ctx.tx.execute<TeamScore>(sql`
    select i.service, k.kind, count(*)::int as total,
      count(*) filter (where k.elapsed_minutes <= case k.kind when 'resolution'
        then t.resolution_minutes else t.first_response_minutes end)::int as met
    from work_items i
      join sla_clocks k on k.tenant_id = i.tenant_id and k.item_id = i.id
        and k.kind in ('first_response', 'resolution')
      cross join lateral ${targetOn(sql`i.service`, sql`i.opened_at`)} t
    where i.tenant_id = ${ctx.tenantId} and i.closed_at >= ${from} and i.closed_at < ${to}
      and i.status = 'done'
    group by i.service, k.kind order by i.service, k.kind`)
  return [...rows]
}
