// One step of a run's calculation: a batch of persons, in a transaction of its own. The run
// counts the persons that are done, so a worker that stops is followed by any other.
import { and, eq, sql } from 'drizzle-orm'
import { payrollRuns, payslipLines, payslips } from '#db/schema/payroll.ts'
import { lastDayOf } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { insertRows } from '../insert-rows.server.ts'
import { getPayrollSettings } from '../queries/absences.server.ts'
import { listPersonIds, loadPersonFacts } from '../queries/run-facts.server.ts'
import type { RunKind } from '../run-types.ts'
import { calculatePerson } from '../runs/calculate.ts'
import type { RunFrame } from '../runs/facts.ts'
import { type LineInsert, lineRows, type PayslipInsert, payslipRow } from '../runs/slip-rows.ts'

const BATCH = 250
/** Lines in one statement: some megabytes of text. */
const LINES = 5_000

type Outcome = 'more' | 'done' | 'busy'
type Run = typeof payrollRuns.$inferSelect

/** Busy: another worker has the run, or there is nothing to calculate. */
export async function advanceRun(
  ctx: ScopeContext,
  { runId, batch = BATCH }: { runId: string; batch?: number },
): Promise<Outcome> {
  requirePermission(ctx, 'payroll:do')
  if (!isId(runId)) return 'busy'
  const [run] = await ctx.tx
    .select()
    .from(payrollRuns)
    .where(
      and(
        eq(payrollRuns.tenantId, ctx.tenantId),
        eq(payrollRuns.id, runId),
        sql`${payrollRuns.calculationState} in ('asked','running')`,
        sql`${payrollRuns.status} in ('draft','checked')`,
      ),
    )
    .for('update', { skipLocked: true })
    .limit(1)
  if (!run) return 'busy'
  const ids = await listPersonIds(ctx, { offset: run.peopleDone, limit: batch })
  if (ids.length > 0) await calculateBatch(ctx, run, ids)
  const peopleDone = run.peopleDone + ids.length
  const isLast = ids.length < batch
  if (isLast) await finish(ctx, run, peopleDone)
  else await setRun(ctx, run, { calculationState: 'running', peopleDone })
  return isLast ? 'done' : 'more'
}

async function calculateBatch(ctx: ScopeContext, run: Run, ids: readonly string[]) {
  const settings = await getPayrollSettings(ctx, lastDayOf(run.period))
  if (!settings) throw new RangeError('settings_missing')
  const { accidentBp, ppkTaxMonth, paysLabourFund, paysGuaranteeFund, paysBenefits } = settings
  const frame: RunFrame = {
    period: run.period,
    kind: run.kind as RunKind,
    payOn: run.payOn,
    settings: { accidentBp, ppkTaxMonth, paysLabourFund, paysGuaranteeFund, paysBenefits },
  }
  const [people, drafts] = await Promise.all([
    loadPersonFacts(ctx, frame, ids),
    ctx.tx.execute<{ employmentId: string; net: bigint }>(sql`
      delete from payslips where tenant_id = ${ctx.tenantId} and run_id = ${run.id}
        and employee_id = any(${sql.param([...ids])}::uuid[])
      returning employment_id as "employmentId", net_minor as net`),
  ])
  const before = new Map(drafts.map(({ employmentId, net }) => [employmentId, net]))
  const isFirst = run.calculatedAt === null
  const rows: PayslipInsert[] = []
  const lines: LineInsert[] = []
  for (const person of people) {
    for (const slip of calculatePerson(frame, person)) {
      const payslipId = newId()
      rows.push(
        payslipRow(frame, slip, {
          tenantId: ctx.tenantId,
          runId: run.id,
          payslipId,
          calculatedAt: ctx.now,
          draftBefore: isFirst ? undefined : (before.get(slip.employmentId) ?? null),
        }),
      )
      lines.push(...lineRows(frame, slip, ctx.tenantId, payslipId))
    }
  }
  await insertRows(ctx.tx, payslips, rows)
  for (let n = 0; n < lines.length; n += LINES) {
    await insertRows(ctx.tx, payslipLines, lines.slice(n, n + LINES))
  }
}

async function finish(ctx: ScopeContext, run: Run, peopleDone: number): Promise<void> {
  const [sums] = await ctx.tx.execute<{
    gross: bigint
    net: bigint
    cost: bigint
    count: number
    blocked: number
  }>(sql`select coalesce(sum(gross_minor), 0)::int8 as gross,
      coalesce(sum(net_minor), 0)::int8 as net,
      coalesce(sum(employer_total_minor), 0)::int8 as cost, count(*)::int as count,
      (count(*) filter (where is_blocked))::int as blocked
    from payslips where tenant_id = ${ctx.tenantId} and run_id = ${run.id}`)
  await setRun(ctx, run, {
    calculationState: 'done',
    calculatedAt: ctx.now,
    peopleDone,
    peopleTotal: peopleDone,
    grossMinor: sums!.gross,
    netMinor: sums!.net,
    employerTotalMinor: sums!.cost,
    payslipCount: sums!.count,
    blockingCount: sums!.blocked,
    version: run.version + 1,
  })
}

async function setRun(
  ctx: ScopeContext,
  run: Run,
  set: Partial<typeof payrollRuns.$inferInsert>,
): Promise<void> {
  await ctx.tx
    .update(payrollRuns)
    .set(set)
    .where(and(eq(payrollRuns.tenantId, ctx.tenantId), eq(payrollRuns.id, run.id)))
}

/** Ends a calculation that cannot go on; the agent asks again when the cause is gone. */
export async function failCalculation(
  ctx: ScopeContext,
  { runId, error }: { runId: string; error: string },
): Promise<void> {
  requirePermission(ctx, 'payroll:do')
  if (!isId(runId)) return
  await ctx.tx
    .update(payrollRuns)
    .set({ calculationState: 'failed', calculationError: error })
    .where(
      and(
        eq(payrollRuns.tenantId, ctx.tenantId),
        eq(payrollRuns.id, runId),
        sql`${payrollRuns.calculationState} in ('asked','running')`,
      ),
    )
}
