// The working time of a month (wymiar czasu pracy, art. 130 of the Labour Code).
import {
  addDays,
  firstDayOf,
  type LocalDate,
  lastDayOf,
  type Period,
  weekdayOf,
} from '#tenants/shared/dates.ts'
import { divideHalfUp } from '#tenants/shared/money.ts'
import { isHoliday } from '#tenants/shared/pl/holidays.ts'

export type WorkingTime = { days: number; hours: number }

const DAY_HOURS = 8
const WEEK_HOURS = 40
const SUNDAY = 7

/**
 * 40 hours for each whole week from the first day on, 8 for each day from Monday to
 * Friday that is left over, less 8 for each holiday that is no Sunday: one that falls on
 * a Saturday lowers it too.
 */
export function workingTimeOf(from: LocalDate, to: LocalDate): WorkingTime {
  const dates = datesOf(from, to)
  const wholeWeeks = Math.floor(dates.length / 7)
  const left = dates.slice(wholeWeeks * 7).filter((date) => weekdayOf(date) < 6)
  const holidays = dates.filter((date) => weekdayOf(date) !== SUNDAY && isHoliday(date))
  const full = wholeWeeks * WEEK_HOURS + left.length * DAY_HOURS
  const hours = Math.max(0, full - holidays.length * DAY_HOURS)
  return { days: hours / DAY_HOURS, hours }
}

export function workingTimeOfMonth(month: Period): WorkingTime {
  return workingTimeOf(firstDayOf(month), lastDayOf(month))
}

/** Minutes for a fraction of full time in 1/100 %, half up. */
export function workingMinutes({ hours }: WorkingTime, fullTimeShare: bigint): bigint {
  return divideHalfUp(BigInt(hours) * 60n * fullTimeShare, 10_000n)
}

/** Working days of the year in hundredths of a month (współczynnik ekwiwalentu). */
export function leaveCoefficientOf(year: number): bigint {
  const { days } = workingTimeOf(`${year}-01-01`, `${year}-12-31`)
  return divideHalfUp(BigInt(days) * 100n, 12n)
}

function datesOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const dates: LocalDate[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date)
  return dates
}
