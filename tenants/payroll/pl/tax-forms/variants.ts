// Which printed variant of a yearly form the boxes and the data file follow. The ministry
// changes variants from year to year: the one of the year settled is confirmed by whoever
// sends the form, the screen says so.
export type TaxFormKind = 'pit11' | 'pit4r'

export type TaxFormVariant = {
  form: 'PIT-11' | 'PIT-4R'
  variant: number
  namespace: string
  schemaVersion: string
  obligation: 'Z' | 'P'
  /** The schema refuses earlier years. */
  firstYear: number
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
}

/** False for a year that the known variant does not take: then there is no data file. */
export function hasDataFile(kind: TaxFormKind, year: number): boolean {
  return year >= TAX_FORM_VARIANTS[kind].firstYear
}
