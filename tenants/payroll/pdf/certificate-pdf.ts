// Prints a certificate of earnings or of employment on A4, from what was kept at its issue.
import { amountInWordsEn } from '../../shared/amount-in-words-en.ts'
import { darkEnough } from '../../shared/pdf/color.ts'
import {
  type PrintLocale,
  printAmount,
  printDate,
  printNip,
} from '../../shared/pdf/print-format.ts'
import { CONTENT_WIDTH, MUTED, PAGE, Sheet } from '../../shared/pdf/sheet.server.ts'
import { drawTable, type TableColumn } from '../../shared/pdf/table.server.ts'
import { amountInWordsPl } from '../../shared/pl/amount-in-words.ts'
import type { CertificateKind } from '../kinds.ts'
import type { CertificateData } from '../paper-types.ts'
import { printMonth, type Say, sayIn } from './paper-words.ts'

const X = PAGE.margin
const RIGHT = PAGE.margin + CONTENT_WIDTH

export type CertificatePaper = {
  kind: CertificateKind
  locale: PrintLocale
  /** Null on a preview. */
  number: number | null
  data: CertificateData
  accent: string
  createdAt: Date
}

type Print = CertificatePaper & { sheet: Sheet; say: Say }

export function renderCertificate(paper: CertificatePaper): Promise<Buffer> {
  const say = sayIn(paper.locale)
  const title = certificateTitle(paper, say)
  const sheet = new Sheet({
    title,
    author: paper.data.company.name,
    language: paper.locale === 'pl' ? 'pl-PL' : 'en-GB',
    createdAt: paper.createdAt,
  })
  const print = { ...paper, accent: darkEnough(paper.accent), sheet, say }
  drawHead(print)
  drawSentence(print)
  drawFacts(print)
  drawEarnings(print)
  drawFoot(print)
  return sheet.finish()
}

export function certificateTitle(
  { kind, number }: Pick<CertificatePaper, 'kind' | 'number'>,
  say: Say,
): string {
  const title = say(kind === 'earnings' ? 'earningsTitle' : 'employmentTitle')
  return number === null ? title : `${title} ${say('number')}\u00a0${number}`
}

function drawHead({ sheet, say, data, accent, kind, number, locale }: Print): void {
  const { company, issuedOn } = data
  sheet.box(X, sheet.y + 3, 9, 9, accent, 2)
  const left = { width: CONTENT_WIDTH * 0.55 }
  let y = sheet.y
  y += sheet.text(company.name, X + 17, y, { ...left, font: 'semibold', size: 11 })
  y += sheet.text(company.address, X + 17, y, { ...left, size: 8.5 })
  const numbers = [
    `${say('nip')} ${printNip(company.nip)}`,
    company.regon ? `REGON ${company.regon}` : '',
  ]
  const shown = numbers.filter(Boolean).join(' · ')
  y += sheet.text(shown, X + 17, y, { ...left, size: 8.5, color: MUTED })
  const right = { width: 170, align: 'right' as const }
  const label = { ...right, size: 7, color: MUTED }
  const down = sheet.text(say('issuedOn'), RIGHT - 170, sheet.y, label)
  const day = { ...right, size: 10, tabular: true }
  sheet.text(printDate(issuedOn, locale), RIGHT - 170, sheet.y + down + 1, day)
  sheet.y = y + 44
  const title = { font: 'bold' as const, size: 22, width: CONTENT_WIDTH, align: 'center' as const }
  sheet.y += sheet.text(
    say(kind === 'earnings' ? 'earningsTitle' : 'employmentTitle'),
    X,
    sheet.y,
    title,
  )
  if (number !== null) {
    const style = { ...title, font: 'medium' as const, size: 11, color: accent }
    sheet.y += sheet.text(`${say('number')} ${number}`, X, sheet.y + 2, style) + 2
  }
  sheet.y += 30
}

function drawSentence({ sheet, say, kind, data }: Print): void {
  const { endsOn } = data.contract
  const tense = endsOn !== null && endsOn < data.issuedOn ? 'PastSentence' : 'Sentence'
  const text = say(`${kind}${tense}`)
  sheet.y += sheet.text(text, X, sheet.y, { size: 10.5, width: CONTENT_WIDTH, lineGap: 3 }) + 14
}

function drawFacts({ sheet, say, data, locale }: Print): void {
  const { person, contract } = data
  const day = (date: string) => printDate(date, locale)
  const term = contract.term ? ` ${say(contract.term)}` : ''
  const isEmployment = contract.kind === 'uop'
  const { fteNumerator, fteDenominator } = contract
  const fraction =
    fteNumerator === fteDenominator
      ? say('fullTime')
      : `${fteNumerator}/${fteDenominator} ${say('partTime')}`
  const until = contract.endsOn ? ` ${say('employedTo')} ${day(contract.endsOn)}` : ''
  const facts: [string, string][] = [
    [say('person'), person.name],
    [say('bornOn'), day(person.bornOn)],
    [
      say('contract'),
      `${say(contract.kind)}${term}, ${say('number').toLowerCase()} ${contract.number}`,
    ],
    [say('employedSince'), `${day(contract.startsOn)}${until}`],
  ]
  if (contract.hiredOn !== contract.startsOn) {
    facts.push([say('hiredOn'), day(contract.hiredOn)])
  }
  facts.push([say('position'), contract.position])
  if (isEmployment) facts.push([say('fraction'), fraction])
  const wide = 170
  for (const [label, value] of facts) {
    const style = { size: 9.5, width: CONTENT_WIDTH - wide }
    sheet.text(label, X, sheet.y + 6, { size: 8.5, color: MUTED, width: wide - 10 })
    sheet.y += sheet.text(value, X + wide, sheet.y + 5, { ...style, font: 'medium' }) + 10
    sheet.line(X, sheet.y, CONTENT_WIDTH)
  }
  sheet.y += 22
}

function drawEarnings({ sheet, say, data, locale }: Print): void {
  const { earnings } = data
  if (!earnings) return
  const money = (text: string) => printAmount(BigInt(text), locale)
  const hasBenefits = earnings.months.some(({ benefits }) => benefits !== '0')
  const amount = (label: string): TableColumn => ({ label, weight: 16, align: 'right' })
  const columns: TableColumn[] = [
    { label: say('month'), weight: 26, font: 'medium' },
    amount(say('gross')),
    ...(hasBenefits ? [amount(say('benefits'))] : []),
    amount(say('netPay')),
    amount(say('deductions')),
    amount(say('paidOut')),
  ]
  const rows = earnings.months.map((one) => [
    printMonth(one.period, locale),
    money(one.gross),
    ...(hasBenefits ? [money(one.benefits)] : []),
    money(one.net),
    money(one.deductions),
    money(one.payout),
  ])
  const average = [
    say('average'),
    money(earnings.averageGross),
    ...(hasBenefits ? [''] : []),
    money(earnings.averageNet),
    '',
    '',
  ]
  drawTable(sheet, columns, [...rows, average], { size: 9, headSize: 7.2, lastIsTotal: true })
  sheet.y += 12
  const words = (text: string) =>
    locale === 'pl' ? amountInWordsPl(BigInt(text), 'PLN') : amountInWordsEn(BigInt(text), 'PLN')
  const spoken = [
    `${say('gross')}, ${say('inWords')}: ${words(earnings.averageGross)}`,
    `${say('netPay')}, ${say('inWords')}: ${words(earnings.averageNet)}`,
  ]
  for (const line of spoken) sheet.y += sheet.text(line, X, sheet.y, { size: 8.5 }) + 2
  const small = { size: 7.5, color: MUTED, width: CONTENT_WIDTH }
  sheet.y += sheet.text(say('netMeaning'), X, sheet.y + 6, small) + 20
}

function drawFoot({ sheet, say, data, locale }: Print): void {
  const { purpose, issuedBy, company } = data
  const why = purpose ? `${say('purpose')}: ${purpose}` : say('purposeNone')
  sheet.y += sheet.text(`${why}.`, X, sheet.y, { size: 9.5, width: CONTENT_WIDTH }) + 50
  sheet.need(90)
  const width = 200
  const x = RIGHT - width
  sheet.line(x, sheet.y, width, MUTED)
  const centred = { width, align: 'center' as const }
  const named = sheet.text(issuedBy, x, sheet.y + 6, { ...centred, font: 'medium', size: 9 })
  sheet.text(say('signature'), x, sheet.y + 7 + named, { ...centred, size: 7.5, color: MUTED })
  sheet.eachPage((page, pages) => {
    const y = PAGE.height - PAGE.margin - 16
    sheet.line(X, y, CONTENT_WIDTH)
    const style = { size: 7, color: MUTED }
    const left = `${company.name} · ${say('issuedOn')} ${printDate(data.issuedOn, locale)}`
    sheet.text(left, X, y + 7, { ...style, width: CONTENT_WIDTH - 110 })
    const shown = `${say('page')} ${page} ${say('pageOf')} ${pages}`
    sheet.text(shown, RIGHT - 100, y + 7, { ...style, width: 100, align: 'right' })
  })
}
