import { complaintArea } from '#app/http/area.server.ts'
import { csvOf, csvResponse } from '#app/http/csv.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { listMonthRows } from '#tenants/complaints/queries/report.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { isPeriod } from '#tenants/shared/dates.ts'

export const loader = complaintArea.handler(
  { permission: 'complaints:read' },
  async ({ url, open, locale, company }) => {
    const period = url.searchParams.get('period') ?? ''
    if (!isPeriod(period)) throw new AppError('not_found')
    const { rows, seesMoney } = await open({ readOnly: true }, async (ctx) => ({
      rows: await listMonthRows(ctx, { period }),
      seesMoney: ctx.actor.can('complaints:money'),
    }))
    const t = dictionary(locale).complaints
    const money = seesMoney ? [t.form.amount, t.page.remedyValue] : []
    const head = [
      t.col.number,
      t.col.received,
      t.col.regime,
      t.col.product,
      t.form.order,
      t.col.status,
      t.col.due,
      t.page.decision,
      t.page.repliedOn,
      t.page.remedy,
      t.page.cause,
      ...money,
    ]
    const lines = rows.map((row) => [
      row.number,
      row.receivedOn,
      t.regimes[row.regime],
      row.product,
      row.orderNumber,
      t.statuses[row.status],
      row.dueOn,
      row.decision && t.decisions[row.decision],
      row.repliedOn,
      row.remedy && t.remedies[row.remedy],
      locale === 'en' ? row.causeEn : row.causePl,
      ...(seesMoney ? [row.demandMinor, row.remedyMinor] : []),
    ])
    return csvResponse(csvOf(head, lines), `${t.reportPage.file}-${company.slug}-${period}.csv`)
  },
)
