// What happened, and what still has to leave: for the office's eyes, over all companies.
import { type SQL, sql } from 'drizzle-orm'
import { companyMeant } from '../shared/company-text.server.ts'
import { addDays, isLocalDate, type LocalDate, startOfLocalDay } from '../shared/dates.ts'
import { isId } from '../shared/ids.ts'
import { type ProviderContext, requirePermission } from '../shared/scope.server.ts'

const PAGE = 50
const ZONE = 'Europe/Warsaw'

export type Page<Row> = { items: Row[]; nextCursor: string | null }

export type OutboxRow = {
  id: string
  tenantId: string
  company: string
  recipient: string
  locale: 'pl' | 'en'
  template: string
  payload: Record<string, string>
  createdAt: Date
  sentAt: Date | null
  attempts: number
  lastError: string | null
  state: 'waiting' | 'sent' | 'failed'
}

export type OutboxFilter = {
  state?: OutboxRow['state']
  search?: string
  cursor?: string | null
}

/** Mails of all companies, the newest first. Links that open accounts are for admins only. */
export async function listOutbox(
  ctx: ProviderContext,
  filter: OutboxFilter = {},
): Promise<Page<OutboxRow>> {
  requirePermission(ctx, 'outbox:read')
  const after = readCursor(filter.cursor)
  const search = filter.search?.trim().slice(0, 100) ?? ''
  const rows = await ctx.tx.execute<OutboxRow>(sql`
    select o.id, o.tenant_id as "tenantId", c.short_name as company, o.recipient, o.locale,
      o.template, o.payload, o.created_at as "createdAt", o.sent_at as "sentAt", o.attempts,
      o.last_error as "lastError",
      case when o.sent_at is not null then 'sent'
        when o.last_error is not null then 'failed' else 'waiting' end as state
    from outbox_messages o join companies c using (tenant_id)
    where true
      ${search ? sql`and strpos(o.recipient, ${search.toLowerCase()}) > 0` : sql``}
      ${stateWhere(filter.state)}
      ${after ? sql`and (o.created_at, o.id) < (${after.at}, ${after.id})` : sql``}
    order by o.created_at desc, o.id desc limit ${PAGE + 1}`)
  const page = pageOf(rows, (row) => row.createdAt)
  // An auditor only reads: a reset link would let them become somebody else.
  return ctx.actor.role === 'admin' ? page : { ...page, items: page.items.map(withoutLink) }
}

function stateWhere(state: OutboxFilter['state']): SQL {
  if (state === 'sent') return sql`and o.sent_at is not null`
  if (state === 'failed') return sql`and o.sent_at is null and o.last_error is not null`
  if (state === 'waiting') return sql`and o.sent_at is null and o.last_error is null`
  return sql``
}

function withoutLink(row: OutboxRow): OutboxRow {
  return 'link' in row.payload ? { ...row, payload: { ...row.payload, link: '' } } : row
}

export type AuditRow = {
  id: string
  slug: string
  company: string
  colour: string
  kind: 'provider' | 'client'
  at: Date
  actorName: string
  actorSide: 'client' | 'provider' | 'system'
  action: string
  itemId: string | null
  data: Record<string, unknown>
  isInternal: boolean
  requestId: string | null
}

export type AuditFilter = {
  /** A company by its slug, NIP or name, or by a part of the name; all without it. */
  company?: string
  /** First part of the action: `work`, `identity`... */
  area?: string
  actor?: string
  from?: LocalDate
  to?: LocalDate
  cursor?: string | null
}

// What the office may read of an event of the payroll: when, how many and how it stands, and
// neither names nor amounts.
const PAY_FACTS = ['period', 'year', 'payslips', 'people', 'status', 'kind', 'format']

/**
 * Events of one company or of all, the newest first. Over all companies each gives its own
 * newest page by its index, and the newest of those make the page: no scan of the log.
 * Of people and pay it tells that something was done, and by whom.
 */
export async function listAuditEvents(
  ctx: ProviderContext,
  filter: AuditFilter = {},
): Promise<Page<AuditRow>> {
  requirePermission(ctx, 'audit:read')
  const after = readCursor(filter.cursor)
  const meant = companyMeant(filter.company)
  const actor = filter.actor?.trim().slice(0, 100) ?? ''
  const dayStart = (day: LocalDate) => startOfLocalDay(day, ZONE)
  const isDay = (day: string | undefined): day is LocalDate => isLocalDate(day ?? '')
  const rows = await ctx.tx.execute<AuditRow & { isPay: boolean }>(sql`
    select e.id, c.slug, c.short_name as company, c.colour, c.kind, e.at,
      e.actor_name as "actorName", e.actor_side as "actorSide", e.action, e.item_id as "itemId",
      e.data, e.is_internal as "isInternal", e.request_id as "requestId",
      starts_with(e.action, 'payroll.') or exists (select 1 from work_items w
        where w.tenant_id = e.tenant_id and w.service = 'payroll'
          and w.id in (e.item_id, e.subject_id))
        or exists (select 1 from documents d where d.tenant_id = e.tenant_id
          and d.id = e.subject_id and d.service = 'payroll') as "isPay"
    from companies c cross join lateral (
      select * from audit_events e
      where e.tenant_id = c.tenant_id
        ${filter.area ? sql`and starts_with(e.action, ${`${filter.area}.`})` : sql``}
        ${actor ? sql`and strpos(lower(e.actor_name), ${actor.toLowerCase()}) > 0` : sql``}
        ${isDay(filter.from) ? sql`and e.at >= ${dayStart(filter.from)}` : sql``}
        ${isDay(filter.to) ? sql`and e.at < ${dayStart(addDays(filter.to, 1))}` : sql``}
        ${after ? sql`and (e.at, e.id) < (${after.at}, ${after.id})` : sql``}
      order by e.at desc, e.id desc limit ${PAGE + 1}
    ) e
    ${meant ? sql`where ${meant}` : sql``}
    order by e.at desc, e.id desc limit ${PAGE + 1}`)
  const page = pageOf(rows, (row) => row.at)
  return {
    ...page,
    items: page.items.map(({ isPay, ...row }) =>
      isPay ? { ...row, data: payFactsOf(row.data) } : row,
    ),
  }
}

function payFactsOf(data: AuditRow['data']): AuditRow['data'] {
  return Object.fromEntries(Object.entries(data).filter(([name]) => PAY_FACTS.includes(name)))
}

function pageOf<Row extends { id: string }>(
  rows: readonly Row[],
  instantOf: (row: Row) => Date,
): Page<Row> {
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  const isMore = rows.length > PAGE && last
  return { items, nextCursor: isMore ? `${instantOf(last).getTime()}.${last.id}` : null }
}

function readCursor(text: string | null | undefined): { at: Date; id: string } | null {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text ?? '')
  if (!match || !isId(match[2]!)) return null
  const at = new Date(Number(match[1]))
  return Number.isNaN(at.getTime()) ? null : { at, id: match[2]! }
}
