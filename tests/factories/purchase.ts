// A company ready for invoices, and papers that came in: item, document and draft, made by
// the commands that the portal's upload calls.
import { createHash } from 'node:crypto'
import { type FaXmlInvoice, writeFaXml } from '#db/seed/demo/fa-xml.ts'
import { draftFromDocument } from '#tenants/accounting/commands/draft-from-document.server.ts'
import { getPurchase } from '#tenants/accounting/queries/purchases.server.ts'
import type { PurchasePage } from '#tenants/accounting/types.ts'
import { recordDocument } from '#tenants/archive/commands.server.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { booksOf } from '#tests/factories/books.ts'
import { aContract, theCatalogue } from '#tests/factories/contract.ts'
import { BUYER_NIP, faXmlInvoice } from '#tests/factories/fa-invoice.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

export type PurchaseGround = Awaited<ReturnType<typeof purchaseGround>>

export async function purchaseGround(now: Date, nip?: string) {
  const books = await booksOf(now, nip ? { nip } : {})
  await Promise.all([theCatalogue(books.admin), aContract(books.tenantId)])
  return books
}

/** The buyer's number is unique among companies: whoever has it next takes it over. */
export async function becomeBuyer(ground: PurchaseGround, nip = BUYER_NIP): Promise<void> {
  const sql = ownerSql()
  await sql`update companies set nip = lpad((random() * 999999999)::bigint::text, 10, '9')
    where nip = ${nip} and tenant_id <> ${ground.tenantId}`
  await sql`update companies set nip = ${nip} where tenant_id = ${ground.tenantId}`
}

let sequence = 0

/** A paper handed in by the client: an e-invoice, or a scan when it has no text. */
export async function aPaper(ground: PurchaseGround, xml: string | null, name?: string) {
  sequence += 1
  const bytes = Buffer.from(xml ?? `scan ${sequence}`)
  const originalName = name ?? `paper-${sequence}.${xml ? 'xml' : 'pdf'}`
  return withCompany(ground.finance, ground.tenantId, {}, async (ctx) => {
    const { id: documentId } = await recordDocument(
      ctx,
      {
        tenantId: ground.tenantId,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        sizeBytes: bytes.length,
        mime: xml ? 'application/xml' : 'application/pdf',
        originalName,
      },
      { service: 'accounting' },
    )
    const opened = await openItem(ctx, {
      requestType: 'purchase_invoice',
      title: originalName,
      form: {},
      source: 'upload',
      documents: [documentId],
    })
    if (!opened.ok) throw new Error(`refused: ${opened.code} ${JSON.stringify(opened.detail)}`)
    const { itemId } = opened.value
    const draft = await draftFromDocument(ctx, {
      itemId,
      documentId,
      ...(xml ? { bytes } : {}),
    })
    return { ...draft, itemId, documentId }
  })
}

/** An e-invoice to the company, read into a draft. */
export async function anInvoice(ground: PurchaseGround, overrides: Partial<FaXmlInvoice> = {}) {
  sequence += 1
  const number = `FV/${sequence}/11/2026`
  return aPaper(ground, writeFaXml(faXmlInvoice({ number, ...overrides })))
}

export async function pageOf(ground: PurchaseGround, purchaseId: string): Promise<PurchasePage> {
  const page = await withCompany(ground.agent, ground.tenantId, { readOnly: true }, (ctx) =>
    getPurchase(ctx, purchaseId),
  )
  if (!page) throw new Error('no such purchase')
  return page
}
