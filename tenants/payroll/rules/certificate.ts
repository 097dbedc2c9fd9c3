// What a certificate of earnings says of the months that were paid.
import type { Period } from '../../shared/dates.ts'
import { divideHalfUp, sum } from '../../shared/money.ts'
import type { CertificateData, CertifiedMonth } from '../paper-types.ts'

/** Payslips of a month together, as they were published. */
export type PaidMonth = {
  period: Period
  gross: bigint
  benefits: bigint
  /** After contributions and tax, before deductions. */
  net: bigint
  deductions: bigint
  payout: bigint
}

export const CERTIFIED_MONTHS = 3

/**
 * The last three paid months and their averages; of fewer months when no more are paid,
 * because a month without pay would say that somebody new earns less than they do.
 */
export function certifiedEarnings(months: readonly PaidMonth[]): CertificateData['earnings'] {
  const last = [...months]
    .sort((a, b) => (a.period < b.period ? 1 : -1))
    .slice(0, CERTIFIED_MONTHS)
    .reverse()
  if (last.length === 0) return null
  const count = BigInt(last.length)
  const average = (of: (month: PaidMonth) => bigint) => `${divideHalfUp(sum(last.map(of)), count)}`
  return {
    months: last.map(textOf),
    averageGross: average(({ gross }) => gross),
    averageNet: average(({ net }) => net),
  }
}

const textOf = (month: PaidMonth): CertifiedMonth => ({
  period: month.period,
  gross: `${month.gross}`,
  benefits: `${month.benefits}`,
  net: `${month.net}`,
  deductions: `${month.deductions}`,
  payout: `${month.payout}`,
})
