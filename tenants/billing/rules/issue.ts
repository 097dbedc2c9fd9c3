// When a draft may become an invoice, and what its number and dates are.
import { addDays, type LocalDate, lastDayOf, type Period, periodOf } from '#tenants/shared/dates.ts'
import { err, ok, type Result } from '#tenants/shared/result.ts'

export type IssueRefusal =
  | 'already_issued'
  | 'stale_version'
  | 'held'
  | 'nothing_to_charge'
  | 'issued_too_early'
  | 'issued_in_future'

export type IssueDates = { issuedOn: LocalDate; soldOn: LocalDate; dueOn: LocalDate }

export type Issuable = {
  status: string
  version: number
  period: Period
  heldReason: string | null
  grossMinor: bigint
}

type Wish = {
  version: number
  issuedOn: LocalDate | undefined
  today: LocalDate
  paymentDays: number
}

/** How long before the sale an invoice may be dated: Act on VAT art. 106i(7), unverified. */
const DAYS_AHEAD = 60

/**
 * A service settled by months is sold on the last day of the month (Act on VAT art. 19a(3)).
 * It may be invoiced earlier; work done after that stands on the next month's invoice.
 */
export function decideIssue(draft: Issuable, wish: Wish): Result<IssueDates, IssueRefusal> {
  const { version, today, paymentDays } = wish
  const issuedOn = wish.issuedOn ?? today
  const soldOn = lastDayOf(draft.period)
  if (draft.status === 'issued') return err('already_issued')
  if (draft.version !== version) return err('stale_version')
  if (draft.heldReason !== null) return err('held')
  if (draft.grossMinor <= 0n) return err('nothing_to_charge')
  if (issuedOn > today) return err('issued_in_future', 'issuedOn')
  if (issuedOn < addDays(soldOn, -DAYS_AHEAD)) return err('issued_too_early', 'issuedOn')
  return ok({ issuedOn, soldOn, dueOn: addDays(issuedOn, paymentDays) })
}

/** Invoices of one month of issue: FV/2026/11. */
export function seriesOf(issuedOn: LocalDate): string {
  return `FV/${periodOf(issuedOn).replace('-', '/')}`
}

export function invoiceNumber(series: string, n: number): string {
  return `${series}/${String(n).padStart(4, '0')}`
}

/** Name of the file that people keep: `FV_2026-11-0001_5260001246.pdf`. */
export function invoiceFileName(number: string, buyerNip: string): string {
  const [prefix, ...rest] = number.split('/')
  return `${prefix}_${rest.join('-')}_${buyerNip}.pdf`
}
