// Which contract versions are in force in a month, and on which of its days.
import type { PricePlan } from '#tenants/contracts/rules/price.ts'
import {
  addDays,
  daysBetween,
  firstDayOf,
  type LocalDate,
  lastDayOf,
  type Period,
} from '#tenants/shared/dates.ts'

/** What billing needs of a contract version. */
export type BillingVersion = {
  id: string
  version: number
  effectiveFrom: LocalDate
  currency: string
  pricePlan: PricePlan
}

/** Days of a month, both inclusive, on which one version was in force. */
export type Segment = { version: BillingVersion; from: LocalDate; to: LocalDate; days: number }

/** In order of time, without gaps: each version runs until the eve of the next. */
export function segmentsOf(period: Period, versions: readonly BillingVersion[]): Segment[] {
  const [first, last] = [firstDayOf(period), lastDayOf(period)]
  const ordered = [...versions].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  const segments: Segment[] = []
  for (const [index, version] of ordered.entries()) {
    const next = ordered[index + 1]
    const from = laterOf(version.effectiveFrom, first)
    const eve = next ? addDays(next.effectiveFrom, -1) : last
    const to = earlierOf(eve, last)
    if (from <= to) segments.push({ version, from, to, days: daysBetween(from, to) + 1 })
  }
  return segments
}

export function daysOf(segments: readonly Segment[]): number {
  return segments.reduce((days, segment) => days + segment.days, 0)
}

function laterOf(...dates: LocalDate[]): LocalDate {
  return dates.sort().at(-1)!
}

function earlierOf(...dates: LocalDate[]): LocalDate {
  return dates.sort()[0]!
}
