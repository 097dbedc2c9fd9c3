// The orders of a run as pages show them: masked accounts, sums by kind, who released them,
// and what is paid in another way.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { paymentBatches, payments, payrollRuns } from '#db/schema/payroll.ts'
import { requireCompany } from '../../companies/queries.server.ts'
import { type LocalDate, localDateOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { PaymentFormat } from '../payment-kinds.ts'
import type { RunRow } from '../run-types.ts'
import {
  type LeftOut,
  type PaymentKind,
  type PaymentPlan,
  planPayments,
  sumsByKind,
} from '../runs/payments.ts'
import type { Page } from '../types.ts'
import { getPayrollSettings } from './absences.server.ts'
import { loadRunToPay } from './payment-facts.server.ts'

const MAX_PAGE = 200
const MOST_SHOWN = 200

export type BatchStatus = 'draft' | 'released_once' | 'released' | 'exported' | 'cancelled'
export type PaymentBatch = {
  id: string
  status: BatchStatus
  payOn: LocalDate
  paymentCount: number
  totalMinor: bigint
  createdAt: Date
  createdByName: string
  firstReleasedAt: Date | null
  firstReleasedByName: string | null
  secondReleasedAt: Date | null
  secondReleasedByName: string | null
  exportedAt: Date | null
  exportFormat: PaymentFormat | null
  version: number
}
export type PaymentRow = {
  id: string
  kind: PaymentKind
  recipientName: string
  title: string
  amountMinor: bigint
  accountLast: string
}
export type LeftOutRow = Pick<
  LeftOut,
  'kind' | 'recipientName' | 'title' | 'amountMinor' | 'reason'
>
export type KindSum = {
  kind: PaymentKind
  count: number
  orderedMinor: bigint
  leftOutMinor: bigint
}
export type RunPayments = {
  run: Pick<RunRow, 'id' | 'period' | 'title' | 'payOn' | 'status' | 'version'>
  /** The orders that were not taken back; null before they are prepared. */
  batch: PaymentBatch | null
  sums: KindSum[]
  /** What no order carries, two hundred at most, and how many there are. */
  leftOut: LeftOutRow[]
  leftOutCount: number
  /** Paid by transfer without an account: nothing can be prepared before they have one. */
  blocked: string[]
  /** There is something for the bank to carry. */
  hasOrders: boolean
  /** True when the person who asks has given the first release. */
  isMine: boolean
  hasPayerAccount: boolean
  payers: number
}

const batchColumns = {
  id: paymentBatches.id,
  status: paymentBatches.status,
  payOn: paymentBatches.payOn,
  paymentCount: paymentBatches.paymentCount,
  totalMinor: paymentBatches.totalMinor,
  createdAt: paymentBatches.createdAt,
  createdByName: paymentBatches.createdByName,
  firstReleasedAt: paymentBatches.firstReleasedAt,
  firstReleasedByName: paymentBatches.firstReleasedByName,
  secondReleasedAt: paymentBatches.secondReleasedAt,
  secondReleasedByName: paymentBatches.secondReleasedByName,
  exportedAt: paymentBatches.exportedAt,
  exportFormat: paymentBatches.exportFormat,
  version: paymentBatches.version,
}

/** All about the payments of a run; null when the company has no such run. */
export async function getRunPayments(
  ctx: ScopeContext,
  runId: string,
): Promise<RunPayments | null> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(runId)) return null
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  const [[run], [batch], company, settings, [payers]] = await Promise.all([
    ctx.tx
      .select({
        id: payrollRuns.id,
        period: payrollRuns.period,
        title: payrollRuns.title,
        payOn: payrollRuns.payOn,
        status: payrollRuns.status,
        version: payrollRuns.version,
      })
      .from(payrollRuns)
      .where(and(eq(payrollRuns.tenantId, ctx.tenantId), eq(payrollRuns.id, runId)))
      .limit(1),
    ctx.tx
      .select({ ...batchColumns, firstReleasedById: paymentBatches.firstReleasedById })
      .from(paymentBatches)
      .where(
        and(
          eq(paymentBatches.tenantId, ctx.tenantId),
          eq(paymentBatches.runId, runId),
          sql`${paymentBatches.status} <> 'cancelled'`,
        ),
      )
      .limit(1),
    requireCompany(ctx),
    getPayrollSettings(ctx, today),
    ctx.tx.execute<{ count: number }>(sql`select count(*)::int as count from members
      where tenant_id = ${ctx.tenantId} and is_active and role in ('owner', 'hr')`),
  ])
  if (!run) return null
  const plan = planPayments(await loadRunToPay(ctx, run))
  const ordered = batch ? await orderedOf(ctx, batch.id) : null
  const leftOut = ordered ? notOrdered(plan, ordered) : plan.leftOut
  const { firstReleasedById, ...shown } = batch ?? { firstReleasedById: null }
  return {
    run: run as RunPayments['run'],
    batch: batch ? (shown as PaymentBatch) : null,
    sums: sumsByKind({ payments: ordered ?? plan.payments, leftOut }),
    leftOut: leftOut
      .slice(0, MOST_SHOWN)
      .map(({ kind, recipientName, title, amountMinor, reason }) => ({
        kind,
        recipientName,
        title,
        amountMinor,
        reason,
      })),
    leftOutCount: leftOut.length,
    blocked: batch ? [] : plan.blocked.map(({ recipientName }) => recipientName),
    hasOrders: plan.payments.length + plan.blocked.length > 0,
    isMine: firstReleasedById !== null && firstReleasedById === ctx.actor.id,
    hasPayerAccount: Boolean(settings?.payerAccount ?? company.bankAccount),
    payers: payers?.count ?? 0,
  }
}

type Ordered = Pick<PaymentPlan['payments'][number], 'kind' | 'payslipId' | 'title' | 'amountMinor'>

async function orderedOf(ctx: ScopeContext, batchId: string) {
  return ctx.tx
    .select({
      kind: payments.kind,
      payslipId: payments.payslipId,
      title: payments.title,
      amountMinor: payments.amountMinor,
    })
    .from(payments)
    .where(and(eq(payments.tenantId, ctx.tenantId), eq(payments.batchId, batchId))) as Promise<
    Ordered[]
  >
}

/**
 * What the batch does not carry. Accounts that came after it was made change nothing of it:
 * such a sum stays listed as one without an account then.
 */
function notOrdered(plan: PaymentPlan, ordered: readonly Ordered[]): LeftOut[] {
  const keyOf = (one: Ordered) => `${one.kind} ${one.payslipId} ${one.title}`
  const known = new Set(ordered.map(keyOf))
  const later = [...plan.payments, ...plan.blocked]
    .filter((one) => !known.has(keyOf(one)))
    .map((one): LeftOut => ({ ...one, reason: 'no_account' }))
  return [...plan.leftOut.filter((one) => !known.has(keyOf(one))), ...later]
}

/** Orders of a batch: net pay by name first, then what goes to others. */
export async function listPayments(
  ctx: ScopeContext,
  ask: { batchId: string; kind?: PaymentKind | undefined; cursor?: string | null; limit?: number },
): Promise<Page<PaymentRow>> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(ask.batchId)) return { items: [], nextCursor: null }
  const limit = Math.min(Math.max(ask.limit ?? 50, 1), MAX_PAGE)
  const rank = sql<number>`case ${payments.kind} when 'net' then 1 when 'garnishment' then 2
    when 'zus' then 3 when 'tax' then 4 else 5 end`
  const [after] = isId(ask.cursor ?? '') ? await placeOf(ctx, ask.cursor!, rank) : []
  const rows = await ctx.tx
    .select({
      id: payments.id,
      kind: payments.kind,
      recipientName: payments.recipientName,
      title: payments.title,
      amountMinor: payments.amountMinor,
      accountLast: payments.accountLast,
    })
    .from(payments)
    .where(
      and(
        eq(payments.tenantId, ctx.tenantId),
        eq(payments.batchId, ask.batchId),
        ask.kind ? eq(payments.kind, ask.kind) : undefined,
        after
          ? sql`(${rank}, ${payments.recipientName}, ${payments.id})
              > (${after.rank}::int, ${after.name}, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(rank, payments.recipientName, payments.id)
    .limit(limit + 1)
  const items = rows.slice(0, limit) as PaymentRow[]
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
}

function placeOf(ctx: ScopeContext, id: string, rank: SQL<number>) {
  return ctx.tx
    .select({ id: payments.id, name: payments.recipientName, rank })
    .from(payments)
    .where(and(eq(payments.tenantId, ctx.tenantId), eq(payments.id, id)))
    .limit(1)
}
