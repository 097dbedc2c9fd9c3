// A monthly set for ZUS as it is reckoned and kept. Amounts are grosze; kept in the
// database they are text.
import type { LocalDate, Period } from '../../shared/dates.ts'
import type { DeclarationHead } from '../declaration-kinds.ts'
import type { RsaCode, TermCode, ZusWarningCode } from './codes.ts'

/** Parts of a contribution that RCA names and DRA sums. */
export const CONTRIBUTIONS = [
  'pensionEe',
  'disabilityEe',
  'sicknessEe',
  'pensionEr',
  'disabilityEr',
  'accidentEr',
  'health',
] as const
export const BASES = ['pensionBase', 'sicknessBase', 'accidentBase', 'healthBase'] as const
export const RCA_AMOUNTS = [...BASES, ...CONTRIBUTIONS] as const
export type RcaAmount = (typeof RCA_AMOUNTS)[number]
/** Owed with the contributions, but named in DRA only. */
export const FUND_AMOUNTS = ['fp', 'fs', 'fgsp'] as const
export type FundAmount = (typeof FUND_AMOUNTS)[number]

export type RcaLine<Amount = bigint> = {
  /** Four digits, right to a pension, degree of disability. */
  title: string
  fraction: { numerator: number; denominator: number } | null
  isCapped: boolean
} & Record<RcaAmount, Amount>

export type RsaLine<Amount = bigint> = {
  title: string
  code: RsaCode
  from: LocalDate
  to: LocalDate
  days: number
  amount: Amount
}

/** Everything that a set says of a person. */
export type ZusPerson<Amount = bigint> = {
  employeeId: string
  lastName: string
  firstName: string
  /** P: PESEL, 1: identity card, 2: passport. */
  idKind: 'P' | '1' | '2'
  /** Sealed with the company's key; opened only to write the file. */
  idSealed: string
  idLast: string
  rca: RcaLine<Amount>[]
  rsa: RsaLine<Amount>[]
  /** Told in a set before, and no longer in this one. */
  isWithdrawn?: true
} & Record<FundAmount, Amount>

export type ZusWarning = {
  code: ZusWarningCode
  /** Whom it is about; null: the whole set. */
  name: string | null
  detail: string | null
}

export type DraSums<Amount = bigint> = Record<
  | RcaAmount
  | FundAmount
  | 'social'
  | 'benefitsSickness'
  | 'benefitsAccident'
  | 'benefits'
  | 'funds'
  | 'toReturn'
  | 'toPay',
  Amount
>

export type ZusPayer = { nip: string; regon: string; shortName: string }

export type ZusSet<Amount = bigint> = DeclarationHead & {
  period: Period
  /** 1 for the first set of the month, 2 and more for its corrections. */
  number: number
  createdOn: LocalDate
  payer: ZusPayer
  termCode: TermCode
  accidentBp: number
  dra: DraSums<Amount>
  persons: ZusPerson<Amount>[]
  /** Of a correction: the persons whose documents differ; null: all of them. */
  changed: string[] | null
  runs: { id: string; title: string; payOn: LocalDate }[]
  warnings: ZusWarning[]
}
/** As it stands in `declarations.data`. */
export type StoredZusSet = ZusSet<string>
