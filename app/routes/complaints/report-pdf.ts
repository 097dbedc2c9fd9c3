import { reportPdf } from '#app/features/complaints/report-file.server.ts'
import { complaintArea } from '#app/http/area.server.ts'
import { listMonthRows, readMonthReport } from '#tenants/complaints/queries/report.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { isPeriod } from '#tenants/shared/dates.ts'

export const loader = complaintArea.handler(
  { permission: 'complaints:read' },
  async ({ url, open, locale, company, requestContext }) => {
    const period = url.searchParams.get('period') ?? ''
    if (!isPeriod(period)) throw new AppError('not_found')
    const [report, rows] = await open({ readOnly: true }, (ctx) =>
      Promise.all([readMonthReport(ctx, { period }), listMonthRows(ctx, { period })]),
    )
    return reportPdf(report, rows, company, locale, requestContext.now)
  },
)
