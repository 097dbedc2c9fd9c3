// The teams' own targets. Clients have no grant on them: nothing here is asked for them.
import { type SQL, sql } from 'drizzle-orm'
import { isId } from '../../shared/ids.ts'
import type { Service } from '../../shared/permissions.ts'
import {
  type ProviderContext,
  providerTenantId,
  requirePermission,
  type ScopeContext,
} from '../../shared/scope.server.ts'

export type TeamTarget = {
  id: string
  service: Service
  effectiveFrom: string
  firstResponseMinutes: number
  resolutionMinutes: number
  createdByName: string
  /** Ahead: may be taken back; now: what new work is measured by. */
  state: 'ahead' | 'now' | 'past'
}

/** All targets, by team, the latest first. */
export async function listTeamTargets(ctx: ProviderContext): Promise<TeamTarget[]> {
  requirePermission(ctx, 'staff:read')
  const rows = await ctx.tx.execute<TeamTarget>(sql`
    with today as (select (${ctx.now}::timestamptz at time zone 'Europe/Warsaw')::date as day)
    select id, service, effective_from::text as "effectiveFrom",
      first_response_minutes as "firstResponseMinutes",
      resolution_minutes as "resolutionMinutes", created_by_name as "createdByName",
      case when effective_from > today.day then 'ahead'
        when effective_from = max(effective_from) filter (where effective_from <= today.day)
          over (partition by service) then 'now' else 'past' end as state
    from team_targets, today
    where tenant_id = ${ctx.tenantId}
    order by service, effective_from desc limit 500`)
  return [...rows]
}

/** The target in force for a team on the day of an instant, as a row of `t`. */
export function targetOn(service: SQL, instant: SQL): SQL {
  return sql`(select t.first_response_minutes, t.resolution_minutes from team_targets t
    where t.tenant_id = ${providerTenantId} and t.service = ${service}
      and t.effective_from <= (${instant} at time zone 'Europe/Warsaw')::date
    order by t.effective_from desc limit 1)`
}

export type ItemTarget = { firstResponseMinutes: number; resolutionMinutes: number }

/** What the team set itself for one item; null without, and for a client always. */
export async function getItemTarget(ctx: ScopeContext, itemId: string): Promise<ItemTarget | null> {
  if (ctx.actor.side === 'client' || !isId(itemId)) return null
  const rows = await ctx.tx.execute<ItemTarget>(sql`
    select t.first_response_minutes as "firstResponseMinutes",
      t.resolution_minutes as "resolutionMinutes"
    from work_items w cross join lateral ${targetOn(sql`w.service`, sql`w.opened_at`)} t
    where w.tenant_id = ${ctx.tenantId} and w.id = ${itemId}`)
  return rows[0] ?? null
}
