// By when the yearly forms are due: PIT-4R and PIT-11 at the tax office by the end of
// January, PIT-11 with the person by the end of February.
import type { LocalDate } from '#tenants/shared/dates.ts'
import { nextWorkingDay } from '#tenants/shared/pl/holidays.ts'

export function taxFormsDue(year: number): { office: LocalDate; person: LocalDate } {
  const next = year + 1
  const isLeap = (next % 4 === 0 && next % 100 !== 0) || next % 400 === 0
  return {
    office: nextWorkingDay(`${next}-01-31`),
    person: nextWorkingDay(`${next}-02-${isLeap ? '29' : '28'}`),
  }
}
