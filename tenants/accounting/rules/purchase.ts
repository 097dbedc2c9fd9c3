// A purchase document as booking sees it, whatever it was read from.

import type { LocalDate } from '#tenants/shared/dates.ts'
import type { LineRate } from '../pl/types.ts'

/** Rates of a booked document; OSS and margin carry no tax that Poland gives back. */
export type BookingRate = LineRate | 'oss' | 'margin'

export type VatRow = {
  rate: BookingRate
  baseMinor: bigint
  taxMinor: bigint
  /** Tax in PLN as the seller converted it; null lets the document's rate decide. */
  taxPlnMinor: bigint | null
}

export type BookingLine = {
  accountNumber: string
  description: string
  rate: BookingRate
  /** In the document's currency. */
  netMinor: bigint
  deductiblePercent: 0 | 50 | 100
}

/** Acquisitions on which the buyer accounts for the tax himself. */
export type SelfAssessment = {
  kind: 'wnt' | 'services_eu' | 'services_other' | 'domestic'
  rate: '23' | '8' | '5'
}

export type PurchaseForPosting = {
  kind: 'invoice' | 'correction'
  number: string
  sellerName: string
  sellerCountry: string
  issuedOn: LocalDate
  soldOn: LocalDate | null
  receivedOn: LocalDate
  currency: string
  /** PLN for one unit of the currency; null for PLN. */
  fxRate: string | null
  vatRows: readonly VatRow[]
  lines: readonly BookingLine[]
  ksefNumber: string | null
  selfAssessment: SelfAssessment | null
  /** The seller taxes by cash: the buyer may deduct only when he has paid. */
  cashMethod: boolean
}

/** A line with its shares in PLN. */
export type PlnLine = BookingLine & { netPln: bigint; taxPln: bigint; deductible: bigint }

export function isDeductibleRate(rate: BookingRate): boolean {
  return /^[1-9]\d?$/.test(rate)
}
