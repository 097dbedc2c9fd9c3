// People, contracts and time as pages and other modules read them.
import type { LocalDate, Period } from '../shared/dates.ts'
import type { FileKind } from './file-kinds.ts'
import type {
  AbsenceKind,
  AbsenceStatus,
  ComponentKind,
  Disability,
  EmploymentKind,
  EmploymentTerm,
  EndReason,
  Kup,
  MonthInputCode,
  PayerKind,
  PayKind,
  Relief,
  TaxAdvance,
} from './schema.ts'

export type Page<Row> = { items: Row[]; nextCursor: string | null }

/** What is agreed in a contract from a day on. Amounts in grosze, shares in 1/100 %. */
export type TermsContent = {
  position: string
  department: string | null
  costCentre: string | null
  project: string | null
  fteNumerator: number
  fteDenominator: number
  /** Minutes of work from Monday to Sunday. */
  weekMinutes: number[]
  payKind: PayKind
  payMinor: bigint
  kup: Kup
  pit2Minor: bigint | null
  authorBp: number
  reliefs: Relief[]
  taxAdvance: TaxAdvance
  ppkEmployeeBp: number
  ppkEmployerBp: number
  insuranceCode: string
  hasSocial: boolean
  hasSick: boolean
  hasHealth: boolean
  hasAccident: boolean
  paysLabourFund: boolean
  paysGuaranteeFund: boolean
  isStudent: boolean
  disability: Disability
  leaveDays: number
}

type Recorded = {
  id: string
  validFrom: LocalDate
  recordedAt: Date
  recordedByName: string
  reason: string
  supersedesId: string | null
}

export type Terms = TermsContent & Recorded & { employmentId: string; employeeId: string }

export type PayComponent = Recorded & {
  employmentId: string
  code: string
  name: string
  kind: ComponentKind
  validTo: LocalDate | null
  amountMinor: bigint
  isSocialBase: boolean
  isHealthBase: boolean
  isTaxed: boolean
  isSickPayBase: boolean
}

export type Employment = {
  id: string
  employeeId: string
  kind: EmploymentKind
  number: string
  term: EmploymentTerm | null
  signedOn: LocalDate | null
  hiredOn: LocalDate
  startsOn: LocalDate
  endsOn: LocalDate | null
  endReason: EndReason | null
  endedAt: Date | null
  version: number
}

/** A person with what must not be read over a shoulder cut to its last digits. */
export type Employee = {
  id: string
  number: number
  firstName: string
  secondName: string | null
  lastName: string
  bornOn: LocalDate
  sex: 'f' | 'm' | null
  citizenship: string
  peselLast: string | null
  documentKind: 'passport' | 'id_card' | null
  documentLast: string | null
  paidBy: 'transfer' | 'cash'
  accountLast: string | null
  street: string
  houseNo: string
  flatNo: string | null
  postalCode: string
  city: string
  commune: string | null
  county: string | null
  voivodeship: string | null
  country: string
  email: string | null
  phone: string | null
  taxOfficeCode: string | null
  nfzBranch: string | null
  version: number
}

export type EmploymentPage = Employment & {
  /** The row in force today, or the first one while the contract has not begun. */
  current: Terms | null
  /** Every row, the latest day first, then the latest recorded. */
  history: Terms[]
  components: PayComponent[]
}

export type EmployeePage = Employee & {
  signIn: 'none' | 'invited' | 'active'
  employments: EmploymentPage[]
}

export type EmployeeRow = Pick<
  Employee,
  'id' | 'number' | 'firstName' | 'lastName' | 'peselLast' | 'bornOn'
> & {
  /** Contracts that run on the day of asking, or the last one of somebody who left. */
  contracts: {
    id: string
    kind: EmploymentKind
    position: string | null
    department: string | null
    startsOn: LocalDate
    endsOn: LocalDate | null
  }[]
  isCurrent: boolean
  hasSignIn: boolean
  /** What of the file is past its day, of somebody who works. */
  lapsed: FileKind[]
}

/** A slip of a month that is closed already: a change before its end makes differences. */
export type TouchedMonth = {
  period: Period
  runId: string
  payslipId: string
  runKind: 'regular' | 'bonus' | 'correction'
  status: 'approved' | 'closed' | 'paid'
}

export type ChangedField = { field: string; from: unknown; to: unknown }

/** What a change of terms would do, shown before it is taken. */
export type TermsChange = {
  changed: ChangedField[]
  /** The next row that is recorded already: from then on that one holds. */
  nextFrom: LocalDate | null
  isBackDated: boolean
  touched: TouchedMonth[]
}

export type Absence = {
  id: string
  employmentId: string
  employeeId: string
  kind: AbsenceKind
  status: AbsenceStatus
  fromOn: LocalDate
  toOn: LocalDate
  minutes: number | null
  source: 'employee' | 'form' | 'ezla' | 'file'
  ezlaSeries: string | null
  ezlaNumber: string | null
  ezlaCode: string | null
  payBaseMinor: bigint | null
  payRateBp: number | null
  note: string | null
  requestedAt: Date
  requestedByName: string
  decidedAt: Date | null
  decidedByName: string | null
  decisionNote: string | null
  version: number
}

export type AbsenceRow = Absence & { personName: string; position: string | null }

export type MonthInput = {
  id: string
  employmentId: string
  employeeId: string
  period: Period
  code: MonthInputCode
  minutes: number | null
  amountMinor: bigint | null
  note: string | null
  recordedAt: Date
  recordedByName: string
  version: number
}

export type PayrollSettings = Recorded & {
  accidentBp: number
  payDay: number
  isPaidNextMonth: boolean
  ppkInstitution: string | null
  ppkTaxMonth: 'same' | 'next'
  paysLabourFund: boolean
  paysGuaranteeFund: boolean
  paysBenefits: boolean
  /** IBANs: of ZUS, the tax office and the PPK institution, and the one pay leaves from. */
  zusAccount: string | null
  taxAccount: string | null
  ppkAccount: string | null
  payerAccount: string | null
  payerKind: PayerKind
  ledgerAccounts: Record<string, string>
  costCentres: { code: string; name: string; account: string | null }[]
}

/** A fault of one row of a file: the number is that of the line in the file. */
export type RowProblem = { row: number; field: string; code: string }
export type ImportOutcome = { rows: number; taken: number; problems: RowProblem[] }
