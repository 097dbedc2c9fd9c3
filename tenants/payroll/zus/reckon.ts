// The set of a month: RCA for each person and title, RSA, and DRA as their sums.
//
// The month is that of the payment, not of the work: what counts into the base is what was
// paid or put at disposal in the month (act on the social insurance system, art. 4(9) and
// 18(1), with the act on PIT, art. 11(1)) [GK]. A difference that a run pays for an earlier
// month belongs to the month in which it is paid for the same reason; where the earlier
// month had been reckoned wrongly, the person in charge has to decide, and is told so.
import { sum } from '../../shared/money.ts'
import { groupsBy } from '../runs/element.ts'
import { termCodeOf, type ZusWarningCode, zusDueOn } from './codes.ts'
import type { ZusFacts, ZusPersonFacts, ZusSlip } from './facts.ts'
import { rsaOf } from './rsa.ts'
import {
  type DraSums,
  FUND_AMOUNTS,
  RCA_AMOUNTS,
  type RcaAmount,
  type RcaLine,
  type RsaLine,
  type ZusPerson,
  type ZusSet,
  type ZusWarning,
} from './types.ts'

/** The payer's fee for paying benefits in time, in 1/100 % of the sickness benefits [GK]. */
const FEE_BP = 10n

export function reckonSet(facts: ZusFacts): ZusSet {
  const warnings: ZusWarning[] = []
  const persons = facts.persons
    .map((person) => personOf(person, facts, warnings))
    .filter(({ rca, rsa }) => rca.length + rsa.length > 0)
    .toSorted(
      (a, b) =>
        a.lastName.localeCompare(b.lastName, 'pl') ||
        a.firstName.localeCompare(b.firstName, 'pl') ||
        (a.employeeId < b.employeeId ? -1 : 1),
    )
  const dra = draOf(persons, facts.persons)
  if (dra.benefitsSickness > 0n) {
    const fee = (dra.benefitsSickness * FEE_BP + 5_000n) / 10_000n
    warnings.push({ code: 'payer_fee_not_taken', name: null, detail: `${fee}` })
  }
  const { period, today, payer, payerKind, accidentBp, runs } = facts
  return {
    dueOn: zusDueOn(payerKind, period),
    people: persons.length,
    totalMinor: `${dra.toPay - dra.toReturn}`,
    warningCount: warnings.length,
    period,
    number: 1,
    createdOn: today,
    payer,
    termCode: termCodeOf(payerKind),
    accidentBp,
    dra,
    persons,
    changed: null,
    runs,
    warnings,
  }
}

function personOf(
  { slips, contracts, ...who }: ZusPersonFacts,
  facts: ZusFacts,
  warnings: ZusWarning[],
): ZusPerson {
  const name = `${who.lastName} ${who.firstName}`
  const warn = (code: ZusWarningCode, detail: string | null = null) => {
    warnings.push({ code, name, detail })
  }
  const rsa: RsaLine[] = contracts.flatMap((contract) => {
    const own = slips.filter(({ employmentId }) => employmentId === contract.employmentId)
    const found = rsaOf(contract, own, facts.period, facts.paysBenefits)
    for (const { code, detail } of found.warnings) warn(code, detail)
    return found.lines
  })
  const idle = contracts.filter(
    ({ isInsured, employmentId, title }) =>
      isInsured &&
      !slips.some((slip) => slip.employmentId === employmentId) &&
      !rsa.some((line) => line.title === title),
  )
  const isDue = (title: string) =>
    contracts.some((contract) => contract.isInsured && contract.title === title) &&
    !rsa.some((line) => line.title === title)
  for (const { title, fraction } of idle) warn('no_pay', titleText({ title, fraction }))
  const rca = groupsBy([...slips.map(lineOf), ...idle.map(emptyLine)], ({ line }) => line.title)
    .map((group) => {
      const told = [...new Set(group.map(({ employmentId }) => employmentId))]
      if (told.length > 1) warn('title_joined', group[0]!.line.title)
      return joined(group.map(({ line }) => line))
    })
    // A month of nothing but benefits has RSA and no RCA [prawnik24.org].
    .filter((line) => !isEmpty(line) || isDue(line.title))
  for (const period of new Set(slips.flatMap(({ correctedPeriods }) => correctedPeriods))) {
    warn('corrects_month', period)
  }
  for (const slip of slips) {
    const contract = contracts.find(({ employmentId }) => employmentId === slip.employmentId)
    if (contract?.endsOn && contract.endsOn < `${facts.period}-01` && hasBase(slip)) {
      warn('paid_after_end', contract.endsOn)
    }
  }
  for (const line of rca) {
    const { fraction } = line
    if (fraction && reduced(fraction).denominator > 999) warn('fraction_not_told')
  }
  if (who.idKind !== 'P') warn('identified_by_document')
  const funds = Object.fromEntries(
    FUND_AMOUNTS.map((fund) => [fund, sum(slips.map(({ amounts }) => amounts[fund]))]),
  ) as Record<(typeof FUND_AMOUNTS)[number], bigint>
  return { ...who, rca, rsa, ...funds }
}

const titleText = ({ title, fraction }: Pick<RcaLine, 'title' | 'fraction'>) =>
  fraction ? `${title} ${fraction.numerator}/${fraction.denominator}` : title

const hasBase = ({ amounts }: ZusSlip) => amounts.pensionBase + amounts.healthBase > 0n
const isEmpty = (line: RcaLine) => RCA_AMOUNTS.every((name) => line[name] === 0n)

type OfContract = { employmentId: string; line: RcaLine }

function lineOf({ employmentId, title, fraction, isCapped, amounts }: ZusSlip): OfContract {
  const named = Object.fromEntries(RCA_AMOUNTS.map((name) => [name, amounts[name]]))
  const line = { title, fraction, isCapped, ...(named as Record<RcaAmount, bigint>) }
  return { employmentId, line }
}

function emptyLine(contract: ZusPersonFacts['contracts'][number]): OfContract {
  const { employmentId, title, fraction } = contract
  const zeros = Object.fromEntries(RCA_AMOUNTS.map((name) => [name, 0n]))
  return {
    employmentId,
    line: { title, fraction, isCapped: false, ...(zeros as Record<RcaAmount, bigint>) },
  }
}

/** Several payslips of one title are one line: ZUS keeps one account of a title. */
function joined(lines: readonly RcaLine[]): RcaLine {
  const amounts = Object.fromEntries(
    RCA_AMOUNTS.map((name) => [name, sum(lines.map((line) => line[name]))]),
  ) as Record<RcaAmount, bigint>
  return {
    title: lines[0]!.title,
    fraction: lines.find(({ fraction }) => fraction)?.fraction ?? null,
    isCapped: lines.some(({ isCapped }) => isCapped),
    ...amounts,
  }
}

export function draOf(
  persons: readonly ZusPerson[],
  facts: readonly Pick<ZusPersonFacts, 'slips'>[],
): DraSums {
  const lines = persons.flatMap(({ rca }) => rca)
  const amounts = Object.fromEntries(
    RCA_AMOUNTS.map((name) => [name, sum(lines.map((line) => line[name]))]),
  ) as Record<RcaAmount, bigint>
  const funds = Object.fromEntries(
    FUND_AMOUNTS.map((name) => [name, sum(persons.map((one) => one[name]))]),
  ) as Record<(typeof FUND_AMOUNTS)[number], bigint>
  const slips = facts.flatMap((person) => person.slips)
  const benefits = sum(slips.map(({ benefit }) => benefit))
  const accidents = sum(
    slips.flatMap(({ paid }) =>
      paid.filter(({ code }) => code === 'accident_benefit').map(({ amount }) => amount),
    ),
  )
  const benefitsAccident = accidents < 0n ? 0n : accidents > benefits ? benefits : accidents
  const social =
    amounts.pensionEe +
    amounts.pensionEr +
    amounts.disabilityEe +
    amounts.disabilityEr +
    amounts.sicknessEe +
    amounts.accidentEr
  const allFunds = sum(Object.values(funds))
  const balance = social - benefits + amounts.health + allFunds
  return {
    ...amounts,
    ...funds,
    social,
    benefitsSickness: benefits - benefitsAccident,
    benefitsAccident,
    benefits,
    funds: allFunds,
    toReturn: balance < 0n ? -balance : 0n,
    toPay: balance > 0n ? balance : 0n,
  }
}

export type Fraction = { numerator: number; denominator: number }

export function reduced({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator, denominator]
  while (b !== 0) [a, b] = [b, a % b]
  return { numerator: numerator / a, denominator: denominator / a }
}
