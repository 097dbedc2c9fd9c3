// Purchases: one with all that its page shows, and the lists.
import { desc, type SQL, sql } from 'drizzle-orm'
import { purchaseDocuments } from '#db/schema/accounting.ts'
import { documents } from '#db/schema/archive.ts'
import type { AllowedMime } from '../../archive/rules/sniff.ts'
import { AppError } from '../../shared/app-error.ts'
import { type LocalDate, localDateOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { vatPeriodOf } from '../pl/vat-register.ts'
import { allFindings } from '../rules/draft-checks.ts'
import { sellerKeyOf } from '../rules/seller-key.ts'
import type { Purchase, PurchasePage, PurchaseRow, PurchaseStatus, Supplier } from '../types.ts'
import { purchaseColumns, purchaseOf } from './purchase-row.server.ts'

export async function getPurchase(ctx: ScopeContext, id: string): Promise<PurchasePage | null> {
  requirePermission(ctx, 'books:read')
  if (!isId(id)) return null
  return readPage(ctx, sql`${purchaseDocuments.id} = ${id}`)
}

/** The item's purchase: the one that counts, before those that were taken back. */
export async function getPurchaseByItem(
  ctx: ScopeContext,
  itemId: string,
): Promise<PurchasePage | null> {
  requirePermission(ctx, 'books:read')
  if (!isId(itemId)) return null
  return readPage(ctx, sql`${purchaseDocuments.itemId} = ${itemId}`)
}

/** All purchases of an item, for items on which several documents hang. */
export async function listPurchasesOfItem(
  ctx: ScopeContext,
  itemId: string,
): Promise<{ id: string; status: PurchaseStatus; number: string; documentId: string }[]> {
  requirePermission(ctx, 'books:read')
  if (!isId(itemId)) return []
  const rows = await ctx.tx
    .select({
      id: purchaseDocuments.id,
      status: purchaseDocuments.status,
      number: purchaseDocuments.number,
      documentId: purchaseDocuments.documentId,
    })
    .from(purchaseDocuments)
    .where(
      sql`${purchaseDocuments.tenantId} = ${ctx.tenantId} and ${purchaseDocuments.itemId} = ${itemId}`,
    )
    .orderBy(purchaseDocuments.createdAt, purchaseDocuments.id)
    .limit(200)
  return rows as Awaited<ReturnType<typeof listPurchasesOfItem>>
}

type Extras = {
  documentName: string
  documentMime: string
  entryNumber: number | null
  entryOn: LocalDate | null
  zone: string
  hasTwin: boolean
}

async function readPage(ctx: ScopeContext, where: SQL): Promise<PurchasePage | null> {
  const { tx, tenantId } = ctx
  const rows = await tx
    .select({
      ...purchaseColumns,
      documentName: documents.originalName,
      documentMime: documents.mime,
      entryNumber: sql<number | null>`(select number from journal_entries e
        where e.tenant_id = ${tenantId} and e.id = purchase_documents.entry_id)`,
      entryOn: sql<LocalDate | null>`(select occurred_on from journal_entries e
        where e.tenant_id = ${tenantId} and e.id = purchase_documents.entry_id)`,
      zone: sql<string>`(select zone from companies where tenant_id = ${tenantId})`,
      // The same number of the same seller is in the books already.
      hasTwin: sql<boolean>`exists (select 1 from purchase_documents o
        where o.tenant_id = ${tenantId} and o.seller_nip = purchase_documents.seller_nip
          and o.number = purchase_documents.number and o.status = 'posted'
          and o.id <> purchase_documents.id)`,
    })
    .from(purchaseDocuments)
    .innerJoin(
      documents,
      sql`${documents.tenantId} = ${tenantId} and ${documents.id} = ${purchaseDocuments.documentId}`,
    )
    .where(sql`${purchaseDocuments.tenantId} = ${tenantId} and ${where}`)
    .orderBy(
      sql`case ${purchaseDocuments.status} when 'draft' then 0 when 'posted' then 1 else 2 end`,
      desc(purchaseDocuments.createdAt),
    )
    .limit(1)
  const row = rows[0]
  if (!row) return null
  const { documentName, documentMime, entryNumber, entryOn, zone, hasTwin, ...columns } = row
  const purchase = purchaseOf(columns)
  const extras = { documentName, documentMime, entryNumber, entryOn, zone, hasTwin }
  return pageOf(ctx, purchase, extras)
}

async function pageOf(
  ctx: ScopeContext,
  purchase: Purchase,
  extras: Extras,
): Promise<PurchasePage> {
  const { zone, hasTwin, documentMime, ...shown } = extras
  const findings =
    purchase.status === 'draft'
      ? allFindings(purchase, purchase.documentFindings, { today: localDateOf(ctx.now, zone) })
      : []
  if (purchase.status === 'draft' && hasTwin) {
    const detail = { number: purchase.number }
    findings.unshift({ code: 'duplicate_invoice', severity: 'error', field: 'number', detail })
  }
  const taxPointOn = purchase.soldOn ?? purchase.issuedOn
  const { receivedOn } = purchase
  return {
    ...purchase,
    ...shown,
    documentMime: documentMime as AllowedMime,
    findings,
    remembered: await listSupplierAccounts(ctx, purchase),
    vatMonths: taxPointOn && receivedOn ? vatPeriodOf({ taxPointOn, receivedOn }) : null,
  }
}

/** Accounts that were chosen for a supplier before, the most used first. */
export async function listSupplierAccounts(
  ctx: ScopeContext,
  seller: Pick<Purchase, 'sellerNip' | 'sellerCountry' | 'sellerName'>,
): Promise<{ accountNumber: string; useCount: number }[]> {
  const sellerKey = sellerKeyOf(seller)
  if (!sellerKey) return []
  const rows = await ctx.tx.execute<{ accountNumber: string; useCount: number }>(sql`
    select account_number as "accountNumber", use_count as "useCount" from supplier_accounts
    where tenant_id = ${ctx.tenantId} and seller_key = ${sellerKey}
    order by use_count desc, last_used_at desc limit 5`)
  return [...rows]
}

export type PurchaseFilter = {
  status?: PurchaseStatus
  cursor?: string | null
  limit?: number
}
export type PurchaseList = { items: PurchaseRow[]; nextCursor: string | null }

/** The newest first: what was booked, when, by whom, within which time. */
export async function listPurchases(
  ctx: ScopeContext,
  filter: PurchaseFilter = {},
): Promise<PurchaseList> {
  requirePermission(ctx, 'books:read')
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200)
  if (filter.cursor && !isId(filter.cursor))
    throw new AppError('invalid_input', { field: 'cursor' })
  // Ids are in the order of making.
  const rows = await ctx.tx.execute<PurchaseRow>(sql`
    select p.id, p.document_id as "documentId", p.item_id as "itemId", w.number as "itemNumber",
      p.status, p.kind, p.number, p.seller_name as "sellerName", p.seller_nip as "sellerNip",
      p.issued_on as "issuedOn", p.currency, p.gross_minor as "grossMinor",
      p.entry_id as "entryId", e.number as "entryNumber", p.posted_at as "postedAt",
      p.posted_by_name as "postedByName", k.elapsed_minutes as "elapsedMinutes",
      k.target_minutes as "targetMinutes"
    from purchase_documents p
      join work_items w on w.tenant_id = ${ctx.tenantId} and w.id = p.item_id
      left join journal_entries e on e.tenant_id = ${ctx.tenantId} and e.id = p.entry_id
      left join sla_clocks k on k.tenant_id = ${ctx.tenantId} and k.item_id = p.item_id
        and k.kind = 'resolution'
    where p.tenant_id = ${ctx.tenantId}
      ${filter.status ? sql`and p.status = ${filter.status}` : sql``}
      ${filter.cursor ? sql`and p.id < ${filter.cursor}::uuid` : sql``}
    order by p.id desc limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null }
}

/** Suppliers whose name or tax number begins so, as they were booked last. */
export async function listSuppliers(ctx: ScopeContext, text = ''): Promise<Supplier[]> {
  requirePermission(ctx, 'books:read')
  const prefix = `${text
    .replace(/\p{Cc}/gu, '')
    .trim()
    .replace(/[\\%_]/g, '\\$&')}%`
  const rows = await ctx.tx.execute<Supplier>(sql`
    select distinct on (coalesce(seller_nip, seller_name)) seller_nip as "sellerNip",
      seller_country as "sellerCountry", seller_name as "sellerName",
      (select s.account_number from supplier_accounts s
        where s.tenant_id = ${ctx.tenantId} and s.seller_key = purchase_documents.seller_nip
        order by s.use_count desc, s.last_used_at desc limit 1) as "accountNumber"
    from purchase_documents
    where tenant_id = ${ctx.tenantId} and status = 'posted'
      and (seller_name ilike ${prefix} or seller_nip like ${prefix})
    order by coalesce(seller_nip, seller_name), posted_at desc
    limit 20`)
  return [...rows]
}
