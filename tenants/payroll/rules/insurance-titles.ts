// Which contributions a contract bears (tytuły do ubezpieczeń), before anything is chosen.
import type { ContractKind, PayslipTerms, RevenueCostsChoice } from './payslip-types.ts'

export type TitleFacts = {
  contract: ContractKind
  /** Pupil or student under 26. */
  student: boolean
  /** Another title whose base reaches the minimum wage, such as a job elsewhere. */
  insuredElsewhere: boolean
  /** The payer is also the person's employer: contributions as from employment. */
  ownEmployer: boolean
  /** Sickness insurance is a choice for a mandate. */
  volunteersSickness: boolean
}

export type InsuranceTitle = Pick<PayslipTerms, 'social' | 'sickness' | 'health'>

const NONE: InsuranceTitle = { social: false, sickness: false, health: false }
const ALL: InsuranceTitle = { social: true, sickness: true, health: true }

export function insuranceTitleOf(facts: TitleFacts): InsuranceTitle {
  if (facts.contract === 'uop' || facts.ownEmployer) return ALL
  if (facts.contract === 'dzielo' || facts.student) return NONE
  if (facts.insuredElsewhere) return { ...NONE, health: true }
  return { social: true, sickness: facts.volunteersSickness, health: true }
}

/** Under 26 exempts employment and mandates, never specific work. */
export function mayBeExempt(contract: ContractKind): boolean {
  return contract !== 'dzielo'
}

/** Small contracts with somebody who is no employee of the payer: 12 % of revenue. */
export function isLumpSum(
  contract: ContractKind,
  ownEmployer: boolean,
  agreedRevenue: bigint,
  limit: bigint,
): boolean {
  return contract !== 'uop' && !ownEmployer && agreedRevenue <= limit
}

/** The terms of a contract with nothing chosen: no PIT-2, no PPK, no relief. */
export function plainTerms(contract: ContractKind, costs: RevenueCostsChoice): PayslipTerms {
  return {
    contract,
    ...insuranceTitleOf({
      contract,
      student: false,
      insuredElsewhere: false,
      ownEmployer: false,
      volunteersSickness: true,
    }),
    healthCeiling: true,
    accidentRate: 167n,
    bridgePension: false,
    labourFund: 'by_minimum_wage',
    fullMonthBase: null,
    guaranteedFund: true,
    ppk: { employeeRate: 0n, employerRate: 0n, taxedEmployerPart: null },
    advance: 'scale',
    reducing: 0n,
    costs,
    authorShare: 0n,
    authorLimitWithReliefs: true,
    relief: false,
  }
}
