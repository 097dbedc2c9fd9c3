// Who sees a confidential item: whoever opened it, the people named here, and nobody else.
import { sql } from 'drizzle-orm'
import { workItemPeople } from '#db/schema/steps.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { isId } from '../../shared/ids.ts'
import {
  type ClientRole,
  isClientRole,
  permissionsOf,
  type Service,
  servicesOfClientRole,
} from '../../shared/permissions.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import {
  providerTenantId,
  requirePermission,
  type ScopeContext,
} from '../../shared/scope.server.ts'
import { isClosed } from '../rules/item-state.ts'
import type { ItemPerson, LoadedItem } from '../types.ts'
import { loadItemForChange } from './change-item.server.ts'
import { mailStep } from './mail-steps.server.ts'

type Person = Pick<ItemPerson, 'accountId' | 'name' | 'side'>

/** The opener, and the leads who hand the work out. */
export async function nameFirstPeople(ctx: ScopeContext, itemId: string): Promise<void> {
  const { id, name, side } = ctx.actor
  if (id && side !== 'system') await insertPeople(ctx, itemId, [{ accountId: id, name, side }])
  await ctx.tx.execute(sql`select app.name_leads(${ctx.tenantId}, ${itemId}, ${ctx.now})`)
}

export async function insertPeople(
  ctx: ScopeContext,
  itemId: string,
  people: readonly Person[],
): Promise<void> {
  await ctx.tx
    .insert(workItemPeople)
    .values(
      people.map((person) => ({
        ...person,
        tenantId: ctx.tenantId,
        itemId,
        addedById: ctx.actor.id,
        addedByName: ctx.actor.name,
        addedAt: ctx.now,
      })),
    )
    .onConflictDoNothing()
}

export type NameRefusal = 'not_confidential' | 'item_closed' | 'person_cannot_see' | 'keeps_access'

/** Names one more person: a colleague of the client, or an agent who serves the company. */
export async function namePerson(
  ctx: ScopeContext,
  input: { itemId: string; accountId: string },
): Promise<Ok<undefined> | Err<NameRefusal>> {
  const item = await loadForNaming(ctx, input.itemId)
  if (!item.ok) return item
  const person = (await listNameable(ctx, item.value)).find(
    ({ accountId }) => accountId === input.accountId,
  )
  if (!person) return err('person_cannot_see', 'accountId')
  await Promise.all([
    insertPeople(ctx, item.value.id, [person]),
    record(ctx, item.value, 'work.person_named', person.name),
    mailStep(ctx, item.value, { kind: 'named', to: [person.accountId], side: person.side }),
  ])
  return ok()
}

/** Takes a person off. Whoever opened the item and whoever does it stay. */
export async function unnamePerson(
  ctx: ScopeContext,
  input: { itemId: string; accountId: string },
): Promise<Ok<undefined> | Err<NameRefusal>> {
  const item = await loadForNaming(ctx, input.itemId)
  if (!item.ok) return item
  const { id, openedById, assigneeId } = item.value
  if (input.accountId === openedById || input.accountId === assigneeId) {
    return err('keeps_access', 'accountId')
  }
  if (!isId(input.accountId)) return err('person_cannot_see', 'accountId')
  const gone = await ctx.tx.execute<{ name: string }>(sql`
    delete from work_item_people where tenant_id = ${ctx.tenantId} and item_id = ${id}
      and account_id = ${input.accountId} and side = ${ctx.actor.side}
    returning name`)
  if (!gone[0]) return err('person_cannot_see', 'accountId')
  await record(ctx, item.value, 'work.person_unnamed', gone[0].name)
  return ok()
}

async function loadForNaming(
  ctx: ScopeContext,
  itemId: string,
): Promise<Ok<LoadedItem> | Err<NameRefusal>> {
  requirePermission(ctx, ctx.actor.side === 'client' ? 'work:answer' : 'work:do')
  const item = await loadItemForChange(ctx, itemId)
  if (!item.isConfidential) return err('not_confidential')
  return isClosed(item.status) ? err('item_closed') : ok(item)
}

/** Each side names its own people, of those who may see the item's service at all. */
export async function listNameable(
  ctx: ScopeContext,
  item: { service: Service },
): Promise<Person[]> {
  if (ctx.actor.side === 'client') {
    const rows = await ctx.tx.execute<{ accountId: string; name: string; role: ClientRole }>(sql`
      select account_id as "accountId", name, role from members
      where tenant_id = ${ctx.tenantId} and is_active order by name limit 200`)
    return rows
      .filter(
        ({ role }) =>
          isClientRole(role) &&
          permissionsOf(role).has('work:read') &&
          servicesOfClientRole(role).includes(item.service),
      )
      .map(({ accountId, name }) => ({ accountId, name, side: 'client' }))
  }
  const rows = await ctx.tx.execute<{ accountId: string; name: string }>(sql`
    select m.account_id as "accountId", m.name from members m
    where m.tenant_id = ${providerTenantId} and m.is_active and m.role in ('agent', 'lead')
      and m.account_id in (select app.agents_of(${ctx.tenantId}, ${item.service}))
    order by m.name limit 200`)
  return rows.map((row) => ({ ...row, side: 'provider' }))
}

function record(ctx: ScopeContext, item: LoadedItem, action: string, person: string) {
  return recordAudit(ctx, {
    action,
    subjectType: 'work_item',
    subjectId: item.id,
    itemId: item.id,
    data: { number: item.number, person },
  })
}
