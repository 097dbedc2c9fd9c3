// Yearly forms of the demo: a year that is over was handed in, the running one is a preview.
import { makeTaxForms, markTaxFormsSent } from '#tenants/payroll/commands/keep-tax-forms.server.ts'
import { ok } from '#tenants/shared/result.ts'
import type { Cast } from './cast.server.ts'
import { act } from './lives.server.ts'
import { today } from './moments.ts'

export async function makeDemoForms(cast: Cast, from: string, when: Date): Promise<void> {
  const agent = cast.agents[0]!(when)
  const running = Number(today(when).slice(0, 4))
  for (let year = Number(from.slice(0, 4)); year <= running; year += 1) {
    await act(agent, cast.tenantId, async (ctx) => {
      await makeTaxForms(ctx, { year })
      if (year < running) await markTaxFormsSent(ctx, { year, ids: null })
      return ok(undefined)
    })
  }
}
