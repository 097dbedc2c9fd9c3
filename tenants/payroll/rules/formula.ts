// The formulas of a payslip. An amount is computed from the very inputs that its
// explanation shows, so that the two cannot drift apart.
import { applyBp, BP_ONE, divideHalfUp, sum } from '#tenants/shared/money.ts'
import type { Explain, ExplanationLine, FormulaCode, FormulaInput } from './explanation.ts'

const ZLOTY = 100n

/** Half up to the full zloty: tax bases and taxes (Tax Ordinance, art. 63). */
export function roundToZloty(amount: bigint): bigint {
  return divideHalfUp(amount, ZLOTY) * ZLOTY
}

export function notBelowZero(amount: bigint): bigint {
  return amount > 0n ? amount : 0n
}

export function least(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((smallest, one) => (one < smallest ? one : smallest), first)
}

type Evaluate = (values: readonly bigint[]) => bigint

const FORMULAS: Readonly<Record<FormulaCode, Evaluate>> = {
  total: (values) => sum(values),
  rate: ([base, rate]) => applyBp(base!, rate!),
  share: ([amount, part, whole]) => (whole === 0n ? 0n : divideHalfUp(amount! * part!, whole!)),
  room: ([base, limit, ...used]) => notBelowZero(least(base!, limit! - sum(used))),
  least: ([first, ...others]) => least(first!, ...others),
  within: ([most, ...others]) => least(most!, sum(others)),
  product: ([base, first, second]) => divideHalfUp(base! * first! * second!, BP_ONE * BP_ONE),
  zloty: (values) => roundToZloty(notBelowZero(sum(values))),
  scale: (values) => {
    let tax = 0n
    for (let i = 0; i < values.length; i += 2) tax += applyBp(values[i]!, values[i + 1]!)
    return tax
  },
  limit: ([base, rate, reducing]) => notBelowZero(applyBp(base!, rate!) - reducing!),
}

export function evaluateFormula(formula: FormulaCode, inputs: readonly FormulaInput[]): bigint {
  return FORMULAS[formula](inputs.map(({ value }) => value))
}

/** How many inputs have a place of their own; of those after it, a zero adds nothing. */
const PLACED: Partial<Record<FormulaCode, number>> = { total: 0, zloty: 0, within: 1, room: 2 }

/** What a reader is shown: the inputs that have a part in the amount. */
export function toldInputs(
  formula: FormulaCode,
  inputs: readonly FormulaInput[],
): readonly FormulaInput[] {
  const placed = PLACED[formula]
  if (placed === undefined) return inputs
  const told = inputs.filter(({ value }, at) => at < placed || value !== 0n)
  return told.length > 0 ? told : inputs.slice(0, 1)
}

/** Collects the lines while the amounts are computed. */
export function startExplanation(): { explain: Explain; lines: ExplanationLine[] } {
  const lines: ExplanationLine[] = []
  const explain: Explain = (code, formula, inputs, law) => {
    const amount = evaluateFormula(formula, inputs)
    lines.push({ code, amount, formula, inputs, law })
    return amount
  }
  return { explain, lines }
}

/** Computes alone, for figures that a payslip does not show. */
export const withoutExplanation: Explain = (_code, formula, inputs) =>
  evaluateFormula(formula, inputs)
