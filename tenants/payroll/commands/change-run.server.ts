// What every step of a run begins with: the company's payroll is locked, so that no two
// runs move the year to date at once, and the run is as the person saw it.
import { and, eq, sql } from 'drizzle-orm'
import { payrollRuns } from '#db/schema/payroll.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { isOvertaken } from '../queries/runs.server.ts'

export type RunInHand = typeof payrollRuns.$inferSelect & { isOvertaken: boolean }

export async function lockPayroll(ctx: ScopeContext): Promise<void> {
  requirePermission(ctx, 'payroll:read')
  await ctx.tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`payroll ${ctx.tenantId}`}, 0))`,
  )
}

/** The run, locked; throws not_found for another company's and stale_version. */
export async function takeRun(
  ctx: ScopeContext,
  { runId, version }: { runId: string; version: number },
): Promise<RunInHand> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(runId)) throw new AppError('not_found')
  await lockPayroll(ctx)
  const [run] = await ctx.tx
    .select()
    .from(payrollRuns)
    .where(and(eq(payrollRuns.tenantId, ctx.tenantId), eq(payrollRuns.id, runId)))
    .for('update')
    .limit(1)
  if (!run) throw new AppError('not_found')
  if (run.version !== version) throw new AppError('stale_version')
  const [seen] = await ctx.tx
    .select({ isOvertaken: isOvertaken(ctx) })
    .from(payrollRuns)
    .where(and(eq(payrollRuns.tenantId, ctx.tenantId), eq(payrollRuns.id, runId)))
  return { ...run, isOvertaken: seen!.isOvertaken }
}

type Step = {
  action: string
  set: Partial<typeof payrollRuns.$inferInsert>
  data?: Record<string, unknown>
}

/** Writes a step and its deed; gives the run's new version. */
export async function writeStep(
  ctx: ScopeContext,
  run: Pick<RunInHand, 'id' | 'version' | 'period' | 'number' | 'kind' | 'itemId'>,
  { action, set, data }: Step,
): Promise<number> {
  requirePermission(ctx, 'payroll:read')
  const version = run.version + 1
  await Promise.all([
    ctx.tx
      .update(payrollRuns)
      .set({ ...set, version })
      .where(and(eq(payrollRuns.tenantId, ctx.tenantId), eq(payrollRuns.id, run.id))),
    recordAudit(ctx, {
      action: `payroll.${action}`,
      subjectType: 'payroll_run',
      subjectId: run.id,
      ...(run.itemId ? { itemId: run.itemId } : {}),
      data: { period: run.period, number: run.number, kind: run.kind, ...data },
    }),
  ])
  return version
}
