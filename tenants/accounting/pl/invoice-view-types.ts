// The view of an e-invoice: what a page draws, with labels as keys and values by kind.

import type { LocalDate } from '#tenants/shared/dates.ts'
import type { CorrectedDocument, FaSchema, InvoiceKind, PaymentForm, VatBucket } from './types.ts'

export type ViewLabel =
  | 'number'
  | 'ksefNumber'
  | 'issuedOn'
  | 'issuedIn'
  | 'soldOn'
  | 'period'
  | 'currency'
  | 'exchangeRate'
  | 'orders'
  | 'contracts'
  | 'deliveryNotes'
  | 'advanceInvoices'
  | 'customerNumber'
  | 'nip'
  | 'euVat'
  | 'foreignId'
  | 'internalId'
  | 'noId'
  | 'email'
  | 'phone'
  | 'reason'
  | 'effect'
  | 'correctedPeriod'
  | 'correctNumber'
  | 'totalBefore'
  | 'paidOn'
  | 'paid'
  | 'partPaid'
  | 'dueOn'
  | 'paymentForm'
  | 'account'
  | 'factorAccount'
  | 'earlyPayment'
  | 'charge'
  | 'deduction'
  | 'toPay'
  | 'toSettle'
  | 'orderValue'
  | 'exemption'
  | 'krs'
  | 'regon'
  | 'bdo'

export type ViewValue =
  | { kind: 'text'; text: string }
  | { kind: 'date'; date: LocalDate }
  | { kind: 'period'; from: LocalDate; to: LocalDate }
  | { kind: 'money'; minor: bigint; currency: string }
  | { kind: 'decimal'; text: string }
  | { kind: 'nip'; nip: string }
  | { kind: 'account'; number: string; bank: string | null }
  | { kind: 'paymentForm'; form: PaymentForm; description: string | null }
  | { kind: 'effect'; effect: 1 | 2 | 3 }
  | { kind: 'none' }

export type ViewFact = { label: ViewLabel; value: ViewValue; note: string | null }

export type ViewPartyRole = 'seller' | 'buyer' | 'sellerBefore' | 'buyerBefore' | 'third'

export type ViewParty = {
  role: ViewPartyRole
  /** Role code 1 to 11 of a third party, or its own words. */
  thirdRole: number | null
  thirdRoleText: string | null
  name: string | null
  addressLines: string[]
  country: string | null
  facts: ViewFact[]
}

export type ViewAnnotation =
  | 'splitPayment'
  | 'cashMethod'
  | 'selfBilling'
  | 'reverseCharge'
  | 'triangular'
  | 'newTransport'
  | 'marginTravel'
  | 'marginUsedGoods'
  | 'marginArt'
  | 'marginAntiques'
  | 'receiptInvoice'
  | 'relatedParties'

export type ViewLine = {
  no: number
  name: string
  /** Codes a bookkeeper looks for: GTU_12, PKWiU 62.01, annex 15. */
  tags: string[]
  annex15: boolean
  saleOn: LocalDate | null
  unit: string | null
  quantity: string | null
  unitPrice: string | null
  discount: string | null
  net: bigint | null
  gross: bigint | null
  rate: string | null
  state: 'before' | 'after' | null
}

export type ViewVatRow = {
  bucket: VatBucket
  rate: string | null
  base: bigint
  tax: bigint
  gross: bigint
  taxPln: bigint | null
}

export type InvoiceView = {
  kind: InvoiceKind
  schema: FaSchema
  number: string
  currency: string
  facts: ViewFact[]
  parties: ViewParty[]
  correction: { facts: ViewFact[]; documents: CorrectedDocument[] } | null
  lines: ViewLine[]
  /** Lines of the order an advance invoice refers to. */
  orderLines: ViewLine[]
  /** Which columns have anything to show. */
  columns: { unit: boolean; discount: boolean; net: boolean; gross: boolean; state: boolean }
  /** True when unit prices include the tax. */
  grossPrices: boolean
  vatRows: ViewVatRow[]
  vatTotal: { base: bigint; tax: bigint; gross: bigint; taxPln: bigint | null }
  total: bigint
  payment: ViewFact[]
  annotations: ViewAnnotation[]
  legal: ViewFact[]
  notes: { line: number | null; key: string; value: string }[]
  footer: string[]
}
