// Forms: parsed by the module's zod schema, refused at the field, 422.
import type { z } from 'zod'
import { AppError } from '#tenants/shared/app-error.ts'

/** The form of a request; a body that is no form is refused as invalid input. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw new AppError('invalid_input')
  }
}

export type FieldCodes = Record<string, string>

/** Thrown inside an action: the transaction rolls back and the form comes back with its values. */
export class FormRefusal extends Error {
  readonly errors: FieldCodes
  constructor(errors: FieldCodes) {
    super('form refused')
    this.name = 'FormRefusal'
    this.errors = errors
  }
}

export function refuse(errors: FieldCodes): never {
  throw new FormRefusal(errors)
}

/**
 * The form's fields as the schema's output. Repeated fields become lists, names like
 * `lines.0.account` become nested values; an unknown or wrong field is refused by name.
 * Codes are zod messages of the schema, translated on the screen.
 */
export function parseForm<T extends z.ZodType>(form: FormData, schema: T): z.output<T> {
  const parsed = schema.safeParse(toObject(form))
  if (parsed.success) return parsed.data
  const errors: FieldCodes = {}
  for (const issue of parsed.error.issues) {
    const name = issue.path.join('.') || 'form'
    errors[name] ??= codeOf(issue)
  }
  throw new FormRefusal(errors)
}

function codeOf(issue: z.core.$ZodIssue): string {
  // A code is a snake_case word; zod's own English sentences fall back to its issue code.
  return /^[a-z][a-z0-9_]*$/.test(issue.message) ? issue.message : issue.code
}

type Nested = { [key: string]: Nested | string | string[] }

function toObject(form: FormData): Nested {
  const root: Nested = Object.create(null)
  for (const name of new Set(form.keys())) {
    if (name === 'intent' || name.length > 100) continue
    const values = form.getAll(name).filter((value): value is string => typeof value === 'string')
    if (values.length === 0) continue
    const path = name.split('.')
    if (path.length > 6) continue
    set(root, path, values.length > 1 || name.endsWith('[]') ? values : values[0]!)
  }
  return listify(root) as Nested
}

function set(target: Nested, path: string[], value: string | string[]): void {
  const [head, ...rest] = path
  const key = head!.replace(/\[\]$/, '')
  if (rest.length === 0) {
    target[key] = value
    return
  }
  const next = target[key]
  const child: Nested =
    typeof next === 'object' && !Array.isArray(next) ? next : Object.create(null)
  target[key] = child
  set(child, rest, value)
}

// {"0": a, "2": b} -> [a, b]: rows that were removed in the browser leave no holes.
function listify(value: Nested | string | string[]): unknown {
  if (typeof value === 'string' || Array.isArray(value)) return value
  const keys = Object.keys(value)
  if (keys.length > 0 && keys.every((key) => /^\d{1,4}$/.test(key))) {
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => listify(value[key]!))
  }
  return Object.fromEntries(keys.map((key) => [key, listify(value[key]!)]))
}

/** What the browser sent, for refilling the form; passwords and files stay out. */
export function formValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string' && !/password/i.test(name)) values[name] = value.slice(0, 10_000)
  }
  return values
}
