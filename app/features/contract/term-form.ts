// The promised times of a contract as fields of its form, and back. A field's name says what
// it is of: `sla.TYPE.first`, `sla.TYPE.high.resolution`.
import type { PromisedMinutes, SlaTerm } from '#tenants/contracts/types.ts'
import type { Service } from '#tenants/shared/permissions.ts'
import type { Codes, Values } from './plan-form.ts'
import { readMinutes, writeMinutes } from './typed-terms.ts'

export const termParts = ['first', 'next', 'resolution'] as const
export const otherPriorities = ['high', 'low'] as const
type Part = (typeof termParts)[number]

const minutesOf = {
  first: 'firstResponseMinutes',
  next: 'nextResponseMinutes',
  resolution: 'resolutionMinutes',
} as const satisfies Record<Part, keyof PromisedMinutes>

export function termValues(terms: readonly SlaTerm[]): Record<string, string> {
  const values: Record<string, string> = {}
  for (const term of terms) {
    const name = `sla.${term.requestType}`
    writeParts(values, name, term)
    for (const priority of otherPriorities) {
      writeParts(values, `${name}.${priority}`, term.byPriority?.[priority] ?? {})
    }
    if (term.tellsClient) values[`${name}.tells`] = 'on'
  }
  return values
}

/** The minutes of one promise as its fields hold them. */
export function partValues(minutes: Partial<PromisedMinutes>): Record<string, string> {
  const values: Record<string, string> = {}
  for (const part of termParts) {
    const value = minutes[minutesOf[part]]
    if (value !== undefined) values[part] = writeMinutes(value)
  }
  return values
}

function writeParts(
  values: Record<string, string>,
  name: string,
  minutes: Partial<PromisedMinutes>,
): void {
  for (const [part, value] of Object.entries(partValues(minutes))) {
    values[`${name}.${part}`] = value
  }
}

// A promise for a service that is not chosen is not made: its rows are not even shown.
export function readTerms(
  values: Values,
  types: readonly { code: string; service: Service }[],
  chosen: readonly Service[],
  errors: Codes,
): SlaTerm[] {
  return types.flatMap(({ code, service }) => {
    const name = `sla.${code}`
    if (!chosen.includes(service) || !isTyped(values, name)) return []
    const {
      firstResponseMinutes = 0,
      resolutionMinutes = 0,
      ...next
    } = readParts(values, name, errors)
    for (const part of ['first', 'resolution'] as const) {
      if (!textOf(values, `${name}.${part}`)) errors[`${name}.${part}`] = 'required'
    }
    const byPriority = Object.fromEntries(
      otherPriorities
        .map((priority) => [priority, readParts(values, `${name}.${priority}`, errors)] as const)
        .filter(([, own]) => Object.keys(own).length > 0),
    )
    const term: SlaTerm = {
      requestType: code,
      firstResponseMinutes,
      resolutionMinutes,
      ...next,
      ...(Object.keys(byPriority).length > 0 ? { byPriority } : {}),
      ...(values[`${name}.tells`] ? { tellsClient: true } : {}),
    }
    weigh(term, name, errors)
    return [term]
  })
}

// Said here, too, so that it is told together with what else is wrong.
function weigh(term: SlaTerm, name: string, errors: Codes): void {
  for (const [field, own] of [
    [name, {}],
    [`${name}.high`, term.byPriority?.high],
    [`${name}.low`, term.byPriority?.low],
  ] as const) {
    if (!own) continue
    const { firstResponseMinutes, resolutionMinutes } = { ...term, ...own }
    if (resolutionMinutes < firstResponseMinutes)
      errors[`${field}.resolution`] ??= 'resolution_before_response'
  }
}

function readParts(values: Values, name: string, errors: Codes): Partial<PromisedMinutes> {
  const read: Partial<PromisedMinutes> = {}
  for (const part of termParts) {
    const text = textOf(values, `${name}.${part}`)
    if (!text) continue
    const minutes = readMinutes(text)
    if (minutes === null) errors[`${name}.${part}`] = 'minutes'
    read[minutesOf[part]] = minutes ?? 0
  }
  return read
}

export function readClientAnswer(values: Values, errors: Codes): number | null {
  const text = textOf(values, 'clientAnswer')
  if (!text) return null
  const minutes = readMinutes(text)
  if (minutes === null) errors.clientAnswer = 'minutes'
  return minutes ?? 0
}

const textOf = (values: Values, name: string) => (values[name] ?? '').trim()

function isTyped(values: Values, name: string): boolean {
  return [name, ...otherPriorities.map((priority) => `${name}.${priority}`)].some((prefix) =>
    termParts.some((part) => textOf(values, `${prefix}.${part}`) !== ''),
  )
}

/** The field that a complaint of the module's schema is about. */
export function termField(requestType: string, path: readonly string[]): string {
  const [head = '', priority = '', own = ''] = path
  const minutes = head === 'byPriority' ? own : head
  const part = termParts.find((one) => minutesOf[one] === minutes) ?? 'resolution'
  return ['sla', requestType, ...(head === 'byPriority' ? [priority] : []), part].join('.')
}
