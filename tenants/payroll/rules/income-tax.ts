// The advance on income tax: what is exempt, what may be deducted, costs, scale.
import { BP_ONE } from '#tenants/shared/money.ts'
import type { TaxScale } from '../pl/income-tax.ts'
import type { PayrollLaw } from '../pl/parameters.ts'
import {
  amountInput,
  type Explain,
  type FormulaInput,
  lawOf,
  rateInput,
  usedInputs,
} from './explanation.ts'
import { least, notBelowZero, roundToZloty } from './formula.ts'
import type { PayslipTerms, YearToDate } from './payslip-types.ts'

export type Revenue = {
  /** Of work, sick pay and PPK: what a relief may exempt. */
  revenue: bigint
  social: bigint
  benefits: bigint
}

export type TaxAdvance = {
  exempt: bigint
  socialDeducted: bigint
  authorKup: bigint
  kup: bigint
  taxBase: bigint
  tax: bigint
  /** Adds up to the year's sum; the lump sum does not belong to the scale. */
  scaleBase: bigint
}

export function taxAdvance(
  explain: Explain,
  law: PayrollLaw,
  terms: PayslipTerms,
  { revenue, social, benefits }: Revenue,
  year: YearToDate,
  brought: YearToDate,
): TaxAdvance {
  const { exempt, taxable } = exemptRevenue(explain, law, terms, revenue, year, brought)
  if (terms.costs.kind === 'lump_sum') {
    return { exempt, ...lumpSumTax(explain, law, taxable, benefits) }
  }
  // Contributions on exempt revenue are not deducted from the taxable rest.
  const socialDeducted = explain(
    'social_deducted',
    'share',
    [
      amountInput('social_ee', social),
      amountInput('taxable', taxable),
      amountInput('revenue', revenue),
    ],
    lawOf('pit', 'art. 26(1)(2)'),
  )
  const income = notBelowZero(taxable - socialDeducted)
  const authorUsed = (of: YearToDate) =>
    of.authorCosts + (terms.authorLimitWithReliefs ? of.exemptRevenue : 0n)
  const { authorKup, kup } = costsOf(
    explain,
    law,
    terms,
    income,
    usedInputs(
      authorUsed(year) + (terms.authorLimitWithReliefs ? exempt : 0n),
      authorUsed(brought),
    ),
  )
  const taxBase = explain(
    'tax_base',
    'zloty',
    [
      amountInput('taxable', taxable),
      amountInput('benefits', benefits),
      amountInput('social_deducted', -socialDeducted),
      amountInput('kup', -kup),
    ],
    lawOf('tax_ordinance', 'art. 63(1)'),
  )
  const tax = scaleAdvance(explain, law, terms, taxBase, year.taxBase, brought.taxBase)
  return { exempt, socialDeducted, authorKup, kup, taxBase, tax, scaleBase: taxBase }
}

function exemptRevenue(
  explain: Explain,
  law: PayrollLaw,
  terms: PayslipTerms,
  revenue: bigint,
  year: YearToDate,
  brought: YearToDate,
) {
  const exempt = explain(
    'exempt',
    'room',
    [
      amountInput('base', terms.relief ? revenue : 0n),
      amountInput('limit', law.exemptRevenueLimit.value),
      ...usedInputs(year.exemptRevenue, brought.exemptRevenue),
    ],
    lawOf('pit', 'art. 21(1)(148), (152)-(154)', law.exemptRevenueLimit),
  )
  const taxable = explain(
    'taxable',
    'total',
    [amountInput('revenue', revenue), amountInput('exempt', -exempt)],
    null,
  )
  return { exempt, taxable }
}

/** Costs of revenue: the author's part by 50 % within its yearly limit, then the others. */
export function costsOf(
  explain: Explain,
  law: PayrollLaw,
  terms: PayslipTerms,
  income: bigint,
  authorCostsUsed: readonly FormulaInput[],
): { authorKup: bigint; kup: bigint } {
  const share = authorShareOf(law, terms)
  const authorKup = share > 0n ? authorCosts(explain, law, income, share, authorCostsUsed) : 0n
  const otherKup = otherCosts(explain, law, terms, income, BP_ONE - share)
  const kup = explain(
    'kup',
    'within',
    [
      amountInput('income', income),
      amountInput('author_kup', authorKup),
      amountInput('other_kup', otherKup),
    ],
    lawOf('pit', 'art. 22', law.revenueCosts),
  )
  return { authorKup: least(authorKup, kup), kup }
}

/** A mandate with a cost rate of 50 % is author's work as a whole. */
function authorShareOf(law: PayrollLaw, { costs, authorShare }: PayslipTerms): bigint {
  const whole = costs.kind === 'rate' && costs.rate === law.revenueCosts.value.authorRate
  return whole ? BP_ONE : authorShare
}

function authorCosts(
  explain: Explain,
  law: PayrollLaw,
  income: bigint,
  share: bigint,
  used: readonly FormulaInput[],
): bigint {
  const costs = law.revenueCosts
  const full = explain(
    'author_full',
    'product',
    [
      amountInput('income', income),
      rateInput('author_share', share),
      rateInput('rate', costs.value.authorRate),
    ],
    lawOf('pit', 'art. 22(9)(3)', costs),
  )
  return explain(
    'author_kup',
    'room',
    [amountInput('base', full), amountInput('limit', costs.value.authorLimit), ...used],
    lawOf('pit', 'art. 22(9a)', costs),
  )
}

function otherCosts(
  explain: Explain,
  law: PayrollLaw,
  { costs }: PayslipTerms,
  income: bigint,
  share: bigint,
): bigint {
  if (costs.kind === 'rate') {
    return explain(
      'other_kup',
      'product',
      [
        amountInput('income', income),
        rateInput('other_share', share),
        rateInput('rate', costs.rate),
      ],
      lawOf('pit', 'art. 22(9)(4)', law.revenueCosts),
    )
  }
  const flat = costs.kind === 'flat' ? costs.amount : 0n
  return explain(
    'other_kup',
    'total',
    [amountInput('flat_kup', flat)],
    lawOf('pit', 'art. 22(2)', law.revenueCosts),
  )
}

function lumpSumTax(explain: Explain, law: PayrollLaw, taxable: bigint, benefits: bigint) {
  const { rate } = law.lumpSumTax.value
  const taxBase = explain(
    'tax_base',
    'zloty',
    [amountInput('taxable', taxable), amountInput('benefits', benefits)],
    lawOf('tax_ordinance', 'art. 63(1)'),
  )
  const lump = explain(
    'scale_tax',
    'rate',
    [amountInput('base', taxBase), rateInput('rate', rate)],
    lawOf('pit', 'art. 30(1)(5a)', law.lumpSumTax),
  )
  const tax = explain('tax', 'zloty', [amountInput('scale_tax', lump)], null)
  return { socialDeducted: 0n, authorKup: 0n, kup: 0n, taxBase, tax, scaleBase: 0n }
}

function scaleAdvance(
  explain: Explain,
  law: PayrollLaw,
  terms: PayslipTerms,
  taxBase: bigint,
  taxBaseSoFar: bigint,
  brought: bigint,
): bigint {
  if (brought !== 0n) {
    explain('income_before', 'total', usedInputs(taxBaseSoFar, brought), lawOf('pit', 'art. 32(1)'))
  }
  const { scaleTax, reducing } = taxBeforeReducing(explain, law, terms, taxBase, taxBaseSoFar)
  return explain(
    'tax',
    'zloty',
    [amountInput('scale_tax', scaleTax), amountInput('reducing_amount', -reducing)],
    lawOf('pit', 'art. 31b, 32(3)', law.taxScale),
  )
}

function taxBeforeReducing(
  explain: Explain,
  law: PayrollLaw,
  terms: PayslipTerms,
  taxBase: bigint,
  soFar: bigint,
): { scaleTax: bigint; reducing: bigint } {
  const { brackets } = law.taxScale.value
  if (terms.advance === 'higher') {
    const scaleTax = explain(
      'scale_tax',
      'rate',
      [amountInput('base', taxBase), rateInput('rate', brackets.at(-1)!.rate)],
      lawOf('pit', 'art. 32, 41a', law.taxScale),
    )
    return { scaleTax, reducing: terms.reducing }
  }
  const free = terms.advance === 'none' ? incomeWithoutAdvance(explain, law, taxBase, soFar) : 0n
  const scaleTax = explain(
    'scale_tax',
    'scale',
    portionsOf(law.taxScale.value, taxBase - free, soFar + free),
    lawOf('pit', 'art. 32(1), 27(1)', law.taxScale),
  )
  // The income that bears no advance is what the year's reducing amount stands for.
  return { scaleTax, reducing: terms.advance === 'none' ? 0n : terms.reducing }
}

/** Of this month's income, the part of the 30,000 for which no advance is asked (art. 31c). */
function incomeWithoutAdvance(
  explain: Explain,
  { taxScale }: PayrollLaw,
  taxBase: bigint,
  soFar: bigint,
): bigint {
  const { brackets, reducing } = taxScale.value
  return explain(
    'without_advance',
    'room',
    [
      amountInput('base', taxBase),
      amountInput('limit', (reducing * BP_ONE) / brackets[0]!.rate),
      ...usedInputs(soFar, 0n),
    ],
    lawOf('pit', 'art. 31c', taxScale),
  )
}

/** Splits an income over the brackets above what the year already used of them. */
export function portionsOf(scale: TaxScale, base: bigint, soFar: bigint): FormulaInput[] {
  const inputs: FormulaInput[] = []
  let left = base
  for (const { upTo, rate } of scale.brackets) {
    const room = upTo === null ? left : roundToZloty(notBelowZero(upTo - soFar - (base - left)))
    const portion = least(left, room)
    left -= portion
    if (portion > 0n) inputs.push(amountInput('portion', portion), rateInput('rate', rate))
  }
  return inputs
}
