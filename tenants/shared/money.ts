// Money is a whole number of minor units (grosze, cents) as bigint, with its
// currency beside it. Every rounding is named; nothing here is a float.

export type Money = { minor: bigint; currency: string }

/** Basis points: 1 % = 100 bp. */
export const BP_ONE = 10_000n

export function sum(amounts: Iterable<bigint>): bigint {
  let total = 0n
  for (const amount of amounts) total += amount
  return total
}

export function abs(value: bigint): bigint {
  return value < 0n ? -value : value
}

/**
 * numerator / denominator, rounded half away from zero: the commercial rounding
 * of invoices, taxes and contributions. The denominator must be positive.
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('denominator must be positive')
  const doubled = 2n * abs(numerator) + denominator
  const rounded = doubled / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}

/** A share of an amount: 2300 bp of 100,00 is 23,00. One rounding, half up. */
export function applyBp(minor: bigint, rateBp: bigint | number): bigint {
  return divideHalfUp(minor * BigInt(rateBp), BP_ONE)
}

/**
 * Splits an amount by weights without losing a unit: each part is floored and the
 * remainder goes, unit by unit, to the largest fractions (ties: to the earlier).
 * The parts always add up to the amount. Weights must be non-negative, not all 0.
 */
export function allocate(minor: bigint, weights: readonly bigint[]): bigint[] {
  const total = sum(weights)
  if (total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('weights must be non-negative and not all zero')
  }
  const sign = minor < 0n ? -1n : 1n
  const magnitude = abs(minor)
  const parts = weights.map((weight) => (magnitude * weight) / total)
  let left = magnitude - sum(parts)
  const byFraction = weights
    .map((weight, index) => ({ index, fraction: (magnitude * weight) % total }))
    .sort((a, b) =>
      a.fraction === b.fraction ? a.index - b.index : a.fraction > b.fraction ? -1 : 1,
    )
  for (const { index } of byFraction) {
    if (left === 0n) break
    parts[index] = parts[index]! + 1n
    left -= 1n
  }
  return parts.map((part) => sign * part)
}

/**
 * Reads what people type or paste: `1234,5`, `1 234.50`, `1 234,50 zł`, with
 * plain, no-break or narrow spaces and a minus or a true minus sign. Gives minor
 * units of a two-decimal currency, or null when it is not an amount.
 */
export function parseAmount(text: string): bigint | null {
  const cleaned = text
    .trim()
    .replace(/(zł|pln|eur|usd|€)$/i, '')
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/^\u2212/, '-')
  const match = /^([+-]?)(\d{1,15})(?:[.,](\d{1,2}))?$/.exec(normalizeThousands(cleaned))
  if (!match) return null
  const [, sign, whole, fraction = ''] = match
  const minor = BigInt(whole!) * 100n + BigInt(fraction.padEnd(2, '0'))
  return sign === '-' ? -minor : minor
}

// "1.234,50" and "1,234.50": the last separator is the decimal one.
function normalizeThousands(text: string): string {
  const lastDot = text.lastIndexOf('.')
  const lastComma = text.lastIndexOf(',')
  if (lastDot === -1 || lastComma === -1) return text
  const thousands = lastDot > lastComma ? ',' : '.'
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${thousands}\\d{3})*[.,]\\d{1,2}$`)
  return grouped.test(text) ? text.replaceAll(thousands, '') : text
}

/** Minor units as a plain decimal for files and APIs: -1234567n -> "-12345.67". */
export function toDecimal(minor: bigint): string {
  const magnitude = abs(minor).toString().padStart(3, '0')
  return `${minor < 0n ? '-' : ''}${magnitude.slice(0, -2)}.${magnitude.slice(-2)}`
}
