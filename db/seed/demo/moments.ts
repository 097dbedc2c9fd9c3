// When things happen in the demo: on working days, in office hours of Warsaw.
import { addDays, type LocalDate, localDateOf, startOfLocalDay } from '#tenants/shared/dates.ts'
import { isWorkingDay } from '#tenants/shared/pl/holidays.ts'
import { compileCalendar } from '#tenants/sla/rules/calendar.ts'
import { dueAt } from '#tenants/sla/rules/clock.ts'
import type { Random } from '../random.ts'
import { demoCalendars } from './contracts.ts'

export const DEMO_ZONE = 'Europe/Warsaw'
const office = compileCalendar(demoCalendars.office)

/** The instant at which a clock on the wall of the office shows so many minutes. */
export function momentOn(date: LocalDate, minuteOfDay: number): Date {
  return new Date(startOfLocalDay(date, DEMO_ZONE).getTime() + minuteOfDay * 60_000)
}

/** So many office minutes later. */
export function afterWork(from: Date, minutes: number): Date {
  return dueAt(office, from, minutes, [], from)!
}

export function workingDays(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day)
  return days
}

export const officeMinute = (random: Random) => random.whole(8 * 60 + 5, 15 * 60 + 30)
export const today = (now: Date) => localDateOf(now, DEMO_ZONE)

/** Within the last hours of work before now, so that a promise can still be kept. */
export function lately(random: Random, now: Date): Date {
  const candidate = new Date(now.getTime() - random.whole(5, 170) * 60_000)
  const day = today(candidate)
  const [from, to] = [momentOn(day, 8 * 60), momentOn(day, 16 * 60)]
  if (isWorkingDay(day) && candidate >= from && candidate < to) return candidate
  const last = workingDays(addDays(day, -10), candidate < from ? addDays(day, -1) : day).at(-1)!
  return momentOn(last, 13 * 60 + random.whole(0, 170))
}
