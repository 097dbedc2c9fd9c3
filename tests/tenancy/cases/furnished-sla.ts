import { addDays, localDateOf } from '#tenants/shared/dates.ts'
import { newId } from '#tenants/shared/ids.ts'
import {
  type Principal,
  providerTenantId,
  type TenantId,
  withCompany,
} from '#tenants/shared/scope.server.ts'
import { addDaysOff } from '#tenants/work/commands/days-off.server.ts'
import { listDaysOff } from '#tenants/work/queries/days-off-list.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

/** A day off far ahead, whose id it gives, and a target of the house's own team. */
export async function aDayOff(admin: Principal, tenantId: TenantId, mark: string): Promise<string> {
  await ownerSql()`insert into team_targets (tenant_id, id, service, effective_from,
    first_response_minutes, resolution_minutes, created_at, created_by_name)
    values (${providerTenantId}, ${newId()}, 'accounting', '2020-01-01', 60, 240, now(), 'Lead')
    on conflict do nothing`
  const day = addDays(localDateOf(admin.now, 'Europe/Warsaw'), 200)
  return withCompany(admin, tenantId, {}, async (ctx) => {
    const added = await addDaysOff(ctx, [{ day, name: `Przerwa ${mark}` }])
    if (!added.ok) throw new Error(added.code)
    return (await listDaysOff(ctx))[0]!.id
  })
}
