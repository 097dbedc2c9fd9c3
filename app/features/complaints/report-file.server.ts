// The month's report as a paper, in the words of its page.
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { formatMonth } from '#app/ui/format.ts'
import { renderReportPdf } from '#tenants/complaints/pdf/report-pdf.ts'
import type { MonthReport, ReportRow } from '#tenants/complaints/queries/report.server.ts'
import type { CompanyIdentity } from '#tenants/identity/types.ts'

export async function reportPdf(
  report: MonthReport,
  rows: readonly ReportRow[],
  company: CompanyIdentity,
  locale: Locale,
  createdAt: Date,
): Promise<Response> {
  const { reportPage: t, ...all } = dictionary(locale).complaints
  const words = {
    ...{ title: t.title, month: formatMonth(locale, report.period, 'long') },
    ...{ received: t.received, answered: t.answered, inTime: t.inTime, deemed: t.deemed },
    ...{ median: t.median, days: t.days, demanded: t.demanded, remedied: t.remedied },
    ...{ satisfaction: t.satisfaction, ratings: t.ratings, pareto: t.pareto },
    ...{ decisions: t.decisions, noDecisions: t.noDecisions, unknownCause: t.unknownCause },
    ...{ all: t.allRows, more: t.moreRows, col: all.col, replied: all.page.repliedOn },
    ...{ regimes: all.regimes, decisionNames: all.decisions },
  }
  const { legalName: name } = company
  const paper = { locale, company: { name }, createdAt, words }
  const bytes = await renderReportPdf(report, rows, paper)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${t.file}-${company.slug}-${report.period}.pdf"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
