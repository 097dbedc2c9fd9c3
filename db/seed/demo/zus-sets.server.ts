// The demo's months as ZUS was told of them, and one that became known too late.
import { recordAbsence } from '#tenants/payroll/commands/absences.server.ts'
import { makeZusSet, markZusSent } from '#tenants/payroll/commands/zus-set.server.ts'
import { recordAbsenceInput } from '#tenants/payroll/schema.ts'
import type { LocalDate, Period } from '#tenants/shared/dates.ts'
import type { Cast } from './cast.server.ts'
import { act } from './lives.server.ts'

export async function tellZus(cast: Cast, when: Date, period: Period): Promise<string> {
  const { declarationId } = await act(cast.agents[0]!(when), cast.tenantId, (ctx) =>
    makeZusSet(ctx, { period }),
  )
  return declarationId
}

export async function sendToZus(cast: Cast, when: Date, period: Period): Promise<void> {
  const declarationId = await tellZus(cast, when, period)
  await act(cast.agents[0]!(when), cast.tenantId, (ctx) => markZusSent(ctx, { declarationId }))
}

/** A day of unpaid leave of a month that ZUS was told of: the month's set is corrected. */
export async function correctZus(
  cast: Cast,
  when: Date,
  { period, employmentId, day }: { period: Period; employmentId: string; day: LocalDate },
): Promise<void> {
  await act(cast.personnel(when), cast.tenantId, (ctx) =>
    recordAbsence(
      ctx,
      recordAbsenceInput.parse({ employmentId, kind: 'unpaid', fromOn: day, toOn: day }),
    ),
  )
  await tellZus(cast, when, period)
}
