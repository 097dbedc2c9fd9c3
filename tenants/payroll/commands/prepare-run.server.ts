// The agent's part of a run: begun, calculated, checked, taken back.
import { and, eq, sql } from 'drizzle-orm'
import { payrollRuns, payslips } from '#db/schema/payroll.ts'
import { workItems } from '#db/schema/work.ts'
import { AppError } from '../../shared/app-error.ts'
import { addMonths, firstDayOf, lastDayOf, type Period } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { openItem } from '../../work/commands/open-item.server.ts'
import { payrollLawOn } from '../pl/parameters.ts'
import { getPayrollSettings } from '../queries/absences.server.ts'
import { isStale } from '../queries/run-changes.server.ts'
import { payDayOf, payDayUpTo } from '../rules/pay-day.ts'
import type { RunKind } from '../run-types.ts'
import type { CheckRunInput, CreateRunInput, RunReasonInput, RunStepInput } from '../schema.ts'
import { lockPayroll, takeRun, writeStep } from './change-run.server.ts'
import { confirmExtremes } from './confirm-extremes.server.ts'

/** Pay of a month may be late, but not by a season. */
const LATEST_MONTHS = 3
const TITLES: Record<RunKind, string> = {
  regular: 'Lista płac',
  bonus: 'Lista premii',
  correction: 'Lista korekt',
}

export type CreateRefusal = 'settings_missing' | 'pay_day_far' | 'law_unknown'

/** Begins a run of a month; there may be several, each with its number. */
export async function createRun(
  ctx: ScopeContext,
  input: CreateRunInput,
): Promise<Result<{ runId: string; number: number }, CreateRefusal>> {
  requirePermission(ctx, 'payroll:do')
  const { period, kind, itemId } = input
  await lockPayroll(ctx)
  const [settings, [last], items] = await Promise.all([
    getPayrollSettings(ctx, lastDayOf(period)),
    ctx.tx
      .select({ number: sql<number>`coalesce(max(${payrollRuns.number}), 0)::int` })
      .from(payrollRuns)
      .where(and(eq(payrollRuns.tenantId, ctx.tenantId), eq(payrollRuns.period, period))),
    itemId
      ? ctx.tx
          .select({ id: workItems.id })
          .from(workItems)
          .where(and(eq(workItems.tenantId, ctx.tenantId), eq(workItems.id, itemId)))
          .limit(1)
      : [],
  ])
  if (itemId && items.length === 0) throw new AppError('not_found')
  if (!settings) return err('settings_missing', 'period')
  const payOn = input.payOn ? payDayUpTo(input.payOn) : payDayOf(period, settings)
  const latest = lastDayOf(addMonths(period, LATEST_MONTHS))
  if (payOn < payDayUpTo(firstDayOf(period)) || payOn > latest) return err('pay_day_far', 'payOn')
  if (!isLawKnown(payOn) || !isLawKnown(lastDayOf(period))) return err('law_unknown', 'payOn')
  const title = input.title ?? `${TITLES[kind]} ${period}/${last!.number + 1}`
  const opened = itemId ?? (kind === 'regular' ? await itemOfMonth(ctx, period, title) : null)
  const run = { id: newId(), period, kind, itemId: opened, number: last!.number + 1, version: 0 }
  await ctx.tx.insert(payrollRuns).values({
    ...run,
    tenantId: ctx.tenantId,
    title,
    payOn,
    status: 'draft',
    createdAt: ctx.now,
    createdByName: ctx.actor.name,
  })
  await writeStep(ctx, run, { action: 'run_created', set: {}, data: { payOn } })
  return ok({ runId: run.id, number: run.number })
}

/**
 * The work item that the run is timed and billed by; none where the contract has no payroll.
 * A run in the place of a reversed one takes that one's item, which was counted already.
 */
async function itemOfMonth(
  ctx: ScopeContext,
  period: Period,
  title: string,
): Promise<string | null> {
  const [live] = await ctx.tx.execute<{ count: number }>(sql`
    select count(*)::int as count from payroll_runs where tenant_id = ${ctx.tenantId}
      and period = ${period} and kind = 'regular' and status <> 'reversed'`)
  const opened = await openItem(ctx, {
    requestType: 'payroll_run',
    title,
    form: { period },
    source: 'agent',
    sourceKey: `payroll_run:${period}:${live!.count + 1}`,
  })
  return opened.ok ? opened.value.itemId : null
}

function isLawKnown(date: string): boolean {
  try {
    payrollLawOn(date)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Asks the worker to calculate: everybody anew, with what is known by now. */
export async function askCalculation(
  ctx: ScopeContext,
  input: RunStepInput,
): Promise<Result<{ version: number }, 'not_draft'>> {
  requirePermission(ctx, 'payroll:do')
  const run = await takeRun(ctx, input)
  if (run.status !== 'draft' && run.status !== 'checked') return err('not_draft')
  const [people] = await ctx.tx.execute<{ count: number }>(
    sql`select count(*)::int as count from employees where tenant_id = ${ctx.tenantId}`,
  )
  const version = await writeStep(ctx, run, {
    action: 'run_calculation_asked',
    set: {
      status: 'draft',
      checkedAt: null,
      checkedById: null,
      checkedByName: null,
      calculationState: 'asked',
      calculationAskedAt: ctx.now,
      calculationError: null,
      peopleTotal: people!.count,
      peopleDone: 0,
    },
  })
  return ok({ version })
}

export type CheckRefusal =
  | 'not_draft'
  | 'not_calculated'
  | 'run_empty'
  | 'run_blocked'
  | 'overtaken'
  | 'inputs_changed'
  | 'not_confirmed'

/** The agent puts a name under it: from here the client may approve. */
export async function checkRun(
  ctx: ScopeContext,
  input: CheckRunInput,
): Promise<Result<{ version: number }, CheckRefusal>> {
  requirePermission(ctx, 'payroll:do')
  const run = await takeRun(ctx, input)
  if (run.status !== 'draft') return err('not_draft')
  if (run.calculationState !== 'done') return err('not_calculated')
  if (run.isOvertaken) return err('overtaken')
  if (await isStale(ctx, run.id)) return err('inputs_changed')
  if (run.payslipCount === 0) return err('run_empty')
  if (run.blockingCount > 0) return err('run_blocked')
  const confirmed = await confirmExtremes(ctx, run.id, input.confirm ?? {})
  if (!confirmed) return err('not_confirmed')
  const version = await writeStep(ctx, run, {
    action: 'run_checked',
    set: {
      status: 'checked',
      checkedAt: ctx.now,
      checkedById: ctx.actor.id,
      checkedByName: ctx.actor.name,
    },
    data: { payslips: run.payslipCount, ...(confirmed.length > 0 ? { confirmed } : {}) },
  })
  return ok({ version })
}

/** Takes a draft away that nobody wants. */
export async function discardRun(
  ctx: ScopeContext,
  input: RunReasonInput,
): Promise<Result<undefined, 'not_draft'>> {
  requirePermission(ctx, 'payroll:do')
  const run = await takeRun(ctx, input)
  if (run.status !== 'draft') return err('not_draft')
  await writeStep(ctx, run, {
    action: 'run_discarded',
    set: {},
    data: { reason: input.reason },
  })
  const mine = and(eq(payslips.tenantId, ctx.tenantId), eq(payslips.runId, run.id))
  await ctx.tx.delete(payslips).where(mine)
  await ctx.tx
    .delete(payrollRuns)
    .where(and(eq(payrollRuns.tenantId, ctx.tenantId), eq(payrollRuns.id, run.id)))
  return ok()
}
