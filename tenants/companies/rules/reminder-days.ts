const MOST_REMINDERS = 6
const LAST_DAY = 60

/** Business days typed with commas, "1, 3, 5": in order and once each; null when they are none. */
export function readReminderDays(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  const days = parts.map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : 0))
  const isRight = days.length <= MOST_REMINDERS && days.every((day) => day >= 1 && day <= LAST_DAY)
  return isRight ? [...new Set(days)].sort((a, b) => a - b) : null
}
