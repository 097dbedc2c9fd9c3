// Billing runs and the months that have been billed.
import { desc, eq, sql } from 'drizzle-orm'
import { billingRuns } from '#db/schema/billing.ts'
import type { Period } from '#tenants/shared/dates.ts'
import { type ProviderContext, requirePermission } from '#tenants/shared/scope.server.ts'
import type { BillingMonth, BillingRun } from '../types.ts'

const runColumns = {
  id: billingRuns.id,
  period: billingRuns.period,
  status: billingRuns.status,
  companiesTotal: billingRuns.companiesTotal,
  companiesDone: billingRuns.companiesDone,
  startedAt: billingRuns.startedAt,
  finishedAt: billingRuns.finishedAt,
  startedByName: billingRuns.startedByName,
  failure: billingRuns.failure,
}

/** The last run of a month, running or not; its row is the progress bar. */
export async function getBillingRun(
  ctx: ProviderContext,
  { period }: { period: Period },
): Promise<BillingRun | null> {
  requirePermission(ctx, 'billing:read')
  const rows = await ctx.tx
    .select(runColumns)
    .from(billingRuns)
    .where(sql`${billingRuns.tenantId} = ${ctx.tenantId} and ${billingRuns.period} = ${period}`)
    .orderBy(desc(billingRuns.startedAt), desc(billingRuns.id))
    .limit(1)
  return rows[0] ? runOf(rows[0]) : null
}

type RunRow = Omit<BillingRun, 'status' | 'problems'> & { status: string; failure: string | null }

function runOf({ failure, ...row }: RunRow): BillingRun {
  const problems = (failure ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [company = '', code = ''] = line.split(': ')
      return { company, code }
    })
  return { ...row, status: row.status as BillingRun['status'], problems }
}

/** Months with invoices or runs, the newest first. */
export async function listBillingMonths(ctx: ProviderContext): Promise<BillingMonth[]> {
  requirePermission(ctx, 'billing:read')
  const [months, runs] = await Promise.all([
    ctx.tx.execute<Omit<BillingMonth, 'run'>>(sql`
      select period,
        (count(*) filter (where status = 'draft' and held_reason is null))::int as drafts,
        (count(*) filter (where status = 'draft' and held_reason is not null))::int as held,
        (count(*) filter (where status = 'issued'))::int as issued,
        sum(net_minor)::bigint as "netMinor"
      from invoices group by period order by period desc limit 60`),
    ctx.tx
      .selectDistinctOn([billingRuns.period], runColumns)
      .from(billingRuns)
      .where(eq(billingRuns.tenantId, ctx.tenantId))
      .orderBy(desc(billingRuns.period), desc(billingRuns.startedAt))
      .limit(60),
  ])
  const byPeriod = new Map<Period, BillingMonth>()
  for (const month of months) byPeriod.set(month.period, { ...month, run: null })
  for (const run of runs) {
    const empty = { period: run.period, drafts: 0, held: 0, issued: 0, netMinor: 0n }
    byPeriod.set(run.period, { ...empty, ...byPeriod.get(run.period), run: runOf(run) })
  }
  return [...byPeriod.values()].sort((a, b) => (a.period < b.period ? 1 : -1))
}
