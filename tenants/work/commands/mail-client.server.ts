// Whom of the client's people a mail about an item reaches: only those who may see its
// service and may answer. Pay stays with HR and the owner.
import { type SQL, sql } from 'drizzle-orm'
import { enqueueMail } from '../../audit/commands.server.ts'
import { config } from '../../shared/config.server.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { answererRoles } from '../queries/answerers.server.ts'
import type { LoadedItem } from '../types.ts'
import { mailNamedClients } from './mail-steps.server.ts'

type Addressee = { email: string; slug: string; company: string; locale: string }

/** A message goes to one: who wrote last, or opened the item, or looks after its service. */
export async function mailMessage(ctx: ScopeContext, item: LoadedItem): Promise<void> {
  // The outbox is read by the office: a mail about a confidential item says no more than that.
  if (item.isConfidential) return mailNamedClients(ctx, item)
  const [person] = await addressees(
    ctx,
    item,
    sql`m.account_id is not distinct from (select w.author_id from work_messages w
        where w.tenant_id = ${ctx.tenantId} and w.item_id = ${item.id} and w.side = 'client'
        order by w.created_at desc, w.id desc limit 1) desc,
      m.account_id is not distinct from (select i.opened_by_id from work_items i
        where i.tenant_id = ${ctx.tenantId} and i.id = ${item.id}) desc,
      m.role = 'owner', m.email limit 1`,
  )
  if (!person) return
  await enqueueMail(ctx, {
    recipient: person.email,
    locale: person.locale === 'en' ? 'en' : 'pl',
    template: 'message_sent',
    payload: {
      company: person.company,
      link: `${config().publicUrl}/portal/${person.slug}/items/${item.id}`,
      itemNumber: String(item.number),
      itemTitle: item.title,
    },
  })
}

async function addressees(ctx: ScopeContext, item: LoadedItem, order: SQL): Promise<Addressee[]> {
  const rows = await ctx.tx.execute<Addressee>(sql`
    select m.email, c.slug, c.short_name as company, m.locale
    from members m join companies c on c.tenant_id = m.tenant_id
    where m.tenant_id = ${ctx.tenantId} and m.is_active
      and m.role = any(${sql.param(answererRoles(item.service))}::text[])
    order by ${order}`)
  return [...rows]
}
