// Requests for which the law sets a term, whoever asks and whatever the contract says.
import { addMonths, type LocalDate, lastDayOf, periodOf } from '../../shared/dates.ts'
import { nextWorkingDay } from '../../shared/pl/holidays.ts'

/**
 * Months to answer by type of request. A person's request about their data: one month of
 * receipt, GDPR (Regulation 2016/679) art. 12(3), in force since 25 May 2018.
 */
const monthsToAnswer: Readonly<Record<string, number>> = { gdpr_request: 1 }

/**
 * The last day of the term, or null where the law sets none. A term in months ends on the
 * day of the same number, or the month's last, and a last day that is a holiday, a Sunday
 * or a Saturday moves on: Regulation 1182/71 art. 3(2)(c) and (4).
 */
export function statutoryDueOn(requestType: string, receivedOn: LocalDate): LocalDate | null {
  const months = monthsToAnswer[requestType]
  if (!months) return null
  const last = lastDayOf(addMonths(periodOf(receivedOn), months))
  const same = `${last.slice(0, 8)}${receivedOn.slice(8)}`
  return nextWorkingDay(same < last ? same : last)
}
