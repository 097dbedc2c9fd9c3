import { eq } from 'drizzle-orm'
import { purchaseDocuments } from '#db/schema/accounting.ts'
import { draftFromDocument } from '#tenants/accounting/commands/draft-from-document.server.ts'
import { postPurchase } from '#tenants/accounting/commands/post-purchase.server.ts'
import { rejectPurchase } from '#tenants/accounting/commands/reject-purchase.server.ts'
import { reversePurchase } from '#tenants/accounting/commands/reverse-purchase.server.ts'
import { saveDraft } from '#tenants/accounting/commands/save-draft.server.ts'
import { listBookingsOfDocuments } from '#tenants/accounting/queries/document-bookings.server.ts'
import { searchDocuments } from '#tenants/accounting/queries/document-search.server.ts'
import { getPostingPreview } from '#tenants/accounting/queries/posting-preview.server.ts'
import { loadForPosting, loadPurchase } from '#tenants/accounting/queries/purchase-row.server.ts'
import {
  getPurchase,
  getPurchaseByItem,
  listPurchases,
  listPurchasesOfItem,
  listSupplierAccounts,
  listSuppliers,
} from '#tenants/accounting/queries/purchases.server.ts'
import { listUnbookedDocuments } from '#tenants/accounting/queries/unbooked-documents.server.ts'
import { listVatRegister } from '#tenants/accounting/queries/vat-register.server.ts'
import type { Cases, CompanyCase } from './case.ts'

const books = { scope: 'company', as: 'finance', needs: ['books:read'] } as const
const posting = { scope: 'company', as: 'agent', needs: ['books:post'] } as const
const underneath =
  'loads for commands and queries that have asked already; the rows are the policy’s'

const read = (run: CompanyCase['run'], more: Partial<CompanyCase> = {}): CompanyCase => ({
  ...books,
  ...more,
  run,
})
const write = (run: CompanyCase['run']): CompanyCase => ({ ...posting, run })

export const accountingCases: Cases = {
  'accounting/commands/draft-from-document#draftFromDocument': {
    scope: 'company',
    as: 'agent',
    needs: ['documents:upload'],
    run: (ctx, at) => draftFromDocument(ctx, { itemId: at.itemId, documentId: at.looseDocumentId }),
  },
  'accounting/commands/post-purchase#postPurchase': write((ctx, at) =>
    postPurchase(ctx, { purchaseId: at.purchaseId, version: at.purchaseVersion }),
  ),
  'accounting/commands/reject-purchase#rejectPurchase': write((ctx, at) =>
    rejectPurchase(ctx, {
      purchaseId: at.purchaseId,
      version: at.purchaseVersion,
      reason: 'To nie faktura',
    }),
  ),
  'accounting/commands/reverse-purchase#reversePurchase': write((ctx, at) =>
    reversePurchase(ctx, { purchaseId: at.postedId, reason: 'Pomyłka w kwocie' }),
  ),
  'accounting/commands/save-draft#saveDraft': write((ctx, at) =>
    saveDraft(ctx, { purchaseId: at.purchaseId, version: at.purchaseVersion, draft: at.draft }),
  ),
  'accounting/queries/document-bookings#listBookingsOfDocuments': read((ctx, at) =>
    listBookingsOfDocuments(ctx, [at.purchaseDocumentId]),
  ),
  'accounting/queries/document-search#searchDocuments': {
    scope: 'company',
    as: 'finance',
    needs: ['documents:read'],
    names: false,
    run: (ctx) => searchDocuments(ctx, { text: 'a' }),
  },
  'accounting/queries/posting-preview#getPostingPreview': write((ctx, at) =>
    getPostingPreview(ctx, at.purchaseId),
  ),
  'accounting/queries/purchase-row#loadForPosting': write((ctx, at) =>
    loadForPosting(ctx, at.purchaseId),
  ),
  'accounting/queries/purchase-row#loadPurchase': read(
    (ctx, at) => loadPurchase(ctx, eq(purchaseDocuments.id, at.purchaseId), false),
    { needs: underneath },
  ),
  'accounting/queries/purchases#getPurchase': read((ctx, at) => getPurchase(ctx, at.purchaseId)),
  'accounting/queries/purchases#getPurchaseByItem': read((ctx, at) =>
    getPurchaseByItem(ctx, at.purchaseItemId),
  ),
  'accounting/queries/purchases#listPurchasesOfItem': read((ctx, at) =>
    listPurchasesOfItem(ctx, at.purchaseItemId),
  ),
  'accounting/queries/purchases#listSupplierAccounts': read(
    (ctx, at) =>
      listSupplierAccounts(ctx, { sellerNip: at.sellerNip, sellerCountry: 'PL', sellerName: '' }),
    { needs: underneath },
  ),
  'accounting/queries/purchases#listPurchases': read((ctx) => listPurchases(ctx), {
    names: false,
  }),
  'accounting/queries/purchases#listSuppliers': read((ctx, at) => listSuppliers(ctx, at.sellerNip)),
  'accounting/queries/unbooked-documents#listUnbookedDocuments': read((ctx, at) =>
    listUnbookedDocuments(ctx, at.unbookedItemId),
  ),
  'accounting/queries/vat-register#listVatRegister': read(
    (ctx) => listVatRegister(ctx, { register: 'purchase', period: '2026-11' }),
    { names: false },
  ),
}
