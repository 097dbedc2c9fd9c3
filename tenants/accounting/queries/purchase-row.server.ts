// A purchase as the table keeps it, and the same as plain data.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { purchaseDocuments } from '#db/schema/accounting.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { readLines, readVatRows, storeLines, storeVatRows } from '../rules/draft-json.ts'
import type { Purchase, PurchaseFinding, PurchaseInput, SelfAssessment } from '../types.ts'

export const purchaseColumns = {
  id: purchaseDocuments.id,
  itemId: purchaseDocuments.itemId,
  documentId: purchaseDocuments.documentId,
  status: purchaseDocuments.status,
  origin: purchaseDocuments.origin,
  kind: purchaseDocuments.kind,
  number: purchaseDocuments.number,
  ksefNumber: purchaseDocuments.ksefNumber,
  sellerNip: purchaseDocuments.sellerNip,
  sellerCountry: purchaseDocuments.sellerCountry,
  sellerName: purchaseDocuments.sellerName,
  buyerNip: purchaseDocuments.buyerNip,
  issuedOn: purchaseDocuments.issuedOn,
  soldOn: purchaseDocuments.soldOn,
  receivedOn: purchaseDocuments.receivedOn,
  dueOn: purchaseDocuments.dueOn,
  bookedOn: purchaseDocuments.bookedOn,
  currency: purchaseDocuments.currency,
  fxRate: purchaseDocuments.fxRate,
  netMinor: purchaseDocuments.netMinor,
  vatMinor: purchaseDocuments.vatMinor,
  grossMinor: purchaseDocuments.grossMinor,
  vatRows: purchaseDocuments.vatRows,
  bookingLines: purchaseDocuments.bookingLines,
  correctedNumber: purchaseDocuments.correctedNumber,
  vatPeriod: purchaseDocuments.vatPeriod,
  cashMethod: purchaseDocuments.cashMethod,
  selfAssessment: purchaseDocuments.selfAssessment,
  findings: purchaseDocuments.findings,
  note: purchaseDocuments.note,
  entryId: purchaseDocuments.entryId,
  postedAt: purchaseDocuments.postedAt,
  postedByName: purchaseDocuments.postedByName,
  version: purchaseDocuments.version,
  createdAt: purchaseDocuments.createdAt,
  updatedAt: purchaseDocuments.updatedAt,
}

type Row = Pick<typeof purchaseDocuments.$inferSelect, keyof typeof purchaseColumns>

export function purchaseOf(row: Row): Purchase {
  const { bookingLines, vatRows, findings, ...rest } = row
  return {
    ...rest,
    status: row.status as Purchase['status'],
    origin: row.origin as Purchase['origin'],
    kind: row.kind as Purchase['kind'],
    selfAssessment: row.selfAssessment as SelfAssessment | null,
    vatRows: readVatRows(vatRows),
    lines: readLines(bookingLines),
    documentFindings: findings as PurchaseFinding[],
  }
}

/** The columns that an agent's form changes. */
export function columnsOfInput(input: PurchaseInput) {
  const { lines, vatRows, ...rest } = input
  let netMinor = 0n
  let vatMinor = 0n
  for (const row of vatRows) {
    netMinor += row.baseMinor
    vatMinor += row.taxMinor
  }
  return {
    ...rest,
    netMinor,
    vatMinor,
    vatRows: storeVatRows(vatRows),
    bookingLines: storeLines(lines),
  }
}

export async function loadPurchase(
  { tx, tenantId }: ScopeContext,
  where: SQL | undefined,
  lock: boolean,
): Promise<Purchase | null> {
  const query = tx
    .select(purchaseColumns)
    .from(purchaseDocuments)
    .where(and(eq(purchaseDocuments.tenantId, tenantId), where))
    .limit(1)
  const rows = await (lock ? query.for('update') : query)
  return rows[0] ? purchaseOf(rows[0]) : null
}

const selectList = sql.raw(
  Object.entries(purchaseColumns)
    .map(([key, column]) => `p.${column.name} as "${key}"`)
    .join(', '),
)

/** A purchase locked for posting, and whether its item has other drafts to wait for. */
export async function loadForPosting(
  ctx: ScopeContext,
  purchaseId: string,
): Promise<{ purchase: Purchase; hasOtherDrafts: boolean } | null> {
  requirePermission(ctx, 'books:post')
  const { tx, tenantId } = ctx
  const rows = await tx.execute<Row & { hasOtherDrafts: boolean }>(sql`
    select ${selectList}, exists (select 1 from purchase_documents o
        where o.tenant_id = ${tenantId} and o.item_id = p.item_id and o.status = 'draft'
          and o.id <> p.id) as "hasOtherDrafts"
    from purchase_documents p
    where p.tenant_id = ${tenantId} and p.id = ${purchaseId}
    for update of p`)
  const row = rows[0]
  if (!row) return null
  const { hasOtherDrafts, ...columns } = row
  return { purchase: purchaseOf(columns), hasOtherDrafts }
}
