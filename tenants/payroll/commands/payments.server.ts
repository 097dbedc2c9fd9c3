// The orders of a closed run: prepared by the agent, released by two people of the client,
// and taken back as long as no file of them has left.
import { and, eq, ne, sql } from 'drizzle-orm'
import { paymentBatches, payments } from '#db/schema/payroll.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { localDateOf } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { insertRows } from '../insert-rows.server.ts'
import type { BatchStepInput, CancelBatchInput } from '../payment-schema.ts'
import { loadRunToPay } from '../queries/payment-facts.server.ts'
import { bankDay } from '../rules/pay-day.ts'
import { planPayments } from '../runs/payments.ts'
import type { RunStepInput } from '../schema.ts'
import { lockPayroll, takeRun } from './change-run.server.ts'
import { mailPayers } from './mail-payers.server.ts'

const ZONE = 'Europe/Warsaw'

type Batch = typeof paymentBatches.$inferSelect

export type PrepareRefusal = 'not_closed' | 'already_prepared' | 'no_account' | 'nothing_to_order'

/** Makes the orders of a closed run; they wait for two people of the client. */
export async function preparePayments(
  ctx: ScopeContext,
  input: RunStepInput,
): Promise<Result<{ batchId: string }, PrepareRefusal>> {
  requirePermission(ctx, 'payroll:do')
  const run = await takeRun(ctx, input)
  if (run.status !== 'closed') return err('not_closed')
  if (await findBatchOf(ctx, run.id)) return err('already_prepared')
  const plan = planPayments(await loadRunToPay(ctx, run))
  const [first] = plan.blocked
  if (first) {
    const people = plan.blocked.length
    return err('no_account', undefined, { person: first.recipientName, people })
  }
  if (plan.payments.length === 0) return err('nothing_to_order')
  const batchId = newId()
  const payOn = bankDay(run.payOn, localDateOf(ctx.now, ZONE))
  const totalMinor = plan.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  await ctx.tx.insert(paymentBatches).values({
    tenantId: ctx.tenantId,
    id: batchId,
    runId: run.id,
    status: 'draft',
    payOn,
    paymentCount: plan.payments.length,
    totalMinor,
    createdAt: ctx.now,
    createdByName: ctx.actor.name,
  })
  const rows = plan.payments.map(({ account, ...one }) => ({
    ...one,
    tenantId: ctx.tenantId,
    id: newId(),
    batchId,
    runId: run.id,
    accountSealed: account.sealed,
    accountLast: account.last,
  }))
  await insertRows(ctx.tx, payments, rows)
  await Promise.all([
    audit(ctx, 'payments_prepared', batchId, {
      runId: run.id,
      period: run.period,
      count: rows.length,
      total: `${totalMinor}`,
      leftOut: plan.leftOut.length,
    }),
    mailPayers(ctx, { runId: run.id, title: run.title, waitsFor: 'first', payOn }),
  ])
  return ok({ batchId })
}

export type ReleaseRefusal = 'same_person' | 'not_waiting' | 'run_reversed'

/** The first or the second of two people; the same one twice is refused. */
export async function releasePayments(
  ctx: ScopeContext,
  input: BatchStepInput,
): Promise<Result<{ version: number; isReleased: boolean }, ReleaseRefusal>> {
  requirePermission(ctx, 'payroll:pay')
  const { batch, run } = await takeBatch(ctx, input)
  if (run.status === 'reversed') return err('run_reversed')
  if (batch.status !== 'draft' && batch.status !== 'released_once') return err('not_waiting')
  const isSecond = batch.status === 'released_once'
  if (isSecond && batch.firstReleasedById === ctx.actor.id) return err('same_person')
  const who = { at: ctx.now, id: ctx.actor.id, name: ctx.actor.name }
  const set: Partial<Batch> = isSecond
    ? {
        status: 'released',
        secondReleasedAt: who.at,
        secondReleasedById: who.id,
        secondReleasedByName: who.name,
      }
    : {
        status: 'released_once',
        firstReleasedAt: who.at,
        firstReleasedById: who.id,
        firstReleasedByName: who.name,
      }
  const version = await writeBatch(ctx, batch, set)
  await audit(ctx, isSecond ? 'payments_released' : 'payments_released_once', batch.id, {
    runId: run.id,
    total: `${batch.totalMinor}`,
    count: batch.paymentCount,
  })
  if (!isSecond) {
    const mail = { runId: run.id, title: run.title, payOn: batch.payOn }
    await mailPayers(ctx, { ...mail, waitsFor: 'second', except: ctx.actor.id })
  }
  return ok({ version, isReleased: isSecond })
}

/** Takes the orders back before a file of them has left; others can be prepared then. */
export async function cancelPayments(
  ctx: ScopeContext,
  input: CancelBatchInput,
): Promise<Result<{ version: number }, 'already_exported' | 'already_cancelled'>> {
  requirePermission(ctx, 'payroll:do')
  const { batch } = await takeBatch(ctx, input)
  if (batch.status === 'exported') return err('already_exported')
  if (batch.status === 'cancelled') return err('already_cancelled')
  const version = await cancelBatch(ctx, batch, input.reason)
  return ok({ version })
}

/** For commands that hold the payroll's lock already. */
export async function cancelBatch(
  ctx: ScopeContext,
  batch: Pick<Batch, 'id' | 'version' | 'runId' | 'status'>,
  reason: string,
): Promise<number> {
  requirePermission(ctx, 'payroll:do')
  const version = await writeBatch(ctx, batch, { status: 'cancelled' })
  await audit(ctx, 'payments_cancelled', batch.id, {
    runId: batch.runId,
    from: batch.status,
    reason,
  })
  return version
}

/** The orders of a run that were not taken back. */
export async function findBatchOf(ctx: ScopeContext, runId: string): Promise<Batch | null> {
  requirePermission(ctx, 'payroll:read')
  const [batch] = await ctx.tx
    .select()
    .from(paymentBatches)
    .where(
      and(
        eq(paymentBatches.tenantId, ctx.tenantId),
        eq(paymentBatches.runId, runId),
        ne(paymentBatches.status, 'cancelled'),
      ),
    )
    .limit(1)
  return batch ?? null
}

/** Orders in hand, with the payroll locked; throws not_found and stale_version. */
export async function takeBatch(
  ctx: ScopeContext,
  { batchId, version }: { batchId: string; version?: number },
): Promise<{ batch: Batch; run: { id: string; title: string; status: string; period: string } }> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(batchId)) throw new AppError('not_found')
  await lockPayroll(ctx)
  const [[batch], runs] = await Promise.all([
    ctx.tx
      .select()
      .from(paymentBatches)
      .where(and(eq(paymentBatches.tenantId, ctx.tenantId), eq(paymentBatches.id, batchId)))
      .for('update')
      .limit(1),
    ctx.tx.execute<{ id: string; title: string; status: string; period: string }>(sql`
      select r.id, r.title, r.status, r.period from payment_batches b
      join payroll_runs r on r.tenant_id = b.tenant_id and r.id = b.run_id
      where b.tenant_id = ${ctx.tenantId} and b.id = ${batchId}`),
  ])
  if (!batch || !runs[0]) throw new AppError('not_found')
  if (version !== undefined && batch.version !== version) throw new AppError('stale_version')
  return { batch, run: runs[0] }
}

/** Gives the new version. */
export async function writeBatch(
  ctx: ScopeContext,
  batch: Pick<Batch, 'id' | 'version'>,
  set: Partial<Batch>,
): Promise<number> {
  requirePermission(ctx, 'payroll:read')
  const version = batch.version + 1
  const changed = await ctx.tx
    .update(paymentBatches)
    .set({ ...set, version })
    .where(and(eq(paymentBatches.tenantId, ctx.tenantId), eq(paymentBatches.id, batch.id)))
    .returning({ id: paymentBatches.id })
  if (!changed[0]) throw new AppError('not_found')
  return version
}

function audit(
  ctx: ScopeContext,
  deed: string,
  batchId: string,
  data: Record<string, unknown>,
): Promise<void> {
  const action = `payroll.${deed}`
  return recordAudit(ctx, { action, subjectType: 'payment_batch', subjectId: batchId, data })
}
