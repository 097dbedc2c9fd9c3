// Days on which a company does not work, said outside its contract: always ahead, so that
// no time that has gone by is counted anew. Running clocks follow by a job.
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { companyDaysOff } from '#db/schema/promises.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { addDays, isLocalDate, type LocalDate, localDateOf } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import {
  requirePermission,
  type ScopeContext,
  systemPrincipal,
  type TenantId,
  withCompany,
  withProvider,
} from '../../shared/scope.server.ts'
import { loadItemForChange, planChange, saveItemState } from './change-item.server.ts'

const MOST_DAYS = 400
const FARTHEST_DAYS = 5 * 366
const BATCH = 100

export const dayOffInput = z.object({
  day: z.string().refine(isLocalDate, 'not_a_date'),
  name: z.string().trim().min(1, 'required').max(120, 'too_long'),
})
export const daysOffInput = z.array(dayOffInput).min(1, 'required').max(MOST_DAYS, 'too_many')

export type DayOffRefusal = 'day_not_ahead' | 'date_too_far' | 'day_off_known'

/** Adds those that are new; a day that is off already stays as it was said first. */
export async function addDaysOff(
  ctx: ScopeContext,
  given: z.input<typeof daysOffInput>,
): Promise<Ok<{ added: number }> | Err<DayOffRefusal>> {
  requirePermission(ctx, 'contracts:manage')
  const parsed = daysOffInput.safeParse(given)
  if (!parsed.success) throw new AppError('invalid_input', { cause: parsed.error })
  const days = parsed.data
  const today = await todayOf(ctx)
  // A day that has begun is being counted: it cannot be given back.
  if (days.some(({ day }) => day <= today)) return err('day_not_ahead', 'day')
  if (days.some(({ day }) => day > addDays(today, FARTHEST_DAYS))) return err('date_too_far', 'day')
  const added = await ctx.tx
    .insert(companyDaysOff)
    .values(
      days.map(({ day, name }) => ({
        tenantId: ctx.tenantId,
        id: newId(),
        day,
        name,
        enteredAt: ctx.now,
        enteredById: ctx.actor.id,
        enteredByName: ctx.actor.name,
      })),
    )
    .onConflictDoNothing()
    .returning({ day: companyDaysOff.day, name: companyDaysOff.name })
  if (added.length === 0) return err('day_off_known', 'day')
  await recordAudit(ctx, {
    action: 'sla.days_off_added',
    subjectType: 'company',
    subjectId: ctx.tenantId,
    data: { days: added.map(({ day }) => day).sort(), names: nameList(added) },
  })
  return ok({ added: added.length })
}

const nameList = (days: readonly { name: string }[]) =>
  [...new Set(days.map(({ name }) => name))].slice(0, 20)

/** Takes back a day that has not begun. The row stays: clocks that ended meanwhile had it. */
export async function removeDayOff(
  ctx: ScopeContext,
  { id }: { id: string },
): Promise<Ok<undefined> | Err<'day_not_ahead'>> {
  requirePermission(ctx, 'contracts:manage')
  if (!isId(id)) throw new AppError('not_found')
  const today = await todayOf(ctx)
  const rows = await ctx.tx.execute<{ day: LocalDate; name: string }>(sql`
    select day::text, name from company_days_off
    where tenant_id = ${ctx.tenantId} and id = ${id} and removed_at is null for update`)
  const known = rows[0]
  if (!known) throw new AppError('not_found')
  if (known.day <= today) return err('day_not_ahead', 'day')
  await ctx.tx.execute(sql`
    update company_days_off set removed_at = ${ctx.now}, removed_by_name = ${ctx.actor.name},
      recounted_at = null
    where tenant_id = ${ctx.tenantId} and id = ${id}`)
  await recordAudit(ctx, {
    action: 'sla.day_off_removed',
    subjectType: 'company',
    subjectId: ctx.tenantId,
    data: { days: [known.day], names: [known.name] },
  })
  return ok()
}

async function todayOf(ctx: ScopeContext): Promise<LocalDate> {
  const rows = await ctx.tx.execute<{ zone: string }>(sql`
    select zone from companies where tenant_id = ${ctx.tenantId}`)
  return localDateOf(ctx.now, rows[0]!.zone)
}

/** Counts running clocks anew where days off changed. Gives how many items it counted. */
export async function recountForDaysOff(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'recount-days-off')
  const companies = await withProvider(principal, { readOnly: true }, (ctx) =>
    ctx.tx.execute<{ tenantId: TenantId }>(sql`
      select distinct tenant_id as "tenantId" from company_days_off
      where recounted_at is null`),
  )
  let counted = 0
  for (const { tenantId } of companies) {
    let after: string | null = null
    do {
      const batch: string[] = await withCompany(principal, tenantId, {}, (ctx) =>
        recountBatch(ctx, after),
      )
      counted += batch.length
      after = batch.length < BATCH ? null : batch.at(-1)!
    } while (after)
    // Only what was said by the time at which the counting began.
    await withCompany(principal, tenantId, {}, (ctx) =>
      ctx.tx.execute(sql`
        update company_days_off set recounted_at = ${now}
        where tenant_id = ${tenantId} and recounted_at is null
          and coalesce(removed_at, entered_at) <= ${now}`),
    )
  }
  return counted
}

async function recountBatch(ctx: ScopeContext, after: string | null): Promise<string[]> {
  const rows = await ctx.tx.execute<{ id: string }>(sql`
    select id from work_items
    where tenant_id = ${ctx.tenantId} and closed_at is null
      ${after ? sql`and id > ${after}` : sql``}
    order by id limit ${BATCH}`)
  for (const { id } of rows) {
    const item = await loadItemForChange(ctx, id)
    if (item.closedAt) continue
    const plan = planChange(item, { status: item.status, keepsVersion: true }, ctx.now)
    await saveItemState(ctx, plan, 'changed')
  }
  return rows.map(({ id }) => id)
}
