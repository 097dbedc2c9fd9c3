// A document as its page shows it: an e-invoice is read, other papers are fetched by the viewer.
import { readFaInvoice } from '#tenants/accounting/pl/fa-reader.ts'
import { viewInvoice } from '#tenants/accounting/pl/invoice-view.ts'
import type { InvoiceView } from '#tenants/accounting/pl/invoice-view-types.ts'
import {
  type DocumentBooking,
  listBookingsOfDocuments,
} from '#tenants/accounting/queries/document-bookings.server.ts'
import { isContentLost, readContent } from '#tenants/archive/contents.server.ts'
import {
  type DocumentItem,
  listItemsOfDocument,
  openDocument,
} from '#tenants/archive/queries.server.ts'
import type { Document } from '#tenants/archive/types.ts'
import { isId } from '#tenants/shared/ids.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

export type DocumentView = {
  document: Document
  items: DocumentItem[]
  booking: DocumentBooking | null
  invoice: InvoiceView | null
}

export async function loadDocumentView(
  ctx: ScopeContext,
  documentId: string,
): Promise<DocumentView> {
  const [{ document, key }, items, bookings] = await Promise.all([
    openDocument(ctx, documentId),
    listItemsOfDocument(ctx, documentId),
    ctx.actor.can('books:read') && isId(documentId)
      ? listBookingsOfDocuments(ctx, [documentId])
      : [],
  ])
  const view = { document, items, booking: bookings[0] ?? null, invoice: null }
  if (document.mime !== 'application/xml') return view
  try {
    const read = readFaInvoice(await readContent(ctx.tenantId, key, document))
    return read.ok ? { ...view, invoice: viewInvoice(read.value) } : view
  } catch (error) {
    // The page still says what the document was; the viewer says that it cannot be shown.
    if (isContentLost(error)) return view
    throw error
  }
}
