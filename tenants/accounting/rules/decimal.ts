// Exact decimals (quantities, unit prices, exchange rates) kept as text in files:
// an integer of units and its number of decimal places. Never a float.

import { abs, divideHalfUp, sum } from '#tenants/shared/money.ts'

export type Decimal = { units: bigint; places: number }

/** Reads '-12.5'; null when the text is not a plain decimal of at most 12 places. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^(-?)(\d{1,20})(?:\.(\d{1,12}))?$/.exec(text)
  if (!match) return null
  const [, sign, whole, fraction = ''] = match
  const units = BigInt(whole! + fraction)
  return { units: sign ? -units : units, places: fraction.length }
}

/** The product in minor units (two places), rounded half up once at the end. */
export function multiplyToMinor(factors: readonly Decimal[]): bigint {
  const units = factors.reduce((product, factor) => product * factor.units, 1n)
  const places = factors.reduce((total, factor) => total + factor.places, 0)
  const scale = 10n ** BigInt(places)
  return divideHalfUp(units * 100n, scale)
}

/**
 * The one conversion between currencies: amount times rate, half up to a grosz.
 * `per` is the number of foreign units the rate is quoted for (1, or 100 for HUF).
 */
export function convertMinor(minor: bigint, rate: Decimal, per = 1n): bigint {
  return divideHalfUp(minor * rate.units, 10n ** BigInt(rate.places) * per)
}

/**
 * Parts rounded singly, made to add up to the total: the whole remainder goes to the
 * part of the largest weight by magnitude (the earlier one of equals), where it shows
 * least. Weights may have any sign, as rows of a correction do.
 */
export function settleRemainder(
  total: bigint,
  parts: readonly bigint[],
  weights: readonly bigint[],
): bigint[] {
  if (parts.length === 0) return []
  const remainder = total - sum(parts)
  let largest = 0
  for (const [index, weight] of weights.entries()) {
    if (abs(weight) > abs(weights[largest]!)) largest = index
  }
  return parts.map((part, index) => (index === largest ? part + remainder : part))
}

/** A total shared in proportion to weights that do not cancel out. */
export function shareByWeights(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sum(weights)
  if (whole === 0n) throw new RangeError('weights cancel out')
  const sign = whole < 0n ? -1n : 1n
  const parts = weights.map((weight) => divideHalfUp(total * weight * sign, abs(whole)))
  return settleRemainder(total, parts, weights)
}
