// One invoice with all that explains it, and the client's list.
import { and, asc, desc, eq, lt } from 'drizzle-orm'
import { invoiceLines, invoices } from '#db/schema/billing.ts'
import { companies, contractVersions } from '#db/schema/companies.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { isPeriod } from '#tenants/shared/dates.ts'
import { isId } from '#tenants/shared/ids.ts'
import type {
  AnyContext,
  ProviderContext,
  ScopeContext,
  TenantId,
} from '#tenants/shared/scope.server.ts'
import type {
  Invoice,
  InvoiceLine,
  InvoiceParties,
  InvoiceSummary,
  LineExplanation,
} from '../types.ts'
import { loadParties } from './parties.server.ts'

export type BillingReader = ScopeContext | ProviderContext
export type Page<Row> = { items: Row[]; nextCursor: string | null }

/** A client's finance people and the provider's admins; nobody else sees a bill. */
export function requireInvoices(ctx: AnyContext): void {
  if (!ctx.actor.can('invoices:read') && !ctx.actor.can('billing:read')) {
    throw new AppError('forbidden', { detail: { permission: 'invoices:read' } })
  }
}

const lineColumns = {
  id: invoiceLines.id,
  position: invoiceLines.position,
  code: invoiceLines.code,
  meter: invoiceLines.meter,
  namePl: invoiceLines.namePl,
  nameEn: invoiceLines.nameEn,
  quantity: invoiceLines.quantity,
  unit: invoiceLines.unit,
  netMinor: invoiceLines.netMinor,
  vatRateBp: invoiceLines.vatRateBp,
  vatMinor: invoiceLines.vatMinor,
  explanation: invoiceLines.explanation,
}

const invoiceColumns = {
  id: invoices.id,
  tenantId: invoices.tenantId,
  companySlug: companies.slug,
  companyName: companies.legalName,
  status: invoices.status,
  period: invoices.period,
  number: invoices.number,
  issuedOn: invoices.issuedOn,
  soldOn: invoices.soldOn,
  dueOn: invoices.dueOn,
  currency: invoices.currency,
  netMinor: invoices.netMinor,
  vatMinor: invoices.vatMinor,
  grossMinor: invoices.grossMinor,
  contractVersion: contractVersions.version,
  paymentDays: contractVersions.paymentDays,
  parties: invoices.parties,
  note: invoices.note,
  heldReason: invoices.heldReason,
  issuedByName: invoices.issuedByName,
  updatedAt: invoices.updatedAt,
  version: invoices.version,
}

/** A client sees it once it is issued; to others' eyes it does not exist. */
export async function getInvoice(
  ctx: BillingReader,
  { invoiceId, tenantId = ctx.tenantId }: { invoiceId: string; tenantId?: TenantId },
): Promise<Invoice | null> {
  requireInvoices(ctx)
  if (!isId(invoiceId)) return null
  const [rows, lines] = await Promise.all([
    ctx.tx
      .select(invoiceColumns)
      .from(invoices)
      .innerJoin(companies, eq(companies.tenantId, invoices.tenantId))
      .innerJoin(
        contractVersions,
        and(
          eq(contractVersions.tenantId, invoices.tenantId),
          eq(contractVersions.id, invoices.contractVersionId),
        ),
      )
      .where(and(eq(invoices.tenantId, tenantId), eq(invoices.id, invoiceId), visibleTo(ctx)))
      .limit(1),
    ctx.tx
      .select(lineColumns)
      .from(invoiceLines)
      .where(and(eq(invoiceLines.tenantId, tenantId), eq(invoiceLines.invoiceId, invoiceId)))
      .orderBy(asc(invoiceLines.position))
      .limit(1_000),
  ])
  const row = rows[0]
  if (!row) return null
  const parties = (row.parties as InvoiceParties | null) ?? (await currentParties(ctx, tenantId))
  return {
    ...row,
    status: row.status === 'issued' ? 'issued' : 'draft',
    parties,
    lines: lines.map(lineOf),
  }
}

export async function requireInvoice(
  ctx: BillingReader,
  input: { invoiceId: string; tenantId?: TenantId },
): Promise<Invoice> {
  const invoice = await getInvoice(ctx, input)
  if (!invoice) throw new AppError('not_found')
  return invoice
}

const visibleTo = (ctx: BillingReader) =>
  ctx.actor.side === 'client' ? eq(invoices.status, 'issued') : undefined

async function currentParties(ctx: BillingReader, tenantId: TenantId): Promise<InvoiceParties> {
  const { seller, buyer } = await loadParties(ctx, tenantId)
  return { seller, buyer }
}

function lineOf(row: Omit<InvoiceLine, 'explanation'> & { explanation: unknown }): InvoiceLine {
  return { ...row, explanation: row.explanation as LineExplanation }
}

/** The company's invoices, the newest month first; the cursor is the last month shown. */
export async function listInvoices(
  ctx: ScopeContext,
  { cursor = null, limit = 24 }: { cursor?: string | null; limit?: number } = {},
): Promise<Page<InvoiceSummary>> {
  requireInvoices(ctx)
  if (cursor !== null && !isPeriod(cursor)) throw new AppError('invalid_input', { field: 'cursor' })
  const size = Math.min(Math.max(limit, 1), 200)
  const rows = await ctx.tx
    .select({
      id: invoices.id,
      period: invoices.period,
      number: invoices.number,
      issuedOn: invoices.issuedOn,
      dueOn: invoices.dueOn,
      currency: invoices.currency,
      netMinor: invoices.netMinor,
      vatMinor: invoices.vatMinor,
      grossMinor: invoices.grossMinor,
    })
    .from(invoices)
    .where(
      and(
        eq(invoices.tenantId, ctx.tenantId),
        eq(invoices.status, 'issued'),
        cursor === null ? undefined : lt(invoices.period, cursor),
      ),
    )
    .orderBy(desc(invoices.period))
    .limit(size + 1)
  const items = rows.slice(0, size) as InvoiceSummary[]
  return { items, nextCursor: rows.length > size ? items.at(-1)!.period : null }
}
