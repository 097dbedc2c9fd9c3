// Terms of Polish law. A last day on a Saturday, Sunday or statutory day off moves to
// the next working day (Ordynacja podatkowa art. 12 § 5, Kodeks cywilny art. 115).
import { addDays, addMonths, type LocalDate, type Period } from '#tenants/shared/dates.ts'
import { nextWorkingDay } from './holidays.ts'

/** Days to answer a complaint; the day of receipt is not counted (KC art. 111). */
const COMPLAINT_DAYS = {
  // Ustawa o prawach konsumenta art. 7a.
  consumer: 14,
  // Ustawa o rozpatrywaniu reklamacji przez podmioty rynku finansowego art. 6 and 7.
  financial: 30,
  financial_complex: 60,
  // Prawo komunikacji elektronicznej z 12 lipca 2024 r., reklamacje: 30 days.
  telecom: 30,
  // Not checked against the act: general knowledge of November 2026. Since 2018 the act on
  // package travel has no term of its own, so that a consumer's may be the 14 days of art. 7a.
  travel: 30,
  // Not checked: Prawo pocztowe z 2012 r. and its regulation on complaints, home deliveries.
  postal: 30,
  // Not checked: Prawo energetyczne, complaints about supply and bills.
  energy: 14,
} as const

/** Day of the month that follows the month settled. */
const DUTY_DAYS = {
  jpk_v7m: 25,
  pit4: 20,
  zus_legal_person: 15,
  zus_other: 20,
  ppk: 15,
  cit: 20,
} as const

export type ComplaintRegime = keyof typeof COMPLAINT_DAYS
export type MonthlyDuty = keyof typeof DUTY_DAYS

export const COMPLAINT_REGIMES = Object.keys(COMPLAINT_DAYS) as [
  ComplaintRegime,
  ...ComplaintRegime[],
]
export const MONTHLY_DUTIES = Object.keys(DUTY_DAYS) as [MonthlyDuty, ...MonthlyDuty[]]

/** The last day on which the answer to a complaint is in time. */
export function complaintDueOn(regime: ComplaintRegime, receivedOn: LocalDate): LocalDate {
  return nextWorkingDay(addDays(receivedOn, COMPLAINT_DAYS[regime]))
}

/** The last day for a duty of the month settled: payment, return or declaration. */
export function dutyDueOn(duty: MonthlyDuty, month: Period): LocalDate {
  return nextWorkingDay(`${addMonths(month, 1)}-${DUTY_DAYS[duty]}`)
}
