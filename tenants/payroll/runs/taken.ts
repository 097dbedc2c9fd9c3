// What is taken from net pay, in the order and within the limits of the law.
import { payrollLawOn } from '../pl/parameters.ts'
import { notBelowZero } from '../rules/formula.ts'
import {
  type DeductionKind,
  type DeductionTitle,
  netMinimumWage,
  takeDeductions,
  takeFromMandate,
} from '../rules/garnishments.ts'
import type { PayslipTerms } from '../rules/payslip-types.ts'
import type { EmploymentKind } from '../schema.ts'
import type { Terms } from '../types.ts'
import { type RunWarning, warning } from './codes.ts'
import type { DueElement } from './due.ts'
import type { GarnishmentFacts, RunFrame } from './facts.ts'
import { fullTimeShare } from './month.ts'

export type Taken = {
  /** The garnishment's id; of an own deduction its code. */
  id: string
  code: 'garnishment' | 'advance' | 'deduction'
  label: string | null
  owed: bigint
  amount: bigint
}

const KINDS: Record<GarnishmentFacts['kind'], DeductionKind> = {
  alimony: 'alimony',
  enforcement: 'other_title',
  administrative: 'other_title',
  advance: 'advance',
  penalty: 'penalty',
  voluntary: 'voluntary_other',
}

export function takenFrom(
  run: RunFrame,
  net: bigint,
  on: {
    kind: EmploymentKind
    rules: PayslipTerms
    terms: Terms
    settled: readonly DueElement[]
    garnishments: readonly GarnishmentFacts[]
  },
): { taken: Taken[]; warnings: RunWarning[] } {
  const own = on.settled
    .filter(({ code, amount }) => (code === 'advance' || code === 'deduction') && amount > 0n)
    .map(({ code, amount }): DeductionTitle => {
      const kind = code === 'advance' ? 'advance' : 'voluntary_employer'
      return { id: code, kind, amount }
    })
  const titles = [
    ...on.garnishments
      .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
      .map((one) => ({ id: one.id, kind: KINDS[one.kind], amount: owedBy(one, net) })),
    ...own,
  ].filter(({ amount }) => amount > 0n)
  if (titles.length === 0) return { taken: [], warnings: [] }
  const deductions =
    on.kind === 'uop'
      ? takeDeductions(payrollLawOn(run.payOn).deductions.value, {
          net: notBelowZero(net),
          netMinimumWage: netMinimumWage(run.payOn, on.rules, fullTimeShare(on.terms)),
          titles,
        })
      : takeFromMandate(net, titles)
  const named = new Map(on.garnishments.map((one) => [one.id, one]))
  const unmet = deductions.filter(({ bound }) => bound !== 'met')
  return {
    taken: deductions
      .filter(({ taken }) => taken > 0n)
      .map(({ id, amount, taken }) => ({
        id,
        code: id === 'advance' || id === 'deduction' ? id : 'garnishment',
        label: named.get(id)?.creditor ?? null,
        owed: amount,
        amount: taken,
      })),
    warnings: unmet.map(({ id }) =>
      warning('garnishment_not_met', named.get(id)?.creditor ?? null),
    ),
  }
}

/** This month's part: the monthly sum, what is left of the whole, or all that may be taken. */
function owedBy({ totalMinor, monthlyMinor, takenMinor }: GarnishmentFacts, net: bigint): bigint {
  const left = totalMinor === null ? null : notBelowZero(totalMinor - takenMinor)
  const monthly = monthlyMinor === null ? null : notBelowZero(monthlyMinor)
  if (left === null) return monthly ?? notBelowZero(net)
  return monthly === null || left < monthly ? left : monthly
}
