// Rows of the VAT evidence that a purchase leaves, by the fields of JPK_V7M, and the
// month they belong to.

import { addMonths, type LocalDate, type Period, periodOf } from '#tenants/shared/dates.ts'
import { sum } from '#tenants/shared/money.ts'
import { isDeductibleRate, type PlnLine, type PurchaseForPosting } from '../rules/purchase.ts'

export type Marker = 'NrKSeF' | 'OFF' | 'BFK' | 'DI'

export type RegisterRow = {
  register: 'purchase' | 'sale'
  period: Period
  marker: Marker
  ksefNumber: string | null
  /** Grosze by field: K_42 net and K_43 tax of other purchases, and so on. */
  amounts: Record<string, bigint>
  netMinor: bigint
  vatMinor: bigint
}

export type VatPeriod = {
  period: Period
  /** The last month in which the right may still be used without a correction. */
  latest: Period
  because: 'receipt' | 'tax_point'
}

/**
 * The month in which input tax is deducted: the later of the tax point and the receipt
 * of the invoice; if missed, one of the three months after it. Act on VAT art. 86(10),
 * (10b)(1) and (11), from general knowledge: an accountant should confirm it. A
 * correction follows the same rule, by its own receipt.
 */
export function vatPeriodOf(dates: { taxPointOn: LocalDate; receivedOn: LocalDate }): VatPeriod {
  const taxPoint = periodOf(dates.taxPointOn)
  const receipt = periodOf(dates.receivedOn)
  const because = taxPoint > receipt ? 'tax_point' : 'receipt'
  const period = because === 'tax_point' ? taxPoint : receipt
  return { period, latest: addMonths(period, 3), because }
}

/** How a document without a KSeF number came about. */
export type Circumstance =
  | 'outside_ksef'
  | 'system_failure'
  | 'offline'
  | 'foreign'
  | 'customs'
  | 'internal'

/** Judged on the day the file is sent: a number given later changes the marker. */
export function markerOf(ksefNumber: string | null, circumstance: Circumstance): Marker {
  if (ksefNumber) return 'NrKSeF'
  if (circumstance === 'system_failure') return 'OFF'
  return circumstance === 'outside_ksef' ? 'BFK' : 'DI'
}

export function purchaseRegisterRow(
  purchase: PurchaseForPosting,
  lines: readonly PlnLine[],
): RegisterRow | null {
  const { selfAssessment } = purchase
  // Only what is deducted is reported. A half-deductible purchase shows its whole net
  // (general knowledge: the ministry accepts it) and the deducted part of the tax.
  const reported = lines.filter(
    (line) => line.deductiblePercent > 0 && (selfAssessment || isDeductibleRate(line.rate)),
  )
  if (reported.every((line) => line.netPln === 0n && line.deductible === 0n)) return null
  const assets = reported.filter((line) => isFixedAsset(line.accountNumber))
  const others = reported.filter((line) => !isFixedAsset(line.accountNumber))
  const amounts: Record<string, bigint> = {}
  if (assets.length > 0) Object.assign(amounts, pair('K_40', 'K_41', assets))
  if (others.length > 0) Object.assign(amounts, pair('K_42', 'K_43', others))
  return {
    register: 'purchase',
    ...common(purchase),
    amounts,
    netMinor: sum(reported.map((line) => line.netPln)),
    vatMinor: sum(reported.map((line) => line.deductible)),
  }
}

const SELF_ASSESSED_FIELDS = {
  wnt: ['K_23', 'K_24'],
  services_other: ['K_27', 'K_28'],
  services_eu: ['K_29', 'K_30'],
  domestic: ['K_31', 'K_32'],
} as const

export function selfAssessedRow(
  purchase: PurchaseForPosting,
  netMinor: bigint,
  vatMinor: bigint,
): RegisterRow | null {
  if (!purchase.selfAssessment || (netMinor === 0n && vatMinor === 0n)) return null
  const [net, tax] = SELF_ASSESSED_FIELDS[purchase.selfAssessment.kind]
  return {
    register: 'sale',
    ...common(purchase),
    amounts: { [net]: netMinor, [tax]: vatMinor },
    netMinor,
    vatMinor,
  }
}

function common(purchase: PurchaseForPosting) {
  const taxPointOn = purchase.soldOn ?? purchase.issuedOn
  // Tax the buyer assesses himself arises at the tax point, invoice in hand or not.
  const period = purchase.selfAssessment
    ? periodOf(taxPointOn)
    : vatPeriodOf({ taxPointOn, receivedOn: purchase.receivedOn }).period
  const circumstance = purchase.sellerCountry === 'PL' ? 'outside_ksef' : 'foreign'
  return {
    period,
    marker: markerOf(purchase.ksefNumber, circumstance),
    ksefNumber: purchase.ksefNumber,
  }
}

function pair(net: string, tax: string, lines: readonly PlnLine[]): Record<string, bigint> {
  return {
    [net]: sum(lines.map((line) => line.netPln)),
    [tax]: sum(lines.map((line) => line.deductible)),
  }
}

/** Group 0 of the chart holds fixed and intangible assets, and those being built. */
export function isFixedAsset(accountNumber: string): boolean {
  return accountNumber.startsWith('0')
}
