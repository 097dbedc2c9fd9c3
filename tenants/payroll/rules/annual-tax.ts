// The tax of a whole year on its income, before what the advances already paid.
import type { LocalDate } from '#tenants/shared/dates.ts'
import { payrollLawOn } from '../pl/parameters.ts'
import { evaluateFormula, notBelowZero, roundToZloty } from './formula.ts'
import { portionsOf } from './income-tax.ts'

export function annualTax(lastDay: LocalDate, income: bigint): bigint {
  const scale = payrollLawOn(lastDay).taxScale.value
  const base = roundToZloty(notBelowZero(income))
  const tax = evaluateFormula('scale', portionsOf(scale, base, 0n))
  return roundToZloty(notBelowZero(tax - scale.reducing))
}
