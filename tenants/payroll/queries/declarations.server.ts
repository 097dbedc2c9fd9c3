// What the State was told and is about to be told: one list for all kinds, newest first.
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { declarations } from '#db/schema/payroll.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { DeclarationKind, DeclarationStatus } from '../declaration-kinds.ts'
import type { Page } from '../types.ts'
import type { StoredZusSet } from '../zus/types.ts'

const MAX_PAGE = 200

export type DeclarationRow = {
  id: string
  kind: DeclarationKind
  period: string
  number: number
  status: DeclarationStatus
  employeeId: string | null
  personName: string | null
  documentId: string | null
  dueOn: string | null
  people: number | null
  totalMinor: bigint | null
  warningCount: number
  /** Of a correction for ZUS: how many people's documents differ, and by how much is to be paid. */
  changed: number | null
  differenceMinor: bigint | null
  /** Of the yearly forms of people, which stand as one: how many of them were handed in. */
  sentCount: number
  madeAt: Date
  madeByName: string
  sentAt: Date | null
  sentByName: string | null
}

// A field that a kind does not keep, or keeps otherwise, is null and no error of the list.
const field = (name: string): SQL<string | null> =>
  sql<string | null>`${declarations.data} ->> ${name}`
const whole = (name: string): SQL => sql`substring(${field(name)} from '^-?[0-9]{1,18}$')`

/** The set that the correction in hand stands in place of. */
const before = sql`(select b.data from declarations b
  where b.tenant_id = ${declarations.tenantId} and b.kind = ${declarations.kind}
    and b.period = ${declarations.period} and b.number = ${declarations.number} - 1)`
const isCorrectedSet = sql`${declarations.kind} = 'kedu' and ${declarations.number} > 1`

const columns = {
  id: declarations.id,
  kind: declarations.kind,
  period: declarations.period,
  number: declarations.number,
  status: declarations.status,
  employeeId: declarations.employeeId,
  personName: sql<string | null>`(select e.last_name || ' ' || e.first_name from employees e
    where e.tenant_id = ${declarations.tenantId} and e.id = ${declarations.employeeId})`,
  documentId: declarations.documentId,
  dueOn: field('dueOn'),
  people: sql<number | null>`(${whole('people')})::int`,
  totalMinor: sql<bigint | null>`(${whole('totalMinor')})::int8`,
  warningCount: sql<number>`coalesce((${whole('warningCount')})::int, 0)`,
  changed: sql<number | null>`case when ${isCorrectedSet}
    and jsonb_typeof(${declarations.data} -> 'changed') = 'array'
    then jsonb_array_length(${declarations.data} -> 'changed') end`,
  differenceMinor: sql<bigint | null>`case when ${isCorrectedSet}
    then (${whole('totalMinor')})::int8
      - substring(${before} ->> 'totalMinor' from '^-?[0-9]{1,18}$')::int8 end`,
  sentCount: sql<number>`(${declarations.sentAt} is not null)::int`,
  madeAt: declarations.madeAt,
  madeByName: declarations.madeByName,
  sentAt: declarations.sentAt,
  sentByName: declarations.sentByName,
}

/** Of the forms of people in a year only the last one made stands in the list, for all. */
const isListed = sql`(${declarations.kind} <> 'pit11' or not exists (
  select 1 from declarations n where n.tenant_id = ${declarations.tenantId}
    and n.kind = 'pit11' and n.period = ${declarations.period} and n.id > ${declarations.id}))`

/** By period, the latest first; corrections above what they correct; one row for a year's PIT-11. */
export async function listDeclarations(
  ctx: ScopeContext,
  ask: { kind?: DeclarationKind; cursor?: string | null; limit?: number } = {},
): Promise<Page<DeclarationRow>> {
  requirePermission(ctx, 'payroll:read')
  const limit = Math.min(Math.max(ask.limit ?? 50, 1), MAX_PAGE)
  const [, period, id] = /^(\d{4}(?:-\d\d)?)\.([0-9a-f-]{36})$/.exec(ask.cursor ?? '') ?? []
  const rows = await ctx.tx
    .select(columns)
    .from(declarations)
    .where(
      and(
        eq(declarations.tenantId, ctx.tenantId),
        ask.kind ? eq(declarations.kind, ask.kind) : undefined,
        isListed,
        period && isId(id ?? '')
          ? sql`(${declarations.period}, ${declarations.id}) < (${period}, ${id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(declarations.period), desc(declarations.id))
    .limit(limit + 1)
  const listed = rows.slice(0, limit) as DeclarationRow[]
  const items = await withYearsOfPeople(ctx, listed)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? `${last.period}.${last.id}` : null }
}

/** The row of a year's PIT-11 tells of them all: the newest of each person. */
async function withYearsOfPeople(
  ctx: ScopeContext,
  items: DeclarationRow[],
): Promise<DeclarationRow[]> {
  const years = items.filter(({ kind }) => kind === 'pit11').map(({ period }) => period)
  if (years.length === 0) return items
  type Year = { period: string; people: number; sent: number; warnings: number }
  const rows = await ctx.tx.execute<Year>(sql`
    with latest as (
      select distinct on (d.period, d.employee_id) d.period, d.status, d.sent_at,
        -- Open payrolls are told of the whole year, by PIT-4R.
        case when jsonb_typeof(d.data -> 'findings') = 'array'
          then jsonb_array_length((d.data -> 'findings') - 'runs_open') end as warnings
      from declarations d
      where d.tenant_id = ${ctx.tenantId} and d.kind = 'pit11'
        and d.period in (${sql.join(years, sql`, `)})
      order by d.period, d.employee_id, d.number desc)
    select period, count(*)::int as people, count(sent_at)::int as sent,
      coalesce(sum(warnings), 0)::int as warnings
    from latest where not (status = 'replaced' and sent_at is null) group by period`)
  const known = new Map(rows.map((row) => [row.period, row]))
  return items.map((item) => {
    if (item.kind !== 'pit11') return item
    const year = known.get(item.period)
    const [people, sent] = [year?.people ?? 0, year?.sent ?? 0]
    return {
      ...item,
      number: 1,
      employeeId: null,
      personName: null,
      people,
      sentCount: sent,
      status: people > 0 && sent === people ? 'sent' : 'ready',
      warningCount: year?.warnings ?? 0,
    }
  })
}

/** One declaration by its row; null when the company has no such one. */
export async function getDeclaration(
  ctx: ScopeContext,
  declarationId: string,
): Promise<DeclarationRow | null> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(declarationId)) return null
  const [row] = await ctx.tx
    .select(columns)
    .from(declarations)
    .where(and(eq(declarations.tenantId, ctx.tenantId), eq(declarations.id, declarationId)))
    .limit(1)
  return (row as DeclarationRow | undefined) ?? null
}

export type ZusSetPage = DeclarationRow & { set: StoredZusSet; before: StoredZusSet | null }

/** A monthly set with the one that it corrects; numbers of persons stay sealed. */
export async function getZusSet(
  ctx: ScopeContext,
  declarationId: string,
): Promise<ZusSetPage | null> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(declarationId)) return null
  const [row] = await ctx.tx
    .select({ ...columns, data: declarations.data })
    .from(declarations)
    .where(
      and(
        eq(declarations.tenantId, ctx.tenantId),
        eq(declarations.id, declarationId),
        eq(declarations.kind, 'kedu'),
      ),
    )
    .limit(1)
  if (!row) return null
  const { data, ...rest } = row
  const set = data as StoredZusSet
  const before = set.number > 1 ? await findZusSet(ctx, set.period, set.number - 1) : null
  return { ...(rest as DeclarationRow), set, before: before?.data ?? null }
}

export type ZusSetInHand = { id: string; number: number; status: string; data: StoredZusSet }

/** The month's set with that number, or its last one. */
export async function findZusSet(
  ctx: ScopeContext,
  period: string,
  number?: number,
): Promise<ZusSetInHand | null> {
  requirePermission(ctx, 'payroll:read')
  const [row] = await ctx.tx
    .select({
      id: declarations.id,
      number: declarations.number,
      status: declarations.status,
      data: declarations.data,
    })
    .from(declarations)
    .where(
      and(
        eq(declarations.tenantId, ctx.tenantId),
        eq(declarations.kind, 'kedu'),
        eq(declarations.period, period),
        number === undefined ? undefined : eq(declarations.number, number),
      ),
    )
    .orderBy(desc(declarations.number))
    .limit(1)
  return (row as ZusSetInHand | undefined) ?? null
}
