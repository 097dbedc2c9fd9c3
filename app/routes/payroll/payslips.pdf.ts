// All payslips of a run as one file, or as several where the run is long.
import { paperLocale, payslipsResponse } from '#app/features/payroll/paper-files.server.ts'
import { payArea } from '#app/http/area.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { requireCompany } from '#tenants/companies/queries.server.ts'
import { listPaperSlips, recordSlipsTaken } from '#tenants/payroll/queries/paper-slips.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.handler(
  { permission: 'payroll:read' },
  async ({ params, open, url, ...page }) => {
    const locale = paperLocale(url, page.locale)
    const part = Number(url.searchParams.get('part') ?? '1')
    const [slips, company] = await open({ readOnly: false }, async (ctx) => {
      const found = await Promise.all([
        listPaperSlips(ctx, { runId: params.run ?? '', part }),
        requireCompany(ctx),
      ])
      if (found[0].length === 0) throw new AppError('not_found')
      await recordSlipsTaken(ctx, { slips: found[0] })
      return found
    })
    const name = `${dictionary(locale).payOwn.slipFile} ${slips[0]!.period} ${part}`
    return payslipsResponse(slips, { company, locale, now: page.principal.now, name })
  },
)
