// Billing in the background. Each company is a transaction of its own: a run that is
// interrupted goes on where it stopped, and one company's failure stops no other.
import { and, eq, sql } from 'drizzle-orm'
import { billingRuns } from '#db/schema/billing.ts'
import type { Period } from '#tenants/shared/dates.ts'
import { logger } from '#tenants/shared/log.server.ts'
import {
  type Principal,
  type ProviderContext,
  systemPrincipal,
  type TenantId,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { buildDraft } from './commands/build-draft.server.ts'
import { startBillingRun } from './commands/start-run.server.ts'
import { checkConservation } from './queries/conservation.server.ts'

type Run = {
  id: string
  period: Period
  companiesTotal: number
  companiesDone: number
  failure: string | null
}
type Client = { tenantId: TenantId; slug: string }

/** Advances what runs by at most so many companies; gives the number advanced. */
export async function advanceBillingRuns(now: Date, most = 200): Promise<number> {
  let done = 0
  while (done < most && (await advanceOne(systemPrincipal(now, 'billing-run')))) done += 1
  return done
}

/** Starts a month's run and carries it through, for the demo, the tests and the command line. */
export async function runBilling(
  principal: Principal,
  { period }: { period: Period },
): Promise<{ failure: string | null }> {
  const started = await withProvider(principal, {}, (ctx) => startBillingRun(ctx, { period }))
  if (!started.ok) throw new RangeError(started.code)
  for (;;) {
    const moved = await advanceBillingRuns(principal.now)
    const rows = await withProvider(principal, { readOnly: true }, (ctx) =>
      ctx.tx
        .select({ status: billingRuns.status, failure: billingRuns.failure })
        .from(billingRuns)
        .where(
          and(eq(billingRuns.tenantId, ctx.tenantId), eq(billingRuns.id, started.value.runId)),
        ),
    )
    if (rows[0]!.status !== 'running') return { failure: rows[0]!.failure }
    // Somebody else's worker holds the run's row: let it finish its company.
    if (moved === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** The nightly proof that nothing was billed twice, lost or left out of the books. */
export async function verifyBilling(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'billing-verify')
  const { problems } = await withProvider(principal, { readOnly: true }, checkConservation)
  for (const problem of problems) logger.error({ problem }, 'billing does not add up')
  return problems.length
}

/** One company of one run, or the end of a run; false when nothing runs that is free. */
async function advanceOne(principal: Principal): Promise<boolean> {
  let current: { run: Run; client: Client } | null = null
  try {
    return await withProvider(principal, {}, async (ctx) => {
      const run = await takeRun(ctx)
      if (!run) return false
      const client = await clientAt(ctx, run)
      if (!client) {
        await finish(ctx, run)
        return true
      }
      current = { run, client }
      const { tenantId, slug } = client
      const outcome = await buildDraft(ctx, { tenantId, period: run.period })
      // A company without a contract is shown as such; it is no failure of the run.
      const refused = outcome.kind === 'refused' && outcome.code !== 'no_contract'
      await advance(ctx, run, refused ? `${slug}: ${outcome.code}` : null)
      return true
    })
  } catch (error) {
    const failed = current as { run: Run; client: Client } | null
    if (!failed) throw error
    const { run, client } = failed
    logger.error({ err: error, company: client.slug, period: run.period }, 'billing failed')
    await withProvider(principal, {}, async (ctx) => {
      const again = await takeRun(ctx, run.id)
      if (again?.companiesDone === run.companiesDone) {
        await advance(ctx, again, `${client.slug}: internal`)
      }
    })
    return true
  }
}

/** Locks a running run; the rows that other workers hold are left to them. */
async function takeRun(ctx: ProviderContext, id: string | null = null): Promise<Run | null> {
  const rows = await ctx.tx.execute<Run>(sql`
    select id, period, companies_total as "companiesTotal", companies_done as "companiesDone",
      failure
    from billing_runs
    where tenant_id = ${ctx.tenantId} and status = 'running'
      ${id === null ? sql`` : sql`and id = ${id}`}
    order by started_at, id limit 1
    for update ${id === null ? sql`skip locked` : sql``}`)
  return rows[0] ?? null
}

// Ids grow with time, so a company taken on during the run stands behind its end.
async function clientAt(ctx: ProviderContext, run: Run): Promise<Client | null> {
  if (run.companiesDone >= run.companiesTotal) return null
  const rows = await ctx.tx.execute<Client>(sql`
    select tenant_id as "tenantId", slug from companies where kind = 'client'
    order by tenant_id offset ${run.companiesDone} limit 1`)
  return rows[0] ?? null
}

async function advance(ctx: ProviderContext, run: Run, problem: string | null): Promise<void> {
  const failure = [run.failure, problem].filter(Boolean).join('\n') || null
  await ctx.tx
    .update(billingRuns)
    .set({ companiesDone: run.companiesDone + 1, failure })
    .where(and(eq(billingRuns.tenantId, ctx.tenantId), eq(billingRuns.id, run.id)))
}

async function finish(ctx: ProviderContext, run: Run): Promise<void> {
  await ctx.tx
    .update(billingRuns)
    .set({ status: run.failure ? 'failed' : 'finished', finishedAt: ctx.now })
    .where(and(eq(billingRuns.tenantId, ctx.tenantId), eq(billingRuns.id, run.id)))
}
