// Money for leave not taken when the employment ends (ekwiwalent za urlop).
import { BP_ONE, divideHalfUp } from '#tenants/shared/money.ts'

export type HolidayEquivalentInput = {
  /** Monthly base: fixed components of the month, averages of the variable ones. */
  monthlyBase: bigint
  /** In hundredths, by the year in which the right arises. */
  coefficient: bigint
  fullTimeShare: bigint
  dailyHours: bigint
  hours: bigint
}

export type HolidayEquivalent = { day: bigint; hour: bigint; amount: bigint }

/** The coefficient falls with the fraction of full time, not rounded; day and hour are. */
export function holidayEquivalent(input: HolidayEquivalentInput): HolidayEquivalent {
  const coefficient = input.coefficient * input.fullTimeShare
  const day = divideHalfUp(input.monthlyBase * 100n * BP_ONE, coefficient)
  const hour = divideHalfUp(day, input.dailyHours)
  return { day, hour, amount: hour * input.hours }
}
