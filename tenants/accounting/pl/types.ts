// What an e-invoice of the FA schemas says, as plain data. Amounts are minor units
// of the invoice's currency; quantities, unit prices and exchange rates stay the
// decimal text of the file, because they have up to eight places.

import type { LocalDate } from '#tenants/shared/dates.ts'

export type FaSchema = 'FA(2)' | 'FA(3)'

export const INVOICE_KINDS = ['VAT', 'KOR', 'ZAL', 'ROZ', 'UPR', 'KOR_ZAL', 'KOR_ROZ'] as const
export type InvoiceKind = (typeof INVOICE_KINDS)[number]

/** Rates as the schemas write them; FA(2) has plain '0' and 'np'. */
export const LINE_RATES = [
  '23',
  '22',
  '8',
  '7',
  '5',
  '4',
  '3',
  '0',
  '0 KR',
  '0 WDT',
  '0 EX',
  'zw',
  'oo',
  'np',
  'np I',
  'np II',
] as const
export type LineRate = (typeof LINE_RATES)[number]

/** The sums of an invoice by kind of rate; each stands in its own P_13 field. */
export const VAT_BUCKETS = [
  'standard',
  'reduced_first',
  'reduced_second',
  'taxi',
  'oss',
  'zero_domestic',
  'zero_wdt',
  'zero_export',
  'exempt',
  'outside',
  'outside_art100',
  'reverse_charge',
  'margin',
] as const
export type VatBucket = (typeof VAT_BUCKETS)[number]

export type EInvoiceVatRow = {
  bucket: VatBucket
  /** The field of the base, for messages: P_13_1. */
  field: string
  /** The one rate of the bucket; null when the lines of the bucket carry two (23 and 22). */
  rate: LineRate | null
  base: bigint
  tax: bigint
  /** Tax in PLN as the seller converted it (P_14_xW); only on foreign-currency invoices. */
  taxPln: bigint | null
}

export type PartyId =
  | { kind: 'nip'; value: string }
  | { kind: 'eu_vat'; country: string; value: string }
  | { kind: 'foreign'; country: string | null; value: string }
  | { kind: 'internal'; value: string }
  | { kind: 'none' }

export type EInvoiceAddress = { country: string; line1: string; line2: string | null }

export type EInvoiceParty = {
  id: PartyId
  /** The Polish tax number, when the party is identified by it. */
  nip: string | null
  /** VAT-EU number with its country, when given (seller's prefix or buyer's number). */
  vatId: string | null
  name: string | null
  address: EInvoiceAddress | null
  email: string | null
  phone: string | null
}

export type ThirdParty = EInvoiceParty & {
  /** Role code 1 to 11 of the schema, or null with a description. */
  role: number | null
  roleDescription: string | null
}

export type EInvoiceLine = {
  no: number
  name: string | null
  /** Seller's own code of the item. */
  index: string | null
  unit: string | null
  quantity: string | null
  unitNet: string | null
  unitGross: string | null
  discount: string | null
  net: bigint | null
  gross: bigint | null
  vat: bigint | null
  rate: LineRate | null
  /** Rate of another member state under OSS, in percent. */
  ossRate: string | null
  gtu: string | null
  procedure: string | null
  pkwiu: string | null
  cn: string | null
  annex15: boolean
  saleOn: LocalDate | null
  exchangeRate: string | null
  /** True for the "before" row of a correction. */
  before: boolean
}

export type CorrectedDocument = {
  issuedOn: LocalDate
  number: string
  /** Null when the corrected invoice was issued outside KSeF. */
  ksefNumber: string | null
}

export type Correction = {
  reason: string | null
  /** 1: in the period of the original, 2: of the correction, 3: another date. */
  effect: 1 | 2 | 3 | null
  documents: CorrectedDocument[]
  period: string | null
  correctNumber: string | null
  sellerBefore: EInvoiceParty | null
  buyersBefore: EInvoiceParty[]
  totalBefore: bigint | null
}

export const PAYMENT_FORMS = [
  'cash',
  'card',
  'voucher',
  'cheque',
  'credit',
  'transfer',
  'mobile',
  'other',
] as const
export type PaymentForm = (typeof PAYMENT_FORMS)[number]

export type BankAccount = {
  number: string
  swift: string | null
  bank: string | null
  description: string | null
  /** The factor's account: the debt was sold and is paid there. */
  factor: boolean
}

export type EInvoicePayment = {
  paid: boolean
  paidOn: LocalDate | null
  partial: { amount: bigint; paidOn: LocalDate; form: PaymentForm | null }[]
  due: { on: LocalDate | null; description: string | null }[]
  form: PaymentForm | null
  formDescription: string | null
  accounts: BankAccount[]
  earlyPayment: { terms: string; discount: string } | null
}

export type Annotations = {
  cashMethod: boolean
  selfBilling: boolean
  reverseCharge: boolean
  splitPayment: boolean
  triangular: boolean
  newTransport: boolean
  exemption: { source: 'act' | 'directive' | 'other'; text: string } | null
  margin: 'travel' | 'used_goods' | 'art' | 'antiques' | null
  receiptInvoice: boolean
  relatedParties: boolean
}

export type EInvoice = {
  schema: FaSchema
  createdAt: string | null
  system: string | null
  kind: InvoiceKind
  number: string
  issuedOn: LocalDate
  issuedIn: string | null
  soldOn: LocalDate | null
  period: { from: LocalDate; to: LocalDate } | null
  currency: string
  /** From the document, or the single rate that all its lines carry. */
  exchangeRate: string | null
  seller: EInvoiceParty
  buyer: EInvoiceParty
  customerNumber: string | null
  thirdParties: ThirdParty[]
  vatRows: EInvoiceVatRow[]
  total: bigint
  lines: EInvoiceLine[]
  /** The order that an advance invoice (ZAL) refers to; its lines are not yet sales. */
  order: { value: bigint; lines: EInvoiceLine[] } | null
  correction: Correction | null
  advanceInvoices: string[]
  annotations: Annotations
  payment: EInvoicePayment | null
  settlement: {
    charges: { amount: bigint; reason: string }[]
    deductions: { amount: bigint; reason: string }[]
    toPay: bigint | null
    toSettle: bigint | null
  } | null
  deliveryNotes: string[]
  orders: string[]
  contracts: string[]
  notes: { line: number | null; key: string; value: string }[]
  footer: string[]
  registers: { krs: string | null; regon: string | null; bdo: string | null }[]
}

export type FaRefusal =
  | 'not_xml'
  | 'unsafe_xml'
  | 'too_large'
  | 'not_fa'
  | 'unsupported_schema'
  | 'missing_element'
  | 'repeated_element'
  | 'bad_amount'
  | 'bad_date'
  | 'bad_value'
