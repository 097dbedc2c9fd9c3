// Limits of deductions from pay (potrącenia, art. 87 and 87(1) of the Labour Code).
import type { DatedTable } from './dated.ts'

export type DeductionLimits = {
  /** Shares of net pay, in 1/100 %. */
  alimony: bigint
  otherTitles: bigint
  /** Alimony together with other titles or advances. */
  together: bigint
  penalties: bigint
  /** Of the net minimum wage that stays untouched. */
  free: { otherTitles: bigint; advances: bigint; penalties: bigint; voluntary: bigint }
  /** Voluntary deductions for anybody but the employer (art. 91). */
  freeVoluntaryForOthers: bigint
}

export const DEDUCTION_LIMITS: DatedTable<DeductionLimits> = {
  name: 'limits of deductions',
  yearly: false,
  rows: [
    {
      validFrom: '2019-01-01',
      source: 'Dz.U. 1974 nr 24 poz. 141, art. 87, 87(1), 91, 108',
      value: {
        alimony: 6_000n,
        otherTitles: 5_000n,
        together: 6_000n,
        penalties: 1_000n,
        free: { otherTitles: 10_000n, advances: 7_500n, penalties: 9_000n, voluntary: 10_000n },
        freeVoluntaryForOthers: 8_000n,
      },
    },
  ],
}
