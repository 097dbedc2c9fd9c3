// What a period costs under a price plan. Pure arithmetic over whole minor units: each
// amount is rounded once, half up, and each line keeps the steps that made it.
import { daysBetween, type LocalDate } from '#tenants/shared/dates.ts'
import { applyBp, divideHalfUp, sum } from '#tenants/shared/money.ts'

/** `up_to` is inclusive; the last tier is open (null). */
export type PriceTier = { up_to: number | null; unit_minor: number; flat_minor?: number }

type Named = {
  code: string
  /** Words for the invoice line; the code stands in when they are missing. */
  name_pl?: string
  name_en?: string
}

export type PriceComponent =
  | (Named & { model: 'flat'; amount_minor: number; prorate?: boolean })
  | (Named & { model: 'unit'; included?: number; unit_minor: number })
  | (Named & { model: 'graduated'; tiers: readonly PriceTier[] })
  | (Named & { model: 'volume'; tiers: readonly PriceTier[] })
  | (Named & { model: 'package'; size: number; package_minor: number })

/** Plain JSON, as stored in a contract version. */
export type PricePlan = { minimum_minor?: number; components: readonly PriceComponent[] }

/** A share of one component's amount (or of `all`), never more than a share of all lines. */
export type CreditTerms = { percent_bp: number; base: string; cap_bp?: number | null }

export type PricedPeriodInput = {
  plan: PricePlan
  /** Both days inclusive. */
  period: { from: LocalDate; to: LocalDate }
  /** Days on which the contract was in force; null is open. Default: the whole period. */
  active?: { from: LocalDate | null; to: LocalDate | null } | null
  /** Quantities by component code; a missing one is zero. */
  usage: Readonly<Record<string, number | bigint>>
  credits?: CreditTerms | null
}

/** One multiplication on the way to a line: quantity × unit, plus what entering costs. */
export type PriceStep = {
  quantity: bigint
  unitMinor: bigint
  flatMinor: bigint
  amountMinor: bigint
  /** Number of the tier, from 1, where the model has tiers. */
  tier: number | null
}

export type PricedLine = {
  code: string
  model: PriceComponent['model']
  /** What was used: 1 for a flat fee, else the quantity metered, allowance included. */
  quantity: bigint
  amountMinor: bigint
  steps: PriceStep[]
}

export type PricedPeriod = {
  lines: PricedLine[]
  trueUpMinor: bigint
  creditMinor: bigint
  netMinor: bigint
  activeDays: number
  periodDays: number
}

/** Prices one period. The plan must have passed its schema; unsafe numbers throw RangeError. */
export function priceOf(input: PricedPeriodInput): PricedPeriod {
  const { plan, usage, credits } = input
  const share = activeShare(input)
  const lines = plan.components.map((component) => {
    const quantity = component.model === 'flat' ? 1n : quantityOf(usage, component.code)
    const steps = stepsOf(component, quantity, share)
    const amountMinor = sum(steps.map((step) => step.amountMinor))
    return { code: component.code, model: component.model, quantity, amountMinor, steps }
  })
  const linesMinor = sum(lines.map((line) => line.amountMinor))
  const prorated = plan.components.some(isProrated)
  const minimum = whole(plan.minimum_minor ?? 0)
  const due = prorated ? prorate(minimum, share) : minimum
  const trueUpMinor = due > linesMinor ? due - linesMinor : 0n
  const creditMinor = credits ? creditOf(credits, lines, linesMinor) : 0n
  return {
    lines,
    trueUpMinor,
    creditMinor,
    netMinor: linesMinor + trueUpMinor - creditMinor,
    activeDays: share.activeDays,
    periodDays: share.periodDays,
  }
}

type Share = { activeDays: number; periodDays: number }

function activeShare({ period, active }: PricedPeriodInput): Share {
  const from = active?.from && active.from > period.from ? active.from : period.from
  const to = active?.to && active.to < period.to ? active.to : period.to
  return {
    activeDays: Math.max(0, daysBetween(from, to) + 1),
    periodDays: daysBetween(period.from, period.to) + 1,
  }
}

function prorate(minor: bigint, { activeDays, periodDays }: Share): bigint {
  return divideHalfUp(minor * BigInt(activeDays), BigInt(periodDays))
}

function isProrated(component: PriceComponent): boolean {
  return component.model === 'flat' && component.prorate === true
}

function stepsOf(component: PriceComponent, quantity: bigint, share: Share): PriceStep[] {
  switch (component.model) {
    case 'flat': {
      const unitMinor = whole(component.amount_minor)
      const amountMinor = isProrated(component) ? prorate(unitMinor, share) : unitMinor
      return [{ quantity, unitMinor, flatMinor: 0n, amountMinor, tier: null }]
    }
    case 'unit': {
      const above = quantity - whole(component.included ?? 0)
      return [step(above > 0n ? above : 0n, whole(component.unit_minor))]
    }
    case 'graduated':
      return graduatedSteps(component.tiers, quantity)
    case 'volume': {
      const index = component.tiers.findIndex(
        (tier) => tier.up_to === null || quantity <= whole(tier.up_to),
      )
      if (index < 0) throw new RangeError(`no tier of ${component.code} holds the quantity`)
      return [step(quantity, whole(component.tiers[index]!.unit_minor), 0n, index + 1)]
    }
    case 'package': {
      const size = whole(component.size)
      return [step((quantity + size - 1n) / size, whole(component.package_minor))]
    }
  }
}

function graduatedSteps(tiers: readonly PriceTier[], quantity: bigint): PriceStep[] {
  const steps: PriceStep[] = []
  let below = 0n
  for (const [index, tier] of tiers.entries()) {
    if (quantity <= below) break
    const top = tier.up_to === null ? quantity : whole(tier.up_to)
    const reached = top < quantity ? top : quantity
    steps.push(
      step(reached - below, whole(tier.unit_minor), whole(tier.flat_minor ?? 0), index + 1),
    )
    below = reached
  }
  if (below < quantity) throw new RangeError('the last tier must be open')
  return steps
}

function step(
  quantity: bigint,
  unitMinor: bigint,
  flatMinor = 0n,
  tier: number | null = null,
): PriceStep {
  return { quantity, unitMinor, flatMinor, amountMinor: quantity * unitMinor + flatMinor, tier }
}

function creditOf(terms: CreditTerms, lines: readonly PricedLine[], linesMinor: bigint): bigint {
  const base =
    terms.base === 'all'
      ? linesMinor
      : sum(lines.filter(({ code }) => code === terms.base).map((line) => line.amountMinor))
  const credit = applyBp(base, whole(terms.percent_bp))
  if (terms.cap_bp === undefined || terms.cap_bp === null) return credit
  const cap = applyBp(linesMinor, whole(terms.cap_bp))
  if (credit > cap) return cap
  return credit
}

function quantityOf(usage: PricedPeriodInput['usage'], code: string): bigint {
  return Object.hasOwn(usage, code) ? whole(usage[code]!) : 0n
}

// A stored plan is JSON: a number that JSON cannot carry exactly must not become money.
function whole(value: number | bigint): bigint {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`not a whole number: ${value}`)
  }
  if (value < 0) throw new RangeError(`must not be negative: ${value}`)
  return BigInt(value)
}
