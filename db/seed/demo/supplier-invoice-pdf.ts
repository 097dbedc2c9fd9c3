// Invoices of made-up suppliers, in four hands: so that the demo's papers look like
// papers of many firms and not of one program.

import type { InvoicePdfModel } from '#tenants/billing/pdf/invoice-model.ts'
import { darkEnough } from '#tenants/shared/pdf/color.ts'
import {
  printAccount,
  printAmount,
  printDate,
  printDecimal,
  printMoney,
  printNip,
} from '#tenants/shared/pdf/print-format.ts'
import {
  CONTENT_WIDTH,
  HAIRLINE,
  INK,
  MUTED,
  PAGE,
  Sheet,
} from '#tenants/shared/pdf/sheet.server.ts'
import { drawTable, type TableColumn, type TableStyle } from '#tenants/shared/pdf/table.server.ts'
import { amountInWordsPl } from '#tenants/shared/pl/amount-in-words.ts'

export const SUPPLIER_TEMPLATES = ['band', 'ledger', 'sidebar', 'utility'] as const
export type SupplierTemplate = (typeof SUPPLIER_TEMPLATES)[number]

type Paper = { sheet: Sheet; model: InvoicePdfModel; accent: string }

const X = PAGE.margin
const RIGHT = X + CONTENT_WIDTH
const WHITE = '#ffffff'

const DRAWERS: Record<SupplierTemplate, (paper: Paper) => void> = {
  band: drawBand,
  ledger: drawLedger,
  sidebar: drawSidebar,
  utility: drawUtility,
}

export async function renderSupplierInvoicePdf(
  model: InvoicePdfModel,
  template: SupplierTemplate,
): Promise<Buffer> {
  const sheet = new Sheet({
    title: `Faktura ${model.number ?? ''}`.trim(),
    author: model.seller.name,
    language: 'pl-PL',
    createdAt: model.createdAt,
  })
  DRAWERS[template]({ sheet, model, accent: darkEnough(model.accent) })
  return sheet.finish()
}

/** A broad band of colour, striped rows, the sum in large figures. */
function drawBand({ sheet, model, accent }: Paper): void {
  const { seller, buyer } = model
  sheet.box(0, 0, PAGE.width, 104, accent)
  const name = { font: 'bold' as const, size: 19, color: WHITE, width: 320, lineGap: 0 }
  const height = sheet.text(firmName(seller.name), X, 30, name)
  const address = seller.addressLines.join(', ')
  sheet.text(address, X, 34 + height, { size: 8, color: WHITE, width: 320 })
  const right = { color: WHITE, align: 'right' as const, width: 190 }
  sheet.text('FAKTURA VAT', RIGHT - 190, 32, { ...right, font: 'semibold', size: 9, spacing: 2 })
  sheet.text(model.number ?? '', RIGHT - 190, 48, { ...right, font: 'bold', size: 14 })
  sheet.y = 128
  const dates = datesOf(model)
    .map(([label, value]) => `${label}: ${value}`)
    .join('     ')
  sheet.y += sheet.text(dates, X, sheet.y, { size: 8, color: MUTED }) + 16
  const half = CONTENT_WIDTH / 2
  const left = block(
    sheet,
    'SPRZEDAWCA',
    [seller.name, ...seller.addressLines, nipOf(seller.nip)],
    X,
    half - 20,
  )
  const other = block(
    sheet,
    'NABYWCA',
    [buyer.name, ...buyer.addressLines, nipOf(buyer.nip)],
    X + half,
    half,
  )
  sheet.y += Math.max(left, other) + 20
  drawLines(sheet, model, {
    headColor: WHITE,
    headBackground: accent,
    headRule: accent,
    stripe: '#f4f6f8',
  })
  sheet.y += 14
  drawVat(sheet, model, { x: RIGHT - 300, width: 300 })
  sheet.need(120)
  sheet.y += 18
  const amount = {
    font: 'bold' as const,
    size: 22,
    color: accent,
    align: 'right' as const,
    width: 300,
  }
  sheet.text('Razem do zapłaty', RIGHT - 300, sheet.y, { align: 'right', width: 300, color: MUTED })
  sheet.y += 14
  sheet.y += sheet.text(due(model), RIGHT - 300, sheet.y, amount) + 10
  drawPaymentText(sheet, model, X, CONTENT_WIDTH)
}

/** Ruled boxes without colour, as bookkeeping programs have printed for thirty years. */
function drawLedger({ sheet, model }: Paper): void {
  const { seller, buyer } = model
  const { doc } = sheet
  const frame = (x: number, y: number, width: number, height: number) =>
    doc.rect(x, y, width, height).lineWidth(0.8).strokeColor(INK).stroke()
  sheet.text(
    model.issuedOn ? `${placeOf(seller.addressLines)}, ${printDate(model.issuedOn, 'pl')}` : '',
    X,
    sheet.y,
    { align: 'right', size: 8 },
  )
  sheet.y += 18
  const title = { font: 'bold' as const, size: 14, align: 'center' as const, width: CONTENT_WIDTH }
  sheet.y += sheet.text(`FAKTURA nr ${model.number ?? ''}`, X, sheet.y, title)
  sheet.y +=
    sheet.text('ORYGINAŁ', X, sheet.y, {
      size: 7,
      align: 'center',
      width: CONTENT_WIDTH,
      spacing: 3,
    }) + 12
  const half = CONTENT_WIDTH / 2
  sheet.y += 8
  const top = sheet.y
  const left = block(
    sheet,
    'Sprzedawca:',
    [seller.name, ...seller.addressLines, nipOf(seller.nip)],
    X + 8,
    half - 20,
  )
  const other = block(
    sheet,
    'Nabywca:',
    [buyer.name, ...buyer.addressLines, nipOf(buyer.nip)],
    X + half + 8,
    half - 20,
  )
  const height = Math.max(left, other) + 14
  frame(X, top - 7, half, height)
  frame(X + half, top - 7, half, height)
  sheet.y = top + height
  for (const [label, value] of datesOf(model)) {
    sheet.y += sheet.text(`${label}: ${value}`, X, sheet.y, { size: 8.5 }) + 1
  }
  sheet.y += 12
  drawLines(sheet, model, { headColor: INK, rule: INK, headRule: INK, padding: 4, size: 8 })
  sheet.y += 10
  drawVat(sheet, model, {
    x: RIGHT - 320,
    width: 320,
    rule: INK,
    headColor: INK,
    padding: 4,
    size: 8,
  })
  sheet.need(170)
  sheet.y += 16
  sheet.y +=
    sheet.text(`RAZEM DO ZAPŁATY: ${due(model)}`, X, sheet.y, { font: 'bold', size: 12 }) + 2
  drawPaymentText(sheet, model, X, CONTENT_WIDTH)
  sheet.y += 52
  for (const [x, label] of [
    [X + 10, 'osoba upoważniona do odbioru'],
    [RIGHT - 180, 'osoba upoważniona do wystawienia'],
  ] as const) {
    sheet.line(x, sheet.y, 170, INK, 0.5)
    sheet.text(label, x, sheet.y + 4, { size: 6.5, width: 170, align: 'center', color: MUTED })
  }
}

/** The seller in a coloured column, the invoice beside it. */
function drawSidebar({ sheet, model, accent }: Paper): void {
  const { seller, buyer } = model
  const side = 158
  const x = side + 26
  const width = PAGE.width - x - PAGE.margin
  const inner = { color: WHITE, width: side - 44 }
  const drawColumn = () => sheet.box(0, 0, side, PAGE.height, accent)
  drawColumn()
  sheet.repeatOnNewPages(drawColumn)
  let y = 48
  y +=
    sheet.text(firmName(seller.name), 24, y, { ...inner, font: 'bold', size: 13, lineGap: 1 }) + 14
  const facts = [...seller.addressLines, nipOf(seller.nip), seller.email ?? '']
  for (const fact of facts.filter(Boolean)) y += sheet.text(fact, 24, y, { ...inner, size: 8 }) + 2
  y += 22
  for (const [label, value] of datesOf(model)) {
    y += sheet.text(label, 24, y, { ...inner, size: 6.8 }) + 1
    y += sheet.text(value, 24, y, { ...inner, font: 'medium', size: 9 }) + 8
  }
  if (model.payment.accountNumber) {
    y += sheet.text('Rachunek', 24, y, { ...inner, size: 6.8 }) + 1
    sheet.text(printAccount(model.payment.accountNumber).replaceAll('\u00a0', ' '), 24, y, {
      ...inner,
      font: 'medium',
      size: 8.5,
    })
  }
  sheet.text('faktura', x, 44, { size: 9, color: MUTED, spacing: 1, width })
  sheet.y = 58
  sheet.y += sheet.text(model.number ?? '', x, sheet.y, { font: 'bold', size: 20, width }) + 20
  sheet.y +=
    block(sheet, 'dla', [buyer.name, ...buyer.addressLines, nipOf(buyer.nip)], x, width) + 22
  drawLines(sheet, model, { x, width, headRule: accent, size: 8 }, true)
  sheet.y += 14
  drawVat(sheet, model, { x: x + width * 0.2, width: width * 0.8, size: 8, headRule: accent })
  sheet.need(90)
  sheet.y += 18
  sheet.text('do zapłaty', x, sheet.y + 5, { size: 9, color: MUTED, width: 100 })
  const amount = { font: 'bold' as const, size: 18, color: accent, align: 'right' as const, width }
  sheet.y += sheet.text(due(model), x, sheet.y, amount) + 6
  const words = `słownie: ${amountInWordsPl(model.grossMinor, model.currency)}`
  sheet.y += sheet.text(words, x, sheet.y, { size: 7.5, color: MUTED, width, align: 'right' }) + 10
  for (const note of model.notes) sheet.y += sheet.text(note, x, sheet.y, { size: 7.5, width }) + 3
}

/** A utility's bill: three tiles on top, a transfer slip to cut off below. */
function drawUtility({ sheet, model, accent }: Paper): void {
  const { seller, buyer, payment } = model
  sheet.y += sheet.text(seller.name, X, sheet.y, { font: 'bold', size: 15, color: accent }) + 1
  sheet.y +=
    sheet.text([...seller.addressLines, nipOf(seller.nip)].join(' · '), X, sheet.y, {
      size: 7.5,
      color: MUTED,
    }) + 18
  const tile = (CONTENT_WIDTH - 24) / 3
  const tiles: [string, string][] = [
    ['Kwota do zapłaty', due(model)],
    ['Termin płatności', model.dueOn ? printDate(model.dueOn, 'pl') : 'zapłacono'],
    ['Faktura nr', model.number ?? ''],
  ]
  for (const [index, [label, value]] of tiles.entries()) {
    const x = X + index * (tile + 12)
    sheet.box(x, sheet.y, tile, 52, index === 0 ? accent : '#f1f4f7', 6)
    const color = index === 0 ? WHITE : INK
    sheet.text(label, x + 12, sheet.y + 10, {
      size: 7,
      color: index === 0 ? WHITE : MUTED,
      width: tile - 20,
    })
    sheet.text(value, x + 12, sheet.y + 23, { font: 'bold', size: 12.5, color, width: tile - 20 })
  }
  sheet.y += 72
  const half = CONTENT_WIDTH / 2
  const left = block(
    sheet,
    'Nabywca i płatnik',
    [buyer.name, ...buyer.addressLines, nipOf(buyer.nip)],
    X,
    half - 20,
  )
  const facts = datesOf(model).map(([label, value]) => `${label}: ${value}`)
  const other = block(sheet, 'Okres rozliczeniowy', facts, X + half, half)
  sheet.y += Math.max(left, other) + 18
  drawLines(sheet, model, { headBackground: '#f1f4f7', headColor: INK, headRule: '#f1f4f7' })
  sheet.y += 12
  drawVat(sheet, model, { x: X, width: 330 })
  for (const note of model.notes)
    sheet.y += sheet.text(note, X, sheet.y + 8, { size: 7.5, color: MUTED }) + 8
  if (!payment.accountNumber) return
  sheet.need(170)
  const top = Math.max(sheet.y + 24, 620)
  sheet.doc.dash(3, { space: 3 })
  sheet.line(0, top, PAGE.width, MUTED, 0.6)
  sheet.doc.undash()
  sheet.text('polecenie przelewu', X, top + 8, { size: 7, color: MUTED, spacing: 1 })
  const slip: [string, string][] = [
    ['nazwa odbiorcy', seller.name],
    ['nr rachunku odbiorcy', printAccount(payment.accountNumber)],
    ['kwota', due(model)],
    ['tytułem', model.number ?? ''],
  ]
  let y = top + 24
  for (const [label, value] of slip) {
    sheet.doc.roundedRect(X, y, CONTENT_WIDTH, 24, 3).lineWidth(0.6).strokeColor(HAIRLINE).stroke()
    sheet.text(label, X + 8, y + 3.5, { size: 5.8, color: MUTED })
    sheet.text(value, X + 8, y + 10.5, { size: 8.5, font: 'medium', width: CONTENT_WIDTH - 16 })
    y += 28
  }
}

function drawLines(sheet: Sheet, model: InvoicePdfModel, style: TableStyle, narrow = false): void {
  const columns: TableColumn[] = [
    { label: narrow ? '' : 'Lp.', weight: narrow ? 0.01 : 5 },
    { label: 'Nazwa towaru lub usługi', weight: narrow ? 42 : 34 },
    { label: 'Ilość', weight: 12, align: 'right' },
    { label: 'Cena netto', weight: 13, align: 'right' },
    { label: 'Netto', weight: 14, align: 'right' },
    { label: 'VAT', weight: 8, align: 'right' },
    { label: 'Brutto', weight: 15, align: 'right' },
  ]
  const rows = model.lines.map((line, index) => [
    narrow ? '' : `${index + 1}.`,
    { text: line.name, note: line.gtu ?? null },
    `${printDecimal(line.quantity, 'pl')}\u00a0${line.unit}`,
    printDecimal(line.unitNet, 'pl', 2),
    printAmount(line.netMinor, 'pl'),
    /^\d+$/.test(line.rate) ? `${line.rate}%` : line.rate,
    printAmount(line.grossMinor, 'pl'),
  ])
  drawTable(
    sheet,
    narrow ? columns.slice(1) : columns,
    narrow ? rows.map((row) => row.slice(1)) : rows,
    style,
  )
}

function drawVat(sheet: Sheet, model: InvoicePdfModel, style: TableStyle): void {
  const columns: TableColumn[] = [
    { label: 'Stawka VAT', weight: 22 },
    { label: 'Netto', weight: 26, align: 'right' },
    { label: 'Kwota VAT', weight: 24, align: 'right' },
    { label: 'Brutto', weight: 28, align: 'right' },
  ]
  const rows = model.vatRows.map((row) => [
    /^\d+$/.test(row.rate) ? `${row.rate}%` : row.rate,
    ...[row.netMinor, row.taxMinor, row.grossMinor].map((minor) => printAmount(minor, 'pl')),
  ])
  const totals = [model.netMinor, model.taxMinor, model.grossMinor]
  rows.push(['Razem', ...totals.map((minor) => printAmount(minor, 'pl'))])
  drawTable(sheet, columns, rows, { ...style, lastIsTotal: true })
}

function drawPaymentText(sheet: Sheet, model: InvoicePdfModel, x: number, width: number): void {
  const { payment, notes } = model
  const lines = [`Słownie: ${amountInWordsPl(model.grossMinor, model.currency)}`]
  if (payment.paidOn) lines.push(`Zapłacono ${printDate(payment.paidOn, 'pl')}`)
  if (payment.accountNumber) {
    const bank = payment.bankName ? ` (${payment.bankName})` : ''
    lines.push(`Przelewem na rachunek ${printAccount(payment.accountNumber)}${bank}`)
  }
  if (model.splitPayment) lines.push('mechanizm podzielonej płatności')
  for (const line of [...lines, ...notes]) {
    sheet.y += sheet.text(line, x, sheet.y, { size: 8.5, width }) + 3
  }
}

function block(
  sheet: Sheet,
  label: string,
  lines: readonly string[],
  x: number,
  width: number,
): number {
  let y = sheet.y
  y += sheet.text(label, x, y, { size: 7, color: MUTED, width }) + 2
  for (const [index, line] of lines.filter(Boolean).entries()) {
    y += sheet.text(line, x, y, { size: 9, font: index === 0 ? 'semibold' : 'regular', width })
  }
  return y - sheet.y
}

function datesOf(model: InvoicePdfModel): [label: string, value: string][] {
  const day = (date: string) => printDate(date, 'pl')
  const dates: [string, string][] = []
  if (model.issuedOn) dates.push(['Data wystawienia', day(model.issuedOn)])
  if (model.period) dates.push(['Okres', `${day(model.period.from)}–${day(model.period.to)}`])
  else if (model.soldOn) dates.push(['Data sprzedaży', day(model.soldOn)])
  if (model.dueOn) dates.push(['Termin płatności', day(model.dueOn)])
  return dates
}

function due(model: InvoicePdfModel): string {
  return printMoney(model.grossMinor, model.currency, 'pl')
}

function nipOf(nip: string | null): string {
  return nip ? `NIP ${printNip(nip)}` : ''
}

/** Keeps the legal form on one line. */
function firmName(name: string): string {
  return name.replace(' z o.o.', '\u00a0z\u00a0o.o.')
}

/** The town out of the last address line: "00-001 Warszawa". */
function placeOf(addressLines: readonly string[]): string {
  return (addressLines.at(-1) ?? '').replace(/^\d\d-\d{3}\s+/, '')
}
