// Whether pay reaches the minimum on a day.
import type { LocalDate } from '#tenants/shared/dates.ts'
import { applyBp, divideHalfUp } from '#tenants/shared/money.ts'
import { payrollLawOn } from '../pl/parameters.ts'

export type MinimumWageCheck = {
  minimum: bigint
  /** What lacks to the minimum; 0 when it is reached. */
  missing: bigint
  validFrom: LocalDate
}

/** Employment: the monthly minimum by the fraction of full time. */
export function checkMonthlyMinimum(
  on: LocalDate,
  monthlyPay: bigint,
  fullTimeShare: bigint,
): MinimumWageCheck {
  const { value, validFrom } = payrollLawOn(on).minimumWage
  return check(applyBp(value.monthly, fullTimeShare), monthlyPay, validFrom)
}

/** A mandate: the minimum for the hours of the register. */
export function checkHourlyMinimum(on: LocalDate, pay: bigint, minutes: number): MinimumWageCheck {
  const { value, validFrom } = payrollLawOn(on).minimumWage
  return check(divideHalfUp(value.hourly * BigInt(minutes), 60n), pay, validFrom)
}

function check(minimum: bigint, pay: bigint, validFrom: LocalDate): MinimumWageCheck {
  return { minimum, missing: pay < minimum ? minimum - pay : 0n, validFrom }
}
