// Work that comes back by the calendar: setting it up, pausing it, ending it.
import { sql } from 'drizzle-orm'
import { schedules } from '#db/schema/work.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import type { LocalDate } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { listSchedulableTypes } from '../queries/agents.server.ts'
import { fillInForm, firstRun, runAfterPause, type ScheduleRule } from '../rules/schedule.ts'
import { type FormField, validateForm } from '../schema.ts'

export type ScheduleInput = ScheduleRule & {
  requestType: string
  /** May name {date}, {period} and {previous}, as the texts of the form may. */
  title: string
  form: Record<string, unknown>
  notBefore: LocalDate
}

export type ScheduleRefusal = 'unknown_request_type' | 'date_past' | 'invalid_form'

/**
 * From `notBefore` on, the worker opens an item of the type on each due day. The form is
 * tried as of the first run: what could never be opened is refused now.
 */
export async function createSchedule(
  ctx: ScopeContext,
  input: ScheduleInput,
): Promise<Ok<{ scheduleId: string; nextRunOn: LocalDate }> | Err<ScheduleRefusal>> {
  requireRight(ctx)
  const [types, today] = await Promise.all([listSchedulableTypes(ctx), todayOf(ctx)])
  const type = types.find(({ code }) => code === input.requestType)
  if (!type) return err('unknown_request_type', 'requestType')
  if (input.notBefore < today) return err('date_past', 'notBefore')
  const nextRunOn = firstRun(input, input.notBefore)
  const form = answersFor(type.form, input.form)
  const tried = validateForm(type.form, fillInForm(form, nextRunOn))
  if (!tried.ok) return err('invalid_form', `form.${Object.keys(tried.errors)[0]}`, tried.errors)
  const scheduleId = newId()
  const { requestType, title, dayOfMonth, everyMonths } = input
  const rule = { dayOfMonth, everyMonths, weekday: input.weekday ?? null }
  await Promise.all([
    ctx.tx.insert(schedules).values({
      ...{ tenantId: ctx.tenantId, id: scheduleId, requestType, title, form, ...rule, nextRunOn },
      createdAt: ctx.now,
    }),
    recordAudit(ctx, {
      action: 'work.schedule_created',
      subjectType: 'schedule',
      subjectId: scheduleId,
      data: { requestType, title, ...rule, nextRunOn },
    }),
  ])
  return ok({ scheduleId, nextRunOn })
}

type Step = { isActive: boolean; nextRunOn?: LocalDate; endedAt?: Date }
type Found = ScheduleRule & {
  title: string
  nextRunOn: LocalDate
  isActive: boolean
  endedAt: Date | null
  today: LocalDate
}
type StepOutcome = Ok<{ nextRunOn: LocalDate }> | Err<'schedule_ended'>

/** Nothing is opened until it is resumed; what it has opened stays. */
export function pauseSchedule(ctx: ScopeContext, scheduleId: string): Promise<StepOutcome> {
  return changeSchedule(ctx, scheduleId, 'paused', () => ({ isActive: false }))
}

/** Goes on with the first due day from today; days that fell into the pause are not owed. */
export function resumeSchedule(ctx: ScopeContext, scheduleId: string): Promise<StepOutcome> {
  return changeSchedule(ctx, scheduleId, 'resumed', (found) => ({
    isActive: true,
    // One that was not paused may owe a run that the worker is about to open.
    nextRunOn: found.isActive
      ? found.nextRunOn
      : runAfterPause(found, found.nextRunOn, found.today),
  }))
}

/** Ends it for good; what it has opened stays. */
export function endSchedule(ctx: ScopeContext, scheduleId: string): Promise<StepOutcome> {
  return changeSchedule(ctx, scheduleId, 'ended', () => ({ isActive: false, endedAt: ctx.now }))
}

async function changeSchedule(
  ctx: ScopeContext,
  scheduleId: string,
  deed: 'paused' | 'resumed' | 'ended',
  decide: (found: Found) => Step,
): Promise<StepOutcome> {
  requireRight(ctx)
  if (!isId(scheduleId)) throw new AppError('not_found')
  const rows = await ctx.tx.execute<Found>(sql`
    select s.title, s.day_of_month as "dayOfMonth", s.every_months as "everyMonths", s.weekday,
      s.next_run_on as "nextRunOn", s.is_active as "isActive", s.ended_at as "endedAt",
      (${ctx.now}::timestamptz at time zone c.zone)::date as today
    from schedules s join companies c on c.tenant_id = s.tenant_id
    where s.tenant_id = ${ctx.tenantId} and s.id = ${scheduleId}
    for update of s`)
  const found = rows[0]
  if (!found) throw new AppError('not_found')
  if (found.endedAt) return err('schedule_ended')
  const step = decide(found)
  const nextRunOn = step.nextRunOn ?? found.nextRunOn
  await Promise.all([
    ctx.tx.execute(sql`
      update schedules set is_active = ${step.isActive}, next_run_on = ${nextRunOn},
        ended_at = ${step.endedAt ?? null}
      where tenant_id = ${ctx.tenantId} and id = ${scheduleId}`),
    recordAudit(ctx, {
      action: `work.schedule_${deed}`,
      subjectType: 'schedule',
      subjectId: scheduleId,
      data: { title: found.title, nextRunOn },
    }),
  ])
  return ok({ nextRunOn })
}

// What was typed is kept as typed: an amount that was read once must not be read again.
function answersFor(fields: readonly FormField[], sent: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    fields.flatMap(({ key, type }) =>
      type !== 'file' && Object.hasOwn(sent, key) ? [[key, sent[key]]] : [],
    ),
  )
}

async function todayOf(ctx: ScopeContext): Promise<LocalDate> {
  const rows = await ctx.tx.execute<{ today: LocalDate }>(sql`
    select (${ctx.now}::timestamptz at time zone zone)::date as today
    from companies where tenant_id = ${ctx.tenantId}`)
  if (!rows[0]) throw new AppError('not_found')
  return rows[0].today
}

// Leads set up the routine of their companies, the admin that of a new contract.
function requireRight(ctx: ScopeContext): void {
  if (!ctx.actor.can('work:assign')) requirePermission(ctx, 'contracts:manage')
}
