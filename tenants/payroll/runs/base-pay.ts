// The pay of the contract itself: by month, by hour, or for the whole.
import { periodOf } from '../../shared/dates.ts'
import { allocate, divideHalfUp, sum } from '../../shared/money.ts'
import { checkHourlyMinimum } from '../rules/minimum-wage.ts'
import { payForPartOfMonth } from '../rules/monthly-pay.ts'
import type { Terms } from '../types.ts'
import { type PayInput, type RunWarning, warning } from './codes.ts'
import { element, type Month, type MonthElement } from './element.ts'
import { type Days, minutesIn, monthDays, normMinutes, unpaidMinutes } from './month.ts'

export const PART_OF_MONTH = { act: 'leave_regulation', article: '§ 11, 12' }

type Base = { elements: MonthElement[]; full: bigint; sickDeduction: bigint; minutes: number }

export function basePay(month: Month, terms: Terms, warnings: RunWarning[]): Base {
  const { employment, period, segments } = month
  const scheduled = segments.map((segment) => attendedMinutes(month, segment, segment.terms))
  const hours = month.input('hours')?.minutes ?? null
  const minutes = hours ?? scheduled.reduce((total, one) => total + one, 0)
  if (terms.payKind === 'lump') {
    const dueIn = periodOf(employment.endsOn ?? employment.startsOn)
    const elements =
      dueIn === period ? [element('contract_pay', terms.payMinor, 'agreed', [], null)] : []
    return { elements, full: terms.payMinor, sickDeduction: 0n, minutes }
  }
  if (terms.payKind === 'hourly') {
    const full = divideHalfUp(terms.payMinor * BigInt(normMinutes(terms, period)), 60n)
    if (employment.kind !== 'uop' && hours === null && segments.length > 0) {
      warnings.push(warning('hours_missing'))
      return { elements: [], full, sickDeduction: 0n, minutes: 0 }
    }
    const shares = hours === null ? scheduled.map(BigInt) : sharesOf(hours, scheduled)
    const elements = segments.map((segment, n) =>
      element(
        'hourly_pay',
        divideHalfUp(segment.terms.payMinor * shares[n]!, 60n),
        'hours',
        [
          { name: 'hourly_rate', unit: 'amount', value: segment.terms.payMinor },
          { name: 'minutes', unit: 'minutes', value: shares[n]! },
        ],
        null,
      ),
    )
    if (employment.kind === 'zlecenie' && hours !== null) {
      const pay = sum(elements.map(({ amount }) => amount))
      const { missing, minimum } = checkHourlyMinimum(monthDays(period).to, pay, hours)
      if (missing > 0n) warnings.push(warning('below_minimum_wage', `${minimum}`))
    }
    return { elements, full, sickDeduction: 0n, minutes }
  }
  const parts = segments.map((segment) =>
    partOfMonth(month, segment, segment.terms, segment.terms.payMinor, true),
  )
  const elements = parts.map(({ amount, inputs }) =>
    element('base_pay', amount, 'monthly_part', inputs, PART_OF_MONTH),
  )
  const sickDeduction = sum(parts.map((part) => part.sickDeduction))
  return { elements, full: terms.payMinor, sickDeduction, minutes }
}

function sharesOf(minutes: number, weights: readonly number[]): bigint[] {
  const isEven = weights.every((weight) => weight === 0)
  return allocate(
    BigInt(minutes),
    weights.map((weight) => (isEven ? 1n : BigInt(weight))),
  )
}

/** Minutes of the pattern in the days, less illness and hours that nobody pays. */
export function attendedMinutes(month: Month, days: Days, { weekMinutes }: Terms): number {
  const sick = sickIn(month, days).reduce(
    (total, date) => total + minutesIn(weekMinutes, { from: date, to: date }),
    0,
  )
  const missed = unpaidMinutes(month.employment.absences, weekMinutes, days)
  return Math.max(0, minutesIn(weekMinutes, days) - sick - missed)
}

const sickIn = ({ sickDates }: Month, { from, to }: Days) =>
  [...sickDates].filter((date) => date >= from && date <= to)

/** Monthly pay for those days of the month; nothing for days of which none was worked. */
export function partOfMonth(
  month: Month,
  days: Days,
  terms: Terms,
  monthly: bigint,
  bySickness: boolean,
) {
  const whole = monthDays(month.period)
  const dueMinutes = minutesIn(terms.weekMinutes, whole)
  const outside = dueMinutes - minutesIn(terms.weekMinutes, days)
  const missedMinutes = outside + unpaidMinutes(month.employment.absences, terms.weekMinutes, days)
  const sickDays = bySickness ? sickIn(month, days).length : 0
  const isAway = (sickDays > 0 || missedMinutes > 0) && attendedMinutes(month, days, terms) === 0
  const part = payForPartOfMonth(monthly, { sickDays, missedMinutes, dueMinutes })
  const amount = isAway && bySickness ? 0n : part.pay
  return {
    amount,
    sickDeduction: sickDays > 0 ? monthly - amount - part.missedDeduction : 0n,
    inputs: [
      { name: 'monthly_pay', unit: 'amount', value: monthly },
      { name: 'due_minutes', unit: 'minutes', value: BigInt(dueMinutes) },
      { name: 'missed_minutes', unit: 'minutes', value: BigInt(missedMinutes) },
      { name: 'sick_days', unit: 'days', value: BigInt(sickDays) },
    ] satisfies PayInput[],
  }
}
