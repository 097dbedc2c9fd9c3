// Causes, what is done about them, and what a company agreed about its complaints.
import { sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { Cause, ComplaintSettings, CorrectiveAction } from '../types.ts'

export async function listCauses(ctx: ScopeContext): Promise<Cause[]> {
  requirePermission(ctx, 'complaints:read')
  const rows = await ctx.tx.execute<Cause>(sql`
    select id, parent_id as "parentId", code, name_pl as "namePl", name_en as "nameEn",
      is_active as "isActive"
    from complaint_causes where tenant_id = ${ctx.tenantId} order by id limit 200`)
  return [...rows]
}

/** Those that wait come first, by the day of what is next; then those that are checked. */
export async function listActions(ctx: ScopeContext): Promise<CorrectiveAction[]> {
  requirePermission(ctx, 'complaints:read')
  const rows = await ctx.tx.execute<CorrectiveAction>(sql`
    select a.id, a.cause_id as "causeId", k.name_pl as "causePl", k.name_en as "causeEn",
      a.complaint_id as "complaintId", c.number || '/' || c.year as "complaintNumber",
      a.description, a.owner_name as "ownerName", a.due_on as "dueOn", a.done_on as "doneOn",
      a.check_on as "checkOn", a.effect, a.effect_note as "effectNote"
    from corrective_actions a
      join complaint_causes k on k.tenant_id = a.tenant_id and k.id = a.cause_id
      left join complaints c on c.tenant_id = a.tenant_id and c.id = a.complaint_id
    where a.tenant_id = ${ctx.tenantId}
    order by a.effect is not null, coalesce(a.check_on, a.due_on), a.id limit 200`)
  return [...rows]
}

export async function getSettings(ctx: ScopeContext): Promise<ComplaintSettings> {
  requirePermission(ctx, 'complaints:read')
  const rows = await ctx.tx.execute<ComplaintSettings>(sql`
    select coalesce(s.is_form_open, false) as "isFormOpen",
      coalesce(s.regimes, '{consumer}') as regimes, coalesce(s.contract_days, 30) as "contractDays"
    from companies o left join complaint_settings s on s.tenant_id = o.tenant_id
    where o.tenant_id = ${ctx.tenantId}`)
  if (!rows[0]) throw new AppError('not_found')
  return rows[0]
}
