// Annual leave (urlop wypoczynkowy): how many days a year, and how many are left.
import type { LocalDate } from '#tenants/shared/dates.ts'
import type { LeaveRules } from '../pl/absence.ts'

export const SCHOOLS = [
  'none',
  'basic_vocational',
  'secondary_vocational',
  'secondary_general',
  'post_secondary',
  'university',
] as const
export type School = (typeof SCHOOLS)[number]

/** Years that a school counts as service (art. 155); they do not add up. */
const SCHOOL_YEARS: Readonly<Record<School, number>> = {
  none: 0,
  basic_vocational: 3,
  secondary_vocational: 5,
  secondary_general: 4,
  post_secondary: 6,
  university: 8,
}

export function yearlyLeaveDays(
  rules: LeaveRules,
  service: { years: number; school: School },
): number {
  const years = service.years + SCHOOL_YEARS[service.school]
  return years >= rules.longerFromYears ? rules.days.longer : rules.days.shorter
}

export type LeaveInput = {
  year: number
  /** 20 or 26, by length of service. */
  yearlyDays: number
  fullTimeShare: bigint
  employedFrom: LocalDate
  employedTo: LocalDate | null
  /**
   * Somebody's first employment ever earns a twelfth with each month worked instead
   * (art. 153(1)).
   */
  firstEmploymentMonths: number | null
}

export type LeaveEntitlement = {
  /** For the fraction of full time, a whole year. */
  fullYearDays: number
  months: number
  days: number
  minutes: number
}

/** Fraction of full time and part of a year are each rounded up to a full day. */
export function leaveEntitlement(rules: LeaveRules, input: LeaveInput): LeaveEntitlement {
  const fullYearDays = ceilDiv(BigInt(input.yearlyDays) * input.fullTimeShare, 10_000n)
  const dayMinutes = rules.hoursPerDay * 60
  if (input.firstEmploymentMonths !== null) {
    // By the month, in minutes: a twelfth of the days is rarely a whole one.
    const months = Math.min(12, input.firstEmploymentMonths)
    const minutes = ceilDiv(BigInt(fullYearDays * dayMinutes * months), 12n)
    return { fullYearDays, months, days: minutes / dayMinutes, minutes }
  }
  const months = monthsIn(input.year, input.employedFrom, input.employedTo)
  const days = Math.min(fullYearDays, ceilDiv(BigInt(fullYearDays * months), 12n))
  return { fullYearDays, months, days, minutes: days * dayMinutes }
}

/** Each month of the year that was begun counts. */
function monthsIn(year: number, from: LocalDate, to: LocalDate | null): number {
  const first = from > `${year}-01-01` ? from : `${year}-01-01`
  const last = to !== null && to < `${year}-12-31` ? to : `${year}-12-31`
  if (last < first) return 0
  return Number(last.slice(5, 7)) - Number(first.slice(5, 7)) + 1
}

export type LeaveBalance = {
  minutes: number
  carriedOverMinutes: number
  /** Of the carried leave, to be taken by this day. */
  carriedOverUntil: LocalDate
  onDemandDaysLeft: number
}

/** Leave carried over is taken first. */
export function leaveBalance(
  rules: LeaveRules,
  input: {
    year: number
    entitledMinutes: number
    carriedOverMinutes: number
    takenMinutes: number
    onDemandDaysTaken: number
  },
): LeaveBalance {
  const { carriedOverMinutes, takenMinutes } = input
  return {
    minutes: input.entitledMinutes + carriedOverMinutes - takenMinutes,
    carriedOverMinutes: Math.max(0, carriedOverMinutes - takenMinutes),
    carriedOverUntil: `${input.year}-${rules.carriedOverUntil}`,
    onDemandDaysLeft: Math.max(0, rules.onDemandDays - input.onDemandDaysTaken),
  }
}

function ceilDiv(numerator: bigint, denominator: bigint): number {
  return Number((numerator + denominator - 1n) / denominator)
}
