// Where each kind of declaration is looked at: a year's PIT-11 as the list of its people.
import { type PayPlace, paths } from '#app/http/paths.ts'
import type { DeclarationKind } from '#tenants/payroll/declaration-kinds.ts'
import type { DeclarationRow } from '#tenants/payroll/queries/declarations.server.ts'

type Row = Pick<DeclarationRow, 'id' | 'period'>

export const declarationPages: Readonly<
  Record<DeclarationKind, (at: PayPlace, company: string, row: Row) => string>
> = {
  kedu: (at, company, { id }) => paths.zusSet(at, company, id),
  pit4r: (at, company, { id }) => paths.taxForm(at, company, id),
  pit8ar: (at, company, { id }) => paths.taxForm(at, company, id),
  pit11: (at, company, { period }) => paths.taxForms(at, company, { year: period }),
}
