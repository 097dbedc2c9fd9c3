import { paperLocale, payslipsResponse } from '#app/features/payroll/paper-files.server.ts'
import { payArea } from '#app/http/area.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { requireCompany } from '#tenants/companies/queries.server.ts'
import { getPaperSlip, recordSlipsTaken } from '#tenants/payroll/queries/paper-slips.server.ts'

export const loader = payArea.handler(
  { permission: 'payroll:read' },
  async ({ params, open, url, ...page }) => {
    const locale = paperLocale(url, page.locale)
    const [slip, company] = await open({ readOnly: false }, async (ctx) => {
      const found = await Promise.all([
        getPaperSlip(ctx, { payslipId: params.slip ?? '' }),
        requireCompany(ctx),
      ])
      await recordSlipsTaken(ctx, { slips: [found[0]] })
      return found
    })
    const name = `${dictionary(locale).payOwn.slipFile} ${slip.period} ${slip.personName}`
    return payslipsResponse([slip], { company, locale, now: page.principal.now, name })
  },
)
