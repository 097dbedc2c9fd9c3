import { cardCsvResponse, cardPdfResponse } from '#app/features/payroll/form-files.server.ts'
import { payArea } from '#app/http/area.server.ts'
import { getPayrollCard } from '#tenants/payroll/queries/payroll-card.server.ts'
import { taxYearInput } from '#tenants/payroll/tax-form-schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, params, url, locale }) => {
    const { file, person = '' } = params
    const asked = taxYearInput.safeParse({ year: url.searchParams.get('year') ?? '' })
    if (!asked.success || (file !== 'pdf' && file !== 'csv')) throw new AppError('not_found')
    const card = await getPayrollCard(ctx, { employeeId: person, year: asked.data.year })
    if (!card) throw new AppError('not_found')
    const lang = url.searchParams.get('lang')
    const language = lang === 'pl' || lang === 'en' ? lang : locale
    if (file === 'csv') return cardCsvResponse(card, language)
    return cardPdfResponse(card, language, ctx.now)
  },
)
