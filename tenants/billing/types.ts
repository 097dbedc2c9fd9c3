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
  /** The plan has fees only: the work is what the fee pays for. */
  | { kind: 'in_fee'; quantity: string; result: string }
  /** Nothing is charged, although the plan prices other work: likely an oversight. */
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

/** A row of the client's list: issued, so its number and dates are there. */
export type InvoiceSummary = {
  id: string
  period: Period
  number: string
  issuedOn: string
  dueOn: string
  currency: string
  netMinor: bigint
  vatMinor: bigint
  grossMinor: bigint
}

/** One unit of work under an invoice line, with the way on to what proves it. */
export type LineEvent = {
  id: string
  occurredOn: string
  occurredAt: Date
  meter: string
  quantity: number
  itemId: string
  itemNumber: number | null
  itemTitle: string | null
  documentId: string | null
  documentName: string | null
  purchaseNumber: string | null
  purchaseSeller: string | null
  entryId: string | null
  entryNumber: number | null
  entryYear: number | null
}

/** What became of one item's metered work. */
export type ItemBilling = {
  eventId: string
  meter: string
  quantity: number
  occurredOn: string
  /** `billed` on an issued invoice, `draft` on one under review, `open`, or `excluded`. */
  state: 'billed' | 'draft' | 'open' | 'excluded'
  reason: string | null
  invoiceId: string | null
  invoiceNumber: string | null
  period: Period | null
  linePosition: number | null
  lineId: string | null
}

export type ChangeCause =
  | { kind: 'units'; meter: string; namePl: string; nameEn: string; from: number; to: number }
  | { kind: 'contract'; from: number; to: number }
  | { kind: 'late'; netMinor: bigint }
  | { kind: 'first_invoice' }

export type OverviewRow = {
  tenantId: string
  slug: string
  name: string
  colour: string
  isActive: boolean
  state: 'draft' | 'held' | 'issued' | 'none'
  invoiceId: string | null
  number: string | null
  version: number | null
  netMinor: bigint
  grossMinor: bigint
  previousNetMinor: bigint | null
  /** Against the month before; null when there is nothing to compare. */
  changeBp: number | null
  isFlagged: boolean
  causes: ChangeCause[]
  /** Work that no invoice holds yet, although it was done by the end of the month. */
  openEvents: number
  /** Lines that no price of the contract covers. */
  unpricedLines: number
  heldReason: string | null
  hasContract: boolean
}

export type BillingRun = {
  id: string
  period: Period
  status: 'running' | 'finished' | 'failed'
  companiesTotal: number
  companiesDone: number
  startedAt: Date
  finishedAt: Date | null
  startedByName: string
  problems: { company: string; code: string }[]
}

export type BillingOverview = {
  period: Period
  rows: OverviewRow[]
  totals: {
    drafts: number
    held: number
    issued: number
    none: number
    flagged: number
    netMinor: bigint
    previousNetMinor: bigint
  }
  run: BillingRun | null
}

export type BillingMonth = {
  period: Period
  drafts: number
  held: number
  issued: number
  netMinor: bigint
  run: BillingRun | null
}

export type InvoicePreview = {
  period: Period
  asOf: string
  lines: Omit<InvoiceLine, 'id'>[]
  netMinor: bigint
  vatMinor: bigint
  grossMinor: bigint
}

export type ConservationProblem = {
  kind:
    | 'line_quantity'
    | 'invoice_total'
    | 'not_in_books'
    | 'not_in_vat_register'
    | 'number_gap'
    | 'number_missing'
    | 'work_not_metered'
  tenantId: string
  subjectId: string
  /** What a person looks for: an invoice number, a line, an item. */
  label: string
  detail: Record<string, string>
}

export type Conservation = {
  problems: ConservationProblem[]
  /** Work waiting for its month's run: no problem as long as it moves on. */
  openEvents: number
  billedEvents: number
  excludedEvents: number
}

/** Work that was taken off the bill, with the reason that the client reads. */
export type ExcludedEvent = {
  id: string
  meter: string
  quantity: number
  occurredOn: string
  reason: string
  itemId: string
  itemNumber: number
  itemTitle: string
}
