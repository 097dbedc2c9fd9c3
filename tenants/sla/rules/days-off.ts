// Days on which a company does not work, said outside its contract. Such a day counts only
// when it was said before it began: time that has gone by is never counted anew.
import { type LocalDate, localDateOf } from '#tenants/shared/dates.ts'
import type { CalendarInput } from './calendar.ts'

export type DayOff = {
  day: LocalDate
  enteredAt: Date
  /** Taken back: the day counts as working again when that was said before it began. */
  removedAt: Date | null
}

/** The days that a clock which ended, or was last looked at, at `end` has to leave out. */
export function daysOffUntil(
  daysOff: readonly DayOff[],
  zone: string,
  end: Date,
): readonly LocalDate[] {
  const days = new Set<LocalDate>()
  for (const { day, enteredAt, removedAt } of daysOff) {
    if (enteredAt > end || day <= localDateOf(enteredAt, zone)) continue
    const isBack = removedAt !== null && removedAt <= end && localDateOf(removedAt, zone) < day
    if (!isBack) days.add(day)
  }
  return [...days].sort()
}

/** The contract's calendar with more days off; the same object when there are none. */
export function withDaysOff(calendar: CalendarInput, days: readonly LocalDate[]): CalendarInput {
  if (days.length === 0) return calendar
  const { holidays } = calendar
  if (!('country' in holidays)) return { ...calendar, holidays: joined(holidays, days) }
  return { ...calendar, holidays: { ...holidays, extra: joined(holidays.extra ?? [], days) } }
}

function joined(some: readonly LocalDate[], more: readonly LocalDate[]): LocalDate[] {
  return [...new Set([...some, ...more])].sort()
}
