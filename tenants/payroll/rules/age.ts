// What changes with a birthday.
import { firstDayOf, isLocalDate, type LocalDate, type Period } from '#tenants/shared/dates.ts'
import type { EmployerFunds } from '../pl/contributions.ts'

const YOUTH = 26

/** The birthday itself; for 29 February the last day of February. */
export function birthdayOf(bornOn: LocalDate, age: number): LocalDate {
  const year = Number(bornOn.slice(0, 4)) + age
  const day = `${year}${bornOn.slice(4)}`
  return isLocalDate(day) ? day : `${year}-02-28`
}

/** Revenue is exempt up to and including the day of the 26th birthday. */
export function hasYouthRelief(bornOn: LocalDate, paidOn: LocalDate): boolean {
  return paidOn <= birthdayOf(bornOn, YOUTH)
}

/** A student's mandate bears contributions from the 26th birthday on. */
export function isStudentUnder26(bornOn: LocalDate, on: LocalDate): boolean {
  return on < birthdayOf(bornOn, YOUTH)
}

/** Neither FP nor FS from the first month that begins at 55 (women) or 60 (men). */
export function isExemptFromLabourFund(
  funds: EmployerFunds,
  person: { sex: 'f' | 'm'; bornOn: LocalDate },
  month: Period,
): boolean {
  return birthdayOf(person.bornOn, funds.exemptFromAge[person.sex]) <= firstDayOf(month)
}
