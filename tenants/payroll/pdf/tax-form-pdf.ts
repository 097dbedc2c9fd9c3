// PIT-11, PIT-4R and PIT-8AR on A4: the boxes that are filled, under their numbers, in Polish. It is
// a print of the data, not the ministry's own sheet, and says so.
import type { PrintLocale } from '#tenants/shared/pdf/print-format.ts'
import { printAmount, printDate, printNip } from '#tenants/shared/pdf/print-format.ts'
import { CONTENT_WIDTH, MUTED, PAGE, Sheet } from '#tenants/shared/pdf/sheet.server.ts'
import {
  type Boxes,
  boxNumber,
  INCOME_ROWS,
  type IncomeRow,
  incomeRowCodes,
  LUMP_ROWS,
  MONTH_ROWS,
  PIT11_SINGLE_BOXES,
  type SingleBoxCode,
} from '../pl/tax-forms/boxes.ts'
import { taxFormsDue } from '../pl/tax-forms/due.ts'
import type { FormPerson, TaxFormContent } from '../pl/tax-forms/form-types.ts'
import { lumpSumOf } from '../pl/tax-forms/pit8ar.ts'
import { TAX_FORM_VARIANTS, type TaxFormKind } from '../pl/tax-forms/variants.ts'
import { drawBoxes, drawNote, drawSection, type FormBox } from './form-boxes.ts'
import { COSTS_KINDS, INCOME_ROW_NAMES, MONTHS_PL, SINGLE_BOX_NAMES } from './tax-form-words.ts'

export type TaxFormPrint = TaxFormContent & {
  number: number
  isSent: boolean
  /** The whole number, or null: then the last digits are printed. */
  pesel: string | null
  createdAt: Date
}

const X = PAGE.margin
const LOCALE: PrintLocale = 'pl'
const GAP = 9

export async function renderTaxFormPdf(form: TaxFormPrint): Promise<Buffer> {
  const name = TAX_FORM_VARIANTS[form.kind].form
  const whom = form.person ? `${form.person.lastName} ${form.person.firstName}` : form.payer.name
  const sheet = new Sheet({
    title: `${name} ${form.year} ${whom}`,
    author: form.payer.name,
    subject: whom,
    language: 'pl-PL',
    createdAt: form.createdAt,
  })
  drawHead(sheet, form, name)
  drawPayer(sheet, form)
  if (form.person) drawPerson(sheet, form, form.person)
  if (form.kind === 'pit11') drawPit11(sheet, form.boxes)
  else if (form.kind === 'pit8ar') drawPit8ar(sheet, form.boxes)
  else drawPit4r(sheet, form.boxes)
  drawRemarks(sheet, form)
  sheet.eachPage((page, pages) => {
    if (!form.isSent) drawDraftMark(sheet)
    drawFoot(sheet, `${name}(${form.variant}) ${form.year} · ${whom}`, page, pages)
  })
  return sheet.finish()
}

const TITLES: Readonly<Record<TaxFormKind, string>> = {
  pit11:
    'INFORMACJA o przychodach z innych źródeł oraz o dochodach i pobranych zaliczkach na podatek dochodowy',
  pit4r: 'DEKLARACJA ROCZNA o zaliczkach na podatek dochodowy',
  pit8ar: 'DEKLARACJA ROCZNA o zryczałtowanym podatku dochodowym',
}

function drawHead(sheet: Sheet, form: TaxFormPrint, name: string): void {
  const isPit11 = form.kind === 'pit11'
  sheet.text(`${name} (${form.variant})`, X, sheet.y, { font: 'bold', size: 20, width: 150 })
  sheet.text(TITLES[form.kind], X + 155, sheet.y + 2, { size: 9.5, font: 'semibold', width: 240 })
  const at = { x: X + CONTENT_WIDTH - 110, y: sheet.y, width: 110 }
  drawBoxes(sheet, at, [{ number: 4, label: 'Rok', value: `${form.year}`, align: 'right' }], 28)
  sheet.y += 42
  drawSection(sheet, X, CONTENT_WIDTH, 'A. Miejsce i cel składania')
  const purpose = form.number > 1 ? `2. korekta (nr ${form.number})` : '1. złożenie'
  put(sheet, [
    { label: 'Urząd skarbowy (kod)', value: form.taxOfficeCode ?? 'brak' },
    { number: isPit11 ? 7 : 6, label: 'Cel złożenia formularza', value: purpose },
  ])
  sheet.y += GAP
}

function drawPayer(sheet: Sheet, { payer, kind }: TaxFormPrint): void {
  const who = kind === 'pit11' ? 'płatnika / składającego' : 'płatnika'
  drawSection(sheet, X, CONTENT_WIDTH, `B. Dane identyfikacyjne ${who}`)
  put(sheet, [
    { number: 1, label: 'NIP', value: printNip(payer.nip), weight: 1 },
    { label: 'Nazwa pełna', value: payer.name, weight: 3 },
  ])
  put(sheet, [{ label: 'Adres', value: payer.address }])
  sheet.y += GAP
}

function drawPerson(sheet: Sheet, form: TaxFormPrint, person: FormPerson): void {
  drawSection(sheet, X, CONTENT_WIDTH, 'C. Dane identyfikacyjne i adres zamieszkania podatnika')
  const residency = form.boxes[PIT11_SINGLE_BOXES.residency] === 2n
  put(sheet, [
    { label: 'PESEL', value: form.pesel ?? maskedPesel(person.peselLast) },
    { label: 'Nazwisko', value: person.lastName, weight: 1.3 },
    { label: 'Pierwsze imię', value: person.firstName },
    { label: 'Data urodzenia', value: printDate(person.bornOn, LOCALE) },
  ])
  const { street, houseNo, flatNo, postalCode, city } = person
  put(
    sheet,
    [
      {
        number: 11,
        label: SINGLE_BOX_NAMES.residency,
        value: residency ? '2. ograniczony' : '1. nieograniczony',
        weight: 1.2,
      },
      { number: 19, label: 'Kraj', value: person.country, weight: 0.5 },
      { number: 23, label: 'Ulica', value: street, weight: 1.3 },
      { number: 24, label: 'Nr domu', value: houseNo, weight: 0.7 },
      { number: 25, label: 'Nr lokalu', value: flatNo ?? '', weight: 0.7 },
      { number: 26, label: 'Miejscowość', value: city, weight: 1.2 },
      { number: 27, label: 'Kod pocztowy', value: postalCode, weight: 0.9 },
    ],
    34,
  )
  sheet.y += GAP
}

const maskedPesel = (last: string | null) => (last ? `•••••••${last}` : 'brak')

function drawPit11(sheet: Sheet, boxes: Boxes): void {
  const kind = boxes[PIT11_SINGLE_BOXES.costs_kind]
  if (kind !== undefined) {
    drawSection(sheet, X, CONTENT_WIDTH, 'D. Koszty uzyskania przychodów ze stosunku pracy')
    const value = COSTS_KINDS[`${kind}`] ?? `${kind}`
    put(sheet, [{ number: 28, label: SINGLE_BOX_NAMES.costs_kind, value }])
    sheet.y += GAP
  }
  drawSection(sheet, X, CONTENT_WIDTH, 'E. Dochody, pobrane zaliczki i składki')
  const filled = incomeRowCodes.filter((code) => INCOME_ROWS[code].revenue in boxes)
  for (const code of filled) drawIncome(sheet, boxes, INCOME_ROWS[code], INCOME_ROW_NAMES[code])
  drawSingles(sheet, boxes, ['contributions', 'contributions_relieved', 'contributions_exempt'])
  sheet.y += GAP
  drawSection(sheet, X, CONTENT_WIDTH, 'G. Przychody zwolnione od podatku, składki zdrowotne')
  drawSingles(sheet, boxes, ['exempt_young', 'exempt_young_employment', 'exempt_young_mandate'])
  drawSingles(sheet, boxes, ['exempt_other', 'exempt_other_employment', 'exempt_other_mandate'])
  const squares = (['relief_returning', 'relief_family', 'relief_senior'] as const).filter(
    (code) => PIT11_SINGLE_BOXES[code] in boxes,
  )
  if (squares.length > 0) {
    put(
      sheet,
      squares.map((code) => ({
        number: boxNumber(PIT11_SINGLE_BOXES[code]),
        label: SINGLE_BOX_NAMES[code],
        value: 'tak',
      })),
    )
  }
  put(sheet, [
    { number: 121, label: SINGLE_BOX_NAMES.attachment, value: '2. nie' },
    {
      number: 122,
      label: SINGLE_BOX_NAMES.health,
      value: printAmount(boxes[PIT11_SINGLE_BOXES.health] ?? 0n, LOCALE),
      align: 'right',
      weight: 2,
    },
  ])
}

function drawIncome(sheet: Sheet, boxes: Boxes, row: IncomeRow, name: string): void {
  const author = row.authorRevenue !== undefined && row.authorRevenue in boxes
  sheet.need(author ? 80 : 48)
  sheet.text(`${row.row}. ${name}`, X + 4, sheet.y + 4, {
    size: 7.5,
    font: 'medium',
    width: CONTENT_WIDTH - 8,
  })
  sheet.y += 16
  const amount = (label: string, box: string | undefined): FormBox[] =>
    box === undefined
      ? []
      : [{ number: boxNumber(box), label, value: amountOf(boxes, box), align: 'right' }]
  put(sheet, [
    ...amount('Przychód', row.revenue),
    ...amount('Koszty uzyskania przychodów', row.costs),
    ...amount('Dochód', row.income),
    ...amount('Zaliczka pobrana przez płatnika', row.advance),
  ])
  if (author) {
    put(sheet, [
      ...amount('Przychody z kosztami 50% (art. 22 ust. 9 pkt 3)', row.authorRevenue),
      ...amount('Koszty uzyskania przychodów 50%', row.authorCosts),
    ])
  }
}

function drawSingles(sheet: Sheet, boxes: Boxes, codes: readonly SingleBoxCode[]): void {
  if (!codes.some((code) => PIT11_SINGLE_BOXES[code] in boxes)) return
  put(
    sheet,
    codes.map((code) => ({
      number: boxNumber(PIT11_SINGLE_BOXES[code]),
      label: SINGLE_BOX_NAMES[code],
      value: amountOf(boxes, PIT11_SINGLE_BOXES[code]),
      align: 'right',
    })),
    34,
  )
}

const amountOf = (boxes: Boxes, box: string) => printAmount(boxes[box] ?? 0n, LOCALE)

const PIT4R_ROWS = [
  [
    'taxpayers',
    'C.1. Zaliczki od wynagrodzeń ze stosunku pracy i zasiłków (art. 32 ust. 1): liczba podatników',
  ],
  ['employment', 'C.1. Należne zaliczki (art. 32 ust. 1)'],
  ['contracts', 'C.3. Należne zaliczki od umów zlecenia i o dzieło (art. 41 ust. 1)'],
  ['withheld', 'C.5. Suma pobranych zaliczek'],
  ['to_pass_on', 'C.10. Pobrany podatek do przekazania'],
  ['due', 'C.12. Podatek podlegający przekazaniu do urzędu skarbowego'],
  ['to_pay', 'E. Podatek do wpłaty do urzędu skarbowego'],
] as const

function drawPit4r(sheet: Sheet, boxes: Boxes): void {
  for (const [code, title] of PIT4R_ROWS) {
    sheet.need(80)
    drawSection(sheet, X, CONTENT_WIDTH, title)
    const row = MONTH_ROWS[code]
    for (const from of [0, 6]) {
      put(
        sheet,
        row.slice(from, from + 6).map((box, n) => ({
          number: boxNumber(box),
          label: MONTHS_PL[from + n]!,
          value: code === 'taxpayers' ? `${boxes[box] ?? 0n}` : amountOf(boxes, box),
          align: 'right' as const,
        })),
        25,
      )
    }
    sheet.y += 4
  }
}

function drawPit8ar(sheet: Sheet, boxes: Boxes): void {
  const part = 'Należny zryczałtowany podatek od umów zlecenia i o dzieło (art. 30 ust. 1 pkt 5a)'
  drawSection(sheet, X, CONTENT_WIDTH, part)
  for (const from of [0, 6]) {
    const months = MONTHS_PL.slice(from, from + 6)
    put(
      sheet,
      months.map((month, n) => ({
        label: `${month}: podatnicy`,
        value: `${boxes[LUMP_ROWS.taxpayers[from + n]!] ?? 0n}`,
        align: 'right' as const,
      })),
      25,
    )
    put(
      sheet,
      months.map((month, n) => ({
        label: `${month}: podatek`,
        value: amountOf(boxes, LUMP_ROWS.tax[from + n]!),
        align: 'right' as const,
      })),
      25,
    )
    sheet.y += 4
  }
  put(sheet, [
    {
      label: 'Razem za rok, do wpłaty do urzędu skarbowego',
      value: printAmount(lumpSumOf(boxes), LOCALE),
      align: 'right',
    },
  ])
}

function drawRemarks(sheet: Sheet, form: TaxFormPrint): void {
  const due = taxFormsDue(form.year)
  const lines = [
    'Niewypełnione wiersze i pozycje formularza pominięto. Kwoty należą do roku, w którym je wypłacono.',
    `Wydruk danych według wariantu ${form.variant} formularza; wariant właściwy dla roku ${form.year} trzeba potwierdzić przed wysłaniem. Nie jest to podpisana deklaracja elektroniczna.`,
    form.kind === 'pit11'
      ? `Termin: urząd skarbowy ${printDate(due.office, LOCALE)}, podatnik ${printDate(due.person, LOCALE)}.`
      : `Termin: ${printDate(due.office, LOCALE)}. Wynagrodzenia płatnika (art. 28 Ordynacji podatkowej) nie potrącono.`,
  ]
  drawNote(sheet, X, CONTENT_WIDTH, lines.join('\n'))
}

function put(sheet: Sheet, boxes: readonly FormBox[], height = 30): void {
  sheet.need(height)
  sheet.y += drawBoxes(sheet, { x: X, y: sheet.y, width: CONTENT_WIDTH }, boxes, height)
}

function drawDraftMark(sheet: Sheet): void {
  const { doc } = sheet
  doc.save()
  doc.rotate(-32, { origin: [PAGE.width / 2, PAGE.height / 2] }).opacity(0.06)
  sheet.text('PROJEKT', 0, PAGE.height / 2 - 59, {
    font: 'bold',
    size: 118,
    width: PAGE.width,
    align: 'center',
  })
  doc.restore()
}

function drawFoot(sheet: Sheet, text: string, page: number, pages: number): void {
  const y = PAGE.height - PAGE.margin - 16
  sheet.line(X, y, CONTENT_WIDTH)
  const style = { size: 7, color: MUTED }
  sheet.text(text, X, y + 7, { ...style, width: CONTENT_WIDTH - 60 })
  const right = { ...style, width: 60, align: 'right' as const, tabular: true }
  sheet.text(`${page} / ${pages}`, X + CONTENT_WIDTH - 60, y + 7, right)
}
