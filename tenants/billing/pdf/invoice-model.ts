// What a printed invoice shows. Everything is decided before: the printer adds nothing.

import type { LocalDate } from '#tenants/shared/dates.ts'

export type InvoicePdfParty = {
  name: string
  nip: string | null
  addressLines: string[]
  email?: string | null
}

export type InvoicePdfLine = {
  name: string
  /** A smaller second line: the period, the allowance, what was counted. */
  detail?: string | null
  /** Exact decimal text. */
  quantity: string
  unit: string
  /** Net price of one unit, exact decimal text of two to eight places. */
  unitNet: string
  netMinor: bigint
  /** As on invoices: '23', '8', 'zw', 'np'. */
  rate: string
  taxMinor: bigint
  grossMinor: bigint
  gtu?: string | null
}

export type InvoicePdfModel = {
  /** 'pl-en' prints every label in both languages. */
  language: 'pl' | 'en' | 'pl-en'
  status: 'draft' | 'issued'
  /** Null on a draft. */
  number: string | null
  issuedOn: LocalDate | null
  soldOn: LocalDate | null
  period: { from: LocalDate; to: LocalDate } | null
  dueOn: LocalDate | null
  seller: InvoicePdfParty & { registers?: string | null }
  buyer: InvoicePdfParty
  currency: string
  lines: InvoicePdfLine[]
  vatRows: { rate: string; netMinor: bigint; taxMinor: bigint; grossMinor: bigint }[]
  netMinor: bigint
  taxMinor: bigint
  grossMinor: bigint
  payment: {
    form: 'transfer' | 'cash' | 'card'
    accountNumber: string | null
    bankName?: string | null
    paidOn?: LocalDate | null
  }
  splitPayment: boolean
  /** Set when this invoice corrects another. */
  correction?: { number: string; issuedOn: LocalDate; reason: string } | null
  ksefNumber: string | null
  notes: string[]
  /** Where the buyer sees the work behind each line. */
  drillUrl: string | null
  /** '#rrggbb'; anything else prints in the house colour. */
  accent: string
  /** The instant written into the file: the same model gives the same bytes. */
  createdAt: Date
}
