// A month's bills of all companies beside each other, with what moved and why.
import { sql } from 'drizzle-orm'
import { addMonths, lastDayOf, type Period } from '#tenants/shared/dates.ts'
import { type ProviderContext, requirePermission } from '#tenants/shared/scope.server.ts'
import { causesOf, changeBp, isFlagged, type UsageOfMonth } from '../rules/change.ts'
import type { BillingOverview, OverviewRow } from '../types.ts'
import { getBillingRun } from './runs.server.ts'

type CompanyRow = Pick<
  OverviewRow,
  'tenantId' | 'slug' | 'name' | 'colour' | 'isActive' | 'number' | 'version' | 'heldReason'
> & {
  invoiceId: string | null
  status: string | null
  netMinor: bigint | null
  grossMinor: bigint | null
  contractVersion: number | null
  previousId: string | null
  previousNetMinor: bigint | null
  previousContractVersion: number | null
  openEvents: number
  hasContract: boolean
}

export async function getBillingOverview(
  ctx: ProviderContext,
  period: Period,
): Promise<BillingOverview> {
  requirePermission(ctx, 'billing:read')
  const before = addMonths(period, -1)
  const [companies, usage, run] = await Promise.all([
    listCompanies(ctx, period, before),
    listUsage(ctx, period, before),
    getBillingRun(ctx, { period }),
  ])
  const rows = companies
    .filter((row) => row.isActive || row.invoiceId || row.openEvents > 0)
    .map((row) => overviewRow(row, usage))
  return { period, rows, totals: totalsOf(rows), run }
}

async function listCompanies(ctx: ProviderContext, period: Period, before: Period) {
  const last = lastDayOf(period)
  return ctx.tx.execute<CompanyRow>(sql`
    select c.tenant_id as "tenantId", c.slug, c.short_name as name, c.colour,
      c.is_active as "isActive", i.id as "invoiceId", i.number, i.version, i.status,
      i.held_reason as "heldReason", i.net_minor as "netMinor", i.gross_minor as "grossMinor",
      v.version as "contractVersion", b.id as "previousId", b.net_minor as "previousNetMinor",
      bv.version as "previousContractVersion", coalesce(o.count, 0) as "openEvents",
      exists (select 1 from contract_versions x
        where x.tenant_id = c.tenant_id and x.effective_from <= ${last}) as "hasContract"
    from companies c
    left join invoices i on i.tenant_id = c.tenant_id and i.period = ${period}
    left join contract_versions v on v.tenant_id = i.tenant_id and v.id = i.contract_version_id
    left join invoices b on b.tenant_id = c.tenant_id and b.period = ${before}
    left join contract_versions bv on bv.tenant_id = b.tenant_id and bv.id = b.contract_version_id
    left join (
      select e.tenant_id, count(*)::int as count from meter_events e
      where e.invoice_line_id is null and e.unbilled_reason is null and e.occurred_on <= ${last}
      group by e.tenant_id
    ) o on o.tenant_id = c.tenant_id
    where c.kind = 'client'
    order by c.short_name, c.tenant_id limit 10000`)
}

type UsageRow = UsageOfMonth & { invoiceId: string; isUnpriced: boolean }

async function listUsage(
  ctx: ProviderContext,
  period: Period,
  before: Period,
): Promise<Map<string, UsageRow[]>> {
  const rows = await ctx.tx.execute<UsageRow>(sql`
    select l.invoice_id as "invoiceId", l.meter, min(l.name_pl) as "namePl",
      min(l.name_en) as "nameEn", sum(l.quantity)::int as quantity,
      sum(l.net_minor)::bigint as "netMinor",
      l.explanation->>'latePeriod' is not null as "isLate",
      bool_or(l.explanation->'steps'->0->>'kind' = 'not_priced') as "isUnpriced"
    from invoice_lines l
    join invoices i on i.tenant_id = l.tenant_id and i.id = l.invoice_id
    where i.period in (${period}, ${before}) and l.meter is not null
    group by l.invoice_id, l.meter, 7`)
  const byInvoice = new Map<string, UsageRow[]>()
  for (const row of rows) {
    const list = byInvoice.get(row.invoiceId)
    if (list) list.push(row)
    else byInvoice.set(row.invoiceId, [row])
  }
  return byInvoice
}

function overviewRow(row: CompanyRow, usage: Map<string, UsageRow[]>): OverviewRow {
  const { status, previousId, contractVersion, previousContractVersion, ...rest } = row
  const netMinor = row.netMinor ?? 0n
  const own = row.invoiceId ? (usage.get(row.invoiceId) ?? []) : []
  const change = row.invoiceId ? changeBp(netMinor, row.previousNetMinor) : null
  const month = { contractVersion: contractVersion ?? 0, usage: own }
  const before = previousId
    ? { contractVersion: previousContractVersion ?? 0, usage: usage.get(previousId) ?? [] }
    : null
  return {
    ...rest,
    state: stateOf(status, row.heldReason),
    netMinor,
    grossMinor: row.grossMinor ?? 0n,
    changeBp: change,
    isFlagged: isFlagged(change),
    causes: row.invoiceId ? causesOf(month, before) : [],
    unpricedLines: own.filter(({ isUnpriced }) => isUnpriced).length,
  }
}

function stateOf(status: string | null, heldReason: string | null): OverviewRow['state'] {
  if (status === 'issued') return 'issued'
  if (status === null) return 'none'
  return heldReason === null ? 'draft' : 'held'
}

function totalsOf(rows: readonly OverviewRow[]): BillingOverview['totals'] {
  const count = (state: OverviewRow['state']) => rows.filter((row) => row.state === state).length
  return {
    drafts: count('draft'),
    held: count('held'),
    issued: count('issued'),
    none: count('none'),
    flagged: rows.filter((row) => row.isFlagged && row.state === 'draft').length,
    netMinor: rows.reduce((sum, row) => sum + row.netMinor, 0n),
    previousNetMinor: rows.reduce((sum, row) => sum + (row.previousNetMinor ?? 0n), 0n),
  }
}
