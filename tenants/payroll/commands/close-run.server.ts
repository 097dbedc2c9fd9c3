// An approved run becomes history: payslips are published, the books get their entry, and
// what was taken is counted. A mistake is taken back by a mirror of all of it.
import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { payslips } from '#db/schema/payroll.ts'
import { postEntry } from '../../ledger/commands.server.ts'
import type { EntryLine, PostRefusal } from '../../ledger/types.ts'
import { lastDayOf, localDateOf } from '../../shared/dates.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { finishItem } from '../../work/commands/finish-item.server.ts'
import { getPayrollSettings } from '../queries/absences.server.ts'
import { loadRunToPay } from '../queries/payment-facts.server.ts'
import { amountNames } from '../run-types.ts'
import { planPayments } from '../runs/payments.ts'
import { type CentreSums, postingLines } from '../runs/posting.ts'
import type { RunReasonInput, RunStepInput } from '../schema.ts'
import { hasApprovedRun } from './approve-run.server.ts'
import { type RunInHand, takeRun, writeStep } from './change-run.server.ts'
import { mailNewPayslips } from './mail-employees.server.ts'
import { cancelBatch, findBatchOf } from './payments.server.ts'

/** Publishes and posts; the caller rolls back when the books refuse. */
export async function closeRun(
  ctx: ScopeContext,
  input: RunStepInput,
): Promise<Result<{ version: number; entryId: string | null }, 'not_approved' | PostRefusal>> {
  requirePermission(ctx, 'payroll:do')
  const run = await takeRun(ctx, input)
  if (run.status !== 'approved') return err('not_approved')
  const [lines] = await Promise.all([
    entryLines(ctx, run),
    ctx.tx
      .update(payslips)
      .set({ publishedAt: ctx.now })
      .where(and(eq(payslips.tenantId, ctx.tenantId), eq(payslips.runId, run.id))),
    countTaken(ctx, run.id, 1),
  ])
  let entryId: string | null = null
  if (lines.length > 0) {
    const posted = await postEntry(ctx, {
      occurredOn: lastDayOf(run.period),
      description: run.title,
      sourceType: 'payroll_run',
      sourceId: run.id,
      lines,
    })
    if (!posted.ok) return posted
    entryId = posted.value.id
  }
  // An item that somebody finished by hand has been counted then.
  if (run.itemId) {
    const source = { type: 'payroll_run', id: run.id }
    await finishItem(ctx, { itemId: run.itemId, source, quantity: run.payslipCount })
  }
  const version = await writeStep(ctx, run, {
    action: 'run_closed',
    set: { status: 'closed', closedAt: ctx.now, closedByName: ctx.actor.name, entryId },
    data: { payslips: run.payslipCount },
  })
  await mailNewPayslips(ctx, run.id)
  return ok({ version, entryId })
}

async function entryLines(ctx: ScopeContext, run: RunInHand): Promise<EntryLine[]> {
  const columns = getTableColumns(payslips)
  const sums = sql.join(
    amountNames.map(
      (name) => sql`sum(${sql.identifier(columns[name].name)})::int8 as ${sql.identifier(name)}`,
    ),
    sql`, `,
  )
  const [centres, settings] = await Promise.all([
    ctx.tx.execute<CentreSums>(sql`
      select cost_centre as "costCentre", ${sums},
        coalesce(sum((select sum((t ->> 'amount')::int8)
          from jsonb_array_elements(inputs -> 'taken') t
          where t ->> 'code' = 'garnishment')), 0)::int8 as "garnishedMinor"
      from payslips where tenant_id = ${ctx.tenantId} and run_id = ${run.id}
      group by cost_centre order by cost_centre nulls first`),
    // A mirror stands on the accounts that were known when the run was closed.
    getPayrollSettings(ctx, lastDayOf(run.period), run.closedAt ?? ctx.now),
  ])
  const { ledgerAccounts = {}, costCentres = [] } = settings ?? {}
  return postingLines(run.title, centres, ledgerAccounts, costCentres)
}

/** Adds what the run took to each title, or takes it off again. */
async function countTaken(ctx: ScopeContext, runId: string, sign: 1 | -1): Promise<void> {
  await ctx.tx.execute(sql`
    update garnishments g set taken_minor = g.taken_minor + ${sign} * s.amount,
      version = g.version + 1
    from (select t ->> 'id' as id, sum((t ->> 'amount')::int8)::int8 as amount
      from payslips p cross join jsonb_array_elements(p.inputs -> 'taken') t
      where p.tenant_id = ${ctx.tenantId} and p.run_id = ${runId}
        and t ->> 'code' = 'garnishment'
      group by 1) s
    where g.tenant_id = ${ctx.tenantId} and g.id = s.id::uuid`)
}

/**
 * The bank has carried it out: only what two people released can be paid. Without orders a
 * run is paid when there is nothing that a bank could carry.
 */
export async function markPaid(
  ctx: ScopeContext,
  input: RunStepInput,
): Promise<Result<{ version: number }, 'not_closed' | 'payments_not_released'>> {
  requirePermission(ctx, 'payroll:do')
  const run = await takeRun(ctx, input)
  if (run.status !== 'closed') return err('not_closed')
  const batch = await findBatchOf(ctx, run.id)
  if (batch ? !isReleased(batch.status) : await hasOrders(ctx, run)) {
    return err('payments_not_released')
  }
  const version = await writeStep(ctx, run, {
    action: 'run_paid',
    set: { status: 'paid', paidAt: ctx.now, paidByName: ctx.actor.name },
  })
  return ok({ version })
}

const isReleased = (status: string) => status === 'released' || status === 'exported'

async function hasOrders(ctx: ScopeContext, run: RunInHand): Promise<boolean> {
  const { payments, blocked } = planPayments(await loadRunToPay(ctx, run))
  return payments.length + blocked.length > 0
}

export type ReverseRefusal = 'not_closed' | 'later_run' | 'other_run_open' | PostRefusal

/**
 * Takes a closed run back: its entry by a mirror, its payslips out of the year. Only the
 * last one of its people can go, because later ones stand on its sums.
 */
export async function reverseRun(
  ctx: ScopeContext,
  input: RunReasonInput,
): Promise<Result<{ version: number; entryId: string | null }, ReverseRefusal>> {
  requirePermission(ctx, 'payroll:do')
  const run = await takeRun(ctx, input)
  if (run.status !== 'closed' && run.status !== 'paid') return err('not_closed')
  if (await hasApprovedRun(ctx)) return err('other_run_open')
  if (await hasLaterRun(ctx, run)) return err('later_run')
  const lines = await entryLines(ctx, run)
  let entryId: string | null = null
  if (run.entryId) {
    const posted = await postEntry(ctx, {
      occurredOn: localDateOf(ctx.now, 'Europe/Warsaw'),
      description: `Storno: ${run.title}`,
      sourceType: 'reversal',
      sourceId: run.entryId,
      reversesEntryId: run.entryId,
      lines: lines.map((line) => ({ ...line, amountMinor: -line.amountMinor })),
    })
    if (!posted.ok) return posted
    entryId = posted.value.id
  }
  const batch = await findBatchOf(ctx, run.id)
  // Orders whose file has left are with the bank: they stay on record as they are.
  if (batch && batch.status !== 'exported') await cancelBatch(ctx, batch, input.reason)
  await Promise.all([
    ctx.tx
      .update(payslips)
      .set({ reversedAt: ctx.now })
      .where(and(eq(payslips.tenantId, ctx.tenantId), eq(payslips.runId, run.id))),
    countTaken(ctx, run.id, -1),
  ])
  const version = await writeStep(ctx, run, {
    action: 'run_reversed',
    set: {
      status: 'reversed',
      reversedAt: ctx.now,
      reversedByName: ctx.actor.name,
      reversalReason: input.reason,
      reversalEntryId: entryId,
    },
    data: {
      reason: input.reason,
      ...(batch?.status === 'exported' ? { exported: `${batch.totalMinor}` } : {}),
    },
  })
  return ok({ version, entryId })
}

async function hasLaterRun(ctx: ScopeContext, run: RunInHand): Promise<boolean> {
  const rows = await ctx.tx.execute(sql`
    select 1 from payroll_runs o
    join payslips later on later.tenant_id = o.tenant_id and later.run_id = o.id
    join payslips mine on mine.tenant_id = later.tenant_id
      and mine.employee_id = later.employee_id and mine.run_id = ${run.id}
    where o.tenant_id = ${ctx.tenantId} and o.id <> ${run.id} and o.status in ('closed','paid')
      and (o.closed_at, o.id) > (${run.closedAt}, ${run.id}) limit 1`)
  return rows.length > 0
}
