// Leave is counted in minutes and read in days of eight hours.
import type { Dictionary } from '#app/i18n/dictionaries.ts'
import type { Formatters } from '#app/ui/use-format.ts'
import type { LeaveExcess } from '#tenants/payroll/rules/leave-year.ts'

const DAY_MINUTES = 480

type Look = { t: Dictionary['payLeave']; f: Formatters }

export function leaveText({ t, f }: Look, minutes: number): string {
  const sign = minutes < 0 ? '−' : ''
  const all = Math.abs(minutes)
  const [days, rest] = [Math.floor(all / DAY_MINUTES), all % DAY_MINUTES]
  if (rest === 0) return `${sign}${t.days(days)}`
  return days === 0 ? `${sign}${f.minutes(rest)}` : `${sign}${t.days(days)} ${f.minutes(rest)}`
}

export function amountText(look: Look, unit: 'days' | 'minutes', amount: number): string {
  return unit === 'days' ? look.t.days(amount) : look.f.minutes(amount)
}

export function excessText(look: Look, { code, unit, wanted, left }: LeaveExcess): string {
  if (code === 'leave_over_limit') {
    return look.t.overLimit(amountText(look, unit, wanted), amountText(look, unit, left))
  }
  return look.t.overBalance(leaveText(look, wanted), leaveText(look, left))
}
