// A draft that will not be booked: not an invoice, or not the company's.
import { and, eq, sql } from 'drizzle-orm'
import { purchaseDocuments } from '#db/schema/accounting.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { cancelItem } from '../../work/commands/cancel-item.server.ts'
import type { StateRefusal } from '../../work/rules/item-state.ts'
import { loadPurchase } from '../queries/purchase-row.server.ts'

export type RejectPurchaseInput = { purchaseId: string; version: number; reason: string }

/** Rejects a draft; the item is cancelled with it unless another document keeps it alive. */
export async function rejectPurchase(
  ctx: ScopeContext,
  { purchaseId, version, reason }: RejectPurchaseInput,
): Promise<Ok<{ isItemCancelled: boolean }> | Err<StateRefusal | 'not_a_draft'>> {
  requirePermission(ctx, 'books:post')
  if (!isId(purchaseId)) throw new AppError('not_found')
  const purchase = await loadPurchase(ctx, eq(purchaseDocuments.id, purchaseId), true)
  if (!purchase) throw new AppError('not_found')
  if (purchase.status !== 'draft') return err('not_a_draft')
  if (purchase.version !== version) throw new AppError('stale_version')
  const [others] = await Promise.all([
    ctx.tx.execute(sql`
      select 1 from purchase_documents
      where tenant_id = ${ctx.tenantId} and item_id = ${purchase.itemId} and id <> ${purchaseId}
        and status in ('draft', 'posted', 'reversed') limit 1`),
    ctx.tx
      .update(purchaseDocuments)
      .set({ status: 'rejected', note: reason, version: version + 1, updatedAt: ctx.now })
      .where(
        and(eq(purchaseDocuments.tenantId, ctx.tenantId), eq(purchaseDocuments.id, purchaseId)),
      ),
    recordAudit(ctx, {
      action: 'accounting.purchase_rejected',
      subjectType: 'purchase',
      subjectId: purchaseId,
      itemId: purchase.itemId,
      data: { number: purchase.number, reason },
    }),
  ])
  if (others.length > 0) return ok({ isItemCancelled: false })
  const cancelled = await cancelItem(ctx, { itemId: purchase.itemId, reason })
  // An item that is closed already needs no ending.
  if (!cancelled.ok && cancelled.code !== 'item_closed') return cancelled
  return ok({ isItemCancelled: cancelled.ok })
}
