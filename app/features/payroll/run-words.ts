import type { Words } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'

/** Why a step of a run was refused; other codes are those of fields. */
export function runRefusal(
  t: Words<'common' | 'payRuns'>,
  code: string | undefined,
): string | undefined {
  return code === undefined ? undefined : (t.payRuns.refusals[code] ?? fieldErrorText(t, code))
}
