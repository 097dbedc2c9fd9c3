// The service catalogue as the office sees it: every type with its versions and its use.
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { AppError } from '../../shared/app-error.ts'
import { type Service, services } from '../../shared/permissions.ts'
import { type ProviderContext, requirePermission } from '../../shared/scope.server.ts'
import { validateForm } from '../schema.ts'
import type { TypeDefinition } from '../type-definition.ts'

export const typeStates = ['published', 'draft', 'retired'] as const
export type TypeState = (typeof typeStates)[number]

/** As they stand in the address bar. */
export const typeFilters = z.object({
  service: z.enum(services).optional().catch(undefined),
  /** `draft` is every type that has one, beside a published version or without. */
  state: z.enum(typeStates).optional().catch(undefined),
  text: z.string().trim().max(100).optional().catch(undefined),
})
export type TypeFilters = z.output<typeof typeFilters>

export type TypeRow = {
  code: string
  service: Service
  name: { pl: string; en: string }
  state: TypeState
  currentVersion: number | null
  draftVersion: number | null
  origin: 'product' | 'office'
  steps: number
  hasReview: boolean
  hasAcceptance: boolean
  isConfidential: boolean
  isOffered: boolean
  /** Items that are open, and such as were closed in 30 days; confidential ones not counted. */
  openItems: number
  doneLately: number
}

/** All types that have a version, in the order of the catalogue. */
export async function listTypes(ctx: ProviderContext, filters: TypeFilters): Promise<TypeRow[]> {
  requirePermission(ctx, 'contracts:read')
  const rows = await ctx.tx.execute<TypeRow>(sql`
    with used as (
      select w.request_type as code, count(*)::int as open, 0 as done
      from work_items w where w.closed_at is null group by 1
      union all
      select d.request_type, 0, d.done from companies c, lateral (
        select w.request_type, count(*)::int as done from work_items w
        where w.tenant_id = c.tenant_id and w.closed_at >= ${monthBefore(ctx.now)} group by 1
      ) d
    ), usage as (select code, sum(open)::int as open, sum(done)::int as done from used group by 1),
    shown as (
      select distinct on (v.code) v.code, v.definition, v.origin, v.state
      from request_type_versions v join request_types t using (code)
      order by v.code, v.version = t.current_version desc nulls last, v.version desc
    )
    select t.code, s.definition->>'service' as service, s.definition->'name' as name, s.origin,
      case when t.current_version is not null then 'published' else s.state end as state,
      t.current_version as "currentVersion", d.version as "draftVersion",
      jsonb_array_length(s.definition->'steps') as steps,
      s.definition->'steps' @> '[{"kind":"review"}]' as "hasReview",
      s.definition->'steps' @> '[{"kind":"accept"}]' as "hasAcceptance",
      (s.definition->>'confidential')::boolean as "isConfidential",
      t.is_offered as "isOffered",
      coalesce(u.open, 0) as "openItems", coalesce(u.done, 0) as "doneLately"
    from request_types t join shown s using (code)
      left join request_type_versions d on d.code = t.code and d.state = 'draft'
      left join usage u on u.code = t.code
    where ${sql.join(wheresOf(filters), sql` and `)}
    order by array_position(${sql.param([...services])}::text[], s.definition->>'service'),
      t.position, t.code limit 500`)
  return [...rows]
}

function wheresOf({ service, state, text }: TypeFilters): SQL[] {
  const where = [sql`true`]
  if (service) where.push(sql`s.definition->>'service' = ${service}`)
  if (state === 'draft') where.push(sql`d.version is not null`)
  if (state === 'published') where.push(sql`t.current_version is not null`)
  if (state === 'retired') where.push(sql`t.current_version is null and s.state = 'retired'`)
  if (text) {
    const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
    where.push(sql`(t.code ilike ${like} or s.definition->'name'->>'pl' ilike ${like}
      or s.definition->'name'->>'en' ilike ${like})`)
  }
  return where
}

const DAY_MS = 86_400_000

function monthBefore(now: Date): Date {
  return new Date(now.getTime() - 30 * DAY_MS)
}

export type TypeVersion = {
  version: number
  state: TypeState
  origin: 'product' | 'office'
  definition: TypeDefinition
  createdByName: string
  createdAt: Date
  updatedAt: Date
  publishedByName: string | null
  publishedAt: Date | null
  retiredAt: Date | null
  openItems: number
}

export type TypePage = {
  code: string
  currentVersion: number | null
  /** Newest first. */
  versions: TypeVersion[]
}

/** One type with all its versions. */
export async function requireType(ctx: ProviderContext, code: string): Promise<TypePage> {
  requirePermission(ctx, 'contracts:read')
  const [heads, versions] = await Promise.all([
    ctx.tx.execute<{ currentVersion: number | null }>(sql`
      select current_version as "currentVersion" from request_types where code = ${code}`),
    ctx.tx.execute<TypeVersion>(sql`
      select v.version, v.state, v.origin, v.definition, v.created_by_name as "createdByName",
        v.created_at as "createdAt", v.updated_at as "updatedAt",
        v.published_by_name as "publishedByName", v.published_at as "publishedAt",
        v.retired_at as "retiredAt", (
          select count(*)::int from work_items w where w.closed_at is null
            and w.request_type = v.code and w.request_type_version = v.version
        ) as "openItems"
      from request_type_versions v where v.code = ${code} order by v.version desc limit 500`),
  ])
  if (!heads[0] || versions.length === 0) throw new AppError('not_found')
  return { code, currentVersion: heads[0].currentVersion, versions: [...versions] }
}

export type StrandedSchedule = { company: string; slug: string; title: string }

/** Schedules whose stored answers the definition would refuse: their items would not open. */
export async function listStrandedSchedules(
  ctx: ProviderContext,
  code: string,
  definition: TypeDefinition,
): Promise<StrandedSchedule[]> {
  requirePermission(ctx, 'contracts:read')
  const rows = await ctx.tx.execute<StrandedSchedule & { form: Record<string, unknown> }>(sql`
    select c.short_name as company, c.slug, s.title, s.form from schedules s
      join companies c using (tenant_id)
    where s.request_type = ${code} and s.is_active order by c.short_name, s.id limit 1000`)
  return rows
    .filter(({ form }) => !validateForm(definition.form, form).ok)
    .map(({ company, slug, title }) => ({ company, slug, title }))
}
