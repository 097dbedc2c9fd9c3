// Which version of a contract counts on a day, and what a new one changes.
import type { LocalDate } from '../../shared/dates.ts'
import type { Service } from '../../shared/permissions.ts'
import type { CalendarInput } from '../../sla/rules/calendar.ts'
import type { ContractVersion, SlaTerm } from '../types.ts'
import type { ServiceCredits } from './credits.ts'
import type { PriceComponent } from './price.ts'

/** The version in force on the day: the latest that began by then; null before the first. */
export function contractOn<Version extends { effectiveFrom: LocalDate }>(
  versions: readonly Version[],
  on: LocalDate,
): Version | null {
  let found: Version | null = null
  for (const version of versions) {
    if (version.effectiveFrom > on) continue
    if (!found || version.effectiveFrom > found.effectiveFrom) found = version
  }
  return found
}

export type Terms = Pick<
  ContractVersion,
  'services' | 'calendar' | 'slaTerms' | 'pricePlan' | 'paymentDays'
> &
  Partial<Pick<ContractVersion, 'clientAnswerMinutes' | 'serviceCredits'>>

export type ContractChange =
  | { kind: 'services'; added: Service[]; removed: Service[] }
  | { kind: 'calendar'; from: CalendarInput; to: CalendarInput }
  | { kind: 'sla'; requestType: string; from: SlaTerm | null; to: SlaTerm | null }
  | { kind: 'price'; code: string; from: PriceComponent | null; to: PriceComponent | null }
  | { kind: 'minimum'; from: number; to: number }
  | { kind: 'client_answer'; from: number | null; to: number | null }
  | { kind: 'credits'; from: ServiceCredits | null; to: ServiceCredits | null }
  | { kind: 'payment_days'; from: number; to: number }

/** What changed, in the order in which people read a contract; empty when nothing did. */
export function diffVersions(before: Terms, after: Terms): ContractChange[] {
  const changes: ContractChange[] = []
  const added = after.services.filter((service) => !before.services.includes(service))
  const removed = before.services.filter((service) => !after.services.includes(service))
  if (added.length + removed.length > 0) changes.push({ kind: 'services', added, removed })
  if (!isSame(before.calendar, after.calendar)) {
    changes.push({ kind: 'calendar', from: before.calendar, to: after.calendar })
  }
  for (const [requestType, from, to] of paired(
    before.slaTerms,
    after.slaTerms,
    (term) => term.requestType,
  )) {
    changes.push({ kind: 'sla', requestType, from, to })
  }
  const [oldAnswer, newAnswer] = [before.clientAnswerMinutes, after.clientAnswerMinutes]
  if ((oldAnswer ?? null) !== (newAnswer ?? null)) {
    changes.push({ kind: 'client_answer', from: oldAnswer ?? null, to: newAnswer ?? null })
  }
  const [oldCredits, newCredits] = [before.serviceCredits ?? null, after.serviceCredits ?? null]
  if (!isSame(oldCredits, newCredits)) {
    changes.push({ kind: 'credits', from: oldCredits, to: newCredits })
  }
  const [oldPlan, newPlan] = [before.pricePlan, after.pricePlan]
  for (const [code, from, to] of paired(oldPlan.components, newPlan.components, (c) => c.code)) {
    changes.push({ kind: 'price', code, from, to })
  }
  const [oldMinimum, newMinimum] = [oldPlan.minimum_minor ?? 0, newPlan.minimum_minor ?? 0]
  if (oldMinimum !== newMinimum) {
    changes.push({ kind: 'minimum', from: oldMinimum, to: newMinimum })
  }
  if (before.paymentDays !== after.paymentDays) {
    changes.push({ kind: 'payment_days', from: before.paymentDays, to: after.paymentDays })
  }
  return changes
}

function paired<Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): [key: string, from: Row | null, to: Row | null][] {
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const fresh = new Map(after.map((row) => [keyOf(row), row]))
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((key): [string, Row | null, Row | null] => [
      key,
      old.get(key) ?? null,
      fresh.get(key) ?? null,
    ])
    .filter(([, from, to]) => !isSame(from, to))
}

function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

// A value that went through the database has its keys in another order; a field left out
// is the same as one that is undefined.
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

export type EffectiveDateFault = 'not_after_latest' | 'month_billed' | 'date_too_far'

/** Why a version may not begin on the day; null when it may. */
export function effectiveDateFault(input: {
  effectiveFrom: LocalDate
  today: LocalDate
  latestFrom: LocalDate | null
  /** Last day of the last month that has an issued invoice. */
  billedUntil: LocalDate | null
}): EffectiveDateFault | null {
  const { effectiveFrom, today, latestFrom, billedUntil } = input
  if (latestFrom !== null && effectiveFrom <= latestFrom) return 'not_after_latest'
  if (billedUntil !== null && effectiveFrom <= billedUntil) return 'month_billed'
  const years = Number(effectiveFrom.slice(0, 4)) - Number(today.slice(0, 4))
  return years > 5 ? 'date_too_far' : null
}
