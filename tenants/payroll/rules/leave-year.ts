// A year of somebody's leave: what it gives, what came from the year before, what is taken,
// and the other leave of which a year has only some days.
import { addDays, type LocalDate, weekdayOf } from '../../shared/dates.ts'
import { isHoliday } from '../../shared/pl/holidays.ts'
import type { AbsenceKind, AbsenceStatus } from '../kinds.ts'
import { rowOn } from '../people/compare-terms.ts'
import { LEAVE_RULES, type LeaveRules, SHORT_LEAVE_RULES } from '../pl/absence.ts'
import { inForceOn } from '../pl/dated.ts'
import { leaveBalance } from './leave-entitlement.ts'

export type LeaveTerms = {
  id: string
  validFrom: LocalDate
  recordedAt: Date
  leaveDays: number
  fteNumerator: number
  fteDenominator: number
  weekMinutes: readonly number[]
}
export type LeaveAbsence = {
  kind: AbsenceKind
  status: AbsenceStatus
  fromOn: LocalDate
  toOn: LocalDate
  minutes: number | null
}
export type LeaveOpening = { year: number; carriedMinutes: number; takenMinutes: number }

export type LeaveFacts = {
  contract: { startsOn: LocalDate; endsOn: LocalDate | null }
  /** The first year whose absences this payroll knows. */
  knownFrom: number
  terms: readonly LeaveTerms[]
  absences: readonly LeaveAbsence[]
  /** At most one of a year: the one that holds. */
  openings: readonly LeaveOpening[]
}

export const limitedKinds = ['on_demand', 'child_day', 'force_majeure', 'carer'] as const
export type LimitedKind = (typeof limitedKinds)[number]
/** Counted in days until somebody takes it by the hour, where the law lets them choose. */
export type LeaveLimit = {
  unit: 'days' | 'minutes'
  limit: number
  taken: number
  waiting: number
  left: number
}

export type LeaveYear = {
  year: number
  dayMinutes: number
  entitledMinutes: number
  carriedMinutes: number
  /** False when nobody has said what the years before this payroll left. */
  isCarriedKnown: boolean
  takenMinutes: number
  /** Asked for and not decided. */
  waitingMinutes: number
  leftMinutes: number
  /** Of the leave carried over, what is still to be taken, and until when. */
  carriedLeftMinutes: number
  carriedUntil: LocalDate
  limits: Record<LimitedKind, LeaveLimit>
}

export function leaveYear(facts: LeaveFacts, year: number): LeaveYear {
  const opening = facts.openings.find((one) => one.year === year)
  const isFirst = year <= firstYearOf(facts)
  const before = isFirst || opening ? null : leaveYear(facts, year - 1)
  const carriedMinutes = opening?.carriedMinutes ?? Math.max(0, before?.leftMinutes ?? 0)
  const rules = inForceOn(LEAVE_RULES, `${year}-12-31`).value
  const own = (status: AbsenceStatus) =>
    sumOf(facts, year, status, ['vacation', 'on_demand']).minutes
  const takenMinutes = own('approved') + (opening?.takenMinutes ?? 0)
  const entitledMinutes = entitledIn(facts, year, rules)
  const limits = limitsOf(facts, year, rules)
  const balance = leaveBalance(rules, {
    year,
    entitledMinutes,
    carriedOverMinutes: carriedMinutes,
    takenMinutes,
    onDemandDaysTaken: limits.on_demand.taken,
  })
  return {
    year,
    dayMinutes: rules.hoursPerDay * 60,
    entitledMinutes,
    carriedMinutes,
    isCarriedKnown:
      opening !== undefined ||
      (before ? before.isCarriedKnown : year <= yearOf(facts.contract.startsOn)),
    takenMinutes,
    waitingMinutes: own('requested'),
    leftMinutes: balance.minutes,
    carriedLeftMinutes: balance.carriedOverMinutes,
    carriedUntil: balance.carriedOverUntil,
    limits,
  }
}

/** Nothing is carried into it by reckoning: what lies before is not known, or was no work. */
function firstYearOf({ contract, knownFrom, openings }: LeaveFacts): number {
  const started = Math.max(yearOf(contract.startsOn), knownFrom)
  return Math.min(started, ...openings.map(({ year }) => year))
}

/**
 * A twelfth for each month begun, by the fraction of full time that the month begins with;
 * more days by length of service hold for the whole year (art. 158). Rounded up to full
 * days, never above a full year's.
 */
function entitledIn(facts: LeaveFacts, year: number, rules: LeaveRules): number {
  const { contract } = facts
  const first = later(contract.startsOn, `${year}-01-01`)
  const last = earlier(contract.endsOn, `${year}-12-31`)
  if (last < first) return 0
  const months = monthsBetween(first, last)
  const agreed = months.map((day) => termsOn(facts, later(day, first)))
  const held = [...agreed, termsOn(facts, last)].flatMap((row) => row ?? [])
  const yearly = Math.max(0, ...held.map(({ leaveDays }) => leaveDays))
  const fullDays = agreed.map((row) => (row ? wholeDays(yearly, row) : 0))
  const sum = fullDays.reduce((total, days) => total + days, 0)
  const days = Math.min(Math.max(0, ...fullDays), Math.ceil(sum / 12))
  return days * rules.hoursPerDay * 60
}

function wholeDays(yearly: number, { fteNumerator, fteDenominator }: LeaveTerms): number {
  return Math.ceil((yearly * fteNumerator) / fteDenominator)
}

function monthsBetween(first: LocalDate, last: LocalDate): LocalDate[] {
  const [from, to] = [Number(first.slice(5, 7)), Number(last.slice(5, 7))]
  return Array.from(
    { length: to - from + 1 },
    (_, n) => `${first.slice(0, 4)}-${String(from + n).padStart(2, '0')}-01`,
  )
}

function limitsOf(facts: LeaveFacts, year: number, rules: LeaveRules) {
  const short = inForceOn(SHORT_LEAVE_RULES, `${year}-12-31`).value
  const limitOf = (kind: LimitedKind, days: number, hours: number | null): LeaveLimit => {
    const [taken, waiting] = [
      sumOf(facts, year, 'approved', [kind]),
      sumOf(facts, year, 'requested', [kind]),
    ]
    const byHour = hours !== null && (taken.isByHour || waiting.isByHour)
    const limit = byHour ? 60 * hoursFor(facts, year, hours) : days
    const [used, asked] = byHour ? [taken.minutes, waiting.minutes] : [taken.days, waiting.days]
    return {
      unit: byHour ? 'minutes' : 'days',
      limit,
      taken: used,
      waiting: asked,
      left: Math.max(0, limit - used),
    }
  }
  return {
    on_demand: limitOf('on_demand', rules.onDemandDays, null),
    child_day: limitOf('child_day', short.child_day.days, short.child_day.hours),
    force_majeure: limitOf('force_majeure', short.force_majeure.days, short.force_majeure.hours),
    carer: limitOf('carer', short.carer.days, short.carer.hours),
  }
}

/** In proportion to the fraction of full time, rounded up to a full hour. */
function hoursFor(facts: LeaveFacts, year: number, hours: number): number {
  const terms = termsOn(facts, later(facts.contract.startsOn, `${year}-01-01`))
  return terms ? Math.ceil((hours * terms.fteNumerator) / terms.fteDenominator) : hours
}

export type LeaveExcess = {
  code: 'leave_over_balance' | 'leave_over_limit'
  year: number
  unit: 'days' | 'minutes'
  left: number
  wanted: number
}

/** What the wish takes beyond what its years have, with all that was asked for before. */
export function excessOf(
  facts: LeaveFacts,
  wish: Omit<LeaveAbsence, 'status'>,
): LeaveExcess | null {
  const asked = { ...wish, status: 'requested' as const }
  const withIt = { ...facts, absences: [...facts.absences, asked] }
  for (
    let year = Math.max(yearOf(wish.fromOn), facts.knownFrom);
    year <= yearOf(wish.toOn);
    year += 1
  ) {
    const [before, after] = [leaveYear(facts, year), leaveYear(withIt, year)]
    if (wish.kind === 'vacation' || wish.kind === 'on_demand') {
      const wanted = after.waitingMinutes - before.waitingMinutes
      const left = before.leftMinutes - before.waitingMinutes
      if (wanted > left && wanted > 0) {
        return {
          code: 'leave_over_balance',
          year,
          unit: 'minutes',
          left: Math.max(0, left),
          wanted,
        }
      }
    }
    const kind = limitedKinds.find((one) => one === wish.kind)
    if (!kind) continue
    const { limit, taken, waiting, unit } = after.limits[kind]
    const own = measured(facts, asked, year)[unit]
    const left = Math.max(0, limit - taken - waiting + own)
    if (own > left) return { code: 'leave_over_limit', year, unit, left, wanted: own }
  }
  return null
}

type Sum = { minutes: number; days: number; isByHour: boolean }

function sumOf(
  facts: LeaveFacts,
  year: number,
  status: AbsenceStatus,
  kinds: readonly AbsenceKind[],
): Sum {
  const sum = { minutes: 0, days: 0, isByHour: false }
  for (const absence of facts.absences) {
    if (absence.status !== status || !kinds.includes(absence.kind)) continue
    const own = measured(facts, absence, year)
    sum.minutes += own.minutes
    sum.days += own.days
    sum.isByHour ||= absence.minutes !== null && own.minutes > 0
  }
  return sum
}

/** Days on which there would have been work, and the minutes of it, in the year. */
function measured(
  facts: LeaveFacts,
  { fromOn, toOn, minutes }: Pick<LeaveAbsence, 'fromOn' | 'toOn' | 'minutes'>,
  year: number,
): { minutes: number; days: number } {
  const first = later(fromOn, `${year}-01-01`)
  const last = earlier(toOn, `${year}-12-31`)
  const sum = { minutes: 0, days: 0 }
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const planned = workMinutesOn(facts, date)
    if (planned > 0) sum.days += 1
    sum.minutes += planned
  }
  // By the hour, within one day: the hours as they were written.
  return minutes !== null && last >= first ? { minutes, days: sum.days } : sum
}

function workMinutesOn(facts: LeaveFacts, date: LocalDate): number {
  if (isHoliday(date)) return 0
  return termsOn(facts, date)?.weekMinutes[weekdayOf(date) - 1] ?? 0
}

function termsOn({ terms }: LeaveFacts, date: LocalDate): LeaveTerms | null {
  return rowOn(terms, date) ?? earliest(terms)
}

function earliest(terms: readonly LeaveTerms[]): LeaveTerms | null {
  return terms.reduce<LeaveTerms | null>(
    (best, row) => (best && best.validFrom <= row.validFrom ? best : row),
    null,
  )
}

const yearOf = (date: LocalDate) => Number(date.slice(0, 4))
const later = (a: LocalDate, b: LocalDate) => (a > b ? a : b)
const earlier = (a: LocalDate | null, b: LocalDate) => (a !== null && a < b ? a : b)
