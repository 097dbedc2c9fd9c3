// A billing run is a row that the worker advances, company by company.
import { and, eq, sql } from 'drizzle-orm'
import { billingRuns } from '#db/schema/billing.ts'
import { recordAudit } from '#tenants/audit/commands.server.ts'
import { requireProvider } from '#tenants/companies/queries.server.ts'
import { localDateOf, periodOf } from '#tenants/shared/dates.ts'
import { newId } from '#tenants/shared/ids.ts'
import { err, ok, type Result } from '#tenants/shared/result.ts'
import { type ProviderContext, requirePermission } from '#tenants/shared/scope.server.ts'
import type { StartRunInput } from '../schema.ts'

/** Starts the run of a month; while one is running, gives that one. */
export async function startBillingRun(
  ctx: ProviderContext,
  { period }: StartRunInput,
): Promise<Result<{ runId: string }, 'period_in_future'>> {
  requirePermission(ctx, 'billing:run')
  const [provider] = await Promise.all([
    requireProvider(ctx),
    ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('billing:runs', 0))`),
  ])
  if (period > periodOf(localDateOf(ctx.now, provider.zone))) {
    return err('period_in_future', 'period')
  }
  const [running, clients] = await Promise.all([
    ctx.tx
      .select({ id: billingRuns.id })
      .from(billingRuns)
      .where(
        and(
          eq(billingRuns.tenantId, ctx.tenantId),
          eq(billingRuns.period, period),
          eq(billingRuns.status, 'running'),
        ),
      )
      .limit(1),
    ctx.tx.execute<{ count: number }>(
      sql`select count(*)::int as count from companies where kind = 'client'`,
    ),
  ])
  if (running[0]) return ok({ runId: running[0].id })
  const runId = newId()
  await Promise.all([
    ctx.tx.insert(billingRuns).values({
      tenantId: ctx.tenantId,
      id: runId,
      period,
      status: 'running',
      companiesTotal: clients[0]!.count,
      startedAt: ctx.now,
      startedById: ctx.actor.id,
      startedByName: ctx.actor.name,
    }),
    recordAudit(ctx, {
      action: 'billing.run_started',
      subjectType: 'billing_run',
      subjectId: runId,
      data: { period },
    }),
  ])
  return ok({ runId })
}
