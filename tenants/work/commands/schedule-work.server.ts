// Work that comes back by the calendar: setting it up and stopping it.
import { and, eq } from 'drizzle-orm'
import { schedules } from '#db/schema/work.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import type { LocalDate } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { firstRun } from '../rules/schedule.ts'

export type ScheduleInput = {
  requestType: string
  /** May name {period} and {previous}, as the answers of the form may. */
  title: string
  form: Record<string, unknown>
  dayOfMonth: number
  everyMonths: number
  notBefore: LocalDate
}

/** From `notBefore` on, the worker opens an item of the type on each due day. */
export async function createSchedule(
  ctx: ScopeContext,
  input: ScheduleInput,
): Promise<{ scheduleId: string; nextRunOn: LocalDate }> {
  requireRight(ctx)
  const scheduleId = newId()
  const nextRunOn = firstRun(input, input.notBefore)
  const { notBefore: _, ...columns } = input
  await Promise.all([
    ctx.tx
      .insert(schedules)
      .values({ tenantId: ctx.tenantId, id: scheduleId, ...columns, nextRunOn }),
    recordAudit(ctx, {
      action: 'work.schedule_created',
      subjectType: 'schedule',
      subjectId: scheduleId,
      data: { requestType: input.requestType, title: input.title, nextRunOn },
    }),
  ])
  return { scheduleId, nextRunOn }
}

/** Stops a schedule; what it has opened stays. */
export async function stopSchedule(ctx: ScopeContext, scheduleId: string): Promise<void> {
  requireRight(ctx)
  if (!isId(scheduleId)) throw new AppError('not_found')
  const stopped = await ctx.tx
    .update(schedules)
    .set({ isActive: false })
    .where(and(eq(schedules.tenantId, ctx.tenantId), eq(schedules.id, scheduleId)))
    .returning({ title: schedules.title })
  if (!stopped[0]) throw new AppError('not_found')
  await recordAudit(ctx, {
    action: 'work.schedule_stopped',
    subjectType: 'schedule',
    subjectId: scheduleId,
    data: { title: stopped[0].title },
  })
}

// Leads set up the routine of their companies, the admin that of a new contract.
function requireRight(ctx: ScopeContext): void {
  if (!ctx.actor.can('work:assign')) requirePermission(ctx, 'contracts:manage')
}
