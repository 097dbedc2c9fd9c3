import type { Words } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import type { FieldErrors } from '#app/ui/form.tsx'

/** Codes of a refused form as sentences, for the summary at its top. */
export function summaryOf(t: Words<'common'>, errors: Record<string, string>): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([name, code]) => [name, fieldErrorText(t, code)]),
  )
}
