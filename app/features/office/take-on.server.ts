// What taking a company on means for the whole house: its row, its chart of accounts and
// the key of its files, in one transaction.
import { refuse } from '#app/http/form.server.ts'
import { ensureCompanyKey } from '#tenants/archive/keys.server.ts'
import { takeOnCompany } from '#tenants/companies/commands/take-on-company.server.ts'
import type { TakeOnCompanyInput } from '#tenants/companies/schema.ts'
import { openChart } from '#tenants/ledger/commands.server.ts'
import type { ProviderContext } from '#tenants/shared/scope.server.ts'

export async function takeOnClient(
  ctx: ProviderContext,
  input: TakeOnCompanyInput,
): Promise<string> {
  const result = await takeOnCompany(ctx, input)
  if (!result.ok) refuse({ [result.field ?? 'form']: result.code })
  const { tenantId, slug } = result.value
  await Promise.all([openChart(ctx, tenantId), ensureCompanyKey(ctx, tenantId)])
  return slug
}
