// What the commands and queries of accounting give back, as plain data.
import type { AllowedMime } from '../archive/rules/sniff.ts'
import type { LocalDate, Period } from '../shared/dates.ts'
import type { Marker } from './pl/vat-register.ts'
import type { Finding, FindingCode } from './rules/findings.ts'
import type { BookingLine, SelfAssessment, VatRow } from './rules/purchase.ts'

export type { BookingLine, BookingRate, SelfAssessment, VatRow } from './rules/purchase.ts'

export type PurchaseStatus = 'draft' | 'posted' | 'reversed' | 'rejected'
export type PurchaseOrigin = 'e_invoice' | 'manual'

/** What is said about a draft itself, beside what was said about its e-invoice. */
export type DraftFindingCode =
  | 'not_readable'
  | 'required'
  | 'account_missing'
  | 'seller_nip_missing'
  | 'duplicate_invoice'

/** `field` is a field of the draft's form, or a place in the e-invoice (Fa/P_15). */
export type PurchaseFinding = Omit<Finding, 'code'> & { code: FindingCode | DraftFindingCode }

/** What an agent may change of a draft. Amounts are in the document's currency. */
export type PurchaseInput = {
  kind: 'invoice' | 'correction'
  number: string
  ksefNumber: string | null
  sellerNip: string | null
  sellerCountry: string
  sellerName: string
  issuedOn: LocalDate | null
  soldOn: LocalDate | null
  receivedOn: LocalDate | null
  dueOn: LocalDate | null
  bookedOn: LocalDate | null
  currency: string
  /** PLN for one unit of the currency, as decimal text. */
  fxRate: string | null
  /** The total as it stands on the document. */
  grossMinor: bigint
  vatRows: VatRow[]
  lines: BookingLine[]
  correctedNumber: string | null
  vatPeriod: Period | null
  cashMethod: boolean
  selfAssessment: SelfAssessment | null
  note: string | null
}

export type Purchase = PurchaseInput & {
  id: string
  itemId: string
  documentId: string
  status: PurchaseStatus
  origin: PurchaseOrigin
  /** As the e-invoice names it; null on a typed draft. */
  buyerNip: string | null
  netMinor: bigint
  vatMinor: bigint
  /** Of the e-invoice, from when it was read. */
  documentFindings: PurchaseFinding[]
  entryId: string | null
  postedAt: Date | null
  postedByName: string | null
  version: number
  createdAt: Date
  updatedAt: Date
}

/** A purchase with all that its page shows. */
export type PurchasePage = Purchase & {
  documentName: string
  documentMime: AllowedMime
  /** Of the entry, once it is posted. */
  entryNumber: number | null
  entryOn: LocalDate | null
  /** Accounts that were chosen for this supplier before, the most used first. */
  remembered: { accountNumber: string; useCount: number }[]
  /** Of the document and of the draft as it is now; those of level error block posting. */
  findings: PurchaseFinding[]
  /** The month the tax falls into by its dates, and the last one it may be moved to. */
  vatMonths: { period: Period; latest: Period } | null
}

export type PurchaseRow = {
  id: string
  documentId: string
  itemId: string
  itemNumber: number
  status: PurchaseStatus
  kind: 'invoice' | 'correction'
  number: string
  sellerName: string
  sellerNip: string | null
  issuedOn: LocalDate | null
  currency: string
  grossMinor: bigint
  entryId: string | null
  entryNumber: number | null
  postedAt: Date | null
  postedByName: string | null
  /** Business minutes that the provider needed and had promised; null without a promise. */
  elapsedMinutes: number | null
  targetMinutes: number | null
}

export type VatRegisterRow = {
  id: string
  entryId: string
  entryNumber: number
  sourceType: string
  sourceId: string
  counterpartyNip: string
  counterpartyName: string
  documentNumber: string
  issuedOn: LocalDate
  receivedOn: LocalDate | null
  marker: Marker
  ksefNumber: string | null
  /** Grosze by JPK field. */
  amounts: Record<string, bigint>
  netMinor: bigint
  vatMinor: bigint
}

export type VatRegister = {
  items: VatRegisterRow[]
  nextCursor: string | null
  /** Of the whole month, by JPK field and in all. */
  totals: {
    amounts: Record<string, bigint>
    netMinor: bigint
    vatMinor: bigint
    rowCount: number
  }
}

export type Supplier = {
  sellerNip: string | null
  sellerCountry: string
  sellerName: string
  accountNumber: string | null
}
