// What a monthly set is reckoned from: payslips paid in the month, and the contracts that
// were insured in it with their absences.
import type { LocalDate, Period } from '../../shared/dates.ts'
import type { PayerKind } from '../kinds.ts'
import type { EmploymentKind } from '../schema.ts'
import type { Absence } from '../types.ts'
import type { FundAmount, RcaAmount, ZusPayer, ZusPerson } from './types.ts'

/** Days of one absence in a month that one payer bears. */
export type SickGroup = {
  kind: Absence['kind']
  payer: 'employer' | 'zus' | 'nobody'
  from: LocalDate
  to: LocalDate
  days: number
}

type Title = {
  title: string
  fraction: { numerator: number; denominator: number } | null
}

export type ZusSlip = Title & {
  employmentId: string
  employeeId: string
  period: Period
  isCapped: boolean
  amounts: Record<RcaAmount | FundAmount, bigint>
  benefit: bigint
  /** Parts of sick pay and benefits; a difference is paid for days already told. */
  paid: { code: string; amount: bigint; period: Period; isDifference: boolean }[]
  correctedPeriods: Period[]
}

export type ZusContract = Title & {
  employmentId: string
  employeeId: string
  kind: EmploymentKind
  startsOn: LocalDate
  endsOn: LocalDate | null
  /** Has a title to any insurance in the month. */
  isInsured: boolean
  weekMinutes: readonly number[]
  absences: readonly Pick<Absence, 'kind' | 'fromOn' | 'toOn' | 'minutes'>[]
  /** By month: the set's own and those that its payslips pay for. */
  sick: ReadonlyMap<Period, readonly SickGroup[]>
}

export type ZusPersonFacts = Pick<
  ZusPerson,
  'employeeId' | 'lastName' | 'firstName' | 'idKind' | 'idSealed' | 'idLast'
> & { slips: readonly ZusSlip[]; contracts: readonly ZusContract[] }

export type ZusFacts = {
  period: Period
  today: LocalDate
  payer: ZusPayer
  payerKind: PayerKind
  accidentBp: number
  paysBenefits: boolean
  persons: readonly ZusPersonFacts[]
  runs: { id: string; title: string; payOn: LocalDate }[]
}
