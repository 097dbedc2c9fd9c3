// A file of absences: who by personal number or by number of the contract, what, from when
// to when. Faults are named by row and column; whose row it is, the command finds out.
import { setImmediate } from 'node:timers/promises'
import { parsePesel } from '../../shared/pl/identifiers.ts'
import {
  type AbsenceKind,
  type RecordAbsenceInput,
  recordAbsenceInput,
  recordSicknessInput,
  sicknessKinds,
} from '../schema.ts'
import type { RowProblem } from '../types.ts'
import { type CsvFault, type CsvRow, columnName, readCsv } from './read-csv.ts'

export type AbsenceRowRead = {
  row: number
  pesel: string | null
  contractNumber: string | null
  absence: Omit<RecordAbsenceInput, 'employmentId'> & {
    ezlaSeries: string | null
    ezlaNumber: string | null
    ezlaCode: string | null
  }
}
export type AbsencesRead = { count: number; rows: AbsenceRowRead[]; problems: RowProblem[] }

const COLUMNS: Record<string, readonly string[]> = {
  pesel: ['pesel'],
  contractNumber: ['nr_umowy', 'numer_umowy', 'contract_number'],
  kind: ['rodzaj', 'nieobecnosc', 'kind'],
  fromOn: ['od', 'data_od', 'from_on', 'from'],
  toOn: ['do', 'data_do', 'to_on', 'to'],
  minutes: ['godziny', 'hours'],
  ezlaSeries: ['seria', 'seria_zla', 'ezla_series'],
  ezlaNumber: ['numer', 'numer_zla', 'ezla_number'],
  ezlaCode: ['kod', 'kod_zla', 'ezla_code'],
  note: ['uwagi', 'note'],
}

const KIND_WORDS: Record<string, AbsenceKind> = {
  urlop: 'vacation',
  urlop_wypoczynkowy: 'vacation',
  urlop_na_zadanie: 'on_demand',
  na_zadanie: 'on_demand',
  urlop_okolicznosciowy: 'occasional',
  opieka_nad_dzieckiem_188: 'child_day',
  sila_wyzsza: 'force_majeure',
  urlop_opiekunczy: 'carer',
  urlop_bezplatny: 'unpaid',
  urlop_szkoleniowy: 'training',
  usprawiedliwiona: 'excused',
  nieusprawiedliwiona: 'unexcused',
  choroba: 'sickness',
  chorobowe: 'sickness',
  zwolnienie_lekarskie: 'sickness',
  ciaza: 'sickness_pregnancy',
  wypadek: 'accident',
  opieka_nad_dzieckiem: 'child_care',
  opieka: 'family_care',
  urlop_macierzynski: 'maternity',
  urlop_rodzicielski: 'parental',
  urlop_ojcowski: 'paternity',
  urlop_wychowawczy: 'upbringing',
  swiadczenie_rehabilitacyjne: 'rehabilitation',
}

/** Stands for the contract while the row is checked: whose it is, only the database knows. */
const ANY_CONTRACT = '00000000-0000-7000-8000-000000000000'

const ROWS_AT_ONCE = 500

/** Steps aside between rows: a large file must not hold up whoever else is served. */
export async function readAbsences(text: string): Promise<AbsencesRead | { fault: CsvFault }> {
  const table = readCsv(text)
  if ('fault' in table) return table
  const kinds = COLUMNS.kind!
  if (!kinds.some((name) => table.columns.includes(name))) return { fault: 'no_header' }
  const problems: RowProblem[] = []
  const rows: AbsenceRowRead[] = []
  for (const [place, row] of table.rows.entries()) {
    if (place % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate()
    const found: RowProblem[] = []
    const read = readRow(row, found)
    if (read && found.length === 0) rows.push(read)
    problems.push(...found)
  }
  return { count: table.rows.length, rows, problems }
}

function readRow(row: CsvRow, found: RowProblem[]): AbsenceRowRead | null {
  const cell = (field: string) =>
    COLUMNS[field]!.map((name) => row.cells[name]).find((value) => value) ?? ''
  const refuse = (field: string, code: string) =>
    found.push({ row: row.line, field: COLUMNS[field]?.[0] ?? field, code })
  const contractNumber = cell('contractNumber') || null
  const pesel = cell('pesel') ? parsePesel(cell('pesel')) : null
  if (pesel && !pesel.valid) refuse('pesel', `pesel_${pesel.fault}`)
  if (!pesel && !contractNumber) refuse('pesel', 'required')
  const kind = KIND_WORDS[columnName(cell('kind'))] ?? cell('kind')
  const typed = {
    employmentId: ANY_CONTRACT,
    kind,
    fromOn: cell('fromOn'),
    toOn: cell('toOn'),
    minutes: cell('minutes'),
    note: cell('note'),
  }
  const isSick = (sicknessKinds as readonly string[]).includes(kind) && cell('ezlaNumber') !== ''
  const certificate = {
    ezlaSeries: cell('ezlaSeries'),
    ezlaNumber: cell('ezlaNumber'),
    ezlaCode: cell('ezlaCode'),
  }
  const result = recordAbsenceInput.safeParse(typed)
  const sickness = isSick ? recordSicknessInput.safeParse({ ...typed, ...certificate }) : null
  // The form of a sickness asks all that the other one asks, and the certificate besides.
  const error = sickness ? sickness.error : result.error
  for (const issue of error?.issues ?? []) refuse(String(issue.path[0]), issue.message)
  if (!result.success || (sickness && !sickness.success)) return null
  const { fromOn, toOn, minutes, note } = result.data
  const ezla = sickness?.data
  return {
    row: row.line,
    pesel: pesel?.valid ? pesel.normal : null,
    contractNumber,
    absence: {
      kind: result.data.kind,
      fromOn,
      toOn,
      minutes,
      note,
      ezlaSeries: ezla?.ezlaSeries ?? null,
      ezlaNumber: ezla?.ezlaNumber ?? null,
      ezlaCode: ezla?.ezlaCode ?? null,
    },
  }
}
