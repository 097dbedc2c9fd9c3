import type { LocalDate, Period } from '../shared/dates.ts'
import type { TenantId } from '../shared/scope.server.ts'
import type { AccountKind, Side } from './pl/chart.ts'

export type EntryLine = {
  accountNumber: string
  /** Debit above zero, credit below; never zero. */
  amountMinor: bigint
  description: string
}

export type NewEntry = {
  id?: string
  occurredOn: LocalDate
  description: string
  /** What the entry proves; one source has one entry. */
  sourceType: string
  sourceId: string
  currency?: string
  lines: readonly EntryLine[]
  reversesEntryId?: string
  /** Company of the books; the one in hand unless a provider's command names another. */
  tenantId?: TenantId
}

export type PostedEntry = { id: string; number: number; year: number; period: Period }

export type PostRefusal =
  | 'period_closed'
  | 'unknown_account'
  | 'unbalanced'
  | 'too_few_lines'
  | 'zero_line'
  | 'already_posted'
  | 'already_reversed'

export type Account = {
  number: string
  namePl: string
  nameEn: string
  kind: AccountKind
  normalSide: Side
  isActive: boolean
}

/** A balance is debit less credit: below zero it stands on the credit side. */
export type TrialBalanceRow = Pick<
  Account,
  'number' | 'namePl' | 'nameEn' | 'kind' | 'normalSide'
> & {
  openingMinor: bigint
  debitMinor: bigint
  creditMinor: bigint
  closingMinor: bigint
}

export type TrialBalance = {
  from: Period
  to: Period
  rows: TrialBalanceRow[]
  /** Sums of both sides; in sound books each pair is equal. */
  totals: {
    openingDebitMinor: bigint
    openingCreditMinor: bigint
    debitMinor: bigint
    creditMinor: bigint
    closingDebitMinor: bigint
    closingCreditMinor: bigint
  }
}

export type JournalLine = EntryLine & {
  lineNo: number
  accountNamePl: string
  accountNameEn: string
}

export type JournalEntry = {
  id: string
  number: number
  year: number
  period: Period
  occurredOn: LocalDate
  description: string
  sourceType: string
  sourceId: string
  reversesEntryId: string | null
  reversedByEntryId: string | null
  postedAt: Date
  postedByName: string
  lines: JournalLine[]
}

export type AccountLine = {
  entryId: string
  entryNumber: number
  lineNo: number
  occurredOn: LocalDate
  description: string
  entryDescription: string
  amountMinor: bigint
  /** Of the account, after this line. */
  balanceMinor: bigint
}

export type AccountPage = {
  account: Account
  from: Period
  to: Period
  /** Before the first line of the whole range. */
  openingMinor: bigint
  debitMinor: bigint
  creditMinor: bigint
  closingMinor: bigint
  lineCount: number
  /** Before the first line of this page. */
  carriedMinor: bigint
  items: AccountLine[]
  nextCursor: string | null
}

export type LedgerPeriod = { period: Period; closedAt: Date | null; closedByName: string | null }
