// Rates of social insurance, the employer's funds, health insurance and PPK, in 1/100 %.
import type { DatedTable } from './dated.ts'

export type ContributionRates = {
  /** Emerytalne. */
  pension: { employee: bigint; employer: bigint }
  /** Rentowe. */
  disability: { employee: bigint; employer: bigint }
  /** Chorobowe: the employee alone. */
  sickness: bigint
  /** Emerytury pomostowe (FEP): special conditions only. */
  bridgePension: bigint
  /** Voluntary sickness of a mandate: at most so much of the forecast average wage. */
  voluntarySicknessCap: bigint
}

export const CONTRIBUTION_RATES: DatedTable<ContributionRates> = {
  name: 'rates of social insurance',
  yearly: false,
  rows: [
    {
      validFrom: '2012-02-01',
      source: 'Dz.U. 1998 nr 137 poz. 887, art. 22 and 20(3)',
      value: {
        pension: { employee: 976n, employer: 976n },
        disability: { employee: 150n, employer: 650n },
        sickness: 245n,
        bridgePension: 150n,
        voluntarySicknessCap: 25_000n,
      },
    },
  ],
}

export type EmployerFunds = {
  /** Fundusz Pracy. */
  labour: bigint
  /** Fundusz Solidarnościowy. */
  solidarity: bigint
  /** FGŚP. */
  guaranteed: bigint
  /** From this age on neither FP nor FS is due. */
  exemptFromAge: { f: number; m: number }
}

export const EMPLOYER_FUNDS: DatedTable<EmployerFunds> = {
  name: "rates of the employer's funds",
  yearly: false,
  rows: [
    {
      validFrom: '2021-01-01',
      source: 'budget act 2021; since 2025-06-01 Dz.U. 2025 poz. 620, art. 261 for the ages',
      value: {
        labour: 100n,
        solidarity: 145n,
        guaranteed: 10n,
        exemptFromAge: { f: 55, m: 60 },
      },
    },
  ],
}

export type HealthRules = {
  rate: bigint
  /**
   * The contribution may not exceed the tax advance by the rules of 31 December 2021:
   * this rate less this monthly amount (with PIT-2, employment only).
   */
  ceiling: { rate: bigint; reducing: bigint }
}

export const HEALTH_RULES: DatedTable<HealthRules> = {
  name: 'health insurance',
  yearly: false,
  rows: [
    {
      validFrom: '2022-01-01',
      source: 'Dz.U. 2004 nr 210 poz. 2135, art. 79 and 83; Dz.U. 2021 poz. 2105',
      value: { rate: 900n, ceiling: { rate: 1_700n, reducing: 4_376n } },
    },
  ],
}

export type PpkRates = {
  employee: { basic: bigint; lowered: bigint; mostExtra: bigint }
  employer: { basic: bigint; mostExtra: bigint }
  /** Who earns at most this share of the minimum wage may pay less than the basic rate. */
  loweredUpTo: bigint
}

export const PPK_RATES: DatedTable<PpkRates> = {
  name: 'rates of PPK',
  yearly: false,
  rows: [
    {
      validFrom: '2019-07-01',
      source: 'Dz.U. 2018 poz. 2215, art. 26 and 27',
      value: {
        employee: { basic: 200n, lowered: 50n, mostExtra: 200n },
        employer: { basic: 150n, mostExtra: 250n },
        loweredUpTo: 12_000n,
      },
    },
  ],
}
