// The months that a page of the payroll offers: none from before it was taken over.
import { listPayrollSettings } from '#tenants/payroll/queries/absences.server.ts'
import { addMonths, type Period } from '#tenants/shared/dates.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

/** From the latest back, at most `count`; the latest two stand even before the first settings. */
export async function listPayrollMonths(
  ctx: ScopeContext,
  { latest, count }: { latest: Period; count: number },
): Promise<Period[]> {
  const settings = await listPayrollSettings(ctx)
  const first = settings.map(({ validFrom }) => validFrom.slice(0, 7)).sort()[0]
  return Array.from({ length: count }, (_, back) => addMonths(latest, -back)).filter(
    (month, back) => back < 2 || first === undefined || month >= first,
  )
}
