// The entry that posting a draft would make, for the page that asks "really?".
import { eq, sql } from 'drizzle-orm'
import { purchaseDocuments } from '#db/schema/accounting.ts'
import { listAccounts } from '../../ledger/queries/accounts.server.ts'
import { type LocalDate, localDateOf, type Period } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { type JudgeRefusal, judgePurchase } from '../rules/judge-purchase.ts'
import type { Purchase } from '../types.ts'
import { loadPurchase } from './purchase-row.server.ts'

export type PreviewLine = {
  accountNumber: string
  accountNamePl: string
  accountNameEn: string
  description: string
  /** Debit above zero, credit below; in PLN. */
  amountMinor: bigint
}

export type PostingPreview = {
  purchase: Purchase
  itemNumber: number
  /** Why it cannot be posted yet, or what it would write. */
  outcome:
    | Ok<{
        bookedOn: LocalDate
        lines: PreviewLine[]
        netMinor: bigint
        deductibleVatMinor: bigint
        vatPeriod: Period | null
      }>
    | Err<JudgeRefusal | 'period_closed'>
}

export async function getPostingPreview(
  ctx: ScopeContext,
  purchaseId: string,
): Promise<PostingPreview | null> {
  requirePermission(ctx, 'books:post')
  if (!isId(purchaseId)) return null
  const [purchase, accounts, grounds] = await Promise.all([
    loadPurchase(ctx, eq(purchaseDocuments.id, purchaseId), false),
    listAccounts(ctx),
    loadGround(ctx, purchaseId),
  ])
  const ground = grounds[0]
  if (!purchase || !ground) return null
  const { itemNumber } = ground
  const judged = judgePurchase(purchase, localDateOf(ctx.now, ground.zone))
  if (!judged.ok) return { purchase, itemNumber, outcome: judged }
  const { bookedOn, lines, netMinor, deductibleVatMinor, purchaseRow } = judged.value
  if (ground.closed.includes(bookedOn.slice(0, 7))) {
    return { purchase, itemNumber, outcome: err('period_closed', 'bookedOn') }
  }
  const names = new Map(accounts.map((account) => [account.number, account]))
  return {
    purchase,
    itemNumber,
    outcome: ok({
      bookedOn,
      netMinor,
      deductibleVatMinor,
      vatPeriod: purchaseRow?.period ?? null,
      lines: lines.map(({ accountNumber, description, amountMinor }) => ({
        accountNumber,
        accountNamePl: names.get(accountNumber)?.namePl ?? '',
        accountNameEn: names.get(accountNumber)?.nameEn ?? '',
        description,
        amountMinor,
      })),
    }),
  }
}

type Ground = { itemNumber: number; zone: string; closed: Period[] }

function loadGround({ tx, tenantId }: ScopeContext, purchaseId: string) {
  return tx.execute<Ground>(sql`
    select w.number as "itemNumber", c.zone, array(
        select period from ledger_periods l
        where l.tenant_id = ${tenantId} and l.closed_at is not null) as closed
    from purchase_documents p
      join work_items w on w.tenant_id = ${tenantId} and w.id = p.item_id
      join companies c on c.tenant_id = ${tenantId}
    where p.tenant_id = ${tenantId} and p.id = ${purchaseId}`)
}
