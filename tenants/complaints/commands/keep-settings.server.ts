import { complaintSettings } from '#db/schema/complaints.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { requireCompany } from '../../companies/queries.server.ts'
import { getContractVersionOn } from '../../contracts/queries.server.ts'
import { localDateOf } from '../../shared/dates.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { SettingsInput } from '../schema.ts'

/** Opens or closes the public form; it opens only where the contract has complaints in it. */
export async function saveSettings(
  ctx: ScopeContext,
  input: SettingsInput,
): Promise<Ok<undefined> | Err<'service_not_contracted'>> {
  requirePermission(ctx, 'complaints:do')
  const { zone } = await requireCompany(ctx)
  const contract = await getContractVersionOn(ctx, localDateOf(ctx.now, zone))
  if (input.isFormOpen && !contract?.services.includes('complaints')) {
    return err('service_not_contracted', 'isFormOpen')
  }
  const written = { ...input, updatedAt: ctx.now, updatedByName: ctx.actor.name }
  await Promise.all([
    ctx.tx
      .insert(complaintSettings)
      .values({ ...written, tenantId: ctx.tenantId })
      .onConflictDoUpdate({ target: complaintSettings.tenantId, set: written }),
    recordAudit(ctx, {
      action: 'complaints.settings_saved',
      subjectType: 'company',
      subjectId: ctx.tenantId,
      data: { isFormOpen: input.isFormOpen, contractDays: input.contractDays },
    }),
  ])
  return ok()
}
