// What people cost the company: closed payslips of some months, summed by person,
// department, cost centre or project. Two queries, whatever the number of people.
import { sql } from 'drizzle-orm'
import type { Period } from '../../shared/dates.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { CostGroup, CostSort } from '../cost-groups.ts'
import type { EmploymentKind } from '../kinds.ts'
import type { Page } from '../types.ts'

export type CostSums = {
  people: number
  gross: bigint
  sick: bigint
  contributions: bigint
  ppk: bigint
  total: bigint
}
/** The key is the person's id, or the text itself; null: none is named. */
export type CostRow = CostSums & { key: string | null; name: string | null }
export type CostReport = Page<CostRow> & { totals: CostSums }

type Ask = {
  by: CostGroup
  from: Period
  to: Period
  kind?: EmploymentKind | undefined
  sort?: { id: CostSort; desc: boolean }
  cursor?: string | null
  limit?: number
}

const MAX_PAGE = 200
const GROUPS = {
  person: { key: sql`p.employee_id::text`, name: sql`max(e.last_name || ' ' || e.first_name)` },
  department: { key: sql`p.department`, name: sql`p.department` },
  cost_centre: { key: sql`p.cost_centre`, name: sql`p.cost_centre` },
  project: { key: sql`p.project`, name: sql`p.project` },
} as const

const sums = sql`count(distinct p.employee_id)::int as people,
  coalesce(sum(p.gross_minor), 0)::int8 as gross,
  coalesce(sum(p.sick_pay_minor), 0)::int8 as sick,
  coalesce(sum(p.employer_total_minor - p.gross_minor - p.sick_pay_minor - p.ppk_er_minor), 0)::int8
    as contributions,
  coalesce(sum(p.ppk_er_minor), 0)::int8 as ppk,
  coalesce(sum(p.employer_total_minor), 0)::int8 as total`

export async function getCostReport(ctx: ScopeContext, ask: Ask): Promise<CostReport> {
  requirePermission(ctx, 'payroll:read')
  const limit = Math.min(Math.max(ask.limit ?? 100, 1), MAX_PAGE)
  const { key, name } = GROUPS[ask.by]
  const isPerson = ask.by === 'person'
  const slips = sql`from payroll_runs r
    join payslips p on p.tenant_id = r.tenant_id and p.run_id = r.id
    ${isPerson ? sql`join employees e on e.tenant_id = p.tenant_id and e.id = p.employee_id` : sql``}
    where r.tenant_id = ${ctx.tenantId} and r.period between ${ask.from} and ${ask.to}
      and r.status in ('closed','paid')
      ${ask.kind ? sql`and p.kind = ${ask.kind}` : sql``}`
  const { order, after } = orderOf(ask.sort ?? { id: 'total', desc: true }, ask.cursor)
  const [rows, totals] = await Promise.all([
    ctx.tx.execute<CostRow & { place: string }>(sql`
      select s.* from (
        select ${key} as key, ${name} as name, ${sums} ${slips}
        group by ${isPerson ? sql`p.employee_id` : key}) s
      ${after} order by ${order} limit ${limit + 1}`),
    ctx.tx.execute<CostSums>(sql`select ${sums} ${slips}`),
  ])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: rows.length > limit && last ? cursorOf(ask.sort?.id ?? 'total', last) : null,
    totals: totals[0]!,
  }
}

function cursorOf(sort: CostSort, row: CostRow): string {
  const at = sort === 'name' ? (row.name ?? '') : `${row[sort]}`
  return Buffer.from(JSON.stringify([at, row.key ?? ''])).toString('base64url')
}

function readCursor(cursor: string | null | undefined): [string, string] | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString('utf8'))
    if (!Array.isArray(read) || read.length !== 2) return null
    const [at, key] = read as unknown[]
    return typeof at === 'string' && typeof key === 'string' ? [at, key] : null
  } catch {
    return null
  }
}

/** Rows without a name come as an empty text, so that every row has a place. */
function orderOf({ id, desc }: { id: CostSort; desc: boolean }, cursor: string | null | undefined) {
  const isText = id === 'name'
  const column = isText ? sql`coalesce(s.name, '')` : sql`s.${sql.identifier(id)}::int8`
  const key = sql`coalesce(s.key, '')`
  const order = desc ? sql`${column} desc, ${key} desc` : sql`${column}, ${key}`
  const read = readCursor(cursor)
  const isUsable = read !== null && (isText || /^-?\d{1,18}$/.test(read[0]))
  if (!isUsable) return { order, after: sql`` }
  const at = isText ? sql`${read[0]}` : sql`${read[0]}::int8`
  return {
    order,
    after: desc
      ? sql`where (${column}, ${key}) < (${at}, ${read[1]})`
      : sql`where (${column}, ${key}) > (${at}, ${read[1]})`,
  }
}
