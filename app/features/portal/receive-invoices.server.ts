// Invoices as they come in: stored while they arrive, then document, item and draft are
// written together, one transaction for each file. A file sent again opens nothing anew.
import { readMultipart } from '#app/http/multipart.server.ts'
import { draftFromDocument } from '#tenants/accounting/commands/draft-from-document.server.ts'
import { readFaInvoice } from '#tenants/accounting/pl/fa-reader.ts'
import type { EInvoice, FaRefusal } from '#tenants/accounting/pl/types.ts'
import { listBookingsOfDocuments } from '#tenants/accounting/queries/document-bookings.server.ts'
import { recordDocument } from '#tenants/archive/commands.server.ts'
import { readContent, stageUpload } from '#tenants/archive/contents.server.ts'
import { type FileKey, loadFileKey } from '#tenants/archive/keys.server.ts'
import type { StagedFile } from '#tenants/archive/types.ts'
import type { ScopeContext, TenantId } from '#tenants/shared/scope.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { maxFileBytes, maxFiles, type RefusalCode, type UploadOutcome } from './upload-outcome.ts'

type Open = <R>(options: { readOnly: boolean }, fn: (ctx: ScopeContext) => Promise<R>) => Promise<R>

const TITLE_LENGTH = 200
// What is wrong inside an e-invoice is for the agent to see; these are none at all.
const notAnInvoice: readonly FaRefusal[] = ['not_xml', 'unsafe_xml', 'too_large', 'not_fa']

export async function receiveInvoices(
  request: Request,
  tenantId: TenantId,
  open: Open,
): Promise<UploadOutcome[]> {
  const key = await open({ readOnly: true }, loadFileKey)
  const { outcomes, hasTooManyFiles, isCutOff } = await readMultipart(
    request,
    { files: maxFiles, fileBytes: maxFileBytes + 1 },
    async ({ name, stream }): Promise<UploadOutcome> => {
      const upload = { stream, originalName: name, limit: maxFileBytes }
      const staged = await stageUpload(tenantId, key, upload)
      if (!staged.ok) return { kind: 'refused', name, code: staged.code }
      return receiveInvoice(staged.value, key, open)
    },
  )
  if (hasTooManyFiles) outcomes.push({ kind: 'refused', name: '', code: 'too_many_files' })
  if (outcomes.length === 0) {
    outcomes.push({ kind: 'refused', name: '', code: isCutOff ? 'upload_cut_off' : 'no_file' })
  }
  return outcomes
}

async function receiveInvoice(
  staged: StagedFile,
  key: FileKey,
  open: Open,
): Promise<UploadOutcome> {
  const name = staged.originalName
  const isXml = staged.mime === 'application/xml'
  const bytes = isXml ? await readContent(staged.tenantId, key, staged) : undefined
  const read = bytes ? readFaInvoice(bytes) : null
  if (read && !read.ok && notAnInvoice.includes(read.code)) {
    return { kind: 'refused', name, code: 'unreadable_invoice' }
  }
  const invoice = read?.ok ? read.value : null
  try {
    const opened = await open({ readOnly: false }, (ctx) => bookIn(ctx, staged, invoice, bytes))
    return {
      kind: 'accepted',
      name,
      ...opened,
      read: invoice ? { seller: invoice.seller.name ?? '', number: invoice.number } : null,
    }
  } catch (error) {
    if (error instanceof KnownFile) return { kind: 'duplicate', name, ...error.item }
    if (error instanceof NotOpened) return { kind: 'refused', name, code: error.code }
    throw error
  }
}

/** The file is here already: what this transaction has written is taken back. */
class KnownFile extends Error {
  constructor(readonly item: { itemId: string; number: number }) {
    super('known file')
  }
}

class NotOpened extends Error {
  constructor(readonly code: RefusalCode) {
    super(code)
  }
}

async function bookIn(
  ctx: ScopeContext,
  staged: StagedFile,
  invoice: EInvoice | null,
  bytes: Uint8Array | undefined,
): Promise<{ itemId: string; number: number; isForOthers: boolean }> {
  const document = await recordDocument(ctx, staged, { service: 'accounting' })
  if (document.duplicateOfId) {
    const [booking] = await listBookingsOfDocuments(ctx, [document.duplicateOfId])
    if (booking) throw new KnownFile({ itemId: booking.itemId, number: booking.itemNumber })
  }
  const opened = await openItem(ctx, {
    requestType: 'purchase_invoice',
    title: titleOf(staged, invoice),
    form: {},
    source: 'upload',
    // Two sendings at once meet here: the content itself is the key.
    sourceKey: `upload:${staged.sha256}`,
    documents: [document.id],
  })
  if (!opened.ok) throw new NotOpened(refusalOf(opened.code))
  const { itemId, number, isNew } = opened.value
  if (!isNew) throw new KnownFile({ itemId, number })
  const { isForOthers } = await draftFromDocument(ctx, {
    itemId,
    documentId: document.id,
    ...(bytes ? { bytes } : {}),
  })
  return { itemId, number, isForOthers }
}

function titleOf(staged: StagedFile, invoice: EInvoice | null): string {
  const title = invoice ? [invoice.seller.name, invoice.number].filter(Boolean).join(', ') : ''
  return (title || staged.originalName).slice(0, TITLE_LENGTH)
}

function refusalOf(code: string): RefusalCode {
  return code === 'no_contract' || code === 'service_not_contracted' ? code : 'not_offered'
}
