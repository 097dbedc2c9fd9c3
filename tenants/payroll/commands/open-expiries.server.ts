// Items for what runs out, opened in time. Twice, or on two machines at once, opens one: the
// paper is locked and names its item; a contract's item is known by its key.
import { type SQL, sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import type { LocalDate } from '../../shared/dates.ts'
import type { ProviderContext, ScopeContext, TenantId } from '../../shared/scope.server.ts'
import { openItem } from '../../work/commands/open-item.server.ts'
import type { FileKind } from '../file-kinds.ts'
import { expiryWords } from '../people/expiry-words.ts'
import { contractSourceKey } from '../queries/expiry-source.server.ts'
import { endsByItself } from '../queries/file.server.ts'
import { EXPIRY_LEAD_DAYS } from '../rules/expiry.ts'

const MOST_OF_COMPANY = 200

export type DueExpiry = { tenantId: TenantId; paperId: string | null; contractId: string | null }

/** What has come near in every company, the next day first; each company a batch of its own. */
export async function findDueExpiries(ctx: ProviderContext): Promise<DueExpiry[]> {
  const today = sql`(${ctx.now}::timestamptz at time zone c.zone)::date`
  const rows = await ctx.tx.execute<DueExpiry>(sql`
    select c.tenant_id as "tenantId", d.paper_id as "paperId", d.contract_id as "contractId"
    from companies c cross join lateral (
      (select f.id as paper_id, null::uuid as contract_id, f.valid_until as ends_on
      from employee_file_entries f
      where f.tenant_id = c.tenant_id and f.expiry_item_id is null and f.renewed_by_id is null
        and f.valid_until is not null and f.valid_until <= ${today} + ${mostDays}::int
        and f.valid_until <= ${today} + ${leadDays}
        and exists (select 1 from employments e where e.tenant_id = f.tenant_id
          and e.employee_id = f.employee_id and (e.ends_on is null or e.ends_on >= ${today}))
      order by f.valid_until limit ${MOST_OF_COMPANY})
      union all
      (select null, e.id, e.ends_on from employments e
      where e.tenant_id = c.tenant_id
        and e.ends_on between ${today} and ${today} + ${EXPIRY_LEAD_DAYS.contract_end}::int
        and ${endsByItself}
        and not exists (select 1 from work_items w
          where w.tenant_id = e.tenant_id and w.source_key = ${contractSourceKey})
      order by e.ends_on limit ${MOST_OF_COMPANY})
    ) d
    where c.is_active and c.kind = 'client'
    order by d.ends_on limit 5000`)
  return [...rows]
}

const mostDays = Math.max(...Object.values(EXPIRY_LEAD_DAYS))
const leadDays: SQL = sql`case f.kind ${sql.join(
  Object.entries(EXPIRY_LEAD_DAYS).map(([kind, days]) => sql`when ${kind} then ${days}::int`),
  sql` `,
)} else 30 end`

type Near = {
  what: FileKind | 'contract_end'
  title: string
  person: string
  endsOn: LocalDate
  locale: 'pl' | 'en'
  sourceKey: string
}

/** Opens the item of one paper or contract; false when somebody did, or none can be opened. */
export async function openExpiry(
  ctx: ScopeContext,
  { paperId, contractId }: Pick<DueExpiry, 'paperId' | 'contractId'>,
): Promise<boolean> {
  // The worker's own step: nobody else opens items by the calendar.
  if (ctx.actor.side !== 'system') throw new AppError('forbidden')
  const near = paperId ? await lockPaper(ctx, paperId) : await loadContract(ctx, contractId ?? '')
  if (!near) return false
  const what = expiryWords(near.locale, near.what)
  const opened = await openItem(ctx, {
    requestType: 'hr_expiry',
    title: `${what}: ${near.person}, ${dateText(near)}`.slice(0, 120),
    form: {
      person: near.person.slice(0, 120),
      what: `${what}: ${near.title}`.slice(0, 200),
      valid_until: near.endsOn,
    },
    source: 'schedule',
    sourceKey: near.sourceKey,
  })
  if (!opened.ok) return false
  if (paperId) {
    await ctx.tx.execute(sql`update employee_file_entries set expiry_item_id = ${opened.value.itemId}
      where tenant_id = ${ctx.tenantId} and id = ${paperId}`)
  }
  return opened.value.isNew
}

const ofPerson = sql`p.last_name || ' ' || p.first_name as person, c.locale`

async function lockPaper(ctx: ScopeContext, paperId: string): Promise<Near | undefined> {
  const rows = await ctx.tx.execute<Near>(sql`
    select f.kind as what, f.title, f.valid_until as "endsOn", ${ofPerson},
      'expiry:paper:' || f.id as "sourceKey"
    from employee_file_entries f
      join employees p on p.tenant_id = f.tenant_id and p.id = f.employee_id
      join companies c on c.tenant_id = f.tenant_id
    where f.tenant_id = ${ctx.tenantId} and f.id = ${paperId}
      and f.expiry_item_id is null and f.renewed_by_id is null
    for update of f skip locked`)
  return rows[0]
}

async function loadContract(ctx: ScopeContext, contractId: string): Promise<Near | undefined> {
  const rows = await ctx.tx.execute<Near>(sql`
    select 'contract_end' as what, e.number as title, e.ends_on as "endsOn", ${ofPerson},
      ${contractSourceKey} as "sourceKey"
    from employments e
      join employees p on p.tenant_id = e.tenant_id and p.id = e.employee_id
      join companies c on c.tenant_id = e.tenant_id
    where e.tenant_id = ${ctx.tenantId} and e.id = ${contractId} and ${endsByItself}
    for update of e skip locked`)
  return rows[0]
}

const dateText = ({ endsOn, locale }: Near) =>
  locale === 'pl' ? endsOn.split('-').reverse().join('.') : endsOn
