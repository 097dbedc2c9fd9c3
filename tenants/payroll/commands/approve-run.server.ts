// The client's part of a run: approved, which freezes it, or sent back to be done again.
import { sql } from 'drizzle-orm'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { isStale } from '../queries/run-changes.server.ts'
import type { RunReasonInput, RunStepInput } from '../schema.ts'
import { takeRun, writeStep } from './change-run.server.ts'

export type ApproveRefusal = 'not_checked' | 'overtaken' | 'inputs_changed' | 'other_run_open'

export async function approveRun(
  ctx: ScopeContext,
  input: RunStepInput,
): Promise<Result<{ version: number }, ApproveRefusal>> {
  requirePermission(ctx, 'payroll:approve')
  const run = await takeRun(ctx, input)
  if (run.status !== 'checked') return err('not_checked')
  if (run.isOvertaken) return err('overtaken')
  if (await isStale(ctx, run.id)) return err('inputs_changed')
  // The sums of the year go from run to run: one at a time stands between both steps.
  if (await hasApprovedRun(ctx)) return err('other_run_open')
  const version = await writeStep(ctx, run, {
    action: 'run_approved',
    set: {
      status: 'approved',
      approvedAt: ctx.now,
      approvedById: ctx.actor.id,
      approvedByName: ctx.actor.name,
    },
    data: { payslips: run.payslipCount },
  })
  return ok({ version })
}

export async function hasApprovedRun(ctx: ScopeContext): Promise<boolean> {
  requirePermission(ctx, 'payroll:read')
  const rows = await ctx.tx.execute(sql`select 1 from payroll_runs
    where tenant_id = ${ctx.tenantId} and status = 'approved' limit 1`)
  return rows.length > 0
}

/** Back to a draft, by either side, with the reason; what is closed stays closed. */
export async function reopenRun(
  ctx: ScopeContext,
  input: RunReasonInput,
): Promise<Result<{ version: number }, 'not_open'>> {
  requirePermission(ctx, ctx.actor.side === 'client' ? 'payroll:approve' : 'payroll:do')
  const run = await takeRun(ctx, input)
  if (run.status !== 'checked' && run.status !== 'approved') return err('not_open')
  const version = await writeStep(ctx, run, {
    action: 'run_reopened',
    set: { status: 'draft' },
    data: { from: run.status, reason: input.reason },
  })
  return ok({ version })
}
