// Posting a purchase: entry, VAT row, filed document and finished item in one transaction,
// loaded in one round trip and written in another.
import { sql } from 'drizzle-orm'
import { filingStatement } from '../../archive/commands.server.ts'
import { auditStatement } from '../../audit/commands.server.ts'
import { entryStatement, postedEntry, postRefusalOf } from '../../ledger/commands.server.ts'
import type { NewEntry, PostedEntry, PostRefusal } from '../../ledger/types.ts'
import { AppError } from '../../shared/app-error.ts'
import { localDateOf } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { toDecimal } from '../../shared/money.ts'
import { violates } from '../../shared/pg-error.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { type ItemPlan, loadItemForChange } from '../../work/commands/change-item.server.ts'
import { planFinish, writeFinish } from '../../work/commands/finish-item.server.ts'
import type { StateRefusal } from '../../work/rules/item-state.ts'
import type { LoadedItem } from '../../work/types.ts'
import { loadForPosting } from '../queries/purchase-row.server.ts'
import { storeAmounts } from '../rules/draft-json.ts'
import { type Judged, type JudgeRefusal, judgePurchase } from '../rules/judge-purchase.ts'
import { mainAccountOf } from '../rules/posting.ts'
import { sellerKeyOf } from '../rules/seller-key.ts'
import type { Purchase } from '../types.ts'

export type PostPurchaseInput = {
  purchaseId: string
  version: number
  /** Saves a round trip when the caller knows it. */
  itemId?: string
}

export type PostPurchaseRefusal = JudgeRefusal | PostRefusal | StateRefusal | 'not_a_draft'

export type PostedPurchase = { entry: PostedEntry; isItemFinished: boolean }

/** After a refusal the transaction may be over: the caller rolls back. */
export async function postPurchase(
  ctx: ScopeContext,
  input: PostPurchaseInput,
): Promise<Ok<PostedPurchase> | Err<PostPurchaseRefusal>> {
  requirePermission(ctx, 'books:post')
  const { purchaseId, version } = input
  if (!isId(purchaseId)) throw new AppError('not_found')
  const itemId = input.itemId ?? (await findItem(ctx, purchaseId))
  const [item, loaded] = await Promise.all([
    loadItemForChange(ctx, itemId),
    loadForPosting(ctx, purchaseId),
  ])
  if (loaded?.purchase.itemId !== itemId) throw new AppError('not_found')
  const { purchase, hasOtherDrafts } = loaded
  if (purchase.status === 'posted') return err('already_posted')
  if (purchase.status !== 'draft') return err('not_a_draft')
  if (purchase.version !== version) throw new AppError('stale_version')

  const judged = judgePurchase(purchase, localDateOf(ctx.now, item.zone))
  if (!judged.ok) return judged
  const finish = planOf(ctx, item, hasOtherDrafts)
  if (!finish.ok) return finish
  return write(ctx, purchase, judged.value, finish.value)
}

async function findItem(ctx: ScopeContext, purchaseId: string): Promise<string> {
  const rows = await ctx.tx.execute<{ itemId: string }>(sql`
    select item_id as "itemId" from purchase_documents
    where tenant_id = ${ctx.tenantId} and id = ${purchaseId}`)
  if (!rows[0]) throw new AppError('not_found')
  return rows[0].itemId
}

/** The item ends with its last draft; one that is done stays so when it is booked anew. */
function planOf(
  ctx: ScopeContext,
  item: LoadedItem,
  hasOthers: boolean,
): Ok<ItemPlan | null> | Err<StateRefusal> {
  if (item.status === 'done') return ok(null)
  const plan = planFinish(item, ctx)
  if (!plan.ok) return plan
  return ok(hasOthers ? null : plan.value)
}

async function write(
  ctx: ScopeContext,
  purchase: Purchase,
  posting: Judged,
  finish: ItemPlan | null,
): Promise<Ok<PostedPurchase> | Err<PostPurchaseRefusal>> {
  const entry = {
    id: newId(),
    occurredOn: posting.bookedOn,
    description: `${purchase.number} ${purchase.sellerName}`.slice(0, 300),
    sourceType: 'purchase',
    sourceId: purchase.id,
    lines: posting.lines,
  }
  const saved = savePosted(ctx, purchase, posting, entry)
  // A document is metered once, however often it is taken back and booked anew.
  const source = { type: 'document', id: purchase.documentId }
  const finished = finish && writeFinish(ctx, finish, { source })
  // A refused entry fails all that follows it: its own answer is the one that counts.
  finished?.catch(() => {})
  try {
    const number = await saved
    await finished
    return ok({ entry: postedEntry(entry, number), isItemFinished: finish !== null })
  } catch (error) {
    if (violates(error, 'purchase_documents_invoice_key')) return err('duplicate_invoice', 'number')
    const refusal = postRefusalOf(error)
    if (refusal) return refusal
    throw error
  }
}

/**
 * Entry, register rows, the supplier's account, the filing, the audit and the purchase's
 * own row in one statement: references between them are checked at its end.
 */
async function savePosted(
  ctx: ScopeContext,
  purchase: Purchase,
  posting: Judged,
  entry: NewEntry & { id: string },
): Promise<number> {
  const { tenantId, now, actor } = ctx
  const { id, itemId, documentId, number } = purchase
  const account = mainAccountOf(purchase.lines)
  const rows = await ctx.tx.execute<{ number: number }>(sql`
    with posted as materialized (${entryStatement(ctx, entry)}),
    register as (
      insert into vat_register_rows (tenant_id, id, register, period, entry_id, source_type,
        source_id, counterparty_nip, counterparty_name, document_number, issued_on, received_on,
        marker, ksef_number, amounts, net_minor, vat_minor)
      select ${tenantId}::uuid, v.id, v.register, v.period, ${entry.id}::uuid, 'purchase',
        ${id}::uuid, ${purchase.sellerNip ?? 'BRAK'}, ${purchase.sellerName}, ${number},
        ${purchase.issuedOn}::date, ${purchase.receivedOn}::date, v.marker, v.ksef_number,
        v.amounts, v.net, v.vat
      from jsonb_to_recordset(${registerRows(posting)}::jsonb) as v(id uuid, register text,
        period char(7), marker text, ksef_number text, amounts jsonb, net bigint, vat bigint)
    ), remembered as (
      insert into supplier_accounts (tenant_id, seller_key, account_number, last_used_at)
      select ${tenantId}::uuid, k.seller_key, k.account_number, ${now}::timestamptz
      from (values (${sellerKeyOf(purchase)}::text, ${account}::text))
        as k(seller_key, account_number)
      where k.seller_key is not null and k.account_number is not null
      on conflict (tenant_id, seller_key, account_number) do update
        set use_count = supplier_accounts.use_count + 1, last_used_at = excluded.last_used_at
    ), filed as (${filingStatement(ctx, { documentId, filedAs: number })}),
    told as (${auditStatement(ctx, {
      action: 'accounting.purchase_posted',
      subjectType: 'purchase',
      subjectId: id,
      itemId,
      data: {
        number,
        seller: purchase.sellerName,
        gross: toDecimal(purchase.grossMinor),
        currency: purchase.currency,
        entryId: entry.id,
        bookedOn: posting.bookedOn,
      },
    })})
    update purchase_documents set status = 'posted', entry_id = ${entry.id}::uuid,
      posted_at = ${now}, posted_by_name = ${actor.name}, version = version + 1,
      updated_at = ${now}, vat_period = ${posting.purchaseRow?.period ?? null}
    where tenant_id = ${tenantId} and id = ${id}
    returning (select posted.number from posted) as number`)
  return rows[0]!.number
}

function registerRows({ purchaseRow, salesRow }: Judged): string {
  const rows = [purchaseRow, salesRow].flatMap((row) =>
    row
      ? {
          id: newId(),
          register: row.register,
          period: row.period,
          marker: row.marker,
          ksef_number: row.ksefNumber,
          amounts: storeAmounts(row.amounts),
          net: row.netMinor.toString(),
          vat: row.vatMinor.toString(),
        }
      : [],
  )
  return JSON.stringify(rows)
}
