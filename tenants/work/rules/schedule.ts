// Work that comes back by the calendar.
import {
  addDays,
  addMonths,
  firstDayOf,
  type LocalDate,
  lastDayOf,
  periodOf,
  weekdayOf,
} from '../../shared/dates.ts'

export type ScheduleRule = {
  /** 1 to 28, or 31 for the last day of the month. */
  dayOfMonth: number
  everyMonths: number
  /** 1 is Monday: then the work comes back each week, and the months say nothing. */
  weekday?: number | null
}

export const scheduleKinds = ['weekly', 'monthly', 'quarterly', 'yearly'] as const
export type ScheduleKind = (typeof scheduleKinds)[number]

const monthsOf = { weekly: 1, monthly: 1, quarterly: 3, yearly: 12 } as const

/** The rule that a person chooses by its name; a weekly one comes back on its first weekday. */
export function ruleOf(kind: ScheduleKind, dayOfMonth: number, firstOn: LocalDate): ScheduleRule {
  const weekday = kind === 'weekly' ? weekdayOf(firstOn) : null
  return { dayOfMonth: weekday ? 1 : dayOfMonth, everyMonths: monthsOf[kind], weekday }
}

/** The run after the one on `from`, which need not itself have been on the rule's day. */
export function nextRun(rule: ScheduleRule, from: LocalDate): LocalDate {
  if (rule.weekday) return onWeekday(rule.weekday, addDays(from, 1))
  return dayIn(addMonths(periodOf(from), rule.everyMonths), rule.dayOfMonth)
}

/** The first run on or after a date. */
export function firstRun(rule: ScheduleRule, notBefore: LocalDate): LocalDate {
  if (rule.weekday) return onWeekday(rule.weekday, notBefore)
  const inMonth = dayIn(periodOf(notBefore), rule.dayOfMonth)
  return inMonth >= notBefore ? inMonth : dayIn(addMonths(periodOf(notBefore), 1), rule.dayOfMonth)
}

/**
 * The run with which a paused schedule goes on: what fell into the pause is not owed,
 * and the rhythm of months stays what it was.
 */
export function runAfterPause(rule: ScheduleRule, stoodOn: LocalDate, today: LocalDate): LocalDate {
  let run = stoodOn
  while (run < today) run = nextRun(rule, run)
  return run
}

function onWeekday(weekday: number, notBefore: LocalDate): LocalDate {
  return addDays(notBefore, (weekday - weekdayOf(notBefore) + 7) % 7)
}

function dayIn(period: string, dayOfMonth: number): LocalDate {
  if (dayOfMonth === 31) return lastDayOf(period)
  return `${firstDayOf(period).slice(0, 8)}${String(dayOfMonth).padStart(2, '0')}`
}

/**
 * Texts of a schedule may name {date}, the day of the run, {period}, its month, and
 * {previous}, the month before.
 */
export function fillIn(text: string, runOn: LocalDate): string {
  const period = periodOf(runOn)
  return text
    .replaceAll('{date}', runOn)
    .replaceAll('{period}', period)
    .replaceAll('{previous}', addMonths(period, -1))
}

/** The answers of a form with their texts filled in. */
export function fillInForm(
  form: Readonly<Record<string, unknown>>,
  runOn: LocalDate,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(form).map(([key, answer]) => [
      key,
      typeof answer === 'string' ? fillIn(answer, runOn) : answer,
    ]),
  )
}
