// Whom a step concerns hears of it: who is to review, who is to accept, who got work back.
import { type SQL, sql } from 'drizzle-orm'
import { enqueueMail } from '../../audit/commands.server.ts'
import { config } from '../../shared/config.server.ts'
import { providerTenantId, type ScopeContext } from '../../shared/scope.server.ts'
import { readAnswerers } from '../queries/answerers.server.ts'
import type { Progress } from '../rules/steps.ts'
import type { LoadedItem } from '../types.ts'

type Addressee = { accountId: string; email: string; locale: string }
type Template = 'step_review' | 'step_returned' | 'step_acceptance' | 'item_named'
type Company = { slug: string; name: string }

/** After a step was marked. A client's deed reaches the desk by its live queue instead. */
export async function tellOfStep(
  ctx: ScopeContext,
  item: LoadedItem,
  news: { before: Progress; after: Progress; outcome: 'done' | 'returned'; note: string | null },
): Promise<void> {
  if (ctx.actor.side === 'client') return
  const { current } = news.after
  if (!current) return
  const words = { stepPl: current.name.pl, stepEn: current.name.en, note: news.note ?? '' }
  if (news.outcome === 'returned') {
    const doer = news.before.steps.find(({ key }) => key === current.key)?.done?.byId
    const people = doer ? await staff(ctx, item, sql`m.account_id = ${doer}`) : []
    return send(ctx, item, people, 'desk', 'step_returned', words)
  }
  if (current.kind === 'review') {
    const roles = current.by === 'lead' ? sql`m.role = 'lead'` : sql`m.role in ('agent', 'lead')`
    return send(ctx, item, await staff(ctx, item, roles), 'desk', 'step_review', words)
  }
  if (current.kind === 'accept') {
    const all = await readAnswerers(ctx, { itemId: item.id, service: item.service })
    const opener = all.filter(({ accountId }) => accountId === item.openedById)
    const people = opener.length > 0 ? opener : all
    return send(ctx, item, people, 'portal', 'step_acceptance', words)
  }
}

/** Somebody was named on a confidential item. */
export async function mailStep(
  ctx: ScopeContext,
  item: LoadedItem,
  { to, side }: { kind: 'named'; to: readonly string[]; side: 'client' | 'provider' },
): Promise<void> {
  const company = side === 'client' ? ctx.tenantId : providerTenantId
  const people = await ctx.tx.execute<Addressee>(sql`
    select account_id as "accountId", email, locale from members
    where tenant_id = ${company} and is_active
      and account_id = any(${sql.param([...to])}::uuid[]) limit 50`)
  return send(ctx, item, people, side === 'client' ? 'portal' : 'desk', 'item_named', {})
}

/** A word of news to the client's people who are named on a confidential item. */
export async function mailNamedClients(ctx: ScopeContext, item: LoadedItem): Promise<void> {
  const people = await readAnswerers(ctx, { itemId: item.id, service: item.service })
  return send(ctx, item, people, 'portal', 'step_acceptance', {})
}

// Of those who serve the company in the service; of a confidential item, those named on it.
async function staff(ctx: ScopeContext, item: LoadedItem, who: SQL): Promise<Addressee[]> {
  const named = item.isConfidential
    ? sql`and exists (select 1 from work_item_people p where p.tenant_id = ${ctx.tenantId}
        and p.item_id = ${item.id} and p.account_id = m.account_id)`
    : sql``
  const rows = await ctx.tx.execute<Addressee>(sql`
    select m.account_id as "accountId", m.email, m.locale from members m
    where m.tenant_id = ${providerTenantId} and m.is_active and ${who}
      and m.account_id is distinct from ${ctx.actor.id} ${named}
      and m.account_id in (select app.agents_of(${ctx.tenantId}, ${item.service}))
    order by m.email limit 20`)
  return [...rows]
}

async function send(
  ctx: ScopeContext,
  item: LoadedItem,
  people: readonly Addressee[],
  area: 'desk' | 'portal',
  template: Template,
  words: Record<string, string>,
): Promise<void> {
  if (people.length === 0) return
  const companies = await ctx.tx.execute<Company>(sql`
    select slug, short_name as name from companies where tenant_id = ${ctx.tenantId}`)
  const { slug, name } = companies[0]!
  const place = area === 'desk' ? `desk/c/${slug}` : `portal/${slug}`
  const payload = {
    company: name,
    link: `${config().publicUrl}/${place}/items/${item.id}`,
    itemNumber: String(item.number),
    by: ctx.actor.name,
  }
  await Promise.all(
    people.map(({ email, locale }) =>
      enqueueMail(ctx, {
        recipient: email,
        locale: locale === 'en' ? 'en' : 'pl',
        // The outbox is read by the office, which does not see this item.
        ...(item.isConfidential && template !== 'item_named'
          ? { template: 'confidential_news', payload }
          : { template, payload: { ...payload, itemTitle: titleOf(item), ...words } }),
      }),
    ),
  )
}

const titleOf = ({ isConfidential, title }: LoadedItem) => (isConfidential ? '' : title)
