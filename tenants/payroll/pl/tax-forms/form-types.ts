// A yearly form as it is stored: boxes, whom it is about, and what is to be looked at.
// Amounts are text in the database, numbers never travel through a float.
import type { LocalDate } from '#tenants/shared/dates.ts'
import type { DeclarationHead } from '../../declaration-kinds.ts'
import { type Boxes, LUMP_ROWS, MONTH_ROWS } from './boxes.ts'
import { taxFormsDue } from './due.ts'
import { withheldOf } from './pit4r.ts'
import { lumpSumOf } from './pit8ar.ts'
import type { TaxFormKind } from './variants.ts'

/**
 * What a reader is told of a form:
 * - blocks: it cannot be sent as it is
 */
export const BLOCKING_FINDINGS = ['tax_office_missing', 'pesel_missing'] as const
export const OPEN_FINDINGS = [
  'address_missing',
  'earlier_system',
  'runs_open',
  'lump_left_out',
  'mixed_costs',
  'senior_row',
  'author_in_mandate',
  'residency',
] as const satisfies readonly string[]
export const FORM_FINDINGS = [...BLOCKING_FINDINGS, ...OPEN_FINDINGS] as const
export type FormFinding = (typeof FORM_FINDINGS)[number]

export const isBlocking = (finding: FormFinding) =>
  (BLOCKING_FINDINGS as readonly string[]).includes(finding)

export type FormPayer = { name: string; nip: string; address: string }

/** The personal number stays sealed with the person: the form keeps its last digits. */
export type FormPerson = {
  firstName: string
  lastName: string
  bornOn: LocalDate
  peselLast: string | null
  country: string
  voivodeship: string | null
  county: string | null
  commune: string | null
  street: string
  houseNo: string
  flatNo: string | null
  postalCode: string
  city: string
}

export type TaxFormContent = {
  kind: TaxFormKind
  year: number
  variant: number
  boxes: Boxes
  payer: FormPayer
  /** Of a form about a person. */
  person: FormPerson | null
  taxOfficeCode: string | null
  findings: FormFinding[]
}

/** As it stands in `declarations.data`. */
export type StoredForm = DeclarationHead &
  Omit<TaxFormContent, 'boxes' | 'kind' | 'year'> & { boxes: Record<string, string> }

export function storedForm({ kind, year, boxes, ...rest }: TaxFormContent): StoredForm {
  const texts = Object.entries(boxes).map(([box, value]) => [box, `${value}`])
  return {
    dueOn: taxFormsDue(year).office,
    people: kind === 'pit11' ? 1 : mostTaxpayers(kind, boxes),
    totalMinor: totalOf(kind, boxes),
    warningCount: rest.findings.length,
    ...rest,
    boxes: Object.fromEntries(texts),
  }
}

function totalOf(kind: TaxFormKind, boxes: Boxes): string | null {
  if (kind === 'pit11') return null
  return `${kind === 'pit8ar' ? lumpSumOf(boxes) : withheldOf(boxes)}`
}

function mostTaxpayers(kind: TaxFormKind, boxes: Boxes): number {
  const row: readonly string[] = (kind === 'pit8ar' ? LUMP_ROWS : MONTH_ROWS).taxpayers
  return Math.max(...row.map((box) => Number(boxes[box] ?? 0n)))
}

export function readBoxes(boxes: Readonly<Record<string, string>>): Boxes {
  const values = Object.entries(boxes).map(([box, text]) => [box, BigInt(text)])
  return Object.fromEntries(values)
}

/**
 * False when a correction is due: a figure differs, or whom it is about. Somebody who moved
 * afterwards lived there when the form was sent.
 */
export function saysTheSame(a: StoredForm, b: StoredForm): boolean {
  const told = ({ boxes, person }: StoredForm) => {
    const { firstName, lastName, bornOn, peselLast } = person ?? {}
    return stableText({ boxes, firstName, lastName, bornOn, peselLast })
  }
  return told(a) === told(b)
}

// The database keeps the keys of an object in an order of its own.
function stableText(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
