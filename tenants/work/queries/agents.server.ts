// Who may be given work, and what may be asked for.
import { type SQL, sql } from 'drizzle-orm'
import type { Service } from '../../shared/permissions.ts'
import {
  type AssignedContext,
  type ProviderContext,
  providerTenantId,
  type ScopeContext,
} from '../../shared/scope.server.ts'
import type { CatalogueType, RequestType } from '../types.ts'

export type AssignableAgent = { accountId: string; name: string; role: 'agent' | 'lead' }

const agents = sql`select m.account_id as "accountId", m.name, m.role from members m
  where m.tenant_id = ${providerTenantId} and m.is_active and m.role in ('agent', 'lead')`

/** Agents and leads who serve the company in hand in a service. */
export async function listAssignableAgents(
  ctx: ScopeContext,
  service: Service,
): Promise<AssignableAgent[]> {
  const rows = await ctx.tx.execute<AssignableAgent>(sql`${agents}
    and m.account_id in (select app.agents_of(${ctx.tenantId}, ${service}))
    order by m.name limit 200`)
  return [...rows]
}

/** All agents and leads: whom a lead may name for items of several companies at once. */
export async function listStaffAgents(
  ctx: AssignedContext | ProviderContext,
): Promise<AssignableAgent[]> {
  const rows = await ctx.tx.execute<AssignableAgent>(sql`${agents} order by m.name limit 200`)
  return [...rows]
}

const typeColumns = sql`t.code, t.service, t.name_pl as "namePl", t.name_en as "nameEn",
  t.hint_pl as "hintPl", t.hint_en as "hintEn", t.form, t.meter,
  t.opens_from_upload as "opensFromUpload", t.is_offered as "isOffered"`
/** The version that new items take: a type without one is a draft, or was withdrawn. */
const versionInUse = sql`request_type_versions r
  on r.code = t.code and r.version = t.current_version`

/** What a client's person may ask for today: offered, contracted, and of a service they see. */
export async function listOfferedTypes(ctx: ScopeContext): Promise<RequestType[]> {
  return contractedTypes(ctx, sql`t.is_offered and t.service = any(app.services())`)
}

/** What an agent may open for the company: contracted, and of a service they serve there. */
export async function listOpenableTypes(
  ctx: ScopeContext,
  services: readonly Service[],
): Promise<RequestType[]> {
  return contractedTypes(ctx, sql`t.service = any(${sql.param(services)}::text[])`)
}

/** What may come back by the calendar: contracted, served by the one who plans, without a file. */
export async function listSchedulableTypes(ctx: ScopeContext): Promise<RequestType[]> {
  const isServed =
    ctx.actor.side === 'provider' && !ctx.actor.can('contracts:manage')
      ? sql`exists (select 1 from agent_assignments a where a.tenant_id = ${ctx.tenantId}
          and a.service = t.service and a.account_id = ${ctx.actor.id})`
      : sql`true`
  // A calendar names nobody, so it opens nothing that only named people may see.
  const isOpen = sql`not coalesce((r.definition->>'confidential')::boolean, false)`
  const types = await contractedTypes(ctx, sql`${isServed} and ${isOpen}`)
  return types.filter(({ form }) =>
    form.every(({ type, required }) => type !== 'file' || !required),
  )
}

// A type that opens from an upload needs its document: it is not asked for by a form.
async function contractedTypes(ctx: ScopeContext, where: SQL): Promise<RequestType[]> {
  const rows = await ctx.tx.execute<RequestType>(sql`
    select ${typeColumns} from request_types t
      join ${versionInUse}
      join companies c on c.tenant_id = ${ctx.tenantId}
      join lateral (
        select services from contract_versions where tenant_id = c.tenant_id
          and effective_from <= (${ctx.now}::timestamptz at time zone c.zone)::date
        order by effective_from desc limit 1
      ) v on t.service = any(v.services)
    where not t.opens_from_upload and ${where}
    order by t.position, t.code limit 200`)
  return [...rows]
}

/** The whole catalogue, with what is a draft or withdrawn: those propose no terms. */
export async function listRequestTypes(
  ctx: ScopeContext | ProviderContext | AssignedContext,
): Promise<CatalogueType[]> {
  const rows = await ctx.tx.execute<CatalogueType>(sql`
    select ${typeColumns}, r.definition->'terms' as "proposedTerms"
    from request_types t left join ${versionInUse}
    order by t.position, t.code limit 200`)
  return [...rows]
}
