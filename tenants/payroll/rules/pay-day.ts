// The day on which pay is due (art. 85 of the Labour Code).
import {
  addDays,
  addMonths,
  type LocalDate,
  lastDayOf,
  type Period,
} from '#tenants/shared/dates.ts'
import { isWorkingDay } from '#tenants/shared/pl/holidays.ts'

export type PayDayTerms = { payDay: number; isPaidNextMonth: boolean }

/** A day that is free from work: pay is due on the working day before it (art. 85 § 3). */
export function payDayUpTo(day: LocalDate): LocalDate {
  return isWorkingDay(day) ? day : payDayUpTo(addDays(day, -1))
}

/** The company's day in the month, or its last one where the month is shorter. */
export function payDayOf(period: Period, { payDay, isPaidNextMonth }: PayDayTerms): LocalDate {
  const month = isPaidNextMonth ? addMonths(period, 1) : period
  const last = Number(lastDayOf(month).slice(8))
  return payDayUpTo(`${month}-${String(Math.min(payDay, last)).padStart(2, '0')}`)
}

/** The day of an order to the bank: never before the day on which it is made. */
export function bankDay(payOn: LocalDate, today: LocalDate): LocalDate {
  const day = payDayUpTo(payOn)
  if (day >= today) return day
  let next = today
  while (!isWorkingDay(next)) next = addDays(next, 1)
  return next
}
