import { paperLocale, payslipsResponse } from '#app/features/payroll/paper-files.server.ts'
import { own } from '#app/http/area.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { requireCompany } from '#tenants/companies/queries.server.ts'
import { getOwnPaperSlip } from '#tenants/payroll/queries/paper-slips.server.ts'

export const loader = own.handler(
  { permission: 'own_pay:read' },
  async ({ params, open, url, ...page }) => {
    const locale = paperLocale(url, page.locale)
    const [slip, company] = await open({ readOnly: true }, (ctx) =>
      Promise.all([getOwnPaperSlip(ctx, { payslipId: params.slip ?? '' }), requireCompany(ctx)]),
    )
    const name = `${dictionary(locale).payOwn.slipFile} ${slip.period} ${slip.personName}`
    return payslipsResponse([slip], { company, locale, now: page.principal.now, name })
  },
)
