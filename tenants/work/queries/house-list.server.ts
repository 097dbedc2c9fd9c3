// Open work of all companies, for the office that looks after it and does none of it.
import { type SQL, sql } from 'drizzle-orm'
import { companyMeant } from '../../shared/company-text.server.ts'
import { type ProviderContext, requirePermission } from '../../shared/scope.server.ts'
import { NEVER } from '../rules/clocks.ts'
import type { HouseItem, Page } from '../types.ts'
import { cursorOf, readCursor } from './cursor.ts'

export type HouseListInput = {
  only?: 'late' | 'unassigned'
  /** A company by its slug, NIP or name, or by a part of the name; all without it. */
  company?: string
  cursor?: string | null
  limit?: number
}

/**
 * The most urgent first; "late" is past its next deadline, as the overview counts it. Items of
 * the payroll name people of the client in their titles, whom the office does not see.
 */
export async function listHouseItems(
  ctx: ProviderContext,
  input: HouseListInput = {},
): Promise<Page<HouseItem>> {
  requirePermission(ctx, 'work:read')
  const limit = Math.min(input.limit ?? 50, 200)
  const where: SQL[] = [sql`w.closed_at is null`]
  if (input.only === 'late') where.push(sql`w.next_due_at < ${ctx.now}`)
  if (input.only === 'unassigned') where.push(sql`w.assignee_id is null`)
  const meant = companyMeant(input.company)
  if (meant) where.push(meant)
  const after = readCursor(input.cursor)
  if (after) where.push(sql`(w.next_due_at, w.id) > (${after.at}, ${after.id}::uuid)`)
  const rows = await ctx.tx.execute<Omit<HouseItem, 'nextDueAt'> & { nextDueAt: Date }>(sql`
    select w.id, w.number, case when w.service <> 'payroll' then w.title end as title,
      jsonb_build_object('pl', r.name_pl, 'en', r.name_en) as "typeName", c.slug, c.short_name as company, c.colour, w.service,
      w.status, w.priority, w.assignee_name as "assigneeName", w.opened_at as "openedAt",
      w.next_due_at as "nextDueAt", w.is_breached as "isBreached", (
        select coalesce(max(k.escalated_percent), 0) from sla_clocks k
        where k.tenant_id = w.tenant_id and k.item_id = w.id and k.stopped_at is null
      ) as "escalatedPercent"
    from work_items w join companies c using (tenant_id)
      join request_types r on r.code = w.request_type
    where ${sql.join(where, sql` and `)}
    order by w.next_due_at, w.id limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => ({
      ...row,
      nextDueAt: row.nextDueAt < NEVER ? row.nextDueAt : null,
    })),
    nextCursor: rows.length > limit && last ? cursorOf(last.nextDueAt, last.id) : null,
  }
}
