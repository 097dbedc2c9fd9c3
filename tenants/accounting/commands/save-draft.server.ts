// An agent's corrections of a draft. A draft may be saved unfinished; only what cannot be
// is refused.
import { and, eq, sql } from 'drizzle-orm'
import { purchaseDocuments } from '#db/schema/accounting.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isId } from '../../shared/ids.ts'
import { toDecimal } from '../../shared/money.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { columnsOfInput } from '../queries/purchase-row.server.ts'
import type { PurchaseInput } from '../types.ts'

export type SaveDraftInput = {
  purchaseId: string
  draft: PurchaseInput
  /** The version that was on the screen: a newer one is never overwritten. */
  version: number
}

export async function saveDraft(
  ctx: ScopeContext,
  { purchaseId, draft, version }: SaveDraftInput,
): Promise<Ok<{ version: number }> | Err<'unknown_account' | 'not_a_draft'>> {
  requirePermission(ctx, 'books:post')
  if (!isId(purchaseId)) throw new AppError('not_found')
  const [current, unknown] = await Promise.all([
    loadState(ctx, purchaseId),
    findUnknownAccount(ctx, draft),
  ])
  if (!current) throw new AppError('not_found')
  if (current.status !== 'draft') return err('not_a_draft')
  if (current.version !== version) throw new AppError('stale_version')
  if (unknown !== null) return err('unknown_account', `lines.${unknown}.accountNumber`)
  await Promise.all([
    ctx.tx
      .update(purchaseDocuments)
      .set({ ...columnsOfInput(draft), version: version + 1, updatedAt: ctx.now })
      .where(
        and(eq(purchaseDocuments.tenantId, ctx.tenantId), eq(purchaseDocuments.id, purchaseId)),
      ),
    recordAudit(ctx, {
      action: 'accounting.draft_saved',
      subjectType: 'purchase',
      subjectId: purchaseId,
      itemId: current.itemId,
      isInternal: true,
      data: { number: draft.number, gross: toDecimal(draft.grossMinor), currency: draft.currency },
    }),
  ])
  return ok({ version: version + 1 })
}

async function loadState(ctx: ScopeContext, purchaseId: string) {
  const rows = await ctx.tx.execute<{ status: string; version: number; itemId: string }>(sql`
    select status, version, item_id as "itemId" from purchase_documents
    where tenant_id = ${ctx.tenantId} and id = ${purchaseId} for update`)
  return rows[0]
}

/** The first line whose account is not in the company's chart. */
async function findUnknownAccount(
  ctx: ScopeContext,
  { lines }: PurchaseInput,
): Promise<number | null> {
  const numbers = [...new Set(lines.map((line) => line.accountNumber).filter(Boolean))]
  if (numbers.length === 0) return null
  const rows = await ctx.tx.execute<{ number: string }>(sql`
    select number from ledger_accounts
    where tenant_id = ${ctx.tenantId} and is_active and number = any(${sql.param(numbers)}::text[])`)
  const known = new Set(rows.map((row) => row.number))
  const index = lines.findIndex((line) => line.accountNumber && !known.has(line.accountNumber))
  return index === -1 ? null : index
}
