// Who of the client's people may answer a question about an item.
import { sql } from 'drizzle-orm'
import { isId } from '../../shared/ids.ts'
import {
  type ClientRole,
  clientRoles,
  permissionsOf,
  type Service,
  servicesOfClientRole,
} from '../../shared/permissions.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'

export type Answerer = {
  accountId: string
  name: string
  email: string
  role: ClientRole
  locale: 'pl' | 'en'
}

/** Roles that see the service and may answer for the company. */
export function answererRoles(service: Service): ClientRole[] {
  return clientRoles.filter(
    (role) =>
      permissionsOf(role).has('work:answer') && servicesOfClientRole(role).includes(service),
  )
}

const MOST_PEOPLE = 50

/** Of a member `m` and an item `w`: a confidential one is known to those named and no others. */
export const mayKnow = sql`(not w.is_confidential or exists (select 1 from work_item_people p
  where p.tenant_id = w.tenant_id and p.item_id = w.id and p.account_id = m.account_id))`

/** People to whom a question about the item may be mailed. */
export async function listAnswerers(ctx: ScopeContext, itemId: string): Promise<Answerer[]> {
  requirePermission(ctx, 'work:do')
  if (!isId(itemId)) return []
  const items = await ctx.tx.execute<{ service: Service }>(sql`
    select service from work_items where tenant_id = ${ctx.tenantId} and id = ${itemId}`)
  return items[0] ? readAnswerers(ctx, { itemId, service: items[0].service }) : []
}

/** For callers that hold the item already. */
export async function readAnswerers(
  ctx: Pick<ScopeContext, 'tx' | 'tenantId'>,
  { itemId, service }: { itemId: string; service: Service },
): Promise<Answerer[]> {
  const rows = await ctx.tx.execute<Answerer>(sql`
    select m.account_id as "accountId", m.name, m.email, m.role,
      case when m.locale = 'en' then 'en' else 'pl' end as locale
    from members m
      join work_items w on w.tenant_id = m.tenant_id and w.id = ${itemId}
    where m.tenant_id = ${ctx.tenantId} and m.is_active and ${mayKnow}
      and m.role = any(${sql.param(answererRoles(service))}::text[])
    order by m.email limit ${MOST_PEOPLE}`)
  return [...rows]
}
