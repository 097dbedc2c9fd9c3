// What a printed payslip shows: the amounts of the slip put in the order in which a person
// reads them. Pure; the printer adds nothing.
import type { LocalDate } from '../../shared/dates.ts'
import { sum } from '../../shared/money.ts'
import { type PrintLocale, printAmount, printDate } from '../../shared/pdf/print-format.ts'
import type { PaperSlip } from '../paper-types.ts'
import { FORMULA_CODES } from '../rules/explanation.ts'
import type { PayslipLine } from '../run-types.ts'
import { printMonth, type Say, sayIn } from './paper-words.ts'

export type PaperRow = {
  name: string
  note: string | null
  base: bigint | null
  rateBp: bigint | null
  amount: bigint
}

export type PayslipPaper = {
  locale: PrintLocale
  state: 'draft' | 'published' | 'reversed'
  company: { name: string; nip: string; address: string }
  personName: string
  month: string
  facts: [label: string, value: string][]
  earnings: PaperRow[]
  earned: bigint
  /** Contributions of the person and the tax. */
  deducted: PaperRow[]
  deductedTotal: bigint
  net: bigint
  /** What is taken off the net pay, negative, and what is paid beside it. */
  settled: PaperRow[]
  payout: bigint
  employer: PaperRow[]
  employerTotal: bigint
  /** Null where the slip does not count in the year. */
  year: { upTo: LocalDate; rows: [label: string, amount: bigint][] } | null
}

export type PaperFrame = {
  locale: PrintLocale
  company: {
    legalName: string
    nip: string
    addressLine1: string
    postalCode: string
    city: string
  }
  /** Names of the lines by their codes, as the screen says them. */
  names: Readonly<Record<string, string>>
}

const formulas: readonly string[] = FORMULA_CODES
/** Steps of the calculation sum up; what was agreed, worked or missed is an element. */
const isStep = ({ formula }: PayslipLine) => formula !== null && formulas.includes(formula)

const CONTRIBUTIONS = [
  ['pension_ee', 'pensionEeMinor'],
  ['disability_ee', 'disabilityEeMinor'],
  ['sickness_ee', 'sicknessEeMinor'],
  ['health', 'healthMinor'],
  ['tax', 'taxMinor'],
  ['ppk_ee', 'ppkEeMinor'],
] as const

export function payslipPaper(slip: PaperSlip, frame: PaperFrame): PayslipPaper {
  const { amounts, lines } = slip
  const { locale, company } = frame
  const say = sayIn(locale)
  const elements = lines.filter(
    (line) => ['pay', 'sick', 'correction'].includes(line.section) && !isStep(line),
  )
  const deducted = CONTRIBUTIONS.flatMap(([code, column]) => {
    const amount = amounts[column]
    return amount === 0n && code !== 'tax' ? [] : [stepRow(slip, frame, say, code, amount)]
  })
  const earned = amounts.grossMinor + amounts.sickPayMinor + amounts.benefitMinor
  const deductedTotal = sum(deducted.map(({ amount }) => amount))
  const state = slip.reversedAt ? 'reversed' : slip.publishedAt ? 'published' : 'draft'
  return {
    locale,
    state,
    company: {
      name: company.legalName,
      nip: company.nip,
      address: `${company.addressLine1}, ${company.postalCode} ${company.city}`,
    },
    personName: slip.personName,
    month: printMonth(slip.period, locale),
    facts: factsOf(slip, locale, say),
    earnings: elements.map((line) => elementRow(line, slip, frame, say)),
    earned,
    deducted,
    deductedTotal,
    net: earned - deductedTotal,
    settled: settledRows(slip, frame, say),
    payout: amounts.netMinor,
    employer: employerRows(slip, frame),
    employerTotal: amounts.employerTotalMinor,
    year: state === 'reversed' ? null : yearOf(slip, say),
  }
}

function factsOf(slip: PaperSlip, locale: PrintLocale, say: Say): [string, string][] {
  const place = [slip.position, slip.department].filter(Boolean).join(' · ')
  const paidTo =
    slip.paidBy === 'cash'
      ? say('cash')
      : slip.accountLast
        ? `${say('account')} •••• ${slip.accountLast}`
        : ''
  const facts: [string, string][] = [
    [say('contract'), `${say(slip.kind)} ${slip.contractNumber}`],
    [say('position'), place],
    [say('payOn'), printDate(slip.payOn, locale)],
    [say('paidTo'), paidTo],
  ]
  return facts.filter(([, value]) => value !== '')
}

function elementRow(line: PayslipLine, slip: PaperSlip, frame: PaperFrame, say: Say): PaperRow {
  const name = nameOf(line, frame)
  return { name, note: noteOf(line, slip, frame.locale, say), ...amountOnly(line.amountMinor) }
}

const amountOnly = (amount: bigint) => ({ base: null, rateBp: null, amount })
const nameOf = ({ label, code }: Pick<PayslipLine, 'label' | 'code'>, { names }: PaperFrame) =>
  label ?? names[code] ?? code

/** Of a difference: the month it belongs to, the month that pays it, and both amounts. */
function noteOf(
  { correctedPeriod, inputs }: PayslipLine,
  slip: PaperSlip,
  locale: PrintLocale,
  say: Say,
): string | null {
  if (!correctedPeriod) return null
  const months = `${say('for')} ${printMonth(correctedPeriod, locale)}, ${say('paidWith')} ${printMonth(slip.period, locale)}`
  const [due, paid] = ['due_now', 'paid_before'].map((name) => wholeOf(inputs, name))
  if (due === null || paid === null || due === undefined || paid === undefined) return months
  const both = `${say('due')} ${printAmount(due, locale)}, ${say('paid')} ${printAmount(paid < 0n ? -paid : paid, locale)}`
  return `${months}: ${both}`
}

function wholeOf(inputs: PayslipLine['inputs'], name: string): bigint | null {
  const value = inputs.find((one) => one.name === name)?.value
  return value !== undefined && /^-?\d+$/.test(value) ? BigInt(value) : null
}

const stepOf = ({ lines }: PaperSlip, code: string) =>
  lines.find((line) => line.code === code && isStep(line))

/** A step with the base and the rate it was found by, where it was found by one rate. */
function stepRow(
  slip: PaperSlip,
  frame: PaperFrame,
  say: Say,
  code: string,
  amount: bigint,
): PaperRow {
  const { amounts } = slip
  const row = { name: frame.names[code] ?? code, note: null, amount }
  if (code === 'tax') {
    const costs = amounts.kupMinor + amounts.authorKupMinor
    const note = costs > 0n ? `${say('costs')} ${printAmount(costs, frame.locale)}` : null
    return { ...row, note, base: amounts.taxBaseMinor, rateBp: null }
  }
  const line = stepOf(slip, code === 'health' ? 'health_full' : code) ?? stepOf(slip, code)
  // The tax may cut the health contribution below its rate.
  const isByRate = line?.formula === 'rate' && line.amountMinor === amount
  return {
    ...row,
    base: line ? (wholeOf(line.inputs, 'base') ?? null) : null,
    rateBp: isByRate ? wholeOf(line.inputs, 'rate') : null,
  }
}

function settledRows(slip: PaperSlip, frame: PaperFrame, say: Say): PaperRow[] {
  const taken = slip.lines.filter((line) => line.section === 'deduction' && !isStep(line))
  const given = slip.lines.filter((line) => line.section === 'net' && !isStep(line))
  const inKind = stepOf(slip, 'in_kind')?.amountMinor ?? 0n
  return [
    ...taken.map((line) => ({
      name: nameOf(line, frame),
      note: null,
      ...amountOnly(-line.amountMinor),
    })),
    ...(inKind === 0n ? [] : [{ name: say('inKind'), note: null, ...amountOnly(-inKind) }]),
    ...given.map((line) => ({
      name: nameOf(line, frame),
      note: noteOf(line, slip, frame.locale, say),
      ...amountOnly(line.amountMinor),
    })),
  ]
}

function employerRows(slip: PaperSlip, frame: PaperFrame): PaperRow[] {
  const steps = slip.lines.filter(
    (line) => line.section === 'employer' && line.code !== 'employer_total',
  )
  const ppk = slip.lines.filter((line) => line.code === 'ppk_er' && isStep(line))
  return [...steps, ...ppk]
    .filter(({ amountMinor }) => amountMinor !== 0n)
    .map((line) => ({ name: nameOf(line, frame), note: null, ...amountOnly(line.amountMinor) }))
}

function yearOf({ year, payOn }: PaperSlip, say: Say): PayslipPaper['year'] {
  const rows: [string, bigint][] = [
    [say('yearGross'), year.gross],
    [say('yearSocial'), year.social],
    [say('yearHealth'), year.health],
    [say('yearTax'), year.tax],
    ...(year.ppk === 0n ? [] : [[say('yearPpk'), year.ppk] as [string, bigint]]),
    [say('yearNet'), year.net],
  ]
  return { upTo: payOn, rows }
}
