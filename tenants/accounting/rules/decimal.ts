// Exact decimals (quantities, unit prices, exchange rates) kept as text in files:
// an integer of units and its number of decimal places. Never a float.

import { abs, divideHalfUp } from '#tenants/shared/money.ts'

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
 * Splits a total over weights of any sign, exactly: each part is the rounded running
 * sum less what was already given, so the parts always add up to the total. When the
 * weights cancel out, the first part takes everything.
 */
export function splitBySignedWeights(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  if (weights.length === 0) return []
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? total : 0n))
  const sign = whole < 0n ? -1n : 1n
  let running = 0n
  let given = 0n
  return weights.map((weight) => {
    running += weight
    const until = divideHalfUp(total * running * sign, abs(whole))
    const part = until - given
    given = until
    return part
  })
}
