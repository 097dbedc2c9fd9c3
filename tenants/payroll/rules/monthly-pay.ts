// Pay for a month that was not worked in full, overtime and night hours.
import { applyBp, divideHalfUp } from '#tenants/shared/money.ts'
import type { OvertimeRules } from '../pl/absence.ts'

export type Absences = {
  /** Calendar days of illness, paid by the employer or ZUS. */
  sickDays: number
  /** Minutes missed for any other reason that is not paid. */
  missedMinutes: number
  /** Working minutes of the whole month, for this person. */
  dueMinutes: number
}

export type PartMonthPay = {
  sickDay: bigint
  sickDeduction: bigint
  missedDeduction: bigint
  pay: bigint
}

/**
 * For illness a thirtieth of the pay for each calendar day, for other absence the pay of
 * the hours missed (regulation of 29 May 1996, § 11 and 12). Never less than nothing.
 */
export function payForPartOfMonth(monthlyPay: bigint, absences: Absences): PartMonthPay {
  const { sickDays, missedMinutes, dueMinutes } = absences
  const sickDay = divideHalfUp(monthlyPay, 30n)
  const sickDeduction = sickDay * BigInt(sickDays)
  const missedDeduction =
    missedMinutes === 0 ? 0n : divideHalfUp(monthlyPay * BigInt(missedMinutes), BigInt(dueMinutes))
  const left = monthlyPay - sickDeduction - missedDeduction
  return { sickDay, sickDeduction, missedDeduction, pay: left > 0n ? left : 0n }
}

export type OvertimePay = {
  hourlyRate: bigint
  /** The hours themselves. */
  normal: bigint
  lowerSupplement: bigint
  higherSupplement: bigint
  total: bigint
}

/**
 * Normal pay for every hour, and a supplement of 50 or 100 % of the personal rate: the
 * fixed monthly pay over the month's hours, to the grosz.
 */
export function overtimePay(
  rules: OvertimeRules,
  input: {
    fixedMonthlyPay: bigint
    dueMinutes: number
    lowerMinutes: number
    higherMinutes: number
  },
): OvertimePay {
  const hourlyRate = divideHalfUp(input.fixedMonthlyPay * 60n, BigInt(input.dueMinutes))
  const pay = (minutes: number) => divideHalfUp(hourlyRate * BigInt(minutes), 60n)
  const normal = pay(input.lowerMinutes + input.higherMinutes)
  const lowerSupplement = applyBp(pay(input.lowerMinutes), rules.lower)
  const higherSupplement = applyBp(pay(input.higherMinutes), rules.higher)
  const total = normal + lowerSupplement + higherSupplement
  return { hourlyRate, normal, lowerSupplement, higherSupplement, total }
}

/** A fifth of the minimum wage's hour in this month, for each night hour. */
export function nightSupplement(
  rules: OvertimeRules,
  input: { minimumWage: bigint; fullTimeHours: number; nightMinutes: number },
): { hourly: bigint; amount: bigint } {
  const rate = input.minimumWage * rules.night
  const hourly = divideHalfUp(rate, BigInt(input.fullTimeHours) * 10_000n)
  return { hourly, amount: divideHalfUp(hourly * BigInt(input.nightMinutes), 60n) }
}

/** A hundred per cent: at night, on Sundays, holidays and days off given for them. */
export function overtimeKind(hour: {
  atNight: boolean
  onFreeDay: boolean
  overWeeklyAverage: boolean
}): 'lower' | 'higher' {
  return hour.atNight || hour.onFreeDay || hour.overWeeklyAverage ? 'higher' : 'lower'
}
