// What a refused form brings back, as its fields need it.
import { type Dictionary, useT } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'

export type Refused = { errors: Record<string, string>; values: Record<string, string> }

export function errorTexts(t: Dictionary, refused: Refused | undefined) {
  return Object.fromEntries(
    Object.entries(refused?.errors ?? {}).map(([name, code]) => [name, fieldErrorText(t, code)]),
  )
}

/** Name, id, kept value and complaint of a field, by its name. */
export function useFields(refused: Refused | undefined, starting: Record<string, string> = {}) {
  const errors = errorTexts(useT(), refused)
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
