// A draft becomes an invoice: a number without gaps, an entry in the provider's own
// books, a row of its VAT register. Nothing of it changes afterwards.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { vatRegisterRows } from '#db/schema/accounting.ts'
import { auditEvents } from '#db/schema/audit.ts'
import { invoiceNumbers, invoices } from '#db/schema/billing.ts'
import { members } from '#db/schema/identity.ts'
import { auditRow, enqueueMail } from '#tenants/audit/commands.server.ts'
import { getContractVersion } from '#tenants/contracts/queries.server.ts'
import { postEntry } from '#tenants/ledger/commands.server.ts'
import type { PostRefusal } from '#tenants/ledger/types.ts'
import { config } from '#tenants/shared/config.server.ts'
import { nextNumber } from '#tenants/shared/counter.server.ts'
import { localDateOf } from '#tenants/shared/dates.ts'
import { newId } from '#tenants/shared/ids.ts'
import { toDecimal } from '#tenants/shared/money.ts'
import { err, ok, type Result } from '#tenants/shared/result.ts'
import {
  type ProviderContext,
  providerTenantId,
  requirePermission,
  type TenantId,
} from '#tenants/shared/scope.server.ts'
import { GTU_OF_SERVICES, standardVatOn } from '../pl/vat.ts'
import { loadParties, type PartyRows } from '../queries/parties.server.ts'
import {
  decideIssue,
  type IssueDates,
  type IssueRefusal,
  invoiceNumber,
  seriesOf,
} from '../rules/issue.ts'
import type { IssueInvoiceInput } from '../schema.ts'
import { lockDraft } from './review-draft.server.ts'

export type IssueProblem = IssueRefusal | 'issued_out_of_order' | PostRefusal
export type IssuedInvoice = { invoiceId: string; number: string; entryId: string }

type Draft = Awaited<ReturnType<typeof lockDraft>>
type Issue = {
  tenantId: TenantId
  invoiceId: string
  draft: Draft
  dates: IssueDates
  parties: PartyRows
  entryId: string
}

/**
 * A refusal may come after the number was taken: the caller rolls back, and the number
 * is given to the next invoice.
 */
export async function issueInvoice(
  ctx: ProviderContext,
  { tenantId, invoiceId, version, issuedOn }: IssueInvoiceInput & { tenantId: TenantId },
): Promise<Result<IssuedInvoice, IssueProblem>> {
  requirePermission(ctx, 'billing:run')
  const draft = await lockDraft(ctx, tenantId, invoiceId)
  const [parties, contract, recipients] = await Promise.all([
    loadParties(ctx, tenantId),
    getContractVersion(ctx, draft.contractVersionId, tenantId),
    listRecipients(ctx, tenantId),
  ])
  const today = localDateOf(ctx.now, parties.zone)
  const wish = { version, issuedOn, today, paymentDays: contract!.paymentDays }
  const decided = decideIssue(draft, wish)
  if (!decided.ok) return decided
  const issue = { tenantId, invoiceId, draft, dates: decided.value, parties, entryId: newId() }
  const numbered = await takeNumber(ctx, issue)
  if (!numbered.ok) return numbered
  const { number, series, n } = numbered.value
  const posted = await postReceivable(ctx, issue, number)
  if (!posted.ok) return posted
  await Promise.all([
    writeIssued(ctx, issue, number),
    ctx.tx.insert(invoiceNumbers).values({
      tenantId: providerTenantId,
      series,
      n,
      billedTenantId: tenantId,
      invoiceId,
      issuedAt: ctx.now,
    }),
    writeRegisterRow(ctx, issue, number),
    auditBoth(ctx, issue, number),
    ...recipients.map((recipient) => mailIssued(ctx, issue, number, recipient)),
  ])
  return ok({ invoiceId, number, entryId: issue.entryId })
}

/** From here on the series is locked: everything that can be known was read before. */
async function takeNumber(ctx: ProviderContext, { dates }: Issue) {
  const series = seriesOf(dates.issuedOn)
  const [n, previous] = await Promise.all([
    nextNumber(ctx.tx, providerTenantId, `invoice:${series}`),
    ctx.tx.execute<{ issued_on: string }>(sql`
      select i.issued_on from invoice_numbers n
      join invoices i on i.tenant_id = n.billed_tenant_id and i.id = n.invoice_id
      where n.tenant_id = ${providerTenantId} and n.series = ${series}
      order by n.n desc limit 1`),
  ])
  const before = previous[0]?.issued_on
  if (before && before > dates.issuedOn) return err('issued_out_of_order', 'issuedOn')
  return ok({ series, n, number: invoiceNumber(series, n) })
}

// Receivable against sales and output tax. Account numbers are those of the chart that
// every company gets; a closed month of the provider's books refuses the entry.
function postReceivable(ctx: ProviderContext, issue: Issue, number: string) {
  const { draft, dates, parties, invoiceId, entryId } = issue
  const description = `${number} ${parties.buyer.name}`
  const line = (accountNumber: string, amountMinor: bigint) => ({
    accountNumber,
    amountMinor,
    description,
  })
  const lines = [
    line('200', draft.grossMinor),
    line('700', -draft.netMinor),
    line('222', -draft.vatMinor),
  ]
  return postEntry(ctx, {
    id: entryId,
    tenantId: providerTenantId,
    occurredOn: dates.soldOn,
    description: `Sprzedaż: ${description}`,
    sourceType: 'invoice',
    sourceId: invoiceId,
    lines: lines.filter(({ amountMinor }) => amountMinor !== 0n),
  })
}

async function writeIssued(ctx: ProviderContext, issue: Issue, number: string): Promise<void> {
  const { tenantId, invoiceId, dates, parties, entryId } = issue
  await ctx.tx
    .update(invoices)
    .set({
      status: 'issued',
      number,
      ...dates,
      parties: { seller: parties.seller, buyer: parties.buyer },
      providerEntryId: entryId,
      issuedById: ctx.actor.id,
      issuedByName: ctx.actor.name,
      updatedAt: ctx.now,
      version: sql`${invoices.version} + 1`,
    })
    .where(and(eq(invoices.tenantId, tenantId), eq(invoices.id, invoiceId)))
}

async function writeRegisterRow(ctx: ProviderContext, issue: Issue, number: string): Promise<void> {
  const { draft, dates, parties, invoiceId, entryId } = issue
  const { baseField, taxField } = standardVatOn(dates.soldOn)
  await ctx.tx.insert(vatRegisterRows).values({
    tenantId: providerTenantId,
    id: newId(),
    register: 'sale',
    period: draft.period,
    entryId,
    sourceType: 'invoice',
    sourceId: invoiceId,
    counterpartyNip: parties.buyer.nip,
    counterpartyName: parties.buyer.name,
    documentNumber: number,
    issuedOn: dates.issuedOn,
    // Issued outside KSeF; a number that KSeF gives later changes what is reported.
    marker: 'BFK',
    amounts: {
      [baseField]: String(draft.netMinor),
      [taxField]: String(draft.vatMinor),
      [GTU_OF_SERVICES]: '1',
    },
    netMinor: draft.netMinor,
    vatMinor: draft.vatMinor,
  })
}

/** The client reads it in its own history, the provider in the house's. */
async function auditBoth(ctx: ProviderContext, issue: Issue, number: string): Promise<void> {
  const { tenantId, invoiceId, draft } = issue
  const data = { number, period: draft.period, gross: toDecimal(draft.grossMinor) }
  const entry = {
    action: 'billing.invoice_issued',
    subjectType: 'invoice',
    subjectId: invoiceId,
    data,
  }
  await ctx.tx
    .insert(auditEvents)
    .values([
      auditRow(ctx, { ...entry, tenantId }),
      auditRow(ctx, { ...entry, tenantId: providerTenantId }),
    ])
}

function listRecipients(ctx: ProviderContext, tenantId: TenantId): Promise<{ email: string }[]> {
  return ctx.tx
    .select({ email: members.email })
    .from(members)
    .where(
      and(
        eq(members.tenantId, tenantId),
        eq(members.isActive, true),
        inArray(members.role, ['owner', 'finance']),
      ),
    )
    .orderBy(members.email)
    .limit(50)
}

function mailIssued(
  ctx: ProviderContext,
  { tenantId, invoiceId, draft, dates, parties }: Issue,
  number: string,
  { email }: { email: string },
): Promise<void> {
  return enqueueMail(ctx, {
    recipient: email,
    locale: parties.locale,
    template: 'invoice_issued',
    payload: {
      number,
      period: draft.period,
      gross: toDecimal(draft.grossMinor),
      dueOn: dates.dueOn,
      company: parties.buyer.name,
      link: `${config().publicUrl}/portal/${parties.slug}/invoices/${invoiceId}`,
    },
    tenantId,
  })
}
