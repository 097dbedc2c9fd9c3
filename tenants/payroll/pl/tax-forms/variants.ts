// Which printed variant of a yearly form the boxes and the data file follow. The ministry
// changes variants from year to year: the one of the year settled is confirmed by whoever
// sends the form, the screen says so.
export const taxFormKinds = ['pit11', 'pit4r', 'pit8ar'] as const
export type TaxFormKind = (typeof taxFormKinds)[number]

export type TaxFormVariant = {
  form: 'PIT-11' | 'PIT-4R' | 'PIT-8AR'
  variant: number
  namespace: string
  schemaVersion: string
  obligation: 'Z' | 'P'
  /** The schema refuses earlier years; null: the schema is not known, there is no data file. */
  firstYear: number | null
  source: string
}

export const TAX_FORM_VARIANTS: Readonly<Record<TaxFormKind, TaxFormVariant>> = {
  pit11: {
    form: 'PIT-11',
    variant: 29,
    namespace: 'http://crd.gov.pl/wzor/2024/10/15/13535/',
    schemaVersion: '4-0E',
    obligation: 'Z',
    firstYear: 2024,
    source: 'PIT-11(29), schema 4-0E',
  },
  pit4r: {
    form: 'PIT-4R',
    variant: 13,
    namespace: 'http://crd.gov.pl/wzor/2023/11/07/12978/',
    schemaVersion: '1-0E',
    obligation: 'P',
    firstYear: 2023,
    source: 'PIT-4R(13), schema 1-0E',
  },
  pit8ar: {
    form: 'PIT-8AR',
    variant: 13,
    namespace: '',
    schemaVersion: '',
    obligation: 'P',
    firstYear: null,
    source: 'general knowledge, to be confirmed',
  },
}

/** False for a year that the known variant does not take: then there is no data file. */
export function hasDataFile(kind: TaxFormKind, year: number): boolean {
  const { firstYear } = TAX_FORM_VARIANTS[kind]
  return firstYear !== null && year >= firstYear
}
