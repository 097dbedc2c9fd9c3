// Where each kind of declaration is looked at.
import { type PayPlace, paths } from '#app/http/paths.ts'
import type { DeclarationKind } from '#tenants/payroll/declaration-kinds.ts'

export const declarationPages: Readonly<
  Record<DeclarationKind, (at: PayPlace, company: string, id: string) => string>
> = {
  kedu: paths.zusSet,
  pit4r: paths.taxForm,
  pit11: paths.taxForm,
}
