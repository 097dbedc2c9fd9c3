// Actions of the audit log as sentences. An action without one shows its own name, so that
// nothing that happened stays out of sight.
import type { Dictionary } from '#app/i18n/dictionaries.ts'

export function actionWords(t: Dictionary, action: string): string {
  const words: Record<string, string> = t.events.actions
  return Object.hasOwn(words, action) ? words[action]! : action
}

/** The facts of an event as `name: value`, amounts and lists as they were recorded. */
export function factsOf(t: Dictionary, data: Record<string, unknown>): string[] {
  const names: Record<string, string> = t.events.facts
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== '' && !isEmptyList(value))
    .map(([name, value]) => `${names[name] ?? name}: ${valueText(value)}`)
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function valueText(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'from' in value && 'to' in value) {
    return `${valueText(value.from)} → ${valueText(value.to)}`
  }
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ')
  if (typeof value === 'object' && value !== null) return JSON.stringify(value).slice(0, 300)
  return value === null || value === undefined ? '–' : String(value).slice(0, 300)
}
