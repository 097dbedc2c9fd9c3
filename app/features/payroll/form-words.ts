// What a refused form brings back, as its fields need it.
import { useNavigation } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import type { Words } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'

export type Refused = { errors: Record<string, string>; values: Record<string, string> }

export function errorTexts(t: Words<'common'>, refused: Refused | undefined) {
  return Object.fromEntries(
    Object.entries(refused?.errors ?? {}).map(([name, code]) => [name, fieldErrorText(t, code)]),
  )
}

/** Name, id, kept value and complaint of a field, by its name. */
export function useFields(refused: Refused | undefined, starting: Record<string, string> = {}) {
  const errors = errorTexts(useWords({ common: commonWords }), refused)
  const kept = refused?.values
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: kept ? (kept[name] ?? '') : (starting[name] ?? ''),
    error: errors[name],
  })
  const tick = (name: string) => ({
    id: name,
    name,
    defaultChecked: kept ? kept[name] !== undefined : Boolean(starting[name]),
    error: errors[name],
  })
  return { errors, field, tick, kept }
}

/** A form of the page is on its way; a link that is followed or a filter is none. */
export function useIsSending(): boolean {
  return useNavigation().formMethod === 'POST'
}
