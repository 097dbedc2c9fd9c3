// The income tax: the scale as brackets of any length, the reducing amount, costs of
// revenue and the reliefs that exempt revenue.
import type { DatedTable } from './dated.ts'

export type Bracket = {
  /** Income up to here, the year's sum; null is the last bracket. */
  upTo: bigint | null
  rate: bigint
}

export type TaxScale = {
  brackets: readonly Bracket[]
  /** Kwota zmniejszająca podatek, a year; a month takes a twelfth of it at most. */
  reducing: bigint
}

/**
 * 2022 was begun with 17 % and the relief for the middle class; the act of 9 June 2022
 * replaced both for the income of the whole year, so that a month of 2022 computed today
 * is computed by 12 %. The draft UD458 for 2027 (three brackets) was not adopted by
 * September 2026 and is therefore no row.
 */
export const TAX_SCALE: DatedTable<TaxScale> = {
  name: 'tax scale',
  yearly: false,
  rows: [
    {
      validFrom: '2022-01-01',
      source: 'Dz.U. 2022 poz. 1265 (art. 27 of the act, income from 2022-01-01)',
      value: {
        brackets: [
          { upTo: 12_000_000n, rate: 1_200n },
          { upTo: null, rate: 3_200n },
        ],
        reducing: 360_000n,
      },
    },
  ],
}

export type RevenueCosts = {
  /** Employment, a month: where one lives, or commuting from another town. */
  employment: { local: bigint; commuting: bigint }
  /** Employment, a year: one job, or more than one. */
  employmentYear: {
    local: { one: bigint; more: bigint }
    commuting: { one: bigint; more: bigint }
  }
  /** Mandate and specific work: of revenue less social contributions. */
  rate: bigint
  authorRate: bigint
  /** All author's costs of a year. */
  authorLimit: bigint
}

export const REVENUE_COSTS: DatedTable<RevenueCosts> = {
  name: 'costs of revenue',
  yearly: false,
  rows: [
    {
      validFrom: '2022-01-01',
      source: 'Dz.U. 1991 nr 80 poz. 350, art. 22(2), (9), (9a); Dz.U. 2021 poz. 2105',
      value: {
        employment: { local: 25_000n, commuting: 30_000n },
        employmentYear: {
          local: { one: 300_000n, more: 450_000n },
          commuting: { one: 360_000n, more: 540_000n },
        },
        rate: 2_000n,
        authorRate: 5_000n,
        authorLimit: 12_000_000n,
      },
    },
  ],
}

export type LumpSumTax = {
  rate: bigint
  /** Revenue of one contract with somebody who is no employee of the payer. */
  upTo: bigint
}

export const LUMP_SUM_TAX: DatedTable<LumpSumTax> = {
  name: 'lump-sum tax of small contracts',
  yearly: false,
  rows: [
    {
      validFrom: '2022-01-01',
      source: 'Dz.U. 2022 poz. 1265 (art. 30(1)(5a))',
      value: { rate: 1_200n, upTo: 20_000n },
    },
  ],
}

/** Jointly for the young, the returning, parents of four and working seniors. */
export const EXEMPT_REVENUE_LIMIT: DatedTable<bigint> = {
  name: 'yearly limit of exempt revenue',
  yearly: false,
  rows: [
    {
      validFrom: '2022-01-01',
      source: 'Dz.U. 1991 nr 80 poz. 350, art. 21(1)(148), (152)-(154) and 21(44)',
      value: 8_552_800n,
    },
  ],
}
