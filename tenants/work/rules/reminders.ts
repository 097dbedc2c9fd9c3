// When a question is asked again: at the opening of the n-th business day after the day on
// which it was asked, in the contract's own calendar.
import { localDateOf } from '../../shared/dates.ts'
import type { Calendar } from '../../sla/rules/calendar.ts'
import { fromEpochMinute, toEpochMinute } from '../../sla/rules/clock.ts'

const DAY_MINUTES = 1440
/** A calendar without a working day in so long reminds nobody. */
const LOOK_AHEAD_DAYS = 400

/** The opening of the n-th business day after `from`; null when the calendar has none. */
export function openingAfter(calendar: Calendar, from: Date, businessDays: number): Date | null {
  let last = localDateOf(from, calendar.zone)
  let left = businessDays
  const first = Math.floor(toEpochMinute(from) / DAY_MINUTES)
  for (let day = first; day <= first + LOOK_AHEAD_DAYS; day += 1) {
    const open = calendar.openOn(day)
    for (let i = 0; i < open.length; i += 2) {
      const opens = fromEpochMinute(open[i]!)
      const date = localDateOf(opens, calendar.zone)
      if (date <= last) continue
      last = date
      left -= 1
      if (left === 0) return opens
    }
  }
  return null
}

/**
 * The next reminder after `now`. Those that a sleeping worker missed are left out: three mails
 * in one minute remind nobody better.
 */
export function nextReminder(
  calendar: Calendar,
  { askedAt, days, now }: { askedAt: Date; days: readonly number[]; now: Date },
): Date | null {
  for (const day of [...days].sort((a, b) => a - b)) {
    const at = openingAfter(calendar, askedAt, day)
    if (at && at > now) return at
  }
  return null
}
