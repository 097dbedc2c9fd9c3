// A case of `calc payroll` is one month, or several equal ones, of one contract.
import { plainTerms } from '#tenants/payroll/rules/insurance-titles.ts'
import { calculatePayslip } from '#tenants/payroll/rules/payslip.ts'
import {
  NEW_YEAR,
  type Payslip,
  type PayslipAmounts,
  type PayslipTerms,
  type RevenueCostsChoice,
} from '#tenants/payroll/rules/payslip-types.ts'
import type { PayslipCase } from './payroll.ts'

/** Sums over the months asked for. */
export function payslipSums(input: PayslipCase): Record<string, bigint> {
  const { months, month, previous_months_same_gross: previous } = input.options
  const terms = termsOf(input)
  const count = months ?? 1
  const first = months === undefined ? (month ?? previous + 1) : 1
  let yearToDate = NEW_YEAR
  for (let i = 0; i < previous; i += 1) {
    yearToDate = monthOf(input, terms, first, yearToDate).yearToDate
  }
  const sums: Record<string, bigint> = {}
  for (let i = 0; i < count; i += 1) {
    const payslip = monthOf(input, terms, first + i, yearToDate)
    yearToDate = payslip.yearToDate
    for (const [key, amount] of Object.entries(answerOf(payslip.amounts, input))) {
      sums[key] = (sums[key] ?? 0n) + amount
    }
  }
  return sums
}

function monthOf(
  { year, gross, options }: PayslipCase,
  terms: PayslipTerms,
  month: number,
  yearToDate: Payslip['yearToDate'],
): Payslip {
  return calculatePayslip({
    paidOn: `${year}-${String(month).padStart(2, '0')}-01`,
    elements: [
      { code: 'gross', kind: 'work', amount: gross },
      { code: 'sickpay', kind: 'sick_pay', amount: options.sickpay },
    ],
    terms,
    yearToDate,
    deductions: [],
  })
}

function termsOf({ contract, options }: PayslipCase): PayslipTerms {
  const plain = plainTerms(contract, costsOf(contract, options.kup))
  // Being a student matters for a mandate: an employee is insured all the same.
  const student = options.student && contract === 'zlecenie'
  const labourFund = { true: 'always', false: 'never', null: 'by_minimum_wage' } as const
  return {
    ...plain,
    social: plain.social && options.social && !student,
    sickness: plain.sickness && options.sick,
    health: plain.health && options.health && !student,
    healthCeiling: options.health_cap,
    accidentRate: options.accident,
    labourFund: labourFund[`${options.fp}`],
    guaranteedFund: options.fgsp,
    ppk: { employeeRate: options.ppk_ee, employerRate: options.ppk_er, taxedEmployerPart: null },
    reducing: options.pit2 ?? 0n,
    authorShare: options.author,
    // A case names no reliefs but this one, and its author's limit stands alone.
    authorLimitWithReliefs: false,
    relief: contract !== 'dzielo' && (options.u26 || student),
  }
}

function costsOf(
  contract: PayslipCase['contract'],
  kup: number | 'lump' | undefined,
): RevenueCostsChoice {
  if (kup === 'lump') return { kind: 'lump_sum' }
  if (contract === 'uop') return { kind: 'flat', amount: BigInt(kup ?? 25_000) }
  return { kind: 'rate', rate: BigInt(kup ?? 2_000) }
}

function answerOf(amounts: PayslipAmounts, { options }: PayslipCase): Record<string, bigint> {
  return {
    gross: amounts.gross,
    pension_ee: amounts.pensionEe,
    disability_ee: amounts.disabilityEe,
    sickness_ee: amounts.sicknessEe,
    social_ee: amounts.socialEe,
    ppk_ee: amounts.ppkEe,
    health: amounts.health,
    // Author's costs by a share; a mandate at 50 % as a whole has them as its costs.
    author_kup: options.author > 0n ? amounts.authorKup : 0n,
    kup: amounts.kup,
    tax_base: amounts.taxBase,
    tax: amounts.tax,
    net: amounts.net,
    pension_er: amounts.pensionEr,
    disability_er: amounts.disabilityEr,
    accident_er: amounts.accidentEr,
    fp: amounts.fp,
    fs: amounts.fs,
    fgsp: amounts.fgsp,
    ppk_er: amounts.ppkEr,
    employer_total: amounts.employerTotal,
  }
}
