// Calculations in the background, batch by batch. One company's failure stops no other.
import { sql } from 'drizzle-orm'
import { logger } from '../shared/log.server.ts'
import {
  type Principal,
  systemPrincipal,
  type TenantId,
  withCompany,
  withProvider,
} from '../shared/scope.server.ts'
import { advanceRun, failCalculation } from './commands/advance-run.server.ts'

type Asked = { tenantId: TenantId; runId: string }

/** Carries on with every calculation that was asked for; gives the number of batches. */
export async function advancePayrollRuns(now: Date, batch?: number): Promise<number> {
  const principal = systemPrincipal(now, 'payroll-runs')
  const asked = await withProvider(principal, { readOnly: true }, (ctx) =>
    ctx.tx.execute<Asked>(sql`
      select tenant_id as "tenantId", id as "runId" from payroll_runs
      where calculation_state in ('asked','running') and status in ('draft','checked')
      order by calculation_asked_at, id limit 100`),
  )
  let batches = 0
  for (const one of asked) batches += await carryOn(principal, one, batch)
  return batches
}

async function carryOn(
  principal: Principal,
  { tenantId, runId }: Asked,
  batch: number | undefined,
): Promise<number> {
  let batches = 0
  try {
    for (;;) {
      const outcome = await withCompany(principal, tenantId, {}, (ctx) =>
        advanceRun(ctx, { runId, ...(batch ? { batch } : {}) }),
      )
      if (outcome !== 'busy') batches += 1
      if (outcome !== 'more') return batches
    }
  } catch (error) {
    logger.error({ err: error, run: runId }, 'a payroll run could not be calculated')
    const reason = error instanceof RangeError ? error.message : 'internal'
    await withCompany(principal, tenantId, {}, (ctx) =>
      failCalculation(ctx, { runId, error: reason }),
    )
    return batches
  }
}
