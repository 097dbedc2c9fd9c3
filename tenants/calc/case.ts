// The edge of every calculation: a case comes in as JSON and is checked by a schema;
// what is wrong is told at the field, by its path.
import type { z } from 'zod'
import { fromEpochMinute, toEpochMinute } from '#tenants/sla/rules/clock.ts'

export type CalcError = { field: string; message: string }
export type CalcOutcome = { ok: true; answer: object } | { ok: false; error: CalcError }

/** One case in, one outcome out. */
export type Calc = (input: unknown) => CalcOutcome

export function defineCalc<Schema extends z.ZodType>(
  schema: Schema,
  answer: (input: z.output<Schema>) => object,
): Calc {
  return (input) => {
    const parsed = schema.safeParse(input)
    if (!parsed.success) return refuse(firstError(parsed.error.issues, input))
    try {
      return { ok: true, answer: answer(parsed.data) }
    } catch (error) {
      // The rules throw RangeError for figures that no schema can foresee.
      if (error instanceof RangeError) return refuse({ field: 'case', message: error.message })
      throw error
    }
  }
}

export function refuse(error: CalcError): CalcOutcome {
  return { ok: false, error }
}

/** JSON in which a bigint is a plain integer of any length. */
export function toJson(value: unknown): string {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${toJson(member)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** A whole minute as 2026-03-27T14:30:00Z. */
export function toInstantText(instant: Date): string {
  return `${fromEpochMinute(toEpochMinute(instant)).toISOString().slice(0, 19)}Z`
}

type Issue = z.core.$ZodIssue

function firstError(issues: readonly Issue[], input: unknown): CalcError {
  const issue = issues[0]!
  // Of a union's branches the one that got furthest is the one that was meant.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const deepest = issue.errors
      .filter((branch) => branch.length > 0)
      .sort((a, b) => b[0]!.path.length - a[0]!.path.length)[0]
    if (deepest) {
      const nested = deepest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }))
      return firstError(nested, input)
    }
  }
  if (issue.code === 'unrecognized_keys') {
    const path = [...issue.path, issue.keys[0]!.slice(0, 64)]
    return { field: path.join('.'), message: 'is not a field of this case' }
  }
  const field = issue.path.length > 0 ? issue.path.join('.') : 'case'
  return { field, message: messageOf(issue, input) }
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'must be text',
  number: 'must be a number',
  boolean: 'must be true or false',
  object: 'must be an object',
  record: 'must be an object',
  array: 'must be a list',
}

function messageOf(issue: Issue, input: unknown): string {
  if (issue.path.length > 0 && valueAt(input, issue.path) === undefined) return 'is missing'
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid')) {
    return EXPECTED[issue.expected] ?? issue.message
  }
  if (issue.code === 'invalid_value') return `must be one of: ${issue.values.join(', ')}`
  return issue.message
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
