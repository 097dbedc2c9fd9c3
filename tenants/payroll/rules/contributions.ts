// Social contributions of both sides, PPK and the employer's funds.
import { applyBp } from '#tenants/shared/money.ts'
import type { PayrollLaw } from '../pl/parameters.ts'
import { amountInput, type Explain, lawOf, rateInput, usedInputs } from './explanation.ts'
import type { PayslipTerms, YearToDate } from './payslip-types.ts'

export type EmployeeContributions = {
  /** The part of the pay under the yearly cap. */
  cappedBase: bigint
  pensionEe: bigint
  disabilityEe: bigint
  sicknessEe: bigint
  socialEe: bigint
  /** Pension base without the cap; PPK follows the pension insurance. */
  ppkBase: bigint
  ppkEe: bigint
  ppkEr: bigint
}

export function employeeContributions(
  explain: Explain,
  law: PayrollLaw,
  terms: PayslipTerms,
  gross: bigint,
  year: YearToDate,
  brought: YearToDate,
): EmployeeContributions {
  const rates = law.contributionRates
  const insured = terms.social ? gross : 0n
  const cappedBase = explain(
    'capped_base',
    'room',
    [
      amountInput('base', insured),
      amountInput('limit', law.contributionCap.value),
      ...usedInputs(year.pensionBase, brought.pensionBase),
    ],
    lawOf('social_insurance', 'art. 19(1)', law.contributionCap),
  )
  const pensionEe = explain(
    'pension_ee',
    'rate',
    [amountInput('base', cappedBase), rateInput('rate', rates.value.pension.employee)],
    lawOf('social_insurance', 'art. 22(1)(1)', rates),
  )
  const disabilityEe = explain(
    'disability_ee',
    'rate',
    [amountInput('base', cappedBase), rateInput('rate', rates.value.disability.employee)],
    lawOf('social_insurance', 'art. 22(1)(2)', rates),
  )
  const sicknessEe = sicknessContribution(explain, law, terms, gross)
  const socialEe = explain(
    'social_ee',
    'total',
    [
      amountInput('pension_ee', pensionEe),
      amountInput('disability_ee', disabilityEe),
      amountInput('sickness_ee', sicknessEe),
    ],
    null,
  )
  return {
    cappedBase,
    pensionEe,
    disabilityEe,
    sicknessEe,
    socialEe,
    ppkBase: insured,
    ...ppkPayments(explain, law, terms, insured),
  }
}

function sicknessContribution(
  explain: Explain,
  law: PayrollLaw,
  terms: PayslipTerms,
  gross: bigint,
): bigint {
  const rates = law.contributionRates
  let base = terms.social && terms.sickness ? gross : 0n
  // Voluntary for a mandate, and then with a monthly cap of its own.
  if (terms.contract === 'zlecenie') {
    const average = law.forecastAverageWage
    const limit = applyBp(average.value, rates.value.voluntarySicknessCap)
    base = explain(
      'sickness_base',
      'least',
      [amountInput('base', base), amountInput('limit', limit)],
      lawOf('social_insurance', 'art. 20(3)', average),
    )
  }
  return explain(
    'sickness_ee',
    'rate',
    [amountInput('base', base), rateInput('rate', rates.value.sickness)],
    lawOf('social_insurance', 'art. 22(1)(3)', rates),
  )
}

function ppkPayments(explain: Explain, law: PayrollLaw, terms: PayslipTerms, base: bigint) {
  const payment = (code: 'ppk_ee' | 'ppk_er', rate: bigint, article: string) =>
    explain(
      code,
      'rate',
      [amountInput('base', base), rateInput('rate', rate)],
      lawOf('ppk', article, law.ppk),
    )
  return {
    ppkEe: payment('ppk_ee', terms.ppk.employeeRate, 'art. 27'),
    ppkEr: payment('ppk_er', terms.ppk.employerRate, 'art. 26'),
  }
}

export type EmployerContributions = {
  pensionEr: bigint
  disabilityEr: bigint
  accidentEr: bigint
  fep: bigint
  fp: bigint
  fs: bigint
  fgsp: bigint
}

export function employerContributions(
  explain: Explain,
  law: PayrollLaw,
  terms: PayslipTerms,
  gross: bigint,
  cappedBase: bigint,
): EmployerContributions {
  const rates = law.contributionRates
  const funds = law.employerFunds
  const insured = terms.social ? gross : 0n
  const charge = (
    code: 'pension_er' | 'disability_er' | 'accident_er' | 'fep' | 'fp' | 'fs' | 'fgsp',
    base: bigint,
    rate: bigint,
    reference: ReturnType<typeof lawOf>,
  ) => explain(code, 'rate', [amountInput('base', base), rateInput('rate', rate)], reference)
  const social = (article: string) => lawOf('social_insurance', article, rates)
  const labourBase = owesLabourFund(law, terms, gross) ? insured : 0n
  const labour = lawOf('labour_market', 'art. 255', funds)
  return {
    pensionEr: charge(
      'pension_er',
      cappedBase,
      rates.value.pension.employer,
      social('art. 22(1)(1)'),
    ),
    disabilityEr: charge(
      'disability_er',
      cappedBase,
      rates.value.disability.employer,
      social('art. 22(1)(2)'),
    ),
    accidentEr: charge('accident_er', insured, terms.accidentRate, social('art. 22(1)(4)')),
    fep: charge(
      'fep',
      terms.bridgePension ? cappedBase : 0n,
      rates.value.bridgePension,
      lawOf('bridge_pensions', 'art. 36', rates),
    ),
    fp: charge('fp', labourBase, funds.value.labour, labour),
    fs: charge('fs', labourBase, funds.value.solidarity, labour),
    fgsp: charge(
      'fgsp',
      terms.guaranteedFund ? insured : 0n,
      funds.value.guaranteed,
      lawOf('guaranteed_benefits', 'art. 29', funds),
    ),
  }
}

function owesLabourFund(law: PayrollLaw, terms: PayslipTerms, gross: bigint): boolean {
  if (terms.labourFund !== 'by_minimum_wage') return terms.labourFund === 'always'
  return (terms.fullMonthBase ?? gross) >= law.minimumWage.value.monthly
}
