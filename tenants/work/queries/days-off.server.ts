// A company's days off as part of a statement that reads items; see rules/days-off of sla.
import { type SQL, sql } from 'drizzle-orm'
import type { DayOff } from '../../sla/rules/days-off.ts'

/** As JSON carries them. */
export type StoredDayOff = {
  day: string
  name: string
  enteredAt: string
  removedAt: string | null
}

/** `daysOffOf(sql`w.tenant_id`)` as a column; days of the same order every time. */
export function daysOffOf(tenantId: SQL): SQL {
  return sql`(select coalesce(json_agg(json_build_object('day', d.day, 'name', d.name, 'enteredAt', d.entered_at,
      'removedAt', d.removed_at) order by d.day, d.id), '[]')
    from company_days_off d where d.tenant_id = ${tenantId})`
}

export function readDaysOff(stored: readonly StoredDayOff[]): DayOff[] {
  return stored.map(({ day, enteredAt, removedAt }) => ({
    day,
    enteredAt: new Date(enteredAt),
    removedAt: removedAt === null ? null : new Date(removedAt),
  }))
}
