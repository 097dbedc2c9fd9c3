// The payroll card of a year on A4: months in rows, what was paid, withheld and borne by the
// employer in three tables.
import {
  type PrintLocale,
  printAmount,
  printDate,
  printNip,
} from '#tenants/shared/pdf/print-format.ts'
import { CONTENT_WIDTH, MUTED, PAGE, Sheet } from '#tenants/shared/pdf/sheet.server.ts'
import { drawTable, type TableColumn } from '#tenants/shared/pdf/table.server.ts'
import { CARD_TABLES } from '../card-tables.ts'
import type { CardAmount, PayrollCard } from '../queries/payroll-card.server.ts'

const X = PAGE.margin

const WORDS = {
  title: ['Karta wynagrodzeń', 'Payroll card'],
  person: ['Osoba', 'Person'],
  number: ['Nr osoby', 'No.'],
  bornOn: ['Data urodzenia', 'Date of birth'],
  pesel: ['PESEL', 'PESEL'],
  payer: ['Pracodawca', 'Employer'],
  month: ['Miesiąc', 'Month'],
  total: ['Razem', 'Total'],
  paid: ['Wypłata', 'Pay'],
  withheld: ['Składki i podatek osoby', 'Contributions and tax of the person'],
  employer: ['Po stronie pracodawcy', 'Borne by the employer'],
  note: [
    'Miesiące według dnia wypłaty. Listy wycofane nie są liczone.',
    'Months by day of payment. Payrolls that were taken back are not counted.',
  ],
  nothing: ['W tym roku niczego nie wypłacono.', 'Nothing was paid in this year.'],
} as const satisfies Record<string, readonly [pl: string, en: string]>

const AMOUNTS: Readonly<Record<CardAmount, readonly [pl: string, en: string]>> = {
  gross: ['Brutto', 'Gross'],
  sickPay: ['Wynagr. chorobowe', 'Sick pay'],
  benefit: ['Zasiłki', 'Benefits'],
  pensionEe: ['Emerytalna', 'Pension'],
  disabilityEe: ['Rentowa', 'Disability'],
  sicknessEe: ['Chorobowa', 'Sickness'],
  healthBase: ['Podstawa zdrowotnej', 'Health base'],
  health: ['Zdrowotna', 'Health'],
  kup: ['Koszty', 'Costs'],
  taxBase: ['Podstawa podatku', 'Tax base'],
  tax: ['Zaliczka', 'Tax advance'],
  ppkEe: ['PPK', 'PPK'],
  deductions: ['Potrącenia', 'Deductions'],
  net: ['Do wypłaty', 'Paid out'],
  pensionEr: ['Emerytalna', 'Pension'],
  disabilityEr: ['Rentowa', 'Disability'],
  accidentEr: ['Wypadkowa', 'Accident'],
  fp: ['FP', 'FP'],
  fs: ['FS', 'FS'],
  fgsp: ['FGŚP', 'FGŚP'],
  ppkEr: ['PPK', 'PPK'],
  employerTotal: ['Koszt razem', 'Total cost'],
}

const MONTHS: Record<PrintLocale, readonly string[]> = {
  pl: ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

export async function renderPayrollCardPdf(
  card: PayrollCard,
  { locale, createdAt }: { locale: PrintLocale; createdAt: Date },
): Promise<Buffer> {
  const at = locale === 'pl' ? 0 : 1
  const say = (word: keyof typeof WORDS) => WORDS[word][at]
  const name = `${card.lastName} ${card.firstName}`
  const sheet = new Sheet({
    title: `${say('title')} ${card.year} ${name}`,
    author: card.company.name,
    subject: name,
    language: locale === 'pl' ? 'pl-PL' : 'en-GB',
    createdAt,
  })
  drawHead(sheet, card, locale, say)
  if (card.months.length === 0) {
    sheet.text(say('nothing'), X, sheet.y)
    sheet.y += 20
  }
  for (const [title, names] of card.months.length === 0 ? [] : CARD_TABLES) {
    // A table that is torn apart is hard to read: it begins where it fits.
    sheet.need(40 + (card.months.length + 1) * 13)
    sheet.y += sheet.text(say(title), X, sheet.y, { font: 'semibold', size: 9.5 }) + 3
    const columns: TableColumn[] = [
      { label: say('month'), weight: 6 },
      ...names.map((code) => ({
        label: AMOUNTS[code][at],
        weight: 10,
        align: 'right' as const,
      })),
    ]
    const cells = (amounts: PayrollCard['total']) =>
      names.map((code) => printAmount(amounts[code], locale))
    const rows = [
      ...card.months.map((month) => [MONTHS[locale][month.month - 1]!, ...cells(month)]),
      [say('total'), ...cells(card.total)],
    ]
    const style = { size: 7.2, headSize: 6.2, padding: 2, lastIsTotal: true }
    drawTable(sheet, columns, rows, style)
    sheet.y += 13
  }
  sheet.text(say('note'), X, sheet.y, { size: 7, color: MUTED, width: CONTENT_WIDTH })
  return sheet.finish()
}

function drawHead(
  sheet: Sheet,
  card: PayrollCard,
  locale: PrintLocale,
  say: (word: keyof typeof WORDS) => string,
): void {
  const head = { font: 'bold' as const, size: 18, width: CONTENT_WIDTH }
  sheet.y += sheet.text(`${say('title')} ${card.year}`, X, sheet.y, head) + 6
  const facts: [string, string][] = [
    [say('person'), `${card.lastName} ${card.firstName}`],
    [say('number'), `${card.number}`],
    [say('bornOn'), printDate(card.bornOn, locale)],
    [say('pesel'), card.peselLast ? `•••••••${card.peselLast}` : '\u2013'],
    [say('payer'), `${card.company.name}, NIP ${printNip(card.company.nip)}`],
  ]
  const weights = [1.5, 0.6, 1, 0.9, 2.4]
  const unit = CONTENT_WIDTH / weights.reduce((sum, weight) => sum + weight, 0)
  let x = X
  const heights = facts.map(([label, value], n) => {
    const width = weights[n]! * unit - 8
    sheet.text(label, x, sheet.y, { size: 6.5, color: MUTED, width })
    const height = 10 + sheet.text(value, x, sheet.y + 10, { size: 8.5, font: 'medium', width })
    x += weights[n]! * unit
    return height
  })
  sheet.y += Math.max(...heights) + 12
}
