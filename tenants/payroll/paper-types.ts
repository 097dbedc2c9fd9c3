// What printed papers and certificates are made of.
import type { Locale } from '../identity/types.ts'
import type { LocalDate, Period } from '../shared/dates.ts'
import type { CertificateKind, CertificateStatus, EmploymentKind, EmploymentTerm } from './kinds.ts'
import type { PayslipLine, RunTotals } from './run-types.ts'

/** Sums of the year, by day of payment, up to a slip and with it. */
export type PaperYear = {
  gross: bigint
  social: bigint
  health: bigint
  tax: bigint
  ppk: bigint
  net: bigint
}

/** A payslip with all that its paper says. */
export type PaperSlip = {
  id: string
  runId: string
  kind: EmploymentKind
  contractNumber: string
  personName: string
  position: string | null
  department: string | null
  period: Period
  payOn: LocalDate
  paidBy: 'transfer' | 'cash'
  accountLast: string | null
  calculatedAt: Date
  publishedAt: Date | null
  reversedAt: Date | null
  amounts: RunTotals
  year: PaperYear
  lines: PayslipLine[]
}

/** A month of a certificate of earnings; amounts as text, because they are kept so. */
export type CertifiedMonth = {
  period: Period
  gross: string
  benefits: string
  net: string
  deductions: string
  payout: string
}

/** What a certificate says, as it was on the day of issue. */
export type CertificateData = {
  company: { name: string; nip: string; regon: string | null; address: string }
  person: { name: string; bornOn: LocalDate }
  contract: {
    kind: EmploymentKind
    number: string
    term: EmploymentTerm | null
    startsOn: LocalDate
    endsOn: LocalDate | null
    hiredOn: LocalDate
    position: string
    fteNumerator: number
    fteDenominator: number
  }
  earnings: { months: CertifiedMonth[]; averageGross: string; averageNet: string } | null
  purpose: string
  issuedOn: LocalDate
  issuedBy: string
}

/** A certificate as its employee sees it. */
export type OwnCertificate = {
  id: string
  kind: CertificateKind
  status: CertificateStatus
  locale: Locale
  purpose: string
  requestedAt: Date
  number: number | null
  decidedAt: Date | null
  refusalReason: string | null
  version: number
}

export type CertificateRow = OwnCertificate & {
  employeeId: string
  employmentId: string
  personName: string
  contractNumber: string
  contractKind: EmploymentKind
  requestedByName: string
  decidedByName: string | null
  itemId: string | null
  itemNumber: number | null
}

export type CertificatePage = CertificateRow & {
  data: CertificateData | null
  /** What it would say if it were issued now; null once it is decided. */
  preview: CertificateData | null
  /** Why it cannot be issued as asked. */
  fault: 'no_payslips' | 'no_terms' | null
}
