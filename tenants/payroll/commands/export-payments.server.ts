// Orders that two people have released, as the file that goes to the bank. Only here account
// numbers are opened for somebody; each file that leaves is on record with who took it.
import { and, asc, eq, sql } from 'drizzle-orm'
import { payments } from '#db/schema/payroll.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { requireCompany } from '../../companies/queries.server.ts'
import { localDateOf } from '../../shared/dates.ts'
import { parseIban } from '../../shared/pl/identifiers.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { writeElixir } from '../bank/elixir.ts'
import type { BankOrder, OrderFile } from '../bank/order.ts'
import { writePain001 } from '../bank/pain001.ts'
import type { PaymentFormat } from '../payment-kinds.ts'
import type { ExportBatchInput } from '../payment-schema.ts'
import { getPayrollSettings } from '../queries/absences.server.ts'
import { bankDay } from '../rules/pay-day.ts'
import { type PaymentKind, paymentKinds } from '../runs/payments.ts'
import { loadSealer } from '../sealing.server.ts'
import { takeBatch, writeBatch } from './payments.server.ts'

const ZONE = 'Europe/Warsaw'

export type ExportRefusal =
  | 'not_released'
  | 'run_reversed'
  | 'payer_account_missing'
  | 'payer_account_foreign'
export type PaymentFile = { name: string; contentType: string; bytes: Uint8Array }

const writers: Record<
  PaymentFormat,
  { write: (file: OrderFile) => Uint8Array; extension: string; contentType: string }
> = {
  elixir: { write: writeElixir, extension: 'pli', contentType: 'text/plain; charset=cp852' },
  pain001: { write: writePain001, extension: 'xml', contentType: 'application/xml' },
}

/** The file of a batch. It may be taken again: the same orders under the same references. */
export async function exportPayments(
  ctx: ScopeContext,
  { batchId, format }: ExportBatchInput,
): Promise<Result<PaymentFile, ExportRefusal>> {
  requirePermission(ctx, ctx.actor.side === 'client' ? 'payroll:pay' : 'payroll:do')
  const { batch, run } = await takeBatch(ctx, { batchId })
  if (run.status === 'reversed') return err('run_reversed')
  if (batch.status !== 'released' && batch.status !== 'exported') return err('not_released')
  const today = localDateOf(ctx.now, ZONE)
  const [company, settings, sealer, rows] = await Promise.all([
    requireCompany(ctx),
    getPayrollSettings(ctx, today),
    loadSealer(ctx),
    ctx.tx
      .select()
      .from(payments)
      .where(and(eq(payments.tenantId, ctx.tenantId), eq(payments.batchId, batch.id)))
      .orderBy(
        sql`array_position(array[${sql.join(
          paymentKinds.map((kind) => sql`${kind}`),
          sql`, `,
        )}], ${payments.kind})`,
        asc(payments.recipientName),
        asc(payments.id),
      ),
  ])
  const payer = parseIban(settings?.payerAccount ?? company.bankAccount ?? '')
  if (!payer.valid) return err('payer_account_missing')
  if (!payer.nrb) return err('payer_account_foreign')
  const { write, extension, contentType } = writers[format]
  const bytes = write({
    fileId: batch.id.replaceAll('-', ''),
    executeOn: bankDay(batch.payOn, today),
    madeAt: ctx.now,
    payer: {
      name: company.legalName,
      address: [company.addressLine1, `${company.postalCode} ${company.city}`],
      nrb: payer.nrb,
    },
    orders: rows.map(
      (row): BankOrder => ({
        kind: row.kind as PaymentKind,
        recipientName: row.recipientName,
        recipientNrb: sealer.open('account', row.accountSealed).slice(2),
        title: row.title,
        amountMinor: row.amountMinor,
        reference: row.id.replaceAll('-', '').slice(-16).toUpperCase(),
      }),
    ),
  })
  await Promise.all([
    writeBatch(ctx, batch, { status: 'exported', exportedAt: ctx.now, exportFormat: format }),
    recordAudit(ctx, {
      action: 'payroll.payments_exported',
      subjectType: 'payment_batch',
      subjectId: batch.id,
      data: {
        runId: run.id,
        format,
        count: rows.length,
        total: `${batch.totalMinor}`,
        isAgain: batch.status === 'exported',
      },
    }),
  ])
  const name = `przelewy-${run.period}-${batch.id.slice(-6)}.${extension}`
  return ok({ name, contentType, bytes })
}
