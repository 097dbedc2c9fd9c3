// Health insurance: 9 %, but never more than the tax advance by the rules of 2021.
import type { PayrollLaw } from '../pl/parameters.ts'
import { amountInput, type Explain, lawOf, rateInput, usedInputs } from './explanation.ts'
import { notBelowZero, withoutExplanation } from './formula.ts'
import { costsOf } from './income-tax.ts'
import type { PayslipTerms, YearToDate } from './payslip-types.ts'

export type HealthContribution = { healthBase: bigint; health: bigint }

export function healthContribution(
  explain: Explain,
  law: PayrollLaw,
  terms: PayslipTerms,
  pay: { gross: bigint; sickPay: bigint; social: bigint; revenue: bigint },
  year: YearToDate,
): HealthContribution {
  if (!terms.health) return { healthBase: 0n, health: 0n }
  const healthBase = explain(
    'health_base',
    'total',
    [
      amountInput('gross', pay.gross),
      amountInput('sick_pay', pay.sickPay),
      amountInput('social_ee', -pay.social),
    ],
    lawOf('health', 'art. 81(1), (6)'),
  )
  const full = explain(
    'health_full',
    'rate',
    [amountInput('base', healthBase), rateInput('rate', law.health.value.rate)],
    lawOf('health', 'art. 79(1)', law.health),
  )
  const inputs = [amountInput('health_full', full)]
  if (terms.healthCeiling) {
    inputs.push(amountInput('health_limit', ceilingOf(explain, law, terms, pay, year)))
  }
  const health = explain('health', 'least', inputs, lawOf('health', 'art. 83', law.health))
  return { healthBase, health }
}

/** The test is made on all revenue, as if no relief exempted any of it. */
function ceilingOf(
  explain: Explain,
  law: PayrollLaw,
  terms: PayslipTerms,
  { revenue, social }: { revenue: bigint; social: bigint },
  year: YearToDate,
): bigint {
  const lumpSum = terms.costs.kind === 'lump_sum'
  const deducted = lumpSum ? 0n : social
  const income = notBelowZero(revenue - deducted)
  const { kup } = lumpSum
    ? { kup: 0n }
    : costsOf(withoutExplanation, law, terms, income, usedInputs(year.authorCosts, 0n))
  const base = explain(
    'health_income_2021',
    'zloty',
    [
      amountInput('revenue', revenue),
      amountInput('social_deducted', -deducted),
      amountInput('kup', -kup),
    ],
    lawOf('health', 'art. 83(2a)'),
  )
  const { rate, reducing } = law.health.value.ceiling
  // The amount of 2021 belonged to PIT-2, which a mandate then did not have.
  const reduced = terms.contract === 'uop' && terms.reducing > 0n ? reducing : 0n
  return explain(
    'health_limit',
    'limit',
    [amountInput('base', base), rateInput('rate', rate), amountInput('reducing_amount', reduced)],
    lawOf('health', 'art. 83(2a)', law.health),
  )
}
