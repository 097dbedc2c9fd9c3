// A month of complaints for the client, and where they come from.

import { Link, useLoaderData } from '@remix-run/react'
import { Pareto } from '#app/features/complaints/pareto.tsx'
import { complaintArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { BarChart } from '#app/ui/bar-chart.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { readMonthReport } from '#tenants/complaints/queries/report.server.ts'
import { addMonths, isPeriod, localDateOf, periodOf } from '#tenants/shared/dates.ts'

export const loader = complaintArea.loader(
  { permission: 'complaints:read' },
  async ({ ctx, url, at, company, locale }) => {
    const asked = url.searchParams.get('period') ?? ''
    const current = periodOf(localDateOf(ctx.now, company.zone))
    const period = isPeriod(asked) ? asked : current
    return {
      report: await readMonthReport(ctx, { period }),
      months: { before: addMonths(period, -1), after: addMonths(period, 1) },
      isLast: period >= current,
      at,
      company: company.slug,
      title: `${dictionary(locale).complaints.reportPage.title} · ${company.shortName}`,
    }
  },
)

export default function Report() {
  const { report, months, isLast, at, company } = useLoaderData<typeof loader>()
  const { complaints } = useWords({ complaints: complaintsWords })
  const t = complaints.reportPage
  const f = useFormat()
  const { answered, answeredInTime, demandedMinor, remedyMinor, medianDays, satisfaction } = report
  return (
    <>
      <PageHeader
        back={{ to: paths.complaints(at, company), label: complaints.title }}
        title={t.title}
        meta={f.month(report.period, 'long')}
        actions={
          <>
            <a
              href={paths.complaintReportPdf(at, company, { period: report.period })}
              target="_blank"
              rel="noopener"
              className="btn btn-secondary"
            >
              {t.pdf}
            </a>
            <a
              href={paths.complaintCsv(at, company, { period: report.period })}
              className="btn btn-secondary"
            >
              {t.csv}
            </a>
          </>
        }
      />
      <div className="stack">
        <nav className="cluster" aria-label={t.month}>
          <Link
            to={paths.complaintReport(at, company, { period: months.before })}
            className="btn btn-secondary btn-sm"
          >
            {f.month(months.before)}
          </Link>
          <strong aria-current="page">{f.month(report.period, 'long')}</strong>
          {isLast ? null : (
            <Link
              to={paths.complaintReport(at, company, { period: months.after })}
              className="btn btn-secondary btn-sm"
            >
              {f.month(months.after)}
            </Link>
          )}
        </nav>
        <Stats>
          <Stat label={t.received} value={f.number(report.received)} />
          <Stat label={t.answered} value={f.number(answered)} />
          <Stat
            label={t.inTime}
            value={answered > 0 ? f.percent(Math.round((answeredInTime * 10_000) / answered)) : '–'}
            tone={answered > answeredInTime ? 'warn' : undefined}
          />
          <Stat
            label={t.deemed}
            value={f.number(report.deemedAccepted)}
            tone={report.deemedAccepted > 0 ? 'bad' : undefined}
          />
          <Stat
            label={t.median}
            value={medianDays === null ? '–' : t.days(medianDays)}
            hint={t.medianHint}
          />
          {demandedMinor === null ? null : (
            <Stat label={t.demanded} value={f.money(demandedMinor)} />
          )}
          {remedyMinor === null ? null : <Stat label={t.remedied} value={f.money(remedyMinor)} />}
          {satisfaction ? (
            <Stat
              label={t.satisfaction}
              value={`${f.number(satisfaction.average, 1)} / 5`}
              hint={t.ratings(satisfaction.count)}
            />
          ) : null}
        </Stats>
        <div className="cols-2">
          <Card title={t.pareto} meta={t.paretoText}>
            <Pareto causes={report.causes} />
          </Card>
          <div className="stack">
            <Card>
              <BarChart
                title={t.chart}
                series={[{ key: 'received', label: t.received, tone: 'accent' }]}
                rows={report.months.map(({ period, received }) => ({
                  label: f.month(period),
                  values: [received],
                }))}
              />
            </Card>
            <Card title={t.decisions}>
              {report.decisions.length === 0 ? <p className="muted">{t.noDecisions}</p> : null}
              <DescriptionList
                items={report.decisions.map(({ decision, count }) => ({
                  label: complaints.decisions[decision],
                  value: f.number(count),
                  numeric: true,
                }))}
              />
            </Card>
          </div>
        </div>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
