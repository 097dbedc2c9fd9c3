// Runs and payslips as pages and other modules read them. Amounts are grosze.
import type { LocalDate, Period } from '../shared/dates.ts'
import type { Confirmation, RunWarning, RunWarningCode } from './runs/codes.ts'
import type { EmploymentKind } from './schema.ts'

export type RunKind = 'regular' | 'bonus' | 'correction'
export type RunStatus = 'draft' | 'checked' | 'approved' | 'closed' | 'paid' | 'reversed'
export type CalculationState = 'none' | 'asked' | 'running' | 'done' | 'failed'

export type RunRow = {
  id: string
  period: Period
  kind: RunKind
  number: number
  title: string
  payOn: LocalDate
  status: RunStatus
  calculationState: CalculationState
  peopleTotal: number
  peopleDone: number
  blockingCount: number
  payslipCount: number
  grossMinor: bigint
  netMinor: bigint
  employerTotalMinor: bigint
  createdAt: Date
  createdByName: string
  version: number
}

/** Sums of the payslips' columns. */
export type RunTotals = { [Amount in AmountName]: bigint }

export type RunPage = RunRow & {
  itemId: string | null
  checkedAt: Date | null
  checkedByName: string | null
  approvedAt: Date | null
  approvedByName: string | null
  closedAt: Date | null
  closedByName: string | null
  paidAt: Date | null
  paidByName: string | null
  reversedAt: Date | null
  reversedByName: string | null
  reversalReason: string | null
  calculationAskedAt: Date | null
  calculatedAt: Date | null
  calculationError: string | null
  entryId: string | null
  reversalEntryId: string | null
  totals: RunTotals
  /** By code, those that block first; `people` counts payslips. */
  warnings: { code: RunWarningCode; blocks: boolean; people: number }[]
  /** The largest differences to the month before, the largest first, fifty at most. */
  differences: PayDifference[]
  /** Net many times off last month's: each has to be confirmed before the run is checked. */
  extremes: ExtremePay[]
  /** What the last calculation changed in the one before it, fifty at most. */
  changedSinceDraft: DraftChange[]
  /** Contracts whose data were changed after the calculation, fifty at most. */
  changedSinceCalculation: { employmentId: string; personName: string }[]
  /** How many persons they are, all of them. */
  changedPeople: number
  /** The company's payroll settings were changed after the calculation. */
  areSettingsChanged: boolean
  /** Another run was closed or reversed meanwhile: this one has to be calculated again. */
  isOvertaken: boolean
}

export type PayDifference = {
  payslipId: string
  personName: string
  netMinor: bigint
  /** Net of the month before, all its runs together; null: nothing was paid. */
  lastNetMinor: bigint | null
  differenceMinor: bigint
}

export type ExtremePay = Pick<PayDifference, 'payslipId' | 'personName' | 'netMinor'> & {
  lastNetMinor: bigint | null
  confirmed: Confirmation | null
}

/** Before is null for somebody who is new in the run. */
export type DraftChange = {
  payslipId: string
  personName: string
  netBefore: bigint | null
  netAfter: bigint
}

export const amountNames = [
  'grossMinor',
  'sickPayMinor',
  'benefitMinor',
  'pensionEeMinor',
  'disabilityEeMinor',
  'sicknessEeMinor',
  'healthBaseMinor',
  'healthMinor',
  'kupMinor',
  'authorKupMinor',
  'taxBaseMinor',
  'taxMinor',
  'ppkEeMinor',
  'deductionsMinor',
  'netMinor',
  'socialBaseMinor',
  'sickBaseMinor',
  'pensionErMinor',
  'disabilityErMinor',
  'accidentErMinor',
  'fpMinor',
  'fsMinor',
  'fgspMinor',
  'ppkErMinor',
  'employerTotalMinor',
] as const
export type AmountName = (typeof amountNames)[number]

export type PayslipRow = {
  id: string
  employmentId: string
  employeeId: string
  kind: EmploymentKind
  personName: string
  department: string | null
  costCentre: string | null
  grossMinor: bigint
  /** What is paid out, after deductions. */
  netMinor: bigint
  employerTotalMinor: bigint
  lastNetMinor: bigint | null
  differenceMinor: bigint
  warnings: RunWarning[]
  isBlocked: boolean
}

export type PayslipLine = {
  lineNo: number
  section:
    | 'pay'
    | 'sick'
    | 'social'
    | 'health'
    | 'tax'
    | 'ppk'
    | 'deduction'
    | 'net'
    | 'employer'
    | 'correction'
  /** One of LINE_CODES, ELEMENT_CODES or SETTLEMENT_CODES. */
  code: string
  /** The name that people gave: of a component, of a creditor. */
  label: string | null
  amountMinor: bigint
  /** One of FORMULA_CODES or PAY_FORMULA_CODES. */
  formula: string | null
  /** Names of INPUT_NAMES or PAY_INPUT_NAMES; values are whole numbers as text. */
  inputs: { name: string; unit: string; value: string; of?: string }[]
  law: { act: string; article: string; validFrom: LocalDate | null; provisional: boolean } | null
  /** Of a difference line: the closed month that it corrects, and its payslip. */
  correctedPeriod: Period | null
  correctedPayslipId: string | null
}

export type PayslipPage = Pick<
  PayslipRow,
  'id' | 'employmentId' | 'employeeId' | 'kind' | 'personName' | 'department' | 'costCentre'
> & {
  runId: string
  project: string | null
  period: Period
  payOn: LocalDate
  runTitle: string
  runStatus: RunStatus
  amounts: RunTotals
  yearToDate: Record<string, bigint>
  lastNetMinor: bigint | null
  warnings: RunWarning[]
  isBlocked: boolean
  calculatedAt: Date
  publishedAt: Date | null
  reversedAt: Date | null
  lines: PayslipLine[]
}
