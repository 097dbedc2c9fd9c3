// A file of people and their contracts, one row for a person: each row is read through the
// same forms as a person on the screen, and its faults are named by column.
import type { z } from 'zod'
import { parsePesel } from '../../shared/pl/identifiers.ts'
import {
  type AddEmployeeInput,
  addEmployeeInput,
  type EmploymentKind,
  type HireInput,
  hireInput,
} from '../schema.ts'
import type { RowProblem } from '../types.ts'
import { checkTerms } from './check-terms.ts'
import { termsContent } from './compare-terms.ts'
import { type CsvFault, type CsvRow, readCsv } from './read-csv.ts'

/** A row that may be taken; without a contract the person is taken in alone. */
export type EmployeeRowRead = {
  row: number
  person: AddEmployeeInput
  contract: Omit<HireInput, 'employeeId'> | null
}
export type EmployeesRead = { count: number; rows: EmployeeRowRead[]; problems: RowProblem[] }

/** Names of columns by field of the form: the first is the one that messages use. */
const PERSON_COLUMNS: Record<string, readonly string[]> = {
  firstName: ['imie', 'first_name'],
  secondName: ['drugie_imie', 'second_name'],
  lastName: ['nazwisko', 'last_name'],
  pesel: ['pesel'],
  bornOn: ['data_urodzenia', 'born_on'],
  citizenship: ['obywatelstwo', 'citizenship'],
  documentKind: ['rodzaj_dokumentu', 'document_kind'],
  documentNumber: ['numer_dokumentu', 'document_number'],
  account: ['rachunek', 'konto', 'nr_rachunku', 'account', 'iban'],
  street: ['ulica', 'street'],
  houseNo: ['nr_domu', 'house_no'],
  flatNo: ['nr_lokalu', 'flat_no'],
  postalCode: ['kod_pocztowy', 'postal_code'],
  city: ['miejscowosc', 'miasto', 'city'],
  commune: ['gmina', 'commune'],
  county: ['powiat', 'county'],
  voivodeship: ['wojewodztwo', 'voivodeship'],
  email: ['e_mail', 'email'],
  phone: ['telefon', 'phone'],
  taxOfficeCode: ['urzad_skarbowy', 'tax_office'],
  nfzBranch: ['nfz', 'oddzial_nfz', 'nfz_branch'],
}
const CONTRACT_COLUMNS: Record<string, readonly string[]> = {
  kind: ['rodzaj_umowy', 'umowa', 'kind'],
  number: ['nr_umowy', 'numer_umowy', 'contract_number'],
  startsOn: ['od', 'data_od', 'starts_on'],
  endsOn: ['do', 'data_do', 'ends_on'],
  hiredOn: ['zatrudniony_od', 'hired_on'],
  position: ['stanowisko', 'position'],
  department: ['dzial', 'department'],
  costCentre: ['mpk', 'cost_centre'],
  project: ['projekt', 'project'],
  fte: ['wymiar', 'etat', 'fte'],
  payKind: ['rodzaj_stawki', 'pay_kind'],
  payMinor: ['stawka', 'wynagrodzenie', 'pay'],
  kup: ['kup'],
  pit2Minor: ['pit_2', 'pit2'],
  ppkEmployeeBp: ['ppk_pracownik', 'ppk_employee'],
  ppkEmployerBp: ['ppk_pracodawca', 'ppk_employer'],
  insuranceCode: ['kod_ubezpieczenia', 'insurance_code'],
  hasSick: ['chorobowe', 'sickness'],
  isStudent: ['student'],
  leaveDays: ['urlop', 'leave_days'],
}

const WORDS: Record<string, Record<string, string>> = {
  kind: { umowa_o_prace: 'uop', umowa_zlecenie: 'zlecenie', umowa_o_dzielo: 'dzielo' },
  payKind: {
    miesieczna: 'monthly',
    miesiecznie: 'monthly',
    godzinowa: 'hourly',
    ryczalt: 'lump',
  },
  kup: { podstawowe: 'standard', podwyzszone: 'raised', brak: 'none', '20': 'percent20' },
}

/** Whatever a contract of the kind brings with it, unless the file says otherwise. */
const DEFAULTS: Record<EmploymentKind, Record<string, unknown>> = {
  uop: {
    payKind: 'monthly',
    kup: 'standard',
    insuranceCode: '011000',
    hasSocial: true,
    hasSick: true,
    hasHealth: true,
    hasAccident: true,
    paysLabourFund: true,
    paysGuaranteeFund: true,
  },
  zlecenie: {
    payKind: 'hourly',
    kup: 'percent20',
    insuranceCode: '041100',
    hasSocial: true,
    hasSick: false,
    hasHealth: true,
    hasAccident: true,
    paysLabourFund: true,
    paysGuaranteeFund: true,
  },
  dzielo: { payKind: 'lump', kup: 'percent20', insuranceCode: '000000' },
}

/** The contract of a person who is not taken in yet; made once, for it is slow to make. */
const contractInput = hireInput.omit({ employeeId: true })

export function readEmployees(text: string): EmployeesRead | { fault: CsvFault } {
  const table = readCsv(text)
  if ('fault' in table) return table
  const names = PERSON_COLUMNS.lastName!
  if (!names.some((name) => table.columns.includes(name))) return { fault: 'no_header' }
  const problems: RowProblem[] = []
  const rows: EmployeeRowRead[] = []
  const seen = new Map<string, Set<string>>([
    ['pesel', new Set()],
    ['number', new Set()],
  ])
  for (const row of table.rows) {
    const found: RowProblem[] = []
    const read = readRow(row, found)
    if (read) findRepeated(read, seen, found)
    if (read && found.length === 0) rows.push(read)
    problems.push(...found)
  }
  return { count: table.rows.length, rows, problems }
}

function readRow(row: CsvRow, found: RowProblem[]): EmployeeRowRead | null {
  const person = addEmployeeInput.safeParse(valuesOf(row, PERSON_COLUMNS))
  if (!person.success) reportIssues(row, person.error, PERSON_COLUMNS, found)
  const typed = valuesOf(row, CONTRACT_COLUMNS)
  if (Object.keys(typed).length === 0) {
    return person.success ? { row: row.line, person: person.data, contract: null } : null
  }
  const contract = readContract(row, typed, found)
  if (!person.success || !contract) return null
  const bornOn = bornOnOf(person.data)
  const finding = checkTerms(contract.kind, termsContent(contract), { bornOn }, contract.startsOn)
  if (finding) found.push(problemAt(row, CONTRACT_COLUMNS, finding.field, finding.code))
  if (contract.startsOn <= bornOn) {
    found.push(problemAt(row, CONTRACT_COLUMNS, 'startsOn', 'born_later'))
  }
  return { row: row.line, person: person.data, contract }
}

function readContract(
  row: CsvRow,
  typed: Record<string, string>,
  found: RowProblem[],
): Omit<HireInput, 'employeeId'> | null {
  const { fte, ...fields } = typed
  const kind = fields.kind ?? 'uop'
  const defaults = DEFAULTS[kind as EmploymentKind]
  const fraction = fractionOf(fte)
  if (!defaults) found.push(problemAt(row, CONTRACT_COLUMNS, 'kind', 'choice'))
  if (!fraction) found.push(problemAt(row, CONTRACT_COLUMNS, 'fte', 'bad_rate'))
  if (!defaults || !fraction) return null
  const term = kind === 'uop' ? (fields.endsOn ? 'fixed' : 'indefinite') : ''
  const contract = contractInput.safeParse({ ...defaults, term, ...fraction, ...fields, kind })
  if (!contract.success) {
    reportIssues(row, contract.error, CONTRACT_COLUMNS, found)
    return null
  }
  const { endsOn, startsOn, hiredOn } = contract.data
  if (endsOn !== null && endsOn < startsOn) {
    found.push(problemAt(row, CONTRACT_COLUMNS, 'endsOn', 'days_order'))
  }
  if (hiredOn !== null && hiredOn > startsOn) {
    found.push(problemAt(row, CONTRACT_COLUMNS, 'hiredOn', 'days_order'))
  }
  return contract.data
}

function findRepeated(
  { row, person, contract }: EmployeeRowRead,
  seen: Map<string, Set<string>>,
  found: RowProblem[],
): void {
  const number = contract && `${contract.kind} ${contract.number}`
  const keys = [
    ['pesel', person.pesel, 'pesel'],
    ['number', number, CONTRACT_COLUMNS.number![0]!],
  ] as const
  for (const [name, value, field] of keys) {
    if (!value) continue
    if (seen.get(name)!.has(value)) found.push({ row, field, code: 'twice' })
    seen.get(name)!.add(value)
  }
}

function valuesOf(row: CsvRow, columns: Record<string, readonly string[]>): Record<string, string> {
  const entries = Object.entries(columns).flatMap(([field, names]) => {
    const value = names.map((name) => row.cells[name]).find((cell) => cell)
    return value ? [[field, wordOf(field, value)] as const] : []
  })
  const isPerson = columns === PERSON_COLUMNS
  // A name that is missing is a fault of the row; the form itself must find it.
  return Object.fromEntries(isPerson ? [['firstName', ''], ['lastName', ''], ...entries] : entries)
}

function wordOf(field: string, value: string): string {
  const word = value.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '')
  return WORDS[field]?.[word.replace(/\s+/g, '_')] ?? value
}

/** `3/4`, `0,75`, `1`: full time where nothing stands. */
function fractionOf(text = '1'): { fteNumerator: number; fteDenominator: number } | null {
  const parts = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(text)
  if (parts) return { fteNumerator: Number(parts[1]), fteDenominator: Number(parts[2]) }
  const decimal = /^([01])(?:[.,](\d{1,3}))?$/.exec(text)
  if (!decimal) return null
  const thousandths = Number(`${decimal[1]}${(decimal[2] ?? '').padEnd(3, '0')}`)
  if (thousandths === 0) return null
  const divisor = commonDivisor(thousandths, 1000)
  return { fteNumerator: thousandths / divisor, fteDenominator: 1000 / divisor }
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}

function bornOnOf(person: AddEmployeeInput): string {
  const pesel = parsePesel(person.pesel ?? '')
  return person.bornOn ?? (pesel.valid ? pesel.bornOn : '')
}

function reportIssues(
  row: CsvRow,
  error: z.ZodError,
  columns: Record<string, readonly string[]>,
  found: RowProblem[],
): void {
  for (const issue of error.issues) {
    // A field that is not in the file at all is a missing one, whatever its type says.
    const isMissing = issue.code === 'invalid_type'
    const code = isMissing ? 'required' : issue.message
    found.push(problemAt(row, columns, String(issue.path[0]), code))
  }
}

function problemAt(
  row: CsvRow,
  columns: Record<string, readonly string[]>,
  field: string,
  code: string,
): RowProblem {
  const name = field === 'fteNumerator' ? 'fte' : field
  return { row: row.line, field: columns[name]?.[0] ?? name, code }
}
