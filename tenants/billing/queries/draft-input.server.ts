// What a month's invoice is made from. A run reads it with the events locked; the
// client's preview reads the same without a lock, so that both show one truth.
import { type SQL, sql } from 'drizzle-orm'
import { listContractVersions } from '#tenants/contracts/queries.server.ts'
import { firstDayOf, lastDayOf, type Period, periodOf } from '#tenants/shared/dates.ts'
import type { ProviderContext, ScopeContext, TenantId } from '#tenants/shared/scope.server.ts'
import type { DraftInput } from '../rules/invoice.ts'
import { meterNames } from '../rules/names.ts'
import type { BillableEvent, SettledUsage } from '../rules/usage.ts'

type Reader = ScopeContext | ProviderContext

type Subject = {
  tenantId: TenantId
  period: Period
  /** The draft whose own events are taken again, when there is one. */
  invoiceId: string | null
  /** A run locks what it bills; a preview only looks, also past the drafts. */
  mode: 'run' | 'preview'
}

export async function loadDraftInput(ctx: Reader, subject: Subject): Promise<DraftInput> {
  const { tenantId, period } = subject
  const [versions, companies, events] = await Promise.all([
    listContractVersions(ctx, tenantId),
    ctx.tx.execute<{ is_active: boolean }>(
      sql`select is_active from companies where tenant_id = ${tenantId}`,
    ),
    loadEvents(ctx, subject),
  ])
  const months = new Set(events.map(({ occurredOn }) => periodOf(occurredOn)))
  months.delete(period)
  const late = [...months]
  const [settled, trueUps] = late.length > 0 ? await loadSettled(ctx, subject, late) : [[], []]
  return {
    period,
    versions: versions.filter(({ effectiveFrom }) => effectiveFrom <= lastDayOf(period)),
    events,
    settled,
    settledTrueUps: Object.fromEntries(trueUps.map((row) => [row.period, row.net])),
    chargesFees: companies[0]?.is_active ?? false,
    meterNames,
  }
}

async function loadEvents(ctx: Reader, subject: Subject): Promise<BillableEvent[]> {
  const { tenantId, period, mode } = subject
  const rows = await ctx.tx.execute<BillableEvent>(sql`
    select e.id, e.meter, e.quantity, e.occurred_on as "occurredOn",
      e.occurred_at as "occurredAt", e.contract_version_id as "contractVersionId"
    from meter_events e
    where e.tenant_id = ${tenantId} and e.occurred_on <= ${lastDayOf(period)}
      and e.unbilled_reason is null
      and ${mode === 'run' ? freeForRun(subject) : freeForPreview(subject)}
    order by e.occurred_at, e.id
    ${mode === 'run' ? sql`for update of e` : sql``}`)
  return [...rows]
}

/**
 * Work of the month and older work that no invoice holds. Work of a month whose own
 * draft still waits is left to that draft: it is billed there when the draft is rebuilt,
 * or here once that one is issued.
 */
function freeForRun({ tenantId, period, invoiceId }: Subject): SQL {
  return sql`(e.invoice_line_id is null or e.invoice_line_id in (
      select l.id from invoice_lines l
      where l.tenant_id = ${tenantId} and l.invoice_id = ${invoiceId}::uuid))
    and not exists (select 1 from invoices d
      where d.tenant_id = ${tenantId} and d.status = 'draft' and d.period <> ${period}
        and d.period = to_char(e.occurred_on, 'YYYY-MM'))`
}

/**
 * What is not invoiced yet, seen the same by those who see drafts and those who do not:
 * the month's own work, and late work of months that are closed to it.
 */
function freeForPreview({ tenantId, period }: Subject): SQL {
  return sql`not exists (select 1 from invoice_lines l
      join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
      where l.tenant_id = ${tenantId} and l.id = e.invoice_line_id and i.status = 'issued')
    and (e.occurred_on >= ${firstDayOf(period)} or exists (select 1 from invoices i
      where i.tenant_id = ${tenantId} and i.status = 'issued'
        and i.period = to_char(e.occurred_on, 'YYYY-MM')))`
}

type TrueUp = { period: Period; net: bigint }

/** What other invoices have charged for months that now get late work. */
function loadSettled(
  ctx: Reader,
  { tenantId, invoiceId, mode }: Subject,
  months: Period[],
): Promise<[SettledUsage[], TrueUp[]]> {
  const inMonths = sql`= any(${sql.param(months)}::text[])`
  const isOther =
    mode === 'run' ? sql`i.id is distinct from ${invoiceId}::uuid` : sql`i.status = 'issued'`
  return Promise.all([
    ctx.tx.execute<SettledUsage>(sql`
      select to_char(e.occurred_on, 'YYYY-MM') as period, e.meter,
        e.contract_version_id as "contractVersionId", sum(e.quantity)::int as quantity
      from meter_events e
      join invoice_lines l on l.tenant_id = e.tenant_id and l.id = e.invoice_line_id
      join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
      where e.tenant_id = ${tenantId} and ${isOther}
        and to_char(e.occurred_on, 'YYYY-MM') ${inMonths}
      group by 1, 2, 3`),
    ctx.tx.execute<TrueUp>(sql`
      select coalesce(l.explanation->>'latePeriod', i.period) as period,
        sum(l.net_minor)::bigint as net
      from invoice_lines l
      join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
      where l.tenant_id = ${tenantId} and ${isOther}
        and l.code = 'true_up' and coalesce(l.explanation->>'latePeriod', i.period) ${inMonths}
      group by 1`),
  ])
}
