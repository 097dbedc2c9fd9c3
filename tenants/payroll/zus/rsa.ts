// RSA: what was paid for days away from work, and breaks in the payment of contributions.
// Sick pay and benefits are told in the month in which they were paid, with the days they
// were paid for; a break in the month in which it was, so that a break that becomes known
// later corrects that month's set [GK, experto24.pl for codes 151 and 152].
import type { LocalDate, Period } from '../../shared/dates.ts'
import { addDays } from '../../shared/dates.ts'
import { allocate, sum } from '../../shared/money.ts'
import { isWorkingDay } from '../../shared/pl/holidays.ts'
import { groupsBy } from '../runs/element.ts'
import { datesOf, minutesOn, monthDays, overlap } from '../runs/month.ts'
import {
  BENEFIT_CODES,
  BREAK_CODES,
  ELEMENT_BENEFITS,
  type RsaCode,
  SICK_PAY,
  UNPAID_EXCUSED,
  WORKDAY_BREAKS,
  type ZusWarningCode,
} from './codes.ts'
import type { SickGroup, ZusContract, ZusSlip } from './facts.ts'
import type { RsaLine } from './types.ts'

export type Found = {
  lines: RsaLine[]
  warnings: { code: ZusWarningCode; detail: string | null }[]
}

const PARENTHOOD = new Set(['maternity', 'parental', 'paternity'])

export function rsaOf(
  contract: ZusContract,
  slips: readonly ZusSlip[],
  period: Period,
  paysBenefits: boolean,
): Found {
  const found: Found = { lines: [], warnings: [] }
  for (const slip of slips) paidLines(contract, slip, found)
  const sick = contract.sick.get(period) ?? []
  for (const group of sick) {
    if (group.payer === 'nobody') {
      found.lines.push(lineOf(contract, UNPAID_EXCUSED, group, 0, 0n))
    } else if (group.payer === 'zus' && !paysBenefits) {
      // Days that ZUS pays itself are told with their code, without days and sums [GK].
      found.lines.push(lineOf(contract, benefitCode(group), group, 0, 0n))
      found.warnings.push({ code: 'benefit_by_zus', detail: `${group.from} – ${group.to}` })
    }
  }
  if (sick.some(({ kind }) => PARENTHOOD.has(kind))) {
    found.warnings.push({ code: 'maternity_title', detail: null })
  }
  for (const absence of contract.absences) breakLines(contract, absence, period, found)
  const lines = found.lines.toSorted(
    (a, b) => compare(a.from, b.from) || compare(a.code, b.code) || compare(a.to, b.to),
  )
  return { ...found, lines }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const benefitCode = ({ kind, payer }: SickGroup): RsaCode =>
  payer === 'employer' ? SICK_PAY : (BENEFIT_CODES[kind] ?? '313')

function lineOf(
  { title }: ZusContract,
  code: RsaCode,
  { from, to }: { from: LocalDate; to: LocalDate },
  days: number,
  amount: bigint,
): RsaLine {
  return { title, code, from, to, days, amount }
}

/** What one payslip paid, by kind of payment and the month of its days. */
function paidLines(contract: ZusContract, slip: ZusSlip, found: Found): void {
  for (const paid of groupsBy(slip.paid, ({ code, period }) => `${code} ${period}`)) {
    const { code, period, isDifference } = paid[0]!
    const total = sum(paid.map(({ amount }) => amount))
    if (total === 0n) continue
    if (total < 0n) {
      found.warnings.push({ code: 'benefit_negative', detail: period })
      continue
    }
    const base = ELEMENT_BENEFITS[code] ?? '313'
    const groups = (contract.sick.get(period) ?? []).filter((group) => isPaidBy(group, base))
    if (groups.length === 0) {
      found.lines.push(lineOf(contract, base, monthDays(period), 0, total))
      found.warnings.push({ code: 'benefit_days_unknown', detail: period })
      continue
    }
    const isExact = paid.length === groups.length && paid.every(({ amount }) => amount >= 0n)
    const amounts = isExact
      ? paid.map(({ amount }) => amount)
      : allocate(
          total,
          groups.map(({ days }) => BigInt(days)),
        )
    if (isDifference) found.warnings.push({ code: 'benefit_difference', detail: period })
    for (const [n, group] of groups.entries()) {
      const days = isDifference ? 0 : group.days
      found.lines.push(lineOf(contract, benefitCode(group), group, days, amounts[n]!))
    }
  }
}

/** Benefits of parenthood have one code on the payslip and three at ZUS. */
function isPaidBy(group: SickGroup, base: RsaCode): boolean {
  if (group.payer === 'nobody') return false
  const code = benefitCode(group)
  return code === base || (base === '311' && PARENTHOOD.has(group.kind))
}

function breakLines(
  contract: ZusContract,
  absence: ZusContract['absences'][number],
  period: Period,
  found: Found,
): void {
  const code = BREAK_CODES[absence.kind]
  // Hours away shorten the pay; a break is made of days.
  if (!code || absence.minutes !== null) return
  const employed = overlap(monthDays(period), {
    from: contract.startsOn,
    to: contract.endsOn ?? monthDays(period).to,
  })
  const days = employed && overlap(employed, { from: absence.fromOn, to: absence.toOn })
  if (!days) return
  if (code === '121') found.warnings.push({ code: 'upbringing_title', detail: null })
  const wanted = datesOf(days).filter(
    (date) =>
      !WORKDAY_BREAKS.has(code) ||
      (minutesOn(contract.weekMinutes, date) > 0 && isWorkingDay(date)),
  )
  for (const run of unbroken(wanted)) {
    found.lines.push(lineOf(contract, code, { from: run[0]!, to: run.at(-1)! }, 0, 0n))
  }
}

function unbroken(dates: readonly LocalDate[]): LocalDate[][] {
  const runs: LocalDate[][] = []
  for (const date of dates) {
    const last = runs.at(-1)
    if (last && addDays(last.at(-1)!, 1) === date) last.push(date)
    else runs.push([date])
  }
  return runs
}
