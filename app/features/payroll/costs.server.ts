// The cost report as the address asks for it, for the page and for the spreadsheet.
import type { WithCompany } from '#app/http/area.server.ts'
import { type CsvCell, csvOf, csvResponse } from '#app/http/csv.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { type CostSort, costSorts } from '#tenants/payroll/cost-groups.ts'
import {
  type CostReport,
  type CostRow,
  getCostReport,
} from '#tenants/payroll/queries/payroll-costs.server.ts'
import { costFilters } from '#tenants/payroll/tax-form-schema.ts'
import { addMonths, localDateOf, periodOf } from '#tenants/shared/dates.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

type Asked = WithCompany & { ctx: ScopeContext; url: URL }

const MONTHS_SHOWN = 36
/** More rows than any company has people; beyond it a spreadsheet would be cut silently. */
const MAX_ROWS = 50_000

export function costsAsked({ ctx, url, company }: Asked) {
  const now = periodOf(localDateOf(ctx.now, company.zone))
  const filters = costFilters.parse(Object.fromEntries(url.searchParams))
  const from = filters.from ?? `${now.slice(0, 4)}-01`
  const to = filters.to ?? now
  const [first, last] = from <= to ? [from, to] : [to, from]
  return {
    by: filters.by,
    kind: filters.kind,
    from: first,
    to: last,
    sort: sortOf(url.searchParams.get('sort')),
    months: Array.from({ length: MONTHS_SHOWN }, (_, back) => addMonths(now, -back)),
  }
}

function sortOf(text: string | null): { id: CostSort; desc: boolean } {
  const desc = text?.startsWith('-') ?? false
  const id = costSorts.find((one) => one === (desc ? text!.slice(1) : text))
  return id ? { id, desc } : { id: 'total', desc: true }
}

export async function costsCsv(asked: Asked & { locale: Locale }): Promise<Response> {
  const { ctx, locale, company } = asked
  const t = dictionary(locale).payForms.costsReport
  const ask = costsAsked(asked)
  const rows: CostRow[] = []
  let cursor: string | null = null
  let report: CostReport
  do {
    report = await getCostReport(ctx, { ...ask, cursor, limit: 200 })
    rows.push(...report.items)
    cursor = report.nextCursor
  } while (cursor && rows.length < MAX_ROWS)
  const cells = ({ people, gross, sick, contributions, ppk, total }: CostReport['totals']) => [
    people,
    gross,
    sick,
    contributions,
    ppk,
    total,
  ]
  const lines: CsvCell[][] = [
    ...rows.map((row) => [row.name ?? t.unnamed, ...cells(row)]),
    [t.all, ...cells(report.totals)],
  ]
  const head = [
    t.groupNames[ask.by],
    t.peopleCount,
    t.gross,
    t.sick,
    t.contributions,
    t.ppk,
    t.total,
  ]
  return csvResponse(csvOf(head, lines), `${company.slug}_costs_${ask.from}_${ask.to}.csv`)
}
