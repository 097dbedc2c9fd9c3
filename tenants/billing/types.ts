// What billing hands to screens, to the PDF and to its own rules, as plain data.
import type { Period } from '#tenants/shared/dates.ts'

/**
 * One step on the way to a line's amount. The results of a line's steps add up to its
 * net. Amounts are minor units as text, because the steps are stored as JSON.
 */
export type ExplanationStep =
  | {
      kind: 'fee'
      amount: string
      /** Days paid for, of the days that the full fee covers. */
      days: number
      ofDays: number
      from: string
      to: string
      result: string
    }
  | { kind: 'included'; quantity: string; allowance: string; result: string }
  | {
      kind: 'units'
      quantity: string
      unit: string
      flat: string
      tier: number | null
      result: string
    }
  | {
      kind: 'packages'
      quantity: string
      size: number
      packages: string
      unit: string
      result: string
    }
  | { kind: 'minimum'; minimum: string; reached: string; result: string }
  /** Nothing is charged: the contract version names no price for this meter. */
  | { kind: 'not_priced'; quantity: string; result: string }
  /** Late work: the same month's units that an earlier invoice has charged already. */
  | { kind: 'charged_before'; quantity: string; result: string }

export type LineExplanation = {
  /** Number of the contract version whose prices these are; null for a minimum of several. */
  contractVersion: number | null
  /** Month in which the work was done; set when it is not the invoice's own. */
  latePeriod: Period | null
  steps: ExplanationStep[]
}

export type InvoiceParty = {
  name: string
  nip: string
  addressLine1: string
  postalCode: string
  city: string
  country: string
  email: string | null
  bankAccount: string | null
}

export type InvoiceParties = { seller: InvoiceParty; buyer: InvoiceParty }

export type InvoiceStatus = 'draft' | 'issued'

export type InvoiceLine = {
  id: string
  position: number
  code: string
  meter: string | null
  namePl: string
  nameEn: string
  quantity: number
  unit: string
  netMinor: bigint
  vatRateBp: number
  vatMinor: bigint
  explanation: LineExplanation
}

export type Invoice = {
  id: string
  tenantId: string
  companySlug: string
  companyName: string
  status: InvoiceStatus
  period: Period
  number: string | null
  issuedOn: string | null
  soldOn: string | null
  dueOn: string | null
  currency: string
  netMinor: bigint
  vatMinor: bigint
  grossMinor: bigint
  contractVersion: number
  paymentDays: number
  /** As of the day of issue; of a draft, as they stand now. */
  parties: InvoiceParties
  note: string | null
  heldReason: string | null
  issuedByName: string | null
  updatedAt: Date
  version: number
  lines: InvoiceLine[]
}
