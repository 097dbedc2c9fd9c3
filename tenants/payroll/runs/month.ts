// A month of a contract: its days by the terms that hold on them, the minutes due by the
// working-time pattern, and what of them was missed.
import {
  addDays,
  firstDayOf,
  type LocalDate,
  lastDayOf,
  type Period,
  weekdayOf,
} from '../../shared/dates.ts'
import { divideHalfUp } from '../../shared/money.ts'
import { isHoliday } from '../../shared/pl/holidays.ts'
import { rowOn } from '../people/compare-terms.ts'
import { workingMinutes, workingTimeOfMonth } from '../rules/working-time.ts'
import type { Absence, Terms } from '../types.ts'
import type { EmploymentFacts } from './facts.ts'

export type Days = { from: LocalDate; to: LocalDate }
export type Segment = Days & { terms: Terms }

/** Absences for which nobody pays the hours; half of them for force majeure. */
const UNPAID: Partial<Record<Absence['kind'], number>> = {
  unpaid: 2,
  unexcused: 2,
  excused: 2,
  carer: 2,
  upbringing: 2,
  force_majeure: 1,
}

export function overlap(a: Days, b: Days): Days | null {
  const from = a.from > b.from ? a.from : b.from
  const to = a.to < b.to ? a.to : b.to
  return from <= to ? { from, to } : null
}

export function monthDays(period: Period): Days {
  return { from: firstDayOf(period), to: lastDayOf(period) }
}

export function employedDays(
  { startsOn, endsOn }: Pick<EmploymentFacts, 'startsOn' | 'endsOn'>,
  period: Period,
): Days | null {
  return overlap(monthDays(period), { from: startsOn, to: endsOn ?? '9999-12-31' })
}

// Thousands of people share the days of one month: what a day is, is asked once.
const MOST_REMEMBERED = 5_000
const spans = new Map<string, readonly LocalDate[]>()
const freeDays = new Map<LocalDate, number>()

function remembered<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= MOST_REMEMBERED) known.clear()
  const value = find()
  known.set(key, value)
  return value
}

export function datesOf({ from, to }: Days): readonly LocalDate[] {
  return remembered(spans, `${from} ${to}`, () => {
    const dates: LocalDate[] = []
    for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date)
    return dates
  })
}

/** Cuts days at each of the points that lie inside. */
export function cut(days: Days, points: readonly LocalDate[]): Days[] {
  const inside = [...new Set(points)].filter((day) => day > days.from && day <= days.to).sort()
  const starts = [days.from, ...inside]
  return starts.map((from, n) => ({
    from,
    to: n + 1 < starts.length ? addDays(starts[n + 1]!, -1) : days.to,
  }))
}

/** The month by what is agreed for it; a change that leaves the pay alone cuts nothing. */
export function segmentsOf(employment: EmploymentFacts, period: Period): Segment[] {
  const days = employedDays(employment, period)
  if (!days) return []
  const segments: Segment[] = []
  for (const piece of cut(
    days,
    employment.terms.map(({ validFrom }) => validFrom),
  )) {
    const terms = rowOn(employment.terms, piece.from)
    if (!terms) continue
    const last = segments.at(-1)
    if (last && payKey(last.terms) === payKey(terms)) {
      segments[segments.length - 1] = { from: last.from, to: piece.to, terms }
    } else segments.push({ ...piece, terms })
  }
  return segments
}

const payKey = ({ payKind, payMinor, fteNumerator, fteDenominator, weekMinutes }: Terms) =>
  `${payKind} ${payMinor} ${fteNumerator}/${fteDenominator} ${weekMinutes.join()}`

export function minutesOn(weekMinutes: readonly number[], date: LocalDate): number {
  const weekday = remembered(freeDays, date, () => (isHoliday(date) ? 0 : weekdayOf(date)))
  return weekMinutes[weekday - 1] ?? 0
}

export function minutesIn(weekMinutes: readonly number[], days: Days): number {
  return datesOf(days).reduce((total, date) => total + minutesOn(weekMinutes, date), 0)
}

export function fullTimeShare({ fteNumerator, fteDenominator }: Terms): bigint {
  return divideHalfUp(BigInt(fteNumerator) * 10_000n, BigInt(fteDenominator))
}

/** The law's working time of the month for this fraction of full time. */
export function normMinutes(terms: Terms, period: Period): number {
  return Number(workingMinutes(workingTimeOfMonth(period), fullTimeShare(terms)))
}

/** Minutes of the days that nobody pays for. */
export function unpaidMinutes(
  absences: readonly Absence[],
  weekMinutes: readonly number[],
  days: Days,
): number {
  let halves = 0
  for (const absence of absences) {
    const weight = UNPAID[absence.kind] ?? 0
    const within = weight > 0 ? overlap({ from: absence.fromOn, to: absence.toOn }, days) : null
    if (within) halves += weight * (absence.minutes ?? minutesIn(weekMinutes, within))
  }
  return Math.ceil(halves / 2)
}

/** Days due and worked of the contract's month, for the base of sick pay. */
export function workedDays(
  segments: readonly Segment[],
  absences: readonly Absence[],
  sick: ReadonlySet<LocalDate>,
): { workedDays: number; dueDays: number } {
  const away = absences.filter(({ kind, minutes }) => UNPAID[kind] === 2 && minutes === null)
  let [due, worked] = [0, 0]
  for (const segment of segments) {
    for (const date of datesOf(segment)) {
      if (minutesOn(segment.terms.weekMinutes, date) === 0) continue
      due += 1
      const isAway = away.some(({ fromOn, toOn }) => fromOn <= date && date <= toOn)
      if (!isAway && !sick.has(date)) worked += 1
    }
  }
  return { workedDays: worked, dueDays: due }
}
