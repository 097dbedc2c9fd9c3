import { addDays, localDateOf } from '#tenants/shared/dates.ts'
import { type Principal, type TenantId, withCompany } from '#tenants/shared/scope.server.ts'
import { addDaysOff } from '#tenants/work/commands/days-off.server.ts'
import { listDaysOff } from '#tenants/work/queries/days-off-list.server.ts'

/** A day off far ahead; gives its id. */
export async function aDayOff(admin: Principal, tenantId: TenantId, mark: string): Promise<string> {
  const day = addDays(localDateOf(admin.now, 'Europe/Warsaw'), 200)
  return withCompany(admin, tenantId, {}, async (ctx) => {
    const added = await addDaysOff(ctx, [{ day, name: `Przerwa ${mark}` }])
    if (!added.ok) throw new Error(added.code)
    return (await listDaysOff(ctx))[0]!.id
  })
}
