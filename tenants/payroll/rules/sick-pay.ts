// Sick pay by the employer (wynagrodzenie chorobowe): base from history, day rate, and the
// days of the year that are the employer's.
import type { LocalDate } from '#tenants/shared/dates.ts'
import { applyBp, divideHalfUp } from '#tenants/shared/money.ts'
import type { SicknessRules } from '../pl/absence.ts'
import { payrollLawOn } from '../pl/parameters.ts'

export type PayHistoryMonth = {
  /** Pay that bears sickness contributions. */
  pay: bigint
  /** The employee's contributions really taken; null: by the full 13.71 %. */
  contributions: bigint | null
  workedDays: number
  /** Working days that the person should have worked. */
  dueDays: number
}

/** Pay less the employee's contributions, one rounding. */
export function netOfContributions(pay: bigint, rules: SicknessRules): bigint {
  return pay - applyBp(pay, rules.contributions)
}

/**
 * The average of the months before the illness, newest twelve at most, of which those
 * count in which at least half the days were worked. Months not counted altogether: the
 * pay agreed for the month of the illness. Never less than the minimum wage (by fraction
 * of full time) less contributions.
 */
export function sickPayBase(input: {
  fellIllOn: LocalDate
  /** Oldest first. */
  history: readonly PayHistoryMonth[]
  agreedPay: bigint
  fullTimeShare: bigint
}): { base: bigint; months: number; least: bigint } {
  const law = payrollLawOn(input.fellIllOn)
  const rules = law.sickness.value
  const counted = input.history
    .slice(-rules.averageMonths)
    .filter(({ workedDays, dueDays }) => dueDays > 0 && workedDays * 2 >= dueDays)
  const amounts = counted.map(({ pay, contributions }) =>
    contributions === null ? netOfContributions(pay, rules) : pay - contributions,
  )
  const average =
    amounts.length === 0
      ? netOfContributions(input.agreedPay, rules)
      : divideHalfUp(
          amounts.reduce((total, one) => total + one, 0n),
          BigInt(amounts.length),
        )
  const minimum = applyBp(law.minimumWage.value.monthly, input.fullTimeShare)
  const least = netOfContributions(minimum, rules)
  return { base: average > least ? average : least, months: amounts.length, least }
}

/**
 * - daily: the day's rate and its percentage each to the grosz, then times the days (ZUS)
 * - once: only the product is rounded after the day's rate
 */
export type SickPayRounding = 'daily' | 'once'

export function sickPay(
  rules: SicknessRules,
  {
    base,
    days,
    rate,
    rounding,
  }: {
    base: bigint
    days: bigint
    rate: bigint
    rounding: SickPayRounding
  },
): bigint {
  const day = divideHalfUp(base, rules.monthDays)
  return rounding === 'once' ? applyBp(day * days, rate) : applyBp(day, rate) * days
}

/** 33 days a year, 14 from the year after the 50th birthday. */
export function employerDaysOf(rules: SicknessRules, year: number, bornOn: LocalDate): number {
  const older = year - Number(bornOn.slice(0, 4)) > rules.olderFromAge
  return older ? rules.employerDays.older : rules.employerDays.younger
}

export type SicknessSplit = {
  /** Before the waiting time is over: nobody pays. */
  waitingDays: number
  employerDays: number
  /** From then on the benefit of ZUS. */
  benefitDays: number
  /** Beyond the longest period. */
  unpaidDays: number
}

/** Splits the calendar days of one illness within one calendar year. */
export function splitSickness(
  rules: SicknessRules,
  input: {
    days: number
    /** Days of insurance before the illness; null: none to wait for (accident, long insurance). */
    insuredDays: number | null
    waitingDays: number
    employerLimit: number
    employerDaysUsed: number
    /** Days of this period of illness paid before, in an earlier year for example. */
    periodDaysUsed: number
  },
): SicknessSplit {
  const wait = input.insuredDays === null ? 0 : input.waitingDays - input.insuredDays
  const waitingDays = clamp(wait, input.days)
  const paid = clamp(rules.longestDays - input.periodDaysUsed, input.days - waitingDays)
  const employerDays = clamp(input.employerLimit - input.employerDaysUsed, paid)
  return {
    waitingDays,
    employerDays,
    benefitDays: paid - employerDays,
    unpaidDays: input.days - waitingDays - paid,
  }
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(value, most))
}
