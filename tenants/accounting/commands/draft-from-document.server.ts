// The first draft of a purchase: read from the e-invoice, or empty beside a scan. Made
// in the transaction of the upload, so that an agent never waits for a reader.
import { sql } from 'drizzle-orm'
import { purchaseDocuments } from '#db/schema/accounting.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { type LocalDate, localDateOf } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { toDecimal } from '../../shared/money.ts'
import { pgErrorOf, violates } from '../../shared/pg-error.ts'
import { parseKsefNumber } from '../../shared/pl/identifiers.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { readFaInvoice } from '../pl/fa-reader.ts'
import { columnsOfInput } from '../queries/purchase-row.server.ts'
import { listSupplierAccounts } from '../queries/purchases.server.ts'
import { type DraftGround, emptyDraft, invoiceDraft, type NewDraft } from '../rules/new-draft.ts'

export type DraftInput = {
  itemId: string
  documentId: string
  /** Content of an XML document, read before the transaction. */
  bytes?: Uint8Array
}

export type MadeDraft = {
  purchaseId: string
  origin: 'e_invoice' | 'manual'
  isNew: boolean
  /** The e-invoice names another buyer, or none: most likely it went to the wrong company. */
  isForOthers: boolean
}

/** Makes the draft of a document; a second call gives the one that is there. */
export async function draftFromDocument(ctx: ScopeContext, input: DraftInput): Promise<MadeDraft> {
  requirePermission(ctx, 'documents:upload')
  if (!isId(input.itemId) || !isId(input.documentId)) throw new AppError('not_found')
  const invoice = input.bytes ? readFaInvoice(input.bytes) : null
  const [document, remembered] = await Promise.all([
    loadDocument(ctx, input.documentId),
    invoice?.ok
      ? listSupplierAccounts(ctx, {
          sellerNip: invoice.value.seller.nip,
          sellerCountry: 'PL',
          sellerName: invoice.value.seller.name ?? '',
        })
      : [],
  ])
  if (!document) throw new AppError('not_found')
  if (document.purchaseId) {
    const origin = document.origin as MadeDraft['origin']
    return { purchaseId: document.purchaseId, origin, isNew: false, isForOthers: false }
  }
  const ground = groundOf(ctx, document, remembered)
  const draft = invoice ? invoiceDraft(invoice, ground) : emptyDraft(ground, [])
  return insertDraft(ctx, input, draft)
}

type DocumentRow = {
  name: string
  uploadedAt: Date
  nip: string
  zone: string
  purchaseId: string | null
  origin: string | null
}

async function loadDocument(ctx: ScopeContext, id: string): Promise<DocumentRow | undefined> {
  const rows = await ctx.tx.execute<DocumentRow>(sql`
    select d.original_name as name, d.uploaded_at as "uploadedAt", c.nip, c.zone,
      p.id as "purchaseId", p.origin
    from documents d
      join companies c on c.tenant_id = d.tenant_id
      left join purchase_documents p on p.tenant_id = d.tenant_id and p.document_id = d.id
        and p.status in ('draft', 'posted')
    where d.tenant_id = ${ctx.tenantId} and d.id = ${id}`)
  return rows[0]
}

function groundOf(
  ctx: ScopeContext,
  document: DocumentRow,
  remembered: DraftGround['remembered'],
): DraftGround {
  const ksefNumber = ksefNumberIn(document.name)
  const receivedOn: LocalDate =
    ksefNumber?.acceptedOn ?? localDateOf(document.uploadedAt, document.zone)
  return {
    companyNip: document.nip,
    today: localDateOf(ctx.now, document.zone),
    receivedOn,
    ksefNumber: ksefNumber?.number ?? null,
    remembered,
  }
}

/** The national system names its files by the number it gave. */
function ksefNumberIn(name: string): { number: string; acceptedOn: LocalDate } | null {
  const found = /\d{10}-\d{8}-[0-9a-f]{12}-[0-9a-f]{2}/i.exec(name)
  const parsed = found && parseKsefNumber(found[0])
  return parsed?.valid ? { number: parsed.normal, acceptedOn: parsed.acceptedOn } : null
}

const otherBuyer: ReadonlySet<string> = new Set([
  'buyer_nip_differs',
  'buyer_nip_missing',
  'company_is_seller',
])

async function insertDraft(
  ctx: ScopeContext,
  { itemId, documentId }: DraftInput,
  draft: NewDraft,
): Promise<MadeDraft> {
  const purchaseId = newId()
  const { origin, input } = draft
  try {
    const inserted = await ctx.tx
      .insert(purchaseDocuments)
      .values({
        tenantId: ctx.tenantId,
        id: purchaseId,
        itemId,
        documentId,
        status: 'draft',
        origin,
        ...columnsOfInput(input),
        buyerNip: draft.buyerNip,
        findings: draft.findings,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: purchaseDocuments.id })
    // Two at once: the other one's draft is as good.
    if (inserted.length === 0) {
      const known = await loadDocument(ctx, documentId)
      if (!known?.purchaseId) throw new AppError('conflict')
      return { purchaseId: known.purchaseId, origin, isNew: false, isForOthers: false }
    }
  } catch (error) {
    if (violates(error, 'purchase_documents_item_id_fkey')) throw new AppError('not_found')
    // A person whose services leave the books out.
    if (pgErrorOf(error)?.code === '42501') throw new AppError('forbidden', { cause: error })
    throw error
  }
  await recordAudit(ctx, {
    action: 'accounting.draft_made',
    subjectType: 'purchase',
    subjectId: purchaseId,
    itemId,
    data: {
      origin,
      number: input.number,
      seller: input.sellerName,
      gross: toDecimal(input.grossMinor),
      currency: input.currency,
    },
  })
  const isForOthers = draft.findings.some(({ code }) => otherBuyer.has(code))
  return { purchaseId, origin, isNew: true, isForOthers }
}
