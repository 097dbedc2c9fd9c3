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
  madeAt: Date
  madeByName: string
  sentAt: Date | null
  sentByName: string | null
}

// A field that a kind does not keep, or keeps otherwise, is null and no error of the list.
const field = (name: string): SQL<string | null> =>
  sql<string | null>`${declarations.data} ->> ${name}`
const whole = (name: string): SQL => sql`substring(${field(name)} from '^-?[0-9]{1,18}$')`

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
  madeAt: declarations.madeAt,
  madeByName: declarations.madeByName,
  sentAt: declarations.sentAt,
  sentByName: declarations.sentByName,
}

/** By period, the latest first; corrections above what they correct. */
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
        period && isId(id ?? '')
          ? sql`(${declarations.period}, ${declarations.id}) < (${period}, ${id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(declarations.period), desc(declarations.id))
    .limit(limit + 1)
  const items = rows.slice(0, limit) as DeclarationRow[]
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? `${last.period}.${last.id}` : null }
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
