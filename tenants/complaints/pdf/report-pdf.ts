// A month of complaints on A4: the figures, the decisions, the causes and every complaint,
// for the client to sign and file.
import type { LocalDate } from '#tenants/shared/dates.ts'
import { type PrintLocale, printAmount, printDate } from '#tenants/shared/pdf/print-format.ts'
import { CONTENT_WIDTH, MUTED, PAGE, Sheet } from '#tenants/shared/pdf/sheet.server.ts'
import { drawTable } from '#tenants/shared/pdf/table.server.ts'
import type { Decision, Regime } from '../kinds.ts'
import type { MonthReport, ReportRow } from '../queries/report.server.ts'

const X = PAGE.margin
const style = { size: 8, headSize: 7, padding: 2.5 }
const right = 'right' as const
/** What is more belongs into the spreadsheet. */
export const MOST_PRINTED = 500

/** Words of the screen, so that paper and page speak alike. */
export type ReportWords = {
  title: string
  month: string
  received: string
  answered: string
  inTime: string
  deemed: string
  median: string
  days: (n: number) => string
  demanded: string
  remedied: string
  satisfaction: string
  ratings: (n: number) => string
  decisions: string
  noDecisions: string
  pareto: string
  unknownCause: string
  all: string
  more: (n: number) => string
  col: { number: string; received: string; product: string; regime: string; due: string }
  replied: string
  regimes: Record<Regime, string>
  decisionNames: Record<Decision, string>
}

type Paper = {
  locale: PrintLocale
  company: { name: string }
  createdAt: Date
  words: ReportWords
}

export async function renderReportPdf(
  report: MonthReport,
  rows: readonly ReportRow[],
  { locale, company, createdAt, words }: Paper,
): Promise<Buffer> {
  const title = `${words.title}: ${words.month}`
  const sheet = new Sheet({
    title: `${title}, ${company.name}`,
    author: company.name,
    subject: company.name,
    language: locale === 'pl' ? 'pl-PL' : 'en-GB',
    createdAt,
  })
  const head = { font: 'bold' as const, size: 18, width: CONTENT_WIDTH }
  sheet.y += sheet.text(title, X, sheet.y, head) + 4
  const name = { size: 9, color: MUTED, width: CONTENT_WIDTH }
  sheet.y += sheet.text(company.name, X, sheet.y, name) + 12
  drawPairs(sheet, null, measures(report, words, locale))
  const decided = report.decisions.map(({ decision, count }): [string, string] => [
    words.decisionNames[decision],
    `${count}`,
  ])
  drawPairs(sheet, words.decisions, decided.length > 0 ? decided : [[words.noDecisions, '']])
  drawCauses(sheet, report, words, locale)
  drawRows(sheet, rows, words, locale)
  return sheet.finish()
}

function measures(report: MonthReport, t: ReportWords, locale: PrintLocale): [string, string][] {
  const { answered, answeredInTime, medianDays, satisfaction } = report
  const money = (minor: bigint) => `${printAmount(minor, locale)} PLN`
  const all: ([string, string] | null)[] = [
    [t.received, `${report.received}`],
    [t.answered, `${answered}`],
    [t.inTime, answered > 0 ? `${answeredInTime} / ${answered}` : '–'],
    [t.deemed, `${report.deemedAccepted}`],
    [t.median, medianDays === null ? '–' : t.days(medianDays)],
    report.demandedMinor === null ? null : [t.demanded, money(report.demandedMinor)],
    report.remedyMinor === null ? null : [t.remedied, money(report.remedyMinor)],
    satisfaction
      ? [
          t.satisfaction,
          `${tenths(satisfaction.average, locale)} / 5, ${t.ratings(satisfaction.count)}`,
        ]
      : null,
  ]
  return all.filter((pair) => pair !== null)
}

// One place after the comma, as on the screen.
function tenths(average: number, locale: PrintLocale): string {
  const whole = Math.round(average * 10)
  return `${Math.trunc(whole / 10)}${locale === 'pl' ? ',' : '.'}${whole % 10}`
}

function heading(sheet: Sheet, text: string, rows: number): void {
  // A short table is not torn from its title; a long one may begin anywhere.
  sheet.need(40 + Math.min(rows, 6) * 14)
  sheet.y += sheet.text(text, X, sheet.y, { font: 'semibold', size: 10 }) + 3
}

function drawPairs(sheet: Sheet, title: string | null, pairs: [string, string][]): void {
  if (title) heading(sheet, title, pairs.length)
  const columns = [
    { label: '', weight: 30 },
    { label: '', weight: 18, align: right },
  ]
  drawTable(sheet, columns, pairs, { ...style, width: CONTENT_WIDTH / 2 })
  sheet.y += 14
}

function drawCauses(sheet: Sheet, report: MonthReport, t: ReportWords, locale: PrintLocale): void {
  if (report.causes.length === 0) return
  heading(sheet, t.pareto, report.causes.length)
  // Tenths of a per cent, printed as an amount is.
  const percent = (tenth: number) => `${printAmount(BigInt(tenth * 10), locale)} %`
  const columns = [
    { label: '', weight: 40 },
    { label: t.received, weight: 12, align: right },
    { label: '%', weight: 12, align: right },
    { label: 'Σ %', weight: 12, align: right },
  ]
  const lines = report.causes.map((cause) => [
    (locale === 'en' ? cause.nameEn : cause.namePl) ?? t.unknownCause,
    `${cause.count}`,
    percent(cause.share),
    percent(cause.cumulated),
  ])
  drawTable(sheet, columns, lines, { ...style, width: CONTENT_WIDTH * 0.7 })
  sheet.y += 14
}

function drawRows(
  sheet: Sheet,
  rows: readonly ReportRow[],
  t: ReportWords,
  locale: PrintLocale,
): void {
  if (rows.length === 0) return
  heading(sheet, t.all, rows.length)
  const day = (date: LocalDate | null) => (date ? printDate(date, locale) : '–')
  const columns = [
    { label: t.col.number, weight: 9 },
    { label: t.col.received, weight: 11 },
    { label: t.col.product, weight: 28 },
    { label: t.col.regime, weight: 14 },
    { label: t.col.due, weight: 11 },
    { label: t.replied, weight: 11 },
    { label: t.decisions, weight: 16 },
  ]
  const lines = rows
    .slice(0, MOST_PRINTED)
    .map((row) => [
      row.number,
      day(row.receivedOn),
      row.orderNumber ? { text: row.product, note: row.orderNumber } : row.product,
      t.regimes[row.regime],
      day(row.dueOn),
      day(row.repliedOn),
      row.decision ? t.decisionNames[row.decision] : '–',
    ])
  drawTable(sheet, columns, lines, style)
  sheet.y += 6
  if (rows.length > MOST_PRINTED) {
    const note = { size: 7, color: MUTED, width: CONTENT_WIDTH }
    sheet.text(t.more(rows.length - MOST_PRINTED), X, sheet.y, note)
  }
}
