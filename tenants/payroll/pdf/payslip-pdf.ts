// Prints payslips on A4: one, or all of a run one after another.
import { setImmediate as breathe } from 'node:timers/promises'
import { amountInWordsEn } from '../../shared/amount-in-words-en.ts'
import type { LocalDate } from '../../shared/dates.ts'
import { darkEnough } from '../../shared/pdf/color.ts'
import {
  type PrintLocale,
  printAmount,
  printDate,
  printMoney,
  printNip,
} from '../../shared/pdf/print-format.ts'
import { CONTENT_WIDTH, MUTED, PAGE, Sheet } from '../../shared/pdf/sheet.server.ts'
import { drawTable, type TableColumn } from '../../shared/pdf/table.server.ts'
import { amountInWordsPl } from '../../shared/pl/amount-in-words.ts'
import { printRate, type Say, sayIn } from './paper-words.ts'
import type { PaperRow, PayslipPaper } from './payslip-model.ts'

const X = PAGE.margin
const RIGHT = PAGE.margin + CONTENT_WIDTH
const GAP = 22
const STYLE = { size: 8.4, headSize: 6.8, padding: 3.6, lastIsTotal: true }
/** So many slips are drawn before the server's other requests get their turn. */
const AT_ONCE = 5

export type PayslipPrint = {
  title: string
  author: string
  locale: PrintLocale
  /** '#rrggbb', the company's colour. */
  accent: string
  printedOn: LocalDate
  createdAt: Date
}

type Print = { sheet: Sheet; paper: PayslipPaper; say: Say; accent: string }

export async function renderPayslips(
  papers: readonly PayslipPaper[],
  options: PayslipPrint,
): Promise<Buffer> {
  const { locale, printedOn, title, author, createdAt } = options
  const say = sayIn(locale)
  const accent = darkEnough(options.accent)
  const sheet = new Sheet({
    title,
    author,
    language: locale === 'pl' ? 'pl-PL' : 'en-GB',
    createdAt,
  })
  for (const [place, paper] of papers.entries()) {
    // The head of a page that another slip begins would name the one before.
    sheet.repeatOnNewPages(() => undefined)
    if (place > 0) sheet.newPage()
    if (place % AT_ONCE === AT_ONCE - 1) await breathe()
    drawSlip({ sheet, paper, say, accent })
  }
  sheet.eachPage((page, pages) => {
    const y = PAGE.height - PAGE.margin - 16
    const style = { size: 7, color: MUTED }
    sheet.line(X, y, CONTENT_WIDTH)
    const printed = `${say('printedOn')} ${printDate(printedOn, locale)}`
    sheet.text(`${author} · ${printed}`, X, y + 7, { ...style, width: CONTENT_WIDTH - 110 })
    const shown = `${say('page')} ${page} ${say('pageOf')} ${pages}`
    sheet.text(shown, RIGHT - 100, y + 7, { ...style, width: 100, align: 'right', tabular: true })
  })
  return sheet.finish()
}

function drawSlip(print: Print): void {
  const { sheet, paper, say } = print
  drawHeading(print)
  sheet.repeatOnNewPages(() => {
    if (paper.state !== 'published') drawMark(print)
    const head = `${say('payslip')} · ${paper.month} · ${paper.personName}`
    sheet.text(head, X, sheet.y, { size: 7.5, color: MUTED })
    sheet.y += 22
  })
  drawFacts(print)
  drawNotice(print)
  drawEarnings(print)
  drawDeducted(print)
  drawSettled(print)
  drawPayout(print)
  drawSides(print)
}

function drawHeading({ sheet, paper, say, accent }: Print): void {
  const { company, personName, month, state } = paper
  if (state !== 'published') drawMark({ sheet, paper, say, accent })
  sheet.box(X, sheet.y + 3, 9, 9, accent, 2)
  const left = { width: CONTENT_WIDTH * 0.46 - 18 }
  let y = sheet.y
  y += sheet.text(company.name, X + 17, y, { ...left, font: 'semibold', size: 11 })
  y += sheet.text(`${say('nip')} ${printNip(company.nip)}`, X + 17, y, { ...left, size: 8 })
  y += sheet.text(company.address, X + 17, y, { ...left, size: 8, color: MUTED })
  const half = { width: CONTENT_WIDTH * 0.5, align: 'right' as const }
  const at = RIGHT - half.width
  let right = sheet.y - 4
  right += sheet.text(say('payslip'), at, right, { ...half, font: 'bold', size: 20, lineGap: 0 })
  right += sheet.text(month, at, right + 2, { ...half, font: 'medium', size: 11, color: accent })
  sheet.y = Math.max(y, right) + 14
  sheet.line(X, sheet.y, CONTENT_WIDTH, accent, 1.2)
  sheet.y += 10
  sheet.y += sheet.text(personName, X, sheet.y, { font: 'bold', size: 14 }) + 6
}

function drawFacts({ sheet, paper }: Print): void {
  const { facts } = paper
  const width = CONTENT_WIDTH / facts.length
  const heights = facts.map(([label, value], index) => {
    const x = X + index * width
    const style = { width: width - 12 }
    const head = sheet.text(label, x, sheet.y, { ...style, size: 7, color: MUTED })
    return head + sheet.text(value, x, sheet.y + head + 1, { ...style, size: 8.6, tabular: true })
  })
  sheet.y += Math.max(0, ...heights) + 10
  sheet.line(X, sheet.y, CONTENT_WIDTH)
  sheet.y += 12
}

function drawNotice({ sheet, paper, say }: Print): void {
  if (paper.state === 'published') return
  const text = say(paper.state === 'draft' ? 'draftNote' : 'reversedNote')
  sheet.y += sheet.text(text, X, sheet.y, { font: 'semibold', size: 8.6 }) + 10
}

function drawEarnings({ sheet, paper, say }: Print): void {
  const columns: TableColumn[] = [
    { label: say('earnings'), weight: 80, font: 'medium' },
    { label: say('amount'), weight: 20, align: 'right' },
  ]
  const rows = paper.earnings.map(({ name, note, amount }) => [
    { text: name, note },
    printAmount(amount, paper.locale),
  ])
  drawTable(
    sheet,
    columns,
    [...rows, [say('total'), printAmount(paper.earned, paper.locale)]],
    STYLE,
  )
  sheet.y += 14
}

function drawDeducted({ sheet, paper, say }: Print): void {
  const { locale } = paper
  const columns: TableColumn[] = [
    { label: say('deducted'), weight: 44, font: 'medium' },
    { label: say('base'), weight: 18, align: 'right' },
    { label: say('rate'), weight: 18, align: 'right' },
    { label: say('amount'), weight: 20, align: 'right' },
  ]
  const rows = paper.deducted.map(({ name, note, base, rateBp, amount }) => [
    { text: name, note },
    base === null ? '' : printAmount(base, locale),
    rateBp === null ? '' : printRate(rateBp, locale),
    printAmount(amount, locale),
  ])
  const total = [say('total'), '', '', printAmount(paper.deductedTotal, locale)]
  drawTable(sheet, columns, [...rows, total], STYLE)
  sheet.y += 14
}

function drawSettled({ sheet, paper, say }: Print): void {
  if (paper.settled.length === 0) return
  const columns: TableColumn[] = [
    { label: say('settled'), weight: 80, font: 'medium' },
    { label: say('amount'), weight: 20, align: 'right' },
  ]
  const rows = [
    [say('net'), printAmount(paper.net, paper.locale)],
    ...paper.settled.map(({ name, note, amount }) => [
      { text: name, note },
      printAmount(amount, paper.locale),
    ]),
    [say('toPay'), printAmount(paper.payout, paper.locale)],
  ]
  drawTable(sheet, columns, rows, STYLE)
  sheet.y += 14
}

function drawPayout({ sheet, paper, say, accent }: Print): void {
  const { locale, payout } = paper
  const words = locale === 'pl' ? amountInWordsPl(payout, 'PLN') : amountInWordsEn(payout, 'PLN')
  const height = 46
  sheet.need(height + 12)
  sheet.box(X, sheet.y, CONTENT_WIDTH, height, accent, 5)
  const white = { color: '#ffffff' }
  const half = CONTENT_WIDTH / 2 - 16
  sheet.text(say('toPay'), X + 14, sheet.y + 9, { ...white, font: 'medium', size: 9, width: half })
  const spoken = `${say('inWords')}: ${words}`
  sheet.text(spoken, X + 14, sheet.y + 23, { ...white, size: 7.2, width: half + 40, lineGap: 0.5 })
  const amount = { ...white, font: 'bold' as const, size: 19, tabular: true }
  const right = { ...amount, align: 'right' as const, width: half - 30 }
  sheet.text(printMoney(payout, 'PLN', locale), RIGHT - half + 16, sheet.y + 11, right)
  sheet.y += height + 16
}

/** What the employer pays beside the pay, and the year, side by side. */
function drawSides({ sheet, paper, say }: Print): void {
  const { locale, year } = paper
  const width = (CONTENT_WIDTH - GAP) / 2
  const columns = (label: string): TableColumn[] => [
    { label, weight: 64 },
    { label: say('amount'), weight: 36, align: 'right' },
  ]
  const money = (amount: bigint) => printAmount(amount, locale)
  const left = [
    ...paper.employer.map(({ name, amount }: PaperRow) => [name, money(amount)]),
    [say('employerCost'), money(paper.employerTotal)],
  ]
  const right = year ? year.rows.map(([label, amount]) => [label, money(amount)]) : []
  sheet.need(34 + Math.max(left.length, right.length) * 22)
  const top = sheet.y
  drawTable(sheet, columns(say('employer')), left, { ...STYLE, x: X, width })
  const bottom = sheet.y
  if (!year) return
  sheet.y = top
  drawTable(sheet, columns(say('year')), right, { ...STYLE, x: X + width + GAP, width })
  const upTo = `${say('yearPaid')} ${printDate(year.upTo, locale)}`
  const note = { size: 7, color: MUTED, width }
  sheet.y += 4
  sheet.y += sheet.text(upTo, X + width + GAP, sheet.y, note)
  sheet.y = Math.max(bottom, sheet.y)
}

function drawMark({ sheet, paper, say }: Print): void {
  const { doc } = sheet
  doc.save()
  doc.rotate(-32, { origin: [PAGE.width / 2, PAGE.height / 2] }).opacity(0.06)
  const mark = say(paper.state === 'draft' ? 'draftMark' : 'reversedMark')
  const style = { font: 'bold' as const, size: 92, width: PAGE.width, align: 'center' as const }
  sheet.text(mark, 0, PAGE.height / 2 - 46, style)
  doc.restore()
}
