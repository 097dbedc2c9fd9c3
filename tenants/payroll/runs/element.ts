// One part of a month's pay, and the month that the parts are found in.
import type { Period } from '../../shared/dates.ts'
import type { PayElement } from '../rules/payslip-types.ts'
import type { MonthInputCode } from '../schema.ts'
import type { MonthInput } from '../types.ts'
import type { PayFormulaCode, PayInput } from './codes.ts'
import type { EmploymentFacts } from './facts.ts'
import type { Segment } from './month.ts'

export type MonthElement = {
  code: string
  label: string | null
  kind: PayElement['kind'] | 'settlement'
  amount: bigint
  formula: PayFormulaCode
  inputs: PayInput[]
  act: { act: string; article: string } | null
  /** Counts into the average for later sick pay. */
  isSickBase: boolean
  /** Belongs to a bonus run as well. */
  isExtra: boolean
}

export type Month = {
  employment: EmploymentFacts
  period: Period
  segments: readonly Segment[]
  sickDates: ReadonlySet<string>
  input: (code: MonthInputCode) => MonthInput | undefined
}

export const agreed = (value: bigint): PayInput[] => [
  { name: 'agreed_amount', unit: 'amount', value },
]

export function element(
  code: string,
  amount: bigint,
  formula: PayFormulaCode,
  inputs: PayInput[],
  act: MonthElement['act'],
): MonthElement {
  return {
    code,
    label: null,
    kind: 'work',
    amount,
    formula,
    inputs: inputs.length > 0 ? inputs : agreed(amount),
    act,
    isSickBase: true,
    isExtra: false,
  }
}

export function groupsBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return [...groups.values()]
}
