// What a run knows of a person before it computes: rows as they stand in the database, and
// what earlier runs have paid.
import type { LocalDate, Period } from '../../shared/dates.ts'
import type { PayElement, YearToDate } from '../rules/payslip-types.ts'
import type { RunKind } from '../run-types.ts'
import type {
  Absence,
  Employment,
  MonthInput,
  PayComponent,
  PayrollSettings,
  Terms,
} from '../types.ts'

export type RunFrame = {
  period: Period
  kind: RunKind
  payOn: LocalDate
  settings: Pick<
    PayrollSettings,
    'accidentBp' | 'ppkTaxMonth' | 'paysLabourFund' | 'paysGuaranteeFund' | 'paysBenefits'
  >
}

/** A part of pay that a published payslip holds, for the month that it belongs to. */
export type PaidElement = {
  code: string
  kind: PayElement['kind'] | 'settlement'
  label: string | null
  amount: bigint
  period: Period
}

export type PaidSlip = {
  payslipId: string
  period: Period
  runKind: RunKind
  elements: readonly PaidElement[]
}

/** A month of the past for the base of sick pay, by the payslips of it. */
export type HistoryMonth = {
  period: Period
  pay: bigint
  /** The employee's contributions where the yearly cap cut them; null: in full. */
  contributions: bigint | null
  workedDays: number
  dueDays: number
}

export type EmploymentFacts = Pick<
  Employment,
  'id' | 'kind' | 'hiredOn' | 'startsOn' | 'endsOn'
> & {
  terms: readonly Terms[]
  components: readonly PayComponent[]
  /** Approved ones, since the beginning of the year before. */
  absences: readonly Absence[]
  inputs: readonly MonthInput[]
  paid: readonly PaidSlip[]
  history: readonly HistoryMonth[]
  /** Closed months in which something was recorded after they were computed. */
  correctable: readonly Period[]
  lastNet: bigint | null
  /** What earlier payslips were to take for the company and could not, or took too much of. */
  left: readonly LeftOver[]
}

/** A deduction of a month that is not settled; below zero it is to be given back. */
export type LeftOver = {
  code: 'advance' | 'deduction'
  period: Period
  amount: bigint
  /** The payslip that it was first due on. */
  payslipId: string | null
}

export type GarnishmentFacts = {
  id: string
  kind: 'alimony' | 'enforcement' | 'administrative' | 'advance' | 'penalty' | 'voluntary'
  creditor: string
  position: number
  totalMinor: bigint | null
  monthlyMinor: bigint | null
  takenMinor: bigint
}

/** One title's part of what was taken in a month. */
export type MonthTaken = {
  id: string
  code: 'garnishment' | 'advance' | 'deduction'
  kind: GarnishmentFacts['kind'] | null
  /** Of a contract of employment, whose limits are of the month. */
  isEmployment: boolean
  amount: bigint
}
/** Net before deductions of contracts of employment alone: a mandate has no such limits. */
export type MonthPaid = { net: bigint; taken: readonly MonthTaken[] }

export type PersonFacts = {
  employeeId: string
  personName: string
  sex: 'f' | 'm' | null
  bornOn: LocalDate
  hasWayToBePaid: boolean
  employments: readonly EmploymentFacts[]
  /** Those that hold on the day of payment. */
  garnishments: readonly GarnishmentFacts[]
  yearToDate: YearToDate
  /** The part of it that was brought from another payer or an earlier system. */
  brought: YearToDate
  /** By year, days of sick pay that an employer paid elsewhere. */
  sickDaysBrought: Readonly<Record<number, number>>
  /** What earlier payslips paid in the same month gave, and took. */
  paidInMonth: MonthPaid
  /** What earlier payslips paid in the same month have used up, and PPK of the month before. */
  granted: { reducing: bigint; flatCosts: bigint }
  ppkErOfLastMonth: bigint
}
