// The payslips of one person in one run. Pure: the same facts give the same grosze, and
// nobody else's payslip has a part in it.
import { addMonths, firstDayOf, lastDayOf } from '../../shared/dates.ts'
import { sum } from '../../shared/money.ts'
import { payrollLawOn } from '../pl/parameters.ts'
import { least } from '../rules/formula.ts'
import { calculatePayslip } from '../rules/payslip.ts'
import type { Payslip, PayslipTerms, YearToDate } from '../rules/payslip-types.ts'
import type { EmploymentKind } from '../schema.ts'
import type { Terms } from '../types.ts'
import { type RunWarning, warning } from './codes.ts'
import { type Due, type DueElement, dueOf } from './due.ts'
import type { EmploymentFacts, MonthPaid, PersonFacts, RunFrame } from './facts.ts'
import { fullTimeShare, segmentsOf } from './month.ts'
import { type Granted, slipTerms } from './slip-terms.ts'
import { type Taken, takenFrom } from './taken.ts'

export type SlipDraft = {
  employmentId: string
  employeeId: string
  kind: EmploymentKind
  personName: string
  terms: Terms
  elements: DueElement[]
  payslip: Payslip
  yearBefore: YearToDate
  taken: Taken[]
  /** Paid out besides pay: costs given back, components free of everything. */
  givenBack: bigint
  /** What the person is paid. */
  payout: bigint
  granted: Granted
  time: { workedDays: number; dueDays: number }
  sickBase: bigint
  /** What of the person and the month was read, to tell later whether it still stands. */
  read: { sex: PersonFacts['sex']; bornOn: string; hasWay: boolean; monthInputs: string[] }
  warnings: RunWarning[]
}

/** A change of net by more than this share of last month's, in 1/100 %, is worth a look. */
const LARGE_DIFFERENCE = 2_500n
/** So many times last month's pay, or so small a part of it, is more likely a typing error. */
const EXTREME_TIMES = 3n

export function calculatePerson(run: RunFrame, person: PersonFacts): SlipDraft[] {
  const slips: SlipDraft[] = []
  let year = person.yearToDate
  let { granted } = person
  let { garnishments, paidInMonth } = person
  for (const employment of person.employments.toSorted(byStart)) {
    const due = dueOf(run, employment, person)
    const { terms } = due.month
    if (!terms || (due.elements.length === 0 && !due.isExpected)) continue
    const slip = slipOf(
      run,
      { ...person, yearToDate: year, granted, garnishments, paidInMonth },
      {
        employment,
        due,
        terms,
      },
    )
    slips.push(slip)
    year = slip.payslip.yearToDate
    granted = {
      reducing: granted.reducing + slip.granted.reducing,
      flatCosts: granted.flatCosts + slip.granted.flatCosts,
    }
    garnishments = garnishments.map((one) => {
      const amount = slip.taken.find(({ id }) => id === one.id)?.amount ?? 0n
      return { ...one, takenMinor: one.takenMinor + amount }
    })
    paidInMonth = withSlip(paidInMonth, slip)
  }
  return slips
}

function withSlip({ net, taken }: MonthPaid, slip: SlipDraft): MonthPaid {
  const isEmployment = slip.kind === 'uop'
  return {
    net: isEmployment ? net + slip.payslip.amounts.net : net,
    taken: [
      ...taken,
      ...slip.taken.map(({ id, code, kind, amount }) => ({ id, code, kind, amount, isEmployment })),
    ],
  }
}

const byStart = (a: EmploymentFacts, b: EmploymentFacts) =>
  a.startsOn === b.startsOn ? (a.id < b.id ? -1 : 1) : a.startsOn < b.startsOn ? -1 : 1

type OneContract = { employment: EmploymentFacts; due: Due; terms: Terms }

function slipOf(run: RunFrame, person: PersonFacts, contract: OneContract): SlipDraft {
  const { employment, due, terms } = contract
  const pay = due.elements.flatMap(({ code, label, kind, amount }) =>
    kind === 'settlement' ? [] : [{ code: label ?? code, kind, amount }],
  )
  const money = due.elements.filter(({ kind }) => kind === 'work' || kind === 'in_kind')
  const gross = money.reduce((total, { amount }) => total + amount, 0n)
  const { shortenedBy } = due.month
  const fullMonthBase = shortenedBy === null ? null : gross + shortenedBy
  const rules = slipTerms(run, person, employment.kind, terms, person.granted, fullMonthBase)
  const plain = {
    paidOn: run.payOn,
    elements: pay,
    terms: rules,
    yearToDate: person.yearToDate,
    brought: person.brought,
    deductions: [],
  }
  const first = calculatePayslip(plain)
  const settled = due.elements.filter(({ kind }) => kind === 'settlement')
  const { taken, warnings } = takenFrom(run, first.amounts.net, {
    kind: employment.kind,
    rules: slipTerms(run, person, employment.kind, terms, NOTHING_GRANTED, null),
    fullTimeShare: employedShare(run, person.employments, contract),
    month: person.paidInMonth,
    settled,
    left: employment.left,
    garnishments: person.garnishments,
  })
  const payslip =
    taken.length === 0
      ? first
      : calculatePayslip({
          ...plain,
          deductions: taken.map(({ code, label, amount }) => ({ code: label ?? code, amount })),
        })
  const givenBack = settled
    .filter(({ code }) => code !== 'advance' && code !== 'deduction')
    .reduce((total, { amount }) => total + amount, 0n)
  const payout = payslip.amounts.payout + givenBack
  return {
    employmentId: employment.id,
    employeeId: person.employeeId,
    kind: employment.kind,
    personName: person.personName,
    terms,
    elements: due.elements,
    payslip,
    yearBefore: person.yearToDate,
    taken,
    givenBack,
    payout,
    granted: grantedBy(rules, payslip),
    time: due.month.time,
    sickBase: due.elements
      .filter(({ isSickBase, kind }) => isSickBase && kind !== 'settlement')
      .reduce((total, { amount }) => total + amount, 0n),
    read: {
      sex: person.sex,
      bornOn: person.bornOn,
      hasWay: person.hasWayToBePaid,
      monthInputs: employment.inputs
        .filter(({ period }) => period === run.period)
        .map(({ id }) => id)
        .sort(),
    },
    warnings: [
      ...due.warnings,
      ...warnings,
      ...slipWarnings(run, person, contract, rules, payslip, payout),
    ],
  }
}

const NOTHING_GRANTED: Granted = { reducing: 0n, flatCosts: 0n }
const FULL_TIME = 10_000n

/** Of all contracts of employment of the month: what is protected is one person's living. */
function employedShare(
  run: RunFrame,
  employments: readonly EmploymentFacts[],
  { employment, terms }: OneContract,
): bigint {
  const shares = employments.map((one) => {
    if (one.id === employment.id) return fullTimeShare(terms)
    const agreed = one.kind === 'uop' ? segmentsOf(one, run.period).at(-1)?.terms : undefined
    return agreed ? fullTimeShare(agreed) : 0n
  })
  return least(FULL_TIME, sum(shares))
}

/** The monthly amounts that this payslip used up, for the next one of the same month. */
function grantedBy(rules: PayslipTerms, { amounts, explanation }: Payslip): Granted {
  const scale = explanation.find(({ code }) => code === 'scale_tax')?.amount ?? 0n
  const flatCosts = rules.costs.kind === 'flat' ? amounts.kup - amounts.authorKup : 0n
  const isBare = rules.costs.kind === 'lump_sum' || rules.advance === 'none'
  const reducing = isBare ? 0n : least(rules.reducing, scale)
  return { reducing, flatCosts }
}

function slipWarnings(
  run: RunFrame,
  person: PersonFacts,
  { employment, terms }: OneContract,
  rules: PayslipTerms,
  { amounts, yearToDate }: Payslip,
  payout: bigint,
): RunWarning[] {
  const law = payrollLawOn(run.payOn)
  const before = person.yearToDate
  const found: RunWarning[] = []
  const add = (is: boolean, ...named: Parameters<typeof warning>) => {
    if (is) found.push(warning(...named))
  }
  const isWholeExempt = rules.relief && amounts.taxBase === 0n
  add(employment.kind === 'uop' && terms.pit2Minor === null && !isWholeExempt, 'pit2_missing')
  add(payout < 0n, 'negative_net', `${payout}`)
  add(payout > 0n && !person.hasWayToBePaid, 'account_missing')
  add(rules.social && amounts.gross > amounts.cappedBase, 'cap_reached')
  const limit = law.taxScale.value.brackets[0]?.upTo ?? null
  add(limit !== null && before.taxBase <= limit && yearToDate.taxBase > limit, 'threshold_crossed')
  const last = employment.lastNet
  if (last === null || last <= 0n) return found
  const difference = payout > last ? payout - last : last - payout
  // A first month in part says nothing of the next one.
  const isSettled = employment.startsOn <= firstDayOf(addMonths(run.period, -1))
  const isWhole =
    run.kind === 'regular' &&
    employment.startsOn < firstDayOf(run.period) &&
    (employment.endsOn === null || employment.endsOn >= lastDayOf(run.period))
  const isExtreme =
    isSettled && (payout >= last * EXTREME_TIMES || (isWhole && payout * EXTREME_TIMES <= last))
  if (isExtreme) add(true, 'extreme_difference', `${payout - last}`)
  else if (isWhole) {
    add(difference * 10_000n > last * LARGE_DIFFERENCE, 'large_difference', `${payout - last}`)
  }
  return found
}
