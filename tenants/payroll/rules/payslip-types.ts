// What one payslip is computed from and what comes out. All amounts are grosze, all rates
// 1/100 %.
import type { LocalDate } from '#tenants/shared/dates.ts'
import type { ExplanationLine } from './explanation.ts'

/** Umowa o pracę, umowa zlecenie, umowa o dzieło. */
export type ContractKind = 'uop' | 'zlecenie' | 'dzielo'

export type PayElement = {
  /** The pay component, for the explanation alone. */
  code: string
  /**
   * - work: money that bears all contributions (salary, overtime, bonus)
   * - in_kind: bears them too, but is not paid out
   * - sick_pay: by the employer (wynagrodzenie chorobowe): health and tax only
   * - benefit: of ZUS paid by the employer (zasiłek): tax only, never exempt
   */
  kind: 'work' | 'in_kind' | 'sick_pay' | 'benefit'
  amount: bigint
}

export type RevenueCostsChoice =
  /** Employment: so much a month. */
  | { kind: 'flat'; amount: bigint }
  /** Mandate and specific work: of revenue less social contributions. */
  | { kind: 'rate'; rate: bigint }
  /** 12 % of revenue without costs and without the reducing amount. */
  | { kind: 'lump_sum' }

export type PayslipTerms = {
  contract: ContractKind
  /** Pension, disability and accident insurance are due. */
  social: boolean
  /** Sickness insurance, of those who have the former. */
  sickness: boolean
  health: boolean
  /** The ceiling of art. 83; off only to see what it does. */
  healthCeiling: boolean
  accidentRate: bigint
  /** Special conditions: bridge pensions (FEP). */
  bridgePension: boolean
  /**
   * FP and FS: when the base reaches the minimum wage, always, or never (age, return from
   * parental leave).
   */
  labourFund: 'by_minimum_wage' | 'always' | 'never'
  /** The month's base as for a full month, where illness shortened it. */
  fullMonthBase: bigint | null
  guaranteedFund: boolean
  ppk: {
    employeeRate: bigint
    employerRate: bigint
    /** The employer's payments taxed this month; null: those of this very month. */
    taxedEmployerPart: bigint | null
  }
  /**
   * By the scale, by its highest rate from the start, or none until the year's income is
   * above what the reducing amount covers: the person's choice.
   */
  advance: 'scale' | 'higher' | 'none'
  /** PIT-2: the part of the reducing amount for this payer, a month. */
  reducing: bigint
  costs: RevenueCostsChoice
  /** Share of the income with author's costs of 50 %. */
  authorShare: bigint
  /** Exempt revenue uses up the limit of author's costs (art. 22(9aa)). */
  authorLimitWithReliefs: boolean
  /** Revenue is exempt up to the yearly limit: under 26 or one of the other reliefs. */
  relief: boolean
}

/** Sums of the calendar year, by day of payment, of all of a person's payslips. */
export type YearToDate = {
  pensionBase: bigint
  taxBase: bigint
  authorCosts: bigint
  exemptRevenue: bigint
}

export type PayslipInput = {
  /** The day of payment decides year and law. */
  paidOn: LocalDate
  elements: readonly PayElement[]
  terms: PayslipTerms
  yearToDate: YearToDate
  /** The part of it that no payslip of this payroll holds. */
  brought?: YearToDate
  /** From net pay, limits already observed (see garnishments). */
  deductions: readonly { code: string; amount: bigint }[]
}

export type PayslipAmounts = {
  /** Pay for work, in kind included. */
  gross: bigint
  sickPay: bigint
  benefits: bigint
  inKind: bigint
  cappedBase: bigint
  pensionEe: bigint
  disabilityEe: bigint
  sicknessEe: bigint
  socialEe: bigint
  ppkEe: bigint
  ppkEr: bigint
  exempt: bigint
  socialDeducted: bigint
  authorKup: bigint
  kup: bigint
  taxBase: bigint
  tax: bigint
  healthBase: bigint
  health: bigint
  net: bigint
  deductions: bigint
  payout: bigint
  pensionEr: bigint
  disabilityEr: bigint
  accidentEr: bigint
  fep: bigint
  fp: bigint
  fs: bigint
  fgsp: bigint
  employerTotal: bigint
}

export type Payslip = {
  amounts: PayslipAmounts
  /** What the next payslip of the year begins with. */
  yearToDate: YearToDate
  explanation: readonly ExplanationLine[]
}

export const NEW_YEAR: YearToDate = {
  pensionBase: 0n,
  taxBase: 0n,
  authorCosts: 0n,
  exemptRevenue: 0n,
}
