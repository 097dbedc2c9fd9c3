// Taking a posted purchase back. Nothing is erased: a mirror entry and VAT rows with
// opposite signs stand beside the originals, and the document may be booked anew.
import { eq, sql } from 'drizzle-orm'
import { purchaseDocuments, vatRegisterRows } from '#db/schema/accounting.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { reverseEntry } from '../../ledger/commands.server.ts'
import { isPeriodOpen } from '../../ledger/queries/accounts.server.ts'
import { getEntry } from '../../ledger/queries/journal.server.ts'
import type { PostedEntry, PostRefusal } from '../../ledger/types.ts'
import { AppError } from '../../shared/app-error.ts'
import { localDateOf, type Period, periodOf } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { reopenItem } from '../../work/commands/cancel-item.server.ts'
import { columnsOfInput, loadPurchase } from '../queries/purchase-row.server.ts'
import { readAmounts, storeAmounts } from '../rules/draft-json.ts'
import type { Purchase } from '../types.ts'

export type ReversePurchaseInput = {
  purchaseId: string
  reason: string
  /** Leaves a draft with the same data, to be corrected and posted; so unless refused. */
  isBookedAnew?: boolean
}

export type ReversedPurchase = {
  entry: PostedEntry
  draftId: string | null
  isItemReopened: boolean
}

type Refusal = PostRefusal | 'is_reversal' | 'not_posted'

export async function reversePurchase(
  ctx: ScopeContext,
  { purchaseId, reason, isBookedAnew = true }: ReversePurchaseInput,
): Promise<Ok<ReversedPurchase> | Err<Refusal>> {
  requirePermission(ctx, 'books:post')
  if (!isId(purchaseId)) throw new AppError('not_found')
  const [purchase, zone] = await Promise.all([
    loadPurchase(ctx, eq(purchaseDocuments.id, purchaseId), true),
    loadZone(ctx),
  ])
  if (!purchase) throw new AppError('not_found')
  if (purchase.status !== 'posted' || !purchase.entryId) return err('not_posted')
  const original = await getEntry(ctx, purchase.entryId)
  if (!original) throw new AppError('not_found')
  // In the month of the original while it is open, so that the month is as it was before.
  const today = localDateOf(ctx.now, zone)
  const isOpen = await isPeriodOpen(ctx, original.period)
  const entry = await reverseEntry(ctx, {
    entryId: original.id,
    occurredOn: isOpen ? original.occurredOn : today,
    reason,
  })
  if (!entry.ok) return entry
  await Promise.all([
    reverseRegisterRows(ctx, purchase.id, entry.value.id, periodOf(today)),
    markReversed(ctx, purchase.id),
    recordAudit(ctx, {
      action: 'accounting.purchase_reversed',
      subjectType: 'purchase',
      subjectId: purchase.id,
      itemId: purchase.itemId,
      data: { number: purchase.number, reason, entryId: entry.value.id },
    }),
  ])
  if (!isBookedAnew) return ok({ entry: entry.value, draftId: null, isItemReopened: false })
  const draftId = await copyAsDraft(ctx, purchase)
  // An item that stands on an invoice stays closed; the draft is posted all the same.
  const reopened = await reopenItem(ctx, { itemId: purchase.itemId, reason, isReversed: true })
  return ok({ entry: entry.value, draftId, isItemReopened: reopened.ok })
}

async function loadZone(ctx: ScopeContext): Promise<string> {
  const rows = await ctx.tx.execute<{ zone: string }>(
    sql`select zone from companies where tenant_id = ${ctx.tenantId}`,
  )
  if (!rows[0]) throw new AppError('not_found')
  return rows[0].zone
}

async function reverseRegisterRows(
  ctx: ScopeContext,
  purchaseId: string,
  entryId: string,
  currentPeriod: Period,
): Promise<void> {
  const rows = await ctx.tx
    .select()
    .from(vatRegisterRows)
    .where(
      sql`${vatRegisterRows.tenantId} = ${ctx.tenantId}
        and ${vatRegisterRows.sourceType} = 'purchase' and ${vatRegisterRows.sourceId} = ${purchaseId}`,
    )
    .limit(10)
  if (rows.length === 0) return
  const periods = [...new Set(rows.map((row) => row.period))]
  const open = await Promise.all(periods.map((period) => isPeriodOpen(ctx, period)))
  const isOpen = new Map(periods.map((period, index) => [period, open[index]!]))
  await ctx.tx.insert(vatRegisterRows).values(
    rows.map((row) => ({
      ...row,
      id: newId(),
      entryId,
      period: isOpen.get(row.period) ? row.period : currentPeriod,
      amounts: storeAmounts(negated(readAmounts(row.amounts))),
      netMinor: -row.netMinor,
      vatMinor: -row.vatMinor,
    })),
  )
}

function negated(amounts: Record<string, bigint>): Record<string, bigint> {
  return Object.fromEntries(Object.entries(amounts).map(([field, amount]) => [field, -amount]))
}

async function markReversed(ctx: ScopeContext, purchaseId: string): Promise<void> {
  await ctx.tx
    .update(purchaseDocuments)
    .set({
      status: 'reversed',
      version: sql`${purchaseDocuments.version} + 1`,
      updatedAt: ctx.now,
    })
    .where(
      sql`${purchaseDocuments.tenantId} = ${ctx.tenantId} and ${purchaseDocuments.id} = ${purchaseId}`,
    )
}

async function copyAsDraft(ctx: ScopeContext, purchase: Purchase): Promise<string> {
  const id = newId()
  const {
    id: _id,
    status: _status,
    documentFindings,
    entryId: _entryId,
    postedAt: _postedAt,
    postedByName: _postedByName,
    version: _version,
    createdAt: _createdAt,
    updatedAt: _updatedAt,
    netMinor: _netMinor,
    vatMinor: _vatMinor,
    ...kept
  } = purchase
  const { itemId, documentId, origin, buyerNip, ...input } = kept
  await ctx.tx.insert(purchaseDocuments).values({
    tenantId: ctx.tenantId,
    id,
    itemId,
    documentId,
    status: 'draft',
    origin,
    buyerNip,
    findings: documentFindings,
    ...columnsOfInput({ ...input, vatPeriod: null }),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })
  return id
}
