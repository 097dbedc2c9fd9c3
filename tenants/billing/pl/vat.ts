// Polish VAT on the provider's own services, as dated data.
import type { LocalDate } from '#tenants/shared/dates.ts'
import { applyBp } from '#tenants/shared/money.ts'

export type StandardVat = {
  validFrom: LocalDate
  rateBp: number
  /** Fields of JPK_V7 for the base and the tax of this rate. */
  baseField: string
  taxField: string
}

// Act on VAT art. 41(1) with art. 146ef: 23 % until it is changed by law.
const standardVat: readonly StandardVat[] = [
  { validFrom: '2011-01-01', rateBp: 2300, baseField: 'K_19', taxField: 'K_20' },
]

/** Accounting, tax, legal and IT services on the sales side of JPK_V7. */
export const GTU_OF_SERVICES = 'GTU_12'

/** The standard rate on the day of the tax point. */
export function standardVatOn(date: LocalDate): StandardVat {
  const found = standardVat.findLast(({ validFrom }) => validFrom <= date)
  if (!found) throw new RangeError(`no VAT rate is known for ${date}`)
  return found
}

export type VatRateRow = { rateBp: number; netMinor: bigint; vatMinor: bigint; grossMinor: bigint }

/**
 * Tax by rate, each counted once on the sum of net amounts (art. 106e(1)(14)): a column
 * of lines rounded one by one would drift by up to half a grosz for every line.
 */
export function vatTable(lines: readonly { netMinor: bigint; vatRateBp: number }[]): VatRateRow[] {
  const nets = new Map<number, bigint>()
  for (const { netMinor, vatRateBp } of lines) {
    nets.set(vatRateBp, (nets.get(vatRateBp) ?? 0n) + netMinor)
  }
  return [...nets]
    .sort(([a], [b]) => b - a)
    .map(([rateBp, netMinor]) => {
      const vatMinor = applyBp(netMinor, rateBp)
      return { rateBp, netMinor, vatMinor, grossMinor: netMinor + vatMinor }
    })
}

/**
 * Tax shown beside each line. Every line takes what the running sum has grown by, so
 * that the lines add up to the table and none is off by more than one grosz.
 */
export function vatOfLines(lines: readonly { netMinor: bigint; vatRateBp: number }[]): bigint[] {
  const running = new Map<number, bigint>()
  return lines.map(({ netMinor, vatRateBp }) => {
    const before = running.get(vatRateBp) ?? 0n
    const after = before + netMinor
    running.set(vatRateBp, after)
    return applyBp(after, vatRateBp) - applyBp(before, vatRateBp)
  })
}
