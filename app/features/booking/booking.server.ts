// All that the booking panel shows, in one call from a loader.
import { readFaInvoice } from '#tenants/accounting/pl/fa-reader.ts'
import { viewInvoice } from '#tenants/accounting/pl/invoice-view.ts'
import type { InvoiceView } from '#tenants/accounting/pl/invoice-view-types.ts'
import {
  getPurchase,
  getPurchaseByItem,
  listPurchasesOfItem,
} from '#tenants/accounting/queries/purchases.server.ts'
import {
  listUnbookedDocuments,
  type UnbookedDocument,
} from '#tenants/accounting/queries/unbooked-documents.server.ts'
import type { PurchasePage, PurchaseStatus } from '#tenants/accounting/types.ts'
import { isContentLost, readContent } from '#tenants/archive/contents.server.ts'
import { openDocument } from '#tenants/archive/queries.server.ts'
import { listAccounts } from '#tenants/ledger/queries/accounts.server.ts'
import { getEntry } from '#tenants/ledger/queries/journal.server.ts'
import type { JournalEntry } from '#tenants/ledger/types.ts'
import { type LocalDate, localDateOf } from '#tenants/shared/dates.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

export type AccountChoice = { number: string; namePl: string; nameEn: string }

export type BookingData = {
  purchase: PurchasePage
  /** The e-invoice behind the draft, as a page; null for scans and what cannot be read. */
  invoice: InvoiceView | null
  accounts: AccountChoice[]
  entry: JournalEntry | null
  /** Other purchases of the same item. */
  others: { id: string; number: string; status: PurchaseStatus }[]
  today: LocalDate
  mayPost: boolean
}

/** The booking of an item: its purchase, or the documents that could begin one. */
export type ItemBooking = {
  booking: BookingData | null
  unbooked: UnbookedDocument[]
}

export async function loadItemBooking(
  ctx: ScopeContext,
  itemId: string,
  zone: string,
): Promise<ItemBooking> {
  if (!ctx.actor.can('books:read')) return { booking: null, unbooked: [] }
  const [purchase, unbooked] = await Promise.all([
    getPurchaseByItem(ctx, itemId),
    ctx.actor.can('books:post') ? listUnbookedDocuments(ctx, itemId) : [],
  ])
  return { booking: purchase && (await withRest(ctx, purchase, zone)), unbooked }
}

export async function loadBooking(
  ctx: ScopeContext,
  purchaseId: string,
  zone: string,
): Promise<BookingData | null> {
  const purchase = await getPurchase(ctx, purchaseId)
  return purchase && withRest(ctx, purchase, zone)
}

async function withRest(
  ctx: ScopeContext,
  purchase: PurchasePage,
  zone: string,
): Promise<BookingData> {
  const isDraft = purchase.status === 'draft'
  const [invoice, accounts, entry, all] = await Promise.all([
    loadInvoiceView(ctx, purchase),
    isDraft ? listAccounts(ctx) : [],
    purchase.entryId ? getEntry(ctx, purchase.entryId) : null,
    listPurchasesOfItem(ctx, purchase.itemId),
  ])
  return {
    purchase,
    invoice,
    accounts: accounts
      .filter((account) => account.isActive)
      .map(({ number, namePl, nameEn }) => ({ number, namePl, nameEn })),
    entry,
    others: all
      .filter(({ id }) => id !== purchase.id)
      .map(({ id, number, status }) => ({ id, number, status })),
    today: localDateOf(ctx.now, zone),
    mayPost: ctx.actor.can('books:post'),
  }
}

async function loadInvoiceView(
  ctx: ScopeContext,
  purchase: PurchasePage,
): Promise<InvoiceView | null> {
  if (purchase.documentMime !== 'application/xml') return null
  const { document, key } = await openDocument(ctx, purchase.documentId)
  try {
    const read = readFaInvoice(await readContent(ctx.tenantId, key, document))
    return read.ok ? viewInvoice(read.value, purchase.ksefNumber) : null
  } catch (error) {
    // The draft can be worked on without its picture; the viewer says that there is none.
    if (isContentLost(error)) return null
    throw error
  }
}
