// A yearly form as it is stored: boxes, whom it is about, and what is to be looked at.
// Amounts are text in the database, numbers never travel through a float.
import type { LocalDate } from '#tenants/shared/dates.ts'
import type { Boxes } from './boxes.ts'
import type { Pit11Finding } from './pit11.ts'
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
] as const satisfies readonly (Pit11Finding | string)[]
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

export type StoredForm = Omit<TaxFormContent, 'boxes' | 'kind' | 'year'> & {
  boxes: Record<string, string>
}

export function storedForm({ kind: _, year: __, boxes, ...rest }: TaxFormContent): StoredForm {
  const texts = Object.entries(boxes).map(([box, value]) => [box, `${value}`])
  return { ...rest, boxes: Object.fromEntries(texts) }
}

export function readBoxes(boxes: Readonly<Record<string, string>>): Boxes {
  const values = Object.entries(boxes).map(([box, text]) => [box, BigInt(text)])
  return Object.fromEntries(values)
}

/** Whether a correction is due: figures, person, payer or office differ. */
export function saysTheSame(a: StoredForm, b: StoredForm): boolean {
  const told = ({ boxes, payer, person, taxOfficeCode }: StoredForm) =>
    stableText({ boxes, payer, person, taxOfficeCode })
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
