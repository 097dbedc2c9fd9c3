import type { Words } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'

/** Why a declaration was refused; other codes are those of fields. */
export function declarationRefusal(
  t: Words<'common' | 'payDeclarations'>,
  code: string | undefined,
): string | undefined {
  return code === undefined
    ? undefined
    : (t.payDeclarations.refusals[code] ?? fieldErrorText(t, code))
}
