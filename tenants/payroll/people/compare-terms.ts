// Which terms hold on a day, and what a change of them changes.
import type { LocalDate } from '../../shared/dates.ts'
import type { ChangedField, TermsContent } from '../types.ts'

export const termsFieldNames = [
  'position',
  'department',
  'costCentre',
  'project',
  'fteNumerator',
  'fteDenominator',
  'weekMinutes',
  'payKind',
  'payMinor',
  'kup',
  'pit2Minor',
  'authorBp',
  'reliefs',
  'taxAdvance',
  'ppkEmployeeBp',
  'ppkEmployerBp',
  'insuranceCode',
  'hasSocial',
  'hasSick',
  'hasHealth',
  'hasAccident',
  'paysLabourFund',
  'paysGuaranteeFund',
  'isStudent',
  'disability',
  'leaveDays',
] as const satisfies readonly (keyof TermsContent)[]

/** Only what is agreed, without what else an input carries. */
export function termsContent(source: TermsContent): TermsContent {
  return Object.fromEntries(
    termsFieldNames.map((name) => [name, source[name]]),
  ) as unknown as TermsContent
}

export function changedFields(before: TermsContent | null, after: TermsContent): ChangedField[] {
  return termsFieldNames.flatMap((field) => {
    const [from, to] = [before?.[field] ?? null, after[field]]
    return plain(from) === plain(to) ? [] : [{ field, from, to }]
  })
}

type Dated = { id: string; validFrom: LocalDate; recordedAt: Date }

/** The latest recorded row of the latest day up to the date; ids settle the same instant. */
export function rowOn<Row extends Dated>(rows: readonly Row[], date: LocalDate): Row | null {
  return rows
    .filter(({ validFrom }) => validFrom <= date)
    .reduce<Row | null>((best, row) => (best && isLater(best, row) ? best : row), null)
}

function isLater(a: Dated, b: Dated): boolean {
  if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom
  const [at, bt] = [a.recordedAt.getTime(), b.recordedAt.getTime()]
  return at === bt ? a.id > b.id : at > bt
}

const plain = (value: unknown) =>
  typeof value === 'bigint' ? `${value}` : Array.isArray(value) ? value.join() : String(value)
