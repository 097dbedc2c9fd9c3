// People of a company, as lists and pages show them: numbers by their last digits only.
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { invitations, members } from '#db/schema/identity.ts'
import { employees, employments, payComponents } from '#db/schema/people.ts'
import { localDateOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { parsePesel } from '../../shared/pl/identifiers.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { rowOn } from '../people/compare-terms.ts'
import type { EmployeeFilters } from '../schema.ts'
import { loadSealer } from '../sealing.server.ts'
import type {
  Employee,
  EmployeePage,
  EmployeeRow,
  Employment,
  Page,
  PayComponent,
  Terms,
} from '../types.ts'
import { employmentColumns, listTermsHistory } from './terms.server.ts'

const MAX_PAGE = 200
const MAX_CONTRACTS = 100

export const employeeColumns = {
  id: employees.id,
  number: employees.number,
  firstName: employees.firstName,
  secondName: employees.secondName,
  lastName: employees.lastName,
  bornOn: employees.bornOn,
  sex: employees.sex,
  citizenship: employees.citizenship,
  peselLast: employees.peselLast,
  documentKind: employees.documentKind,
  documentLast: employees.documentLast,
  paidBy: employees.paidBy,
  accountLast: employees.accountLast,
  street: employees.street,
  houseNo: employees.houseNo,
  flatNo: employees.flatNo,
  postalCode: employees.postalCode,
  city: employees.city,
  commune: employees.commune,
  county: employees.county,
  voivodeship: employees.voivodeship,
  country: employees.country,
  email: employees.email,
  phone: employees.phone,
  taxOfficeCode: employees.taxOfficeCode,
  nfzBranch: employees.nfzBranch,
  version: employees.version,
}

type Ask = EmployeeFilters & { cursor?: string | null; limit?: number }

/** People by surname, a page at a time; a whole PESEL finds its person by the keyed hash. */
export async function listEmployees(ctx: ScopeContext, ask: Ask = {}): Promise<Page<EmployeeRow>> {
  requirePermission(ctx, 'people:read')
  const limit = Math.min(Math.max(ask.limit ?? 50, 1), MAX_PAGE)
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  const after = readCursor(ask.cursor)
  const running = sql`m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})`
  const hasCurrent = sql`exists (select 1 from employments m
    where m.tenant_id = e.tenant_id and m.employee_id = e.id and ${running}
    ${ask.kind ? sql`and m.kind = ${ask.kind}` : sql``})`
  const lapsed = sql`f.tenant_id = e.tenant_id and f.employee_id = e.id
    and f.valid_until < ${today} and f.renewed_by_id is null`
  const state = ask.state ?? 'all'
  const kept =
    state === 'current'
      ? hasCurrent
      : state === 'lapsed'
        ? sql`${hasCurrent} and exists (select 1 from employee_file_entries f where ${lapsed})`
        : state === 'former'
          ? sql`not ${hasCurrent}`
          : ask.kind
            ? sql`exists (select 1 from employments m where m.tenant_id = e.tenant_id
              and m.employee_id = e.id and m.kind = ${ask.kind})`
            : sql`true`
  const rows = await ctx.tx.execute<EmployeeRow>(sql`
    select e.id, e.number, e.first_name as "firstName", e.last_name as "lastName",
      e.pesel_last as "peselLast", e.born_on as "bornOn",
      coalesce(c.contracts, '[]') as contracts, coalesce(c.is_current, false) as "isCurrent",
      exists (select 1 from members s where s.tenant_id = e.tenant_id
        and s.employee_id = e.id and s.is_active) as "hasSignIn",
      case when c.is_current then to_jsonb(array(select distinct f.kind from employee_file_entries f
        where ${lapsed} order by 1)) else '[]'::jsonb end as lapsed
    from employees e
    left join lateral (
      select bool_or(k.is_current) as is_current, jsonb_agg(jsonb_build_object('id', k.id,
        'kind', k.kind, 'position', t.position, 'department', t.department,
        'startsOn', k.starts_on, 'endsOn', k.ends_on) order by k.starts_on desc) as contracts
      from (
        select m.*, (${running}) as is_current,
          rank() over (order by (${running}) desc,
            case when (${running}) then null else m.starts_on end desc) as place
        from employments m where m.tenant_id = e.tenant_id and m.employee_id = e.id) k
      left join lateral (
        select position, department from employment_terms t
        where t.tenant_id = k.tenant_id and t.employment_id = k.id and t.valid_from <= ${today}
        order by t.valid_from desc, t.recorded_at desc, t.id desc limit 1) t on true
      where k.place = 1) c on true
    where e.tenant_id = ${ctx.tenantId} and ${kept} and ${await matching(ctx, ask.search ?? '')}
      ${
        after
          ? sql`and (e.last_name, e.first_name, e.id) > (${after.last}, ${after.first}, ${after.id})`
          : sql``
      }
    order by e.last_name, e.first_name, e.id limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? writeCursor(last) : null }
}

async function matching(ctx: ScopeContext, typed: string) {
  const text = typed.trim().slice(0, 80)
  if (text === '') return sql`true`
  const pesel = parsePesel(text)
  if (pesel.valid) {
    const sealer = await loadSealer(ctx)
    return sql`e.pesel_hash = ${sealer.hash('pesel', pesel.normal)}`
  }
  if (/^\d{1,9}$/.test(text)) return sql`e.number = ${Number(text)}`
  // Each word somewhere in the name: "jan kow" and "kow jan" are the same person.
  const words = text.split(/\s+/).slice(0, 6)
  const likes = words.map((word) => {
    const like = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    return sql`(e.last_name || ' ' || e.first_name) ilike ${like}`
  })
  return sql.join(likes, sql` and `)
}

/** A person with contracts, what is agreed in them and every row before; null if unknown. */
export async function getEmployee(
  ctx: ScopeContext,
  employeeId: string,
): Promise<EmployeePage | null> {
  requirePermission(ctx, 'people:read')
  if (!isId(employeeId)) return null
  const [[person], contracts, terms, components, signIn] = await Promise.all([
    ctx.tx
      .select(employeeColumns)
      .from(employees)
      .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.id, employeeId)))
      .limit(1),
    listEmployments(ctx, employeeId),
    listTermsHistory(ctx, { employeeId }),
    listComponents(ctx, employeeId),
    signInOf(ctx, employeeId),
  ])
  if (!person) return null
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  return {
    ...(person as Employee),
    signIn,
    employments: contracts.map((contract) => {
      const history = terms.filter((row) => row.employmentId === contract.id)
      return {
        ...contract,
        current: rowOn(history, today) ?? (history.at(-1) as Terms | undefined) ?? null,
        history,
        components: components.filter((row) => row.employmentId === contract.id),
      }
    }),
  }
}

async function listEmployments(ctx: ScopeContext, employeeId: string): Promise<Employment[]> {
  const rows = await ctx.tx
    .select(employmentColumns)
    .from(employments)
    .where(and(eq(employments.tenantId, ctx.tenantId), eq(employments.employeeId, employeeId)))
    .orderBy(desc(employments.startsOn), desc(employments.id))
    .limit(MAX_CONTRACTS)
  return rows as Employment[]
}

async function listComponents(ctx: ScopeContext, employeeId: string): Promise<PayComponent[]> {
  const rows = await ctx.tx
    .select({
      id: payComponents.id,
      employmentId: payComponents.employmentId,
      code: payComponents.code,
      name: payComponents.name,
      kind: payComponents.kind,
      validFrom: payComponents.validFrom,
      validTo: payComponents.validTo,
      amountMinor: payComponents.amountMinor,
      isSocialBase: payComponents.isSocialBase,
      isHealthBase: payComponents.isHealthBase,
      isTaxed: payComponents.isTaxed,
      isSickPayBase: payComponents.isSickPayBase,
      recordedAt: payComponents.recordedAt,
      recordedByName: payComponents.recordedByName,
      reason: payComponents.reason,
      supersedesId: payComponents.supersedesId,
    })
    .from(payComponents)
    .where(and(eq(payComponents.tenantId, ctx.tenantId), eq(payComponents.employeeId, employeeId)))
    .orderBy(desc(payComponents.validFrom), desc(payComponents.recordedAt), desc(payComponents.id))
    .limit(500)
  return rows as PayComponent[]
}

async function signInOf(ctx: ScopeContext, employeeId: string): Promise<EmployeePage['signIn']> {
  // An agent has no right to see invitations: for them a person signs in or does not.
  const [active, invited] = await Promise.all([
    ctx.tx
      .select({ id: members.accountId })
      .from(members)
      .where(
        and(
          eq(members.tenantId, ctx.tenantId),
          eq(members.employeeId, employeeId),
          eq(members.isActive, true),
        ),
      )
      .limit(1),
    ctx.actor.side === 'client'
      ? ctx.tx
          .select({ id: invitations.id })
          .from(invitations)
          .where(
            and(
              eq(invitations.tenantId, ctx.tenantId),
              eq(invitations.employeeId, employeeId),
              isNull(invitations.acceptedAt),
              isNull(invitations.revokedAt),
              gt(invitations.expiresAt, ctx.now),
            ),
          )
          .limit(1)
      : [],
  ])
  return active.length > 0 ? 'active' : invited.length > 0 ? 'invited' : 'none'
}

function writeCursor(row: EmployeeRow): string {
  return Buffer.from(JSON.stringify([row.lastName, row.firstName, row.id])).toString('base64url')
}

function readCursor(cursor: string | null | undefined) {
  if (!cursor) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(parts) || parts.length !== 3) return null
    const [last, first, id] = parts.map(String) as [string, string, string]
    // A cursor that somebody made up begins at the beginning.
    return isId(id) && !`${last}${first}`.includes('\u0000') ? { last, first, id } : null
  } catch {
    return null
  }
}
