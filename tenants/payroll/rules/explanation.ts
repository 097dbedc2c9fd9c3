// Why an amount is what it is: each line has its formula, what went in, and the law. Codes
// only; the screen has the words in both languages.
import type { LocalDate } from '#tenants/shared/dates.ts'
import type { ActCode } from '../pl/acts.ts'
import type { Dated } from '../pl/dated.ts'

export const LINE_CODES = [
  'gross',
  'sick_pay',
  'benefits',
  'in_kind',
  'capped_base',
  'pension_ee',
  'disability_ee',
  'sickness_base',
  'sickness_ee',
  'social_ee',
  'ppk_base',
  'ppk_ee',
  'ppk_er',
  'ppk_taxed',
  'revenue',
  'exempt',
  'taxable',
  'social_deducted',
  'author_full',
  'author_kup',
  'other_kup',
  'kup',
  'tax_base',
  'income_before',
  'without_advance',
  'scale_tax',
  'tax',
  'health_base',
  'health_full',
  'health_income_2021',
  'health_limit',
  'health',
  'net',
  'deductions',
  'payout',
  'pension_er',
  'disability_er',
  'accident_er',
  'fep',
  'fp',
  'fs',
  'fgsp',
  'employer_total',
] as const
export type LineCode = (typeof LINE_CODES)[number]

/**
 * How the inputs make the amount, in the order in which they stand:
 * - total: the sum, deducted ones are negative
 * - rate: base x rate, half up to the grosz
 * - share: amount x part / whole, half up to the grosz
 * - room: the base as far as limit less all that is used allows, never below zero
 * - least: the smallest
 * - within: the sum of all but the first, at most the first
 * - product: base x rate x rate, half up to the grosz once
 * - zloty: the sum, not below zero, half up to the full zloty
 * - scale: pairs of a portion and its rate, added up
 * - limit: base x rate, half up to the grosz, less reducing, never below zero
 */
export const FORMULA_CODES = [
  'total',
  'rate',
  'share',
  'room',
  'least',
  'within',
  'product',
  'zloty',
  'scale',
  'limit',
] as const
export type FormulaCode = (typeof FORMULA_CODES)[number]

export const INPUT_NAMES = [
  'pay_element',
  'gross',
  'sick_pay',
  'benefits',
  'in_kind',
  'base',
  'limit',
  'used_this_year',
  'used_elsewhere',
  'rate',
  'pension_ee',
  'disability_ee',
  'sickness_ee',
  'social_ee',
  'ppk_ee',
  'ppk_er',
  'ppk_taxed',
  'revenue',
  'exempt',
  'taxable',
  'social_deducted',
  'author_share',
  'author_kup',
  'other_share',
  'other_kup',
  'flat_kup',
  'income',
  'kup',
  'portion',
  'scale_tax',
  'reducing_amount',
  'health_full',
  'health_limit',
  'health',
  'tax',
  'net',
  'deductions',
  'employer_contributions',
] as const
export type InputName = (typeof INPUT_NAMES)[number]

export type FormulaInput = {
  name: InputName
  /** Rates are in 1/100 %, all else in grosze. */
  unit: 'amount' | 'rate'
  value: bigint
  /** The pay element's own code, where there are several. */
  of?: string
}

export type LawReference = {
  act: ActCode
  article: string
  /** The day from which the figure of this line is in force; null where it has no figure. */
  validFrom: LocalDate | null
  provisional: boolean
}

export type ExplanationLine = {
  code: LineCode
  amount: bigint
  formula: FormulaCode
  inputs: readonly FormulaInput[]
  law: LawReference | null
}

export function amountInput(name: InputName, value: bigint, of?: string): FormulaInput {
  return of === undefined ? { name, unit: 'amount', value } : { name, unit: 'amount', value, of }
}

/** What of a yearly limit is gone: by these payslips, and by what was brought from elsewhere. */
export function usedInputs(used: bigint, brought: bigint): FormulaInput[] {
  const here = amountInput('used_this_year', used - brought)
  return brought === 0n ? [here] : [here, amountInput('used_elsewhere', brought)]
}

export function rateInput(name: InputName, value: bigint): FormulaInput {
  return { name, unit: 'rate', value }
}

export function lawOf(act: ActCode, article: string, figure?: Dated<unknown>): LawReference {
  return {
    act,
    article,
    validFrom: figure?.validFrom ?? null,
    provisional: figure?.provisional ?? false,
  }
}

export type Explain = (
  code: LineCode,
  formula: FormulaCode,
  inputs: readonly FormulaInput[],
  law: LawReference | null,
) => bigint
