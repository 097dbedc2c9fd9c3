// Prints an invoice on A4: heading, parties, lines, tax by rate, what to pay and how.

import { amountInWordsEn } from '#tenants/shared/amount-in-words-en.ts'
import { darkEnough } from '#tenants/shared/pdf/color.ts'
import {
  type PrintLocale,
  printAccount,
  printAmount,
  printDate,
  printDecimal,
  printMoney,
  printNip,
} from '#tenants/shared/pdf/print-format.ts'
import { CONTENT_WIDTH, MUTED, PAGE, Sheet } from '#tenants/shared/pdf/sheet.server.ts'
import { drawTable, type TableColumn } from '#tenants/shared/pdf/table.server.ts'
import { amountInWordsPl } from '#tenants/shared/pl/amount-in-words.ts'
import { type InvoiceWord, rateLabel, wordsOf } from './invoice-labels.ts'
import type { InvoicePdfModel, InvoicePdfParty } from './invoice-model.ts'

const X = PAGE.margin
const RIGHT = PAGE.margin + CONTENT_WIDTH

type Print = {
  sheet: Sheet
  model: InvoicePdfModel
  say: (word: InvoiceWord) => string
  locale: PrintLocale
  accent: string
}

export async function renderInvoicePdf(model: InvoicePdfModel): Promise<Buffer> {
  const say = wordsOf(model.language)
  const heading = model.correction ? say('correction') : say('invoice')
  const number = model.number ?? say('noNumberYet')
  const sheet = new Sheet({
    title: `${heading} ${number}`,
    author: model.seller.name,
    subject: model.buyer.name,
    language: model.language === 'en' ? 'en-GB' : 'pl-PL',
    createdAt: model.createdAt,
  })
  const print: Print = {
    sheet,
    model,
    say,
    locale: model.language === 'en' ? 'en' : 'pl',
    accent: darkEnough(model.accent),
  }
  drawHeading(print, heading, number)
  drawFacts(print)
  drawParties(print)
  sheet.repeatOnNewPages(() => drawRunningHead(print, `${heading} ${number}`))
  drawLines(print)
  drawSums(print)
  drawRemarks(print)
  sheet.eachPage((page, pages) => {
    if (model.status === 'draft') drawDraftMark(print)
    drawFoot(print, page, pages)
  })
  return sheet.finish()
}

function drawHeading({ sheet, model, say, accent }: Print, heading: string, number: string): void {
  sheet.box(X, sheet.y + 3, 9, 9, accent, 2)
  const nameWidth = CONTENT_WIDTH * 0.42
  const name = { font: 'semibold' as const, size: 11, width: nameWidth - 18 }
  sheet.text(model.seller.name, X + 17, sheet.y, name)
  const half = { width: CONTENT_WIDTH * 0.54, align: 'right' as const }
  const left = RIGHT - half.width
  const size = heading.length > 30 ? 15 : 22
  const height = sheet.text(heading, left, sheet.y - 4, { ...half, font: 'bold', size, lineGap: 0 })
  const below = sheet.y - 4 + height + 2
  const shown = model.status === 'draft' ? `${say('draft')} · ${number}` : number
  const numberStyle = { ...half, font: 'medium' as const, size: 11, color: accent }
  const numberHeight = sheet.text(shown, left, below, numberStyle)
  const nameHeight = sheet.heightOf(model.seller.name, name)
  sheet.y = Math.max(below + numberHeight, sheet.y + nameHeight) + 16
}

function drawFacts({ sheet, model, say, locale, accent }: Print): void {
  const { period, payment } = model
  const day = (date: string | null) => (date ? printDate(date, locale) : '\u2013')
  const facts: [label: string, value: string][] = [[say('issuedOn'), day(model.issuedOn)]]
  if (period) facts.push([say('period'), `${day(period.from)}\u2013${day(period.to)}`])
  else facts.push([say('soldOn'), day(model.soldOn ?? model.issuedOn)])
  facts.push([say('dueOn'), day(model.dueOn)], [say('paymentForm'), say(payment.form)])
  sheet.line(X, sheet.y, CONTENT_WIDTH, accent, 1.2)
  const width = CONTENT_WIDTH / facts.length
  const heights = facts.map(([label, value], index) => {
    const x = X + index * width
    const style = { width: width - 10 }
    const labelHeight = sheet.text(label, x, sheet.y + 10, { ...style, size: 7, color: MUTED })
    const at = sheet.y + 11 + labelHeight
    return 11 + labelHeight + sheet.text(value, x, at, { ...style, font: 'medium', tabular: true })
  })
  sheet.y += Math.max(...heights) + 10
  sheet.line(X, sheet.y, CONTENT_WIDTH)
  sheet.y += 16
}

function drawParties(print: Print): void {
  const { sheet, model, say } = print
  const half = CONTENT_WIDTH / 2
  const heights = [
    drawParty(print, say('seller'), model.seller, X, half - 20),
    drawParty(print, say('buyer'), model.buyer, X + half, half),
  ]
  sheet.y += Math.max(...heights) + 18
  const { correction } = model
  if (!correction) return
  const of = `${correction.number} ${say('of')} ${printDate(correction.issuedOn, print.locale)}`
  const text = `${say('corrects')}: ${of}. ${say('reason')}: ${correction.reason}`
  sheet.y += sheet.text(text, X, sheet.y, { width: CONTENT_WIDTH }) + 14
}

function drawParty(
  { sheet, say }: Print,
  label: string,
  party: InvoicePdfParty,
  x: number,
  width: number,
): number {
  let y = sheet.y
  y += sheet.text(label, x, y, { size: 7, color: MUTED, width }) + 2
  y += sheet.text(party.name, x, y, { font: 'semibold', size: 10, width }) + 1
  for (const line of party.addressLines) y += sheet.text(line, x, y, { width })
  if (party.nip) {
    y += sheet.text(`${say('nip')} ${printNip(party.nip)}`, x, y + 2, { width }) + 2
  }
  if (party.email) y += sheet.text(party.email, x, y, { width, color: MUTED })
  return y - sheet.y
}

function drawLines({ sheet, model, say, locale }: Print): void {
  const columns: TableColumn[] = [
    { label: say('no'), weight: 4.2 },
    { label: say('name'), weight: 34 },
    { label: say('quantity'), weight: 7, align: 'right' },
    { label: say('unit'), weight: 7 },
    { label: say('unitNet'), weight: 10.5, align: 'right' },
    { label: say('net'), weight: 11.5, align: 'right' },
    { label: say('rate'), weight: 6, align: 'right' },
    { label: say('tax'), weight: 10.5, align: 'right' },
    { label: say('gross'), weight: 12, align: 'right' },
  ]
  const rows = model.lines.map((line, index) => [
    String(index + 1),
    {
      text: line.name,
      note: [line.detail, line.gtu?.replace('_', ' ')].filter(Boolean).join(' · ') || null,
      font: 'medium' as const,
    },
    printDecimal(line.quantity, locale),
    line.unit,
    printDecimal(line.unitNet, locale, 2),
    printAmount(line.netMinor, locale),
    rateLabel(line.rate),
    printAmount(line.taxMinor, locale),
    printAmount(line.grossMinor, locale),
  ])
  drawTable(sheet, columns, rows, { size: 8.2, headSize: 6.8 })
  sheet.y += 18
}

function drawSums(print: Print): void {
  const { sheet, model, say, locale } = print
  // Tax and the amount due stay together: half a summary on a page misleads.
  sheet.need(150 + model.vatRows.length * 20)
  const top = sheet.y
  const width = CONTENT_WIDTH * 0.53
  const rows = model.vatRows.map((row) => [
    rateLabel(row.rate),
    printAmount(row.netMinor, locale),
    printAmount(row.taxMinor, locale),
    printAmount(row.grossMinor, locale),
  ])
  const total = [model.netMinor, model.taxMinor, model.grossMinor]
  rows.push([say('total'), ...total.map((minor) => printAmount(minor, locale))])
  const columns: TableColumn[] = [
    { label: say('vatSummary'), weight: 26 },
    { label: say('net'), weight: 25, align: 'right' },
    { label: say('tax'), weight: 23, align: 'right' },
    { label: say('gross'), weight: 26, align: 'right' },
  ]
  const style = { x: RIGHT - width, width, size: 8.5, headSize: 6.8, padding: 5, lastIsTotal: true }
  drawTable(sheet, columns, rows, style)
  const afterTable = sheet.y + 12
  const paymentEnd = drawPayment(print, top, CONTENT_WIDTH - width - 24)
  sheet.y = afterTable
  const totalEnd = drawAmountDue(print, RIGHT - width, width)
  sheet.y = Math.max(paymentEnd, totalEnd) + 18
}

function drawAmountDue({ sheet, model, say, locale, accent }: Print, x: number, width: number) {
  const { grossMinor, currency, payment } = model
  const paid = payment.paidOn ? printDate(payment.paidOn, locale) : null
  const label = paid ? `${say('paid')} ${paid}` : say(grossMinor < 0n ? 'toReturn' : 'toPay')
  const shown = grossMinor < 0n && !paid ? -grossMinor : grossMinor
  const words = wordsFor(model, grossMinor)
  const inner = width - 28
  const style = { size: 7.5, color: '#ffffff', width: inner, lineGap: 1 }
  const text = `${say('inWords')}: ${words}`
  const height = 52 + sheet.heightOf(text, style)
  sheet.box(x, sheet.y, width, height, accent, 5)
  sheet.text(label, x + 14, sheet.y + 12, {
    size: 8,
    color: '#ffffff',
    font: 'medium',
    width: inner,
  })
  const amount = { font: 'bold' as const, size: 17, color: '#ffffff', width: inner, tabular: true }
  sheet.text(printMoney(shown, currency, locale), x + 14, sheet.y + 23, amount)
  sheet.text(text, x + 14, sheet.y + 46, style)
  return sheet.y + height
}

function wordsFor({ language, currency }: InvoicePdfModel, minor: bigint): string {
  if (language === 'en') return amountInWordsEn(minor, currency)
  const polish = amountInWordsPl(minor, currency)
  return language === 'pl' ? polish : `${polish} / ${amountInWordsEn(minor, currency)}`
}

function drawPayment({ sheet, model, say }: Print, top: number, width: number): number {
  const { payment } = model
  let y = top + 5
  const fact = (label: string, value: string, font: 'regular' | 'semibold' = 'regular') => {
    y += sheet.text(label, X, y, { size: 7, color: MUTED, width }) + 1
    y += sheet.text(value, X, y, { size: 9, font, width }) + 7
  }
  if (payment.form === 'transfer' && payment.accountNumber) {
    fact(say('account'), printAccount(payment.accountNumber), 'semibold')
    if (payment.bankName) {
      y += sheet.text(payment.bankName, X, y - 7, { size: 8, color: MUTED, width })
    }
    if (model.number) fact(say('transferTitle'), model.number)
  }
  if (model.splitPayment) {
    y += sheet.text(say('splitPayment'), X, y, { font: 'semibold', size: 8.5, width }) + 7
  }
  const pending = model.status === 'draft' || !model.ksefNumber
  fact(say('ksefNumber'), pending ? say('ksefPending') : (model.ksefNumber ?? ''))
  return y
}

function drawRemarks({ sheet, model, say, accent }: Print): void {
  const { notes, drillUrl } = model
  if (notes.length === 0 && !drillUrl) return
  const style = { size: 8, width: CONTENT_WIDTH }
  const drill = say('drill')
  const height = [...notes, ...(drillUrl ? [drill, drillUrl] : [])].reduce(
    (sum, text) => sum + sheet.heightOf(text, style) + 3,
    24,
  )
  sheet.need(height)
  sheet.line(X, sheet.y, CONTENT_WIDTH)
  sheet.y += 9
  sheet.y += sheet.text(say('notes'), X, sheet.y, { size: 7, color: MUTED }) + 2
  for (const note of notes) sheet.y += sheet.text(note, X, sheet.y, style) + 3
  if (!drillUrl) return
  sheet.y += sheet.text(drill, X, sheet.y, { ...style, color: MUTED }) + 1
  // Only web addresses become links: the text of a file must not start anything else.
  const link = /^https?:\/\//.test(drillUrl) ? { link: drillUrl } : {}
  sheet.y += sheet.text(drillUrl, X, sheet.y, { ...style, font: 'medium', color: accent, ...link })
}

function drawRunningHead({ sheet, model }: Print, title: string): void {
  sheet.text(model.seller.name, X, sheet.y, { size: 7.5, color: MUTED, width: CONTENT_WIDTH / 2 })
  const right = { size: 7.5, color: MUTED, width: CONTENT_WIDTH / 2, align: 'right' as const }
  sheet.text(title, X + CONTENT_WIDTH / 2, sheet.y, right)
  sheet.y += 24
}

function drawFoot({ sheet, model, say }: Print, page: number, pages: number): void {
  const y = PAGE.height - PAGE.margin - 16
  sheet.line(X, y, CONTENT_WIDTH)
  const style = { size: 7, color: MUTED }
  const { name, nip, registers } = model.seller
  const left = [name, nip && `NIP ${printNip(nip)}`, registers].filter(Boolean).join(' · ')
  sheet.text(left, X, y + 7, { ...style, width: CONTENT_WIDTH - 110 })
  const both = model.language === 'pl-en'
  const shown = both ? `${page} / ${pages}` : `${say('page')} ${page} ${say('pageOf')} ${pages}`
  sheet.text(shown, RIGHT - 100, y + 7, { ...style, width: 100, align: 'right', tabular: true })
}

function drawDraftMark({ sheet, say }: Print): void {
  const { doc } = sheet
  const mark = say('draftMark')
  doc.save()
  doc.rotate(-32, { origin: [PAGE.width / 2, PAGE.height / 2] }).opacity(0.07)
  const size = mark.length > 8 ? 62 : 118
  const style = { font: 'bold' as const, size, width: PAGE.width, align: 'center' as const }
  sheet.text(mark, 0, PAGE.height / 2 - size / 2, style)
  doc.restore()
}
