import type { Words } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'

/** The composer's own sentence for a code, else that of any form. */
export function composerErrorText(
  all: Words<'common' | 'catalogue'>,
  code: string | undefined,
): string | undefined {
  if (!code) return undefined
  const own: Record<string, string> = { ...all.catalogue.refusals, ...all.catalogue.errors }
  return Object.hasOwn(own, code) ? own[code] : fieldErrorText(all, code)
}
