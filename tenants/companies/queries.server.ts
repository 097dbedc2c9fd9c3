// Reads about companies. Lists across companies need the provider's scope.
import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { companies } from '#db/schema/companies.ts'
import { invitations, members } from '#db/schema/identity.ts'
import { AppError } from '../shared/app-error.ts'
import { localDateOf } from '../shared/dates.ts'
import { isId } from '../shared/ids.ts'
import { employeeRole, type MemberRole } from '../shared/permissions.ts'
import {
  type AnyContext,
  type ProviderContext,
  providerTenantId,
  requirePermission,
  type ScopeContext,
  type TenantId,
} from '../shared/scope.server.ts'
import { requireMembersReading } from './permissions.server.ts'
import type { AgentAssignment, Company, CompanyRow, Invitation, Member, Page } from './types.ts'

type OneCompany = ScopeContext | ProviderContext

const MAX_PAGE = 200

const columns = {
  tenantId: companies.tenantId,
  kind: companies.kind,
  slug: companies.slug,
  legalName: companies.legalName,
  shortName: companies.shortName,
  nip: companies.nip,
  regon: companies.regon,
  addressLine1: companies.addressLine1,
  postalCode: companies.postalCode,
  city: companies.city,
  country: companies.country,
  zone: companies.zone,
  locale: companies.locale,
  colour: companies.colour,
  taxOfficeCode: companies.taxOfficeCode,
  bankAccount: companies.bankAccount,
  fiscalYearStartMonth: companies.fiscalYearStartMonth,
  trade: companies.trade,
  email: companies.email,
  isActive: companies.isActive,
  questionReminderDays: companies.questionReminderDays,
  createdAt: companies.createdAt,
}

/** A client company by the name in the address bar, active or not; null when none. */
export async function getCompanyBySlug(
  ctx: ProviderContext,
  slug: string,
): Promise<Company | null> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) return null
  const rows = await ctx.tx
    .select(columns)
    .from(companies)
    .where(and(eq(companies.slug, slug), eq(companies.kind, 'client')))
    .limit(1)
  return (rows[0] as Company | undefined) ?? null
}

/** The company in hand. */
export async function requireCompany(ctx: OneCompany): Promise<Company> {
  const rows = await ctx.tx
    .select(columns)
    .from(companies)
    .where(eq(companies.tenantId, ctx.tenantId))
    .limit(1)
  if (!rows[0]) throw new AppError('not_found')
  return rows[0] as Company
}

/** The provider's own data: the seller on invoices, the sender of mails. */
export async function requireProvider(ctx: AnyContext): Promise<Company> {
  const rows = await ctx.tx
    .select(columns)
    .from(companies)
    .where(eq(companies.kind, 'provider'))
    .limit(1)
  if (!rows[0]) throw new AppError('not_found')
  return rows[0] as Company
}

export type CompanyFilter = {
  /** Part of a name, a town or a tax number. */
  search?: string
  state?: 'active' | 'closed' | 'without_contract'
  cursor?: string | null
  limit?: number
}

/** Client companies by short name, a page at a time. */
export async function listCompanies(
  ctx: ProviderContext,
  filter: CompanyFilter = {},
): Promise<Page<CompanyRow>> {
  requirePermission(ctx, 'companies:read')
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), MAX_PAGE)
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  const after = readCursor(filter.cursor)
  const text = filter.search?.trim().slice(0, 80) ?? ''
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const isNumber = /^(pl)?[\d\s-]+$/i.test(text)
  const nip = `%${text.replace(/\D/g, '')}%`
  const inForce = sql`exists (select 1 from contract_versions v
    where v.tenant_id = c.tenant_id and v.effective_from <= ${today})`
  const rows = await ctx.tx.execute<CompanyRow>(sql`
    select c.tenant_id as "tenantId", c.slug, c.legal_name as "legalName",
      c.short_name as "shortName", c.nip, c.city, c.colour, c.trade, c.is_active as "isActive",
      coalesce(v.services, '{}') as services, v.effective_from as "contractSince",
      coalesce(a.names, '{}') as "agentNames", coalesce(p.count, 0) as "memberCount"
    from companies c
    left join lateral (
      select services, effective_from from contract_versions
      where tenant_id = c.tenant_id and effective_from <= ${today}
      order by effective_from desc limit 1) v on true
    left join lateral (
      select array_agg(distinct m.name) as names
      from agent_assignments s join members m
        on m.tenant_id = ${providerTenantId} and m.account_id = s.account_id
      where s.tenant_id = c.tenant_id) a on true
    left join lateral (
      select count(*)::int as count from members
      where tenant_id = c.tenant_id and is_active) p on true
    where c.kind = 'client'
      ${
        text === ''
          ? sql``
          : sql`and (c.legal_name ilike ${like} or c.short_name ilike ${like}
        or c.city ilike ${like}${isNumber ? sql` or c.nip like ${nip}` : sql``})`
      }
      ${filter.state === 'active' ? sql`and c.is_active` : sql``}
      ${filter.state === 'closed' ? sql`and not c.is_active` : sql``}
      ${filter.state === 'without_contract' ? sql`and c.is_active and not ${inForce}` : sql``}
      ${after ? sql`and (c.short_name, c.tenant_id) > (${after.name}, ${after.id})` : sql``}
    order by c.short_name, c.tenant_id limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: rows.length > limit && last ? writeCursor(last.shortName, last.tenantId) : null,
  }
}

/** Who works with the portal, active ones first, by name; employees are the payroll's people. */
export async function listMembers(ctx: OneCompany): Promise<Member[]> {
  requireMembersReading(ctx)
  const rows = await ctx.tx
    .select({
      accountId: members.accountId,
      name: members.name,
      email: members.email,
      role: members.role,
      isActive: members.isActive,
      createdAt: members.createdAt,
    })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), ne(members.role, employeeRole)))
    .orderBy(sql`${members.isActive} desc`, asc(members.name), asc(members.accountId))
    .limit(500)
  return rows as Member[]
}

/** Invitations that nobody used or took back, the newest first. */
export async function listInvitations(ctx: OneCompany): Promise<Invitation[]> {
  requireMembersReading(ctx)
  const rows = await ctx.tx
    .select({
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      invitedByName: invitations.invitedByName,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.tenantId, ctx.tenantId),
        ne(invitations.role, employeeRole),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .orderBy(sql`${invitations.createdAt} desc`)
    .limit(MAX_PAGE)
  return rows.map((row) => ({
    ...row,
    role: row.role as MemberRole,
    state: row.expiresAt > ctx.now ? 'pending' : 'expired',
  }))
}

/** Active agents and leads with the services in which each serves the company. */
export async function listAgentAssignments(
  ctx: ProviderContext,
  tenantId: TenantId,
): Promise<AgentAssignment[]> {
  requirePermission(ctx, 'companies:read')
  const rows = await ctx.tx.execute<AgentAssignment>(sql`
    select m.account_id as "accountId", m.name, m.email, m.role,
      array(select a.service from agent_assignments a
        where a.tenant_id = ${tenantId} and a.account_id = m.account_id
        order by a.service) as services
    from members m
    where m.tenant_id = ${providerTenantId} and m.is_active and m.role in ('agent', 'lead')
    order by m.name, m.account_id limit 500`)
  return [...rows]
}

/** How many companies each of the staff serves, by account id. */
export async function countCompaniesOfAgents(ctx: ProviderContext): Promise<Map<string, number>> {
  requirePermission(ctx, 'staff:read')
  const rows = await ctx.tx.execute<{ accountId: string; count: number }>(sql`
    select account_id as "accountId", count(distinct tenant_id)::int as count
    from agent_assignments group by account_id limit 2000`)
  return new Map(rows.map((row) => [row.accountId, row.count]))
}

export type CompanyCounts = {
  active: number
  withoutContract: number
  withoutAgent: number
  withoutOwner: number
  pendingInvitations: number
  unsentMails: number
}

/** What the office looks at first: companies that lack something. */
export async function countCompanies(ctx: ProviderContext): Promise<CompanyCounts> {
  requirePermission(ctx, 'companies:read')
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  const rows = await ctx.tx.execute<CompanyCounts>(sql`
    select count(*)::int as active,
      count(*) filter (where not exists (select 1 from contract_versions v
        where v.tenant_id = c.tenant_id and v.effective_from <= ${today}))::int as "withoutContract",
      count(*) filter (where not exists (select 1 from agent_assignments a
        where a.tenant_id = c.tenant_id))::int as "withoutAgent",
      count(*) filter (where not exists (select 1 from members m
        where m.tenant_id = c.tenant_id and m.is_active and m.role = 'owner'))::int as "withoutOwner",
      (select count(*)::int from invitations where accepted_at is null and revoked_at is null
        and expires_at > ${ctx.now}) as "pendingInvitations",
      (select count(*)::int from outbox_messages where sent_at is null) as "unsentMails"
    from companies c where c.kind = 'client' and c.is_active`)
  return rows[0]!
}

function writeCursor(name: string, id: string): string {
  return Buffer.from(`${id}${name}`).toString('base64url')
}

function readCursor(cursor: string | null | undefined): { name: string; id: string } | null {
  if (!cursor) return null
  const text = Buffer.from(cursor, 'base64url').toString()
  const [id, name] = [text.slice(0, 36), text.slice(36)]
  // A cursor that somebody made up begins at the beginning.
  return isId(id) && name !== '' && !name.includes('\u0000') ? { id, name } : null
}
