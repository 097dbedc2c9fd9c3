// What the metered work of one month costs. Each unit is priced by the contract version
// under which it was promised; the allowance of the month is one pool for all of them.
import type { PriceComponent, PricedLine } from '#tenants/contracts/rules/price.ts'
import { priceOf } from '#tenants/contracts/rules/price.ts'
import { firstDayOf, type LocalDate, lastDayOf, type Period } from '#tenants/shared/dates.ts'
import { divideHalfUp } from '#tenants/shared/money.ts'
import type { ExplanationStep } from '../types.ts'
import { type BillingVersion, daysOf, type Segment } from './period.ts'

export type BillableEvent = {
  id: string
  meter: string
  quantity: number
  occurredOn: LocalDate
  occurredAt: Date
  contractVersionId: string
}

/** Units of a month that earlier invoices have charged. */
export type SettledUsage = {
  period: Period
  contractVersionId: string
  meter: string
  quantity: number
}

/** All units of one meter under one version. */
export type UsageCharge = {
  meter: string
  version: BillingVersion
  /** The component that priced it; null when the version names no price. */
  component: PriceComponent | null
  place: number
  quantity: number
  amountMinor: bigint
  steps: ExplanationStep[]
  eventIds: string[]
}

export type MonthOfUsage = {
  period: Period
  segments: readonly Segment[]
  versions: readonly BillingVersion[]
  settled: readonly SettledUsage[]
  events: readonly BillableEvent[]
}

type Group = {
  meter: string
  version: BillingVersion
  component: PriceComponent | null
  place: number
  before: number
  quantity: number
  included: bigint
  eventIds: string[]
}

export function usageOf(month: MonthOfUsage): UsageCharge[] {
  const groups = groupsOf(month)
  const pools = poolsOf(month, groups)
  // The order of time decides who takes from the pool, never the order of the rows.
  for (const event of [...month.events].sort(byTime)) {
    const group = groups.get(keyOf(event))!
    group.quantity += event.quantity
    group.eventIds.push(event.id)
    if (group.component?.model !== 'unit') continue
    const pool = pools.get(group.meter)!
    const taken = BigInt(event.quantity) < pool.left ? BigInt(event.quantity) : pool.left
    pool.left -= taken
    group.included += taken
  }
  return [...groups.values()]
    .filter(({ quantity }) => quantity > 0)
    .map((group) => chargeOf(month.period, group, pools.get(group.meter)?.size ?? 0n))
}

function byTime(a: BillableEvent, b: BillableEvent): number {
  return a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1)
}

const keyOf = (of: { contractVersionId: string; meter: string }) =>
  `${of.contractVersionId} ${of.meter}`

function groupsOf({ period, versions, settled, events }: MonthOfUsage): Map<string, Group> {
  const byId = new Map(versions.map((version) => [version.id, version]))
  const groups = new Map<string, Group>()
  const groupOf = (of: { contractVersionId: string; meter: string }) => {
    const known = groups.get(keyOf(of))
    if (known) return known
    const version = byId.get(of.contractVersionId)
    if (!version) throw new RangeError(`unknown contract version ${of.contractVersionId}`)
    const place = version.pricePlan.components.findIndex(
      ({ code, model }) => code === of.meter && model !== 'flat',
    )
    const component = version.pricePlan.components[place] ?? null
    const { meter } = of
    const group = {
      ...{ meter, version, component, place, before: 0, quantity: 0, included: 0n },
      eventIds: [],
    }
    groups.set(keyOf(of), group)
    return group
  }
  for (const usage of settled) {
    if (usage.period === period) groupOf(usage).before += usage.quantity
  }
  for (const event of events) groupOf(event)
  return groups
}

type Pool = { size: bigint; left: bigint }

/**
 * Units free of charge in the month, by meter. A change of version shares the allowances
 * out by days: two versions in one month do not give two full allowances, and work that
 * was begun under the old one still finds room in it.
 */
function poolsOf({ segments }: MonthOfUsage, groups: Map<string, Group>): Map<string, Pool> {
  const days = BigInt(daysOf(segments))
  const pools = new Map<string, Pool>()
  for (const { meter } of groups.values()) {
    if (pools.has(meter)) continue
    let size = 0n
    for (const segment of segments) {
      const component = segment.version.pricePlan.components.find(({ code }) => code === meter)
      if (component?.model !== 'unit') continue
      size += divideHalfUp(BigInt(component.included ?? 0) * BigInt(segment.days), days)
    }
    pools.set(meter, { size, left: size })
  }
  for (const { meter, component, before } of groups.values()) {
    if (component?.model !== 'unit') continue
    const pool = pools.get(meter)!
    pool.left = pool.left > BigInt(before) ? pool.left - BigInt(before) : 0n
  }
  return pools
}

function chargeOf(period: Period, group: Group, allowance: bigint): UsageCharge {
  const { meter, version, component, place, quantity, eventIds } = group
  const steps = stepsOf(period, group, allowance)
  const amountMinor = steps.reduce((total, { result }) => total + BigInt(result), 0n)
  return { meter, version, component, place, quantity, amountMinor, steps, eventIds }
}

function stepsOf(period: Period, group: Group, allowance: bigint): ExplanationStep[] {
  const { version, component, before, quantity, included } = group
  if (!component) {
    const { components } = version.pricePlan
    const isLumpSum = components.length > 0 && components.every(({ model }) => model === 'flat')
    const kind = isLumpSum ? 'in_fee' : 'not_priced'
    return [{ kind, quantity: String(quantity), result: '0' }]
  }
  if (component.model === 'unit') {
    const own = { ...component, included: Number(included) }
    const over = BigInt(quantity) > included ? unitSteps(priced(period, own, quantity)) : []
    if (included === 0n) return over
    const free = { quantity: String(included), allowance: String(allowance), result: '0' }
    return [{ kind: 'included', ...free }, ...over]
  }
  // Late units stand on the tiers above those already charged: the month is priced
  // again as a whole, and what was charged for it comes off.
  const whole = priced(period, component, before + quantity)
  const steps =
    component.model === 'package' ? packageSteps(whole, component.size) : unitSteps(whole)
  if (before === 0) return steps
  const charged = priced(period, component, before).amountMinor
  return [...steps, { kind: 'charged_before', quantity: String(before), result: String(-charged) }]
}

function priced(period: Period, component: PriceComponent, quantity: number): PricedLine {
  const result = priceOf({
    plan: { components: [component] },
    period: { from: firstDayOf(period), to: lastDayOf(period) },
    usage: { [component.code]: quantity },
  })
  return result.lines[0]!
}

function unitSteps(line: PricedLine): ExplanationStep[] {
  return line.steps.map((step) => ({
    kind: 'units',
    quantity: String(step.quantity),
    unit: String(step.unitMinor),
    flat: String(step.flatMinor),
    tier: step.tier,
    result: String(step.amountMinor),
  }))
}

function packageSteps(line: PricedLine, size: number): ExplanationStep[] {
  return line.steps.map((step) => ({
    kind: 'packages',
    quantity: String(line.quantity),
    size,
    packages: String(step.quantity),
    unit: String(step.unitMinor),
    result: String(step.amountMinor),
  }))
}
