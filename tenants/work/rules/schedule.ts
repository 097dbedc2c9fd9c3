// Work that comes back by the calendar.
import { addMonths, firstDayOf, type LocalDate, lastDayOf, periodOf } from '../../shared/dates.ts'

export type ScheduleRule = {
  /** 1 to 28, or 31 for the last day of the month. */
  dayOfMonth: number
  everyMonths: number
}

/** The run after the one on `from`, which need not itself have been on the rule's day. */
export function nextRun(rule: ScheduleRule, from: LocalDate): LocalDate {
  return dayIn(addMonths(periodOf(from), rule.everyMonths), rule.dayOfMonth)
}

/** The first run on or after a date. */
export function firstRun(rule: ScheduleRule, notBefore: LocalDate): LocalDate {
  const inMonth = dayIn(periodOf(notBefore), rule.dayOfMonth)
  return inMonth >= notBefore ? inMonth : dayIn(addMonths(periodOf(notBefore), 1), rule.dayOfMonth)
}

function dayIn(period: string, dayOfMonth: number): LocalDate {
  if (dayOfMonth === 31) return lastDayOf(period)
  return `${firstDayOf(period).slice(0, 8)}${String(dayOfMonth).padStart(2, '0')}`
}

/** Texts of a schedule may name {period}, the month of the run, and {previous}, the one before. */
export function fillIn(text: string, runOn: LocalDate): string {
  const period = periodOf(runOn)
  return text.replaceAll('{period}', period).replaceAll('{previous}', addMonths(period, -1))
}
