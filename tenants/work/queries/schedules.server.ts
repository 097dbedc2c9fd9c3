// What comes back by the calendar in the company in hand.
import { sql } from 'drizzle-orm'
import type { LocalDate } from '../../shared/dates.ts'
import type { Service } from '../../shared/permissions.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { ScheduleRule } from '../rules/schedule.ts'

export type ScheduleRow = ScheduleRule & {
  id: string
  namePl: string
  nameEn: string
  service: Service
  title: string
  nextRunOn: LocalDate
  isActive: boolean
  endedAt: Date | null
}

const LIMIT = 200

/** Those that run by their next day, then the paused, then the ended ones. */
export async function listSchedules(ctx: ScopeContext): Promise<ScheduleRow[]> {
  requirePermission(ctx, 'contracts:read')
  const rows = await ctx.tx.execute<ScheduleRow>(sql`
    select s.id, t.name_pl as "namePl", t.name_en as "nameEn", t.service, s.title,
      s.day_of_month as "dayOfMonth", s.every_months as "everyMonths", s.weekday,
      s.next_run_on as "nextRunOn", s.is_active as "isActive", s.ended_at as "endedAt"
    from schedules s join request_types t on t.code = s.request_type
    where s.tenant_id = ${ctx.tenantId}
    order by s.ended_at desc nulls first, s.is_active desc, s.next_run_on, s.id limit ${LIMIT}`)
  return [...rows]
}
