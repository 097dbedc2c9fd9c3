// Prints a letter to a client's customer on A4, in the client's colour, from what was kept at
// its issue.
import { darkEnough } from '../../shared/pdf/color.ts'
import { type PrintLocale, printDate, printNip } from '../../shared/pdf/print-format.ts'
import { CONTENT_WIDTH, MUTED, PAGE, Sheet } from '../../shared/pdf/sheet.server.ts'
import type { LetterKind } from '../kinds.ts'
import { type LetterData, type LetterText, letterText } from '../letters.ts'

const X = PAGE.margin + 14
const WIDTH = CONTENT_WIDTH - 28
const LABEL = 130

export type LetterPaper = {
  kind: LetterKind
  locale: PrintLocale
  version: number
  data: LetterData
  createdAt: Date
}

export function renderLetter(paper: LetterPaper): Promise<Buffer> {
  const { data, locale, createdAt } = paper
  const text = letterText(data, paper)
  const sheet = new Sheet({
    title: `${text.title} ${data.number}`,
    author: data.company.name,
    language: locale === 'pl' ? 'pl-PL' : 'en-GB',
    createdAt,
  })
  drawHead(sheet, data, locale)
  drawBody(sheet, text, darkEnough(data.company.colour))
  drawFoot(sheet, data, text)
  return sheet.finish()
}

function drawHead(sheet: Sheet, { company, customer, issuedOn }: LetterData, locale: PrintLocale) {
  const half = WIDTH * 0.5
  sheet.box(X, sheet.y + 3, 9, 9, darkEnough(company.colour), 2)
  let y = sheet.y
  y += sheet.text(company.name, X + 17, y, { width: half, font: 'semibold', size: 11 })
  y += sheet.text(company.address, X + 17, y, { width: half, size: 8.5 })
  const contact = [`NIP ${printNip(company.nip)}`, company.email].filter(Boolean).join(' · ')
  y += sheet.text(contact, X + 17, y, { width: half, size: 8.5, color: MUTED })
  const right = { width: 170, align: 'right' as const, size: 9.5, tabular: true }
  sheet.text(printDate(issuedOn, locale), X + WIDTH - 170, sheet.y + 2, right)
  sheet.y = y + 40
  // The place where the window of an envelope looks for the address.
  const lines = [customer.name, customer.address].filter(Boolean).join('\n')
  const style = { width: half - 20, size: 10.5, lineGap: 2.5 }
  sheet.y += sheet.text(lines, X + half + 20, sheet.y, style) + 44
}

function drawBody(sheet: Sheet, text: LetterText, accent: string): void {
  const title = { font: 'bold' as const, size: 16, width: WIDTH, color: accent }
  sheet.y += sheet.text(text.title, X, sheet.y, title) + 14
  for (const { label, value } of text.facts) {
    const style = { size: 9.5, width: WIDTH - LABEL, font: 'medium' as const }
    sheet.need(sheet.heightOf(value, style) + 10)
    sheet.text(label, X, sheet.y + 5, { size: 8.5, color: MUTED, width: LABEL - 10 })
    sheet.y += sheet.text(value, X + LABEL, sheet.y + 4, style) + 8
    sheet.line(X, sheet.y, WIDTH)
  }
  sheet.y += 18
  for (const paragraph of text.paragraphs) {
    const style = { size: 10.5, width: WIDTH, lineGap: 3 }
    // A paragraph longer than a page is cut where a line ends.
    for (const part of paragraph.split('\n')) {
      if (part.trim() === '') continue
      sheet.need(Math.min(sheet.heightOf(part, style), 400))
      sheet.y += sheet.text(part, X, sheet.y, style) + 8
    }
  }
}

function drawFoot(sheet: Sheet, data: LetterData, text: LetterText): void {
  sheet.need(80)
  sheet.y += 18
  sheet.y += sheet.text(text.closing, X, sheet.y, { size: 10.5, width: WIDTH }) + 22
  sheet.y += sheet.text(data.issuedBy, X, sheet.y, { size: 10, width: WIDTH, font: 'medium' })
  sheet.text(data.company.name, X, sheet.y + 2, { size: 8.5, width: WIDTH, color: MUTED })
  sheet.eachPage((page, pages) => {
    const y = PAGE.height - PAGE.margin - 16
    sheet.line(X, y, WIDTH)
    const style = { size: 7, color: MUTED }
    const left = `${text.labels.number} ${data.number} · ${data.company.name}`
    sheet.text(left, X, y + 7, { ...style, width: WIDTH - 110 })
    const shown = `${text.labels.page} ${page} ${text.labels.pageOf} ${pages}`
    sheet.text(shown, X + WIDTH - 100, y + 7, { ...style, width: 100, align: 'right' })
  })
}
