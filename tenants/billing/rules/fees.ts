// Monthly fees and the monthly minimum, by the days on which each version was in force.
import type { PriceComponent, PricePlan } from '#tenants/contracts/rules/price.ts'
import { priceOf } from '#tenants/contracts/rules/price.ts'
import {
  addDays,
  firstDayOf,
  type LocalDate,
  lastDayOf,
  type Period,
} from '#tenants/shared/dates.ts'
import { sum } from '#tenants/shared/money.ts'
import type { ExplanationStep } from '../types.ts'
import type { BillingVersion, Segment } from './period.ts'

type FlatComponent = Extract<PriceComponent, { model: 'flat' }>

/** One fee over neighbouring days, although several versions may have named it. */
export type Fee = {
  component: FlatComponent
  /** The newest version that names it, and its place in that plan. */
  version: BillingVersion
  place: number
  from: LocalDate
  to: LocalDate
  amountMinor: bigint
  steps: ExplanationStep[]
}

export function feesOf(period: Period, segments: readonly Segment[]): Fee[] {
  return feesFrom(period, segments, ({ components }) => components.filter(isFlat))
}

/** What the lines of a month must at least add up to. */
export function minimumOf(period: Period, segments: readonly Segment[]): bigint {
  const fees = feesFrom(period, segments, minimumAsFee)
  return sum(fees.map((fee) => fee.amountMinor))
}

function isFlat(component: PriceComponent): component is FlatComponent {
  return component.model === 'flat'
}

// The minimum shrinks with the days exactly when a fee of the plan does.
function minimumAsFee({ minimum_minor, components }: PricePlan): FlatComponent[] {
  const prorate = components.some((component) => isFlat(component) && component.prorate === true)
  return [{ code: 'minimum', model: 'flat', amount_minor: minimum_minor ?? 0, prorate }]
}

type Run = Omit<Fee, 'amountMinor' | 'steps'>

/**
 * A version that changes nothing about a fee does not split it: only then is a month
 * with two versions charged to the grosz what the fee says.
 */
function feesFrom(
  period: Period,
  segments: readonly Segment[],
  pick: (plan: PricePlan) => FlatComponent[],
): Fee[] {
  const runs: Run[] = []
  for (const { version, from, to } of segments) {
    for (const component of pick(version.pricePlan)) {
      if (component.amount_minor === 0) continue
      const place = version.pricePlan.components.indexOf(component)
      const open = runs.find(
        (run) => addDays(run.to, 1) === from && isSame(run.component, component),
      )
      if (open) Object.assign(open, { component, version, place, to })
      else runs.push({ component, version, place, from, to })
    }
  }
  const active = { from: segments[0]?.from, to: segments.at(-1)?.to }
  return runs.map((run) => priced(period, active, run))
}

function isSame(a: FlatComponent, b: FlatComponent): boolean {
  return (
    a.code === b.code &&
    a.amount_minor === b.amount_minor &&
    (a.prorate ?? false) === (b.prorate ?? false)
  )
}

/**
 * A prorated fee pays for its days of the month. One that is not is owed in full for
 * the days under contract, so a change of version shares it out among those days.
 */
function priced(period: Period, active: { from?: string; to?: string }, run: Run): Fee {
  const { component, from, to } = run
  const whole = component.prorate
    ? { from: firstDayOf(period), to: lastDayOf(period) }
    : { from: active.from ?? from, to: active.to ?? to }
  const plan = { components: [{ ...component, prorate: true }] }
  const result = priceOf({ plan, period: whole, active: { from, to }, usage: {} })
  return {
    ...run,
    amountMinor: result.netMinor,
    steps: [
      {
        kind: 'fee',
        amount: String(component.amount_minor),
        days: result.activeDays,
        ofDays: result.periodDays,
        from,
        to,
        result: String(result.netMinor),
      },
    ],
  }
}
