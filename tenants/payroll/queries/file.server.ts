// The employee file as a page reads it, and what in the company runs out.
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { documents } from '#db/schema/archive.ts'
import { employeeFileEntries } from '#db/schema/time.ts'
import { addDays, type LocalDate } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { FileKind, FilePart } from '../file-kinds.ts'
import { EXPIRY_HORIZON_DAYS } from '../rules/expiry.ts'
import type { Retention } from '../rules/retention.ts'
import type { Page } from '../types.ts'
import { contractSourceKey } from './expiry-source.server.ts'
import { loadRetention } from './file-retention.server.ts'

export type FileEntry = {
  id: string
  employmentId: string | null
  part: FilePart
  number: number
  kind: FileKind
  title: string
  documentId: string | null
  documentName: string | null
  datedOn: LocalDate
  validUntil: LocalDate | null
  expiryItemId: string | null
  renewedById: string | null
  retainUntil: LocalDate | null
  recordedAt: Date
  recordedByName: string
}
export type EmployeeFile = { entries: FileEntry[]; retention: Retention | null }

const MAX_PAPERS = 2_000

export async function getEmployeeFile(
  ctx: ScopeContext,
  { employeeId }: { employeeId: string },
): Promise<EmployeeFile> {
  requirePermission(ctx, 'people:read')
  if (!isId(employeeId)) return { entries: [], retention: null }
  const entry = employeeFileEntries
  const [entries, retention] = await Promise.all([
    ctx.tx
      .select({
        id: entry.id,
        employmentId: entry.employmentId,
        part: entry.part,
        number: entry.number,
        kind: entry.kind,
        title: entry.title,
        documentId: entry.documentId,
        documentName: documents.originalName,
        datedOn: entry.datedOn,
        validUntil: entry.validUntil,
        expiryItemId: entry.expiryItemId,
        renewedById: entry.renewedById,
        retainUntil: entry.retainUntil,
        recordedAt: entry.recordedAt,
        recordedByName: entry.recordedByName,
      })
      .from(entry)
      .leftJoin(
        documents,
        and(eq(documents.tenantId, entry.tenantId), eq(documents.id, entry.documentId)),
      )
      .where(and(eq(entry.tenantId, ctx.tenantId), eq(entry.employeeId, employeeId)))
      .orderBy(asc(entry.part), asc(entry.number))
      .limit(MAX_PAPERS),
    loadRetention(ctx, employeeId),
  ])
  return { entries: entries as FileEntry[], retention }
}

export type Expiry = {
  /** Of the paper, or of the contract. */
  id: string
  what: FileKind | 'contract_end'
  title: string
  employeeId: string
  personName: string
  endsOn: LocalDate
  itemId: string | null
  itemNumber: number | null
}

type Ask = {
  today: LocalDate
  days?: number
  /** Of one person; without it of all. */
  employeeId?: string
  cursor?: string | null
  limit?: number
}

/**
 * Papers of people who work that run out within the days, those that already have first, and
 * contracts that end with their time and are followed by none.
 */
export async function listExpiries(ctx: ScopeContext, ask: Ask): Promise<Page<Expiry>> {
  requirePermission(ctx, 'people:read')
  if (ask.employeeId !== undefined && !isId(ask.employeeId)) return { items: [], nextCursor: null }
  const limit = Math.min(Math.max(ask.limit ?? 50, 1), 200)
  const { today } = ask
  const until = addDays(today, ask.days ?? EXPIRY_HORIZON_DAYS)
  const [day = '', id = ''] = (ask.cursor ?? '').split('.')
  const after = isId(id) && /^\d{4}-\d\d-\d\d$/.test(day) ? { day, id } : null
  const who = (column: SQL) =>
    ask.employeeId === undefined ? sql`true` : sql`${column} = ${ask.employeeId}`
  const rows = await ctx.tx.execute<Expiry>(sql`
    with running_out as (
      select f.id, f.kind as what, f.title, f.employee_id, f.valid_until as ends_on,
        f.expiry_item_id as item_id
      from employee_file_entries f
      where f.tenant_id = ${ctx.tenantId} and f.valid_until <= ${until}
        and ${who(sql`f.employee_id`)} and f.renewed_by_id is null and exists (
          select 1 from employments e where e.tenant_id = f.tenant_id
            and e.employee_id = f.employee_id and (e.ends_on is null or e.ends_on >= ${today}))
      union all
      select e.id, 'contract_end', e.number, e.employee_id, e.ends_on,
        (select w.id from work_items w where w.tenant_id = e.tenant_id
          and w.source_key = ${contractSourceKey})
      from employments e
      where e.tenant_id = ${ctx.tenantId} and e.ends_on between ${today} and ${until}
        and ${who(sql`e.employee_id`)} and ${endsByItself}
    )
    select r.id, r.what, r.title, r.employee_id as "employeeId",
      p.last_name || ' ' || p.first_name as "personName", r.ends_on as "endsOn",
      r.item_id as "itemId", w.number as "itemNumber"
    from running_out r
      join employees p on p.tenant_id = ${ctx.tenantId} and p.id = r.employee_id
      left join work_items w on w.tenant_id = ${ctx.tenantId} and w.id = r.item_id
    where ${after ? sql`(r.ends_on, r.id) > (${after.day}::date, ${after.id}::uuid)` : sql`true`}
    order by r.ends_on, r.id limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? `${last.endsOn}.${last.id}` : null }
}

/** Of `employments e`: agreed for a time, ended by nobody before, with nothing after it. */
export const endsByItself = sql`e.ended_at is null
  and (e.kind = 'zlecenie' or (e.kind = 'uop' and e.term in ('fixed','trial')))
  and not exists (select 1 from employments n where n.tenant_id = e.tenant_id
    and n.employee_id = e.employee_id and n.starts_on > e.ends_on)`
