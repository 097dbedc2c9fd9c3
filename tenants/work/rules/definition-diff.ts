// What changed between two versions of a request type, one entry for each thing a person
// would name. The screen puts words to it; here nothing is left out and nothing said twice.
import type { FieldType } from '../schema.ts'
import type { CheckDefinition, DefinedField, TypeDefinition } from '../type-definition.ts'

export type Words = { pl: string; en: string }
export type Part = 'form' | 'steps' | 'checklist' | 'options'
type Scalar = string | number | boolean | null

export type DefinitionChange =
  /** A row of the form, the steps, the checklist, or an option of a field (`inside`). */
  | { kind: 'added' | 'removed' | 'moved'; part: Part; key: string; name: Words; inside?: Words }
  | { kind: 'renamed'; part: Part; key: string; from: Words; to: Words; inside?: Words }
  | { kind: 'rehinted'; part: Part; key: string; name: Words }
  | { kind: 'retyped'; key: string; name: Words; from: FieldType; to: FieldType }
  | { kind: 'required'; part: 'form' | 'checklist'; key: string; name: Words; now: boolean }
  | {
      kind: 'bounded'
      key: string
      name: Words
      type: FieldType
      min: number | null
      max: number | null
    }
  /** `on` is the earlier field, `is` its answer; null when it is always asked now. */
  | { kind: 'condition'; key: string; name: Words; on: Words | null; is: Words | boolean | null }
  | { kind: 'step_kind' | 'step_by'; key: string; name: Words; from: string; to: string }
  | { kind: 'check_step'; key: string; name: Words; step: Words | null }
  | { kind: 'name'; from: Words; to: Words }
  | { kind: 'hint' }
  | { kind: 'set'; what: Setting; from: Scalar; to: Scalar }

export const settings = [
  'service',
  'firstResponseMinutes',
  'resolutionMinutes',
  'questions',
  'meter',
  'retention',
  'confidential',
  'isOffered',
  'opensFromUpload',
] as const
export type Setting = (typeof settings)[number]

export function diffDefinitions(from: TypeDefinition, to: TypeDefinition): DefinitionChange[] {
  return [
    ...(isSame(from.name, to.name)
      ? []
      : [{ kind: 'name' as const, from: from.name, to: to.name }]),
    ...(isSame(from.hint, to.hint) ? [] : [{ kind: 'hint' as const }]),
    ...diffForm(from, to),
    ...diffSteps(from, to),
    ...diffChecklist(from, to),
    ...diffSettings(from, to),
  ]
}

function diffForm(from: TypeDefinition, to: TypeDefinition): DefinitionChange[] {
  const rows = diffRows('form', labelled(from.form), labelled(to.form))
  return [...rows, ...pairs(from.form, to.form).flatMap(([a, b]) => diffField(to, a, b))]
}

function diffField(to: TypeDefinition, a: DefinedField, b: DefinedField): DefinitionChange[] {
  const changes: DefinitionChange[] = []
  const of = { key: b.key, name: b.label }
  if (a.type !== b.type) changes.push({ kind: 'retyped', ...of, from: a.type, to: b.type })
  if (!isSame(a.hint, b.hint)) changes.push({ kind: 'rehinted', part: 'form', ...of })
  if (Boolean(a.required) !== Boolean(b.required)) {
    changes.push({ kind: 'required', part: 'form', ...of, now: Boolean(b.required) })
  }
  if (!isSame(boundsOf(a), boundsOf(b)))
    changes.push({ kind: 'bounded', ...of, type: b.type, ...boundsOf(b) })
  if (!isSame(a.when, b.when)) changes.push({ kind: 'condition', ...of, ...conditionOf(to, b) })
  if (a.type === 'choice' || b.type === 'choice') {
    changes.push(...diffRows('options', optionsOf(a), optionsOf(b), b.label))
  }
  return changes
}

function boundsOf(field: DefinedField): { min: number | null; max: number | null } {
  const { min, max } = field as { min?: number; max?: number }
  return { min: min ?? null, max: max ?? null }
}

function optionsOf(field: DefinedField): Row[] {
  if (field.type !== 'choice') return []
  return field.options.map(({ value, label }) => ({ key: value, name: label }))
}

function conditionOf({ form }: TypeDefinition, { when }: DefinedField) {
  if (!when) return { on: null, is: null }
  const asked = form.find(({ key }) => key === when.field)
  const option = asked && optionsOf(asked).find(({ key }) => key === when.is)
  const plain = typeof when.is === 'boolean' ? when.is : { pl: when.is, en: when.is }
  return { on: asked?.label ?? null, is: option?.name ?? plain }
}

function diffSteps(from: TypeDefinition, to: TypeDefinition): DefinitionChange[] {
  const changed = pairs(from.steps, to.steps).flatMap(([a, b]): DefinitionChange[] => {
    const of = { key: b.key, name: b.name }
    return [
      ...(a.kind === b.kind
        ? []
        : [{ kind: 'step_kind' as const, ...of, from: a.kind, to: b.kind }]),
      ...(a.by === b.by ? [] : [{ kind: 'step_by' as const, ...of, from: a.by, to: b.by }]),
      ...(isSame(a.hint, b.hint)
        ? []
        : [{ kind: 'rehinted' as const, part: 'steps' as const, ...of }]),
    ]
  })
  return [...diffRows('steps', from.steps, to.steps), ...changed]
}

function diffChecklist(from: TypeDefinition, to: TypeDefinition): DefinitionChange[] {
  const changed = pairs(from.checklist, to.checklist).flatMap(([a, b]): DefinitionChange[] => {
    const of = { key: b.key, name: b.label }
    const step = to.steps.find(({ key }) => key === b.step)?.name ?? null
    return [
      ...(a.required === b.required
        ? []
        : [{ kind: 'required' as const, part: 'checklist' as const, ...of, now: b.required }]),
      ...(a.step === b.step ? [] : [{ kind: 'check_step' as const, ...of, step }]),
    ]
  })
  const rows = diffRows('checklist', labelled(from.checklist), labelled(to.checklist))
  return [...rows, ...changed]
}

function diffSettings(from: TypeDefinition, to: TypeDefinition): DefinitionChange[] {
  return settings.flatMap((what): DefinitionChange[] => {
    const [before, after] = [settingOf(from, what), settingOf(to, what)]
    return before === after ? [] : [{ kind: 'set', what, from: before, to: after }]
  })
}

export function settingOf(definition: TypeDefinition, what: Setting): Scalar {
  if (what === 'firstResponseMinutes' || what === 'resolutionMinutes') {
    return definition.terms[what] ?? null
  }
  return definition[what]
}

type Row = { key: string; name: Words }

function labelled(rows: readonly (DefinedField | CheckDefinition)[]): Row[] {
  return rows.map(({ key, label }) => ({ key, name: label }))
}

/** Rows that came, went, got another name or another place among those that stayed. */
function diffRows(
  part: Part,
  before: readonly Row[],
  after: readonly Row[],
  field?: Words,
): DefinitionChange[] {
  const inside = field ? { inside: field } : {}
  const was = new Map(before.map((row) => [row.key, row]))
  const is = new Map(after.map((row) => [row.key, row]))
  const moved = movedKeys(before, after)
  return [
    ...before
      .filter(({ key }) => !is.has(key))
      .map(({ key, name }) => ({ kind: 'removed' as const, part, key, name, ...inside })),
    ...after.flatMap(({ key, name }): DefinitionChange[] => {
      const old = was.get(key)
      if (!old) return [{ kind: 'added', part, key, name, ...inside }]
      return [
        ...(isSame(old.name, name)
          ? []
          : [{ kind: 'renamed' as const, part, key, from: old.name, to: name, ...inside }]),
        ...(moved.has(key) ? [{ kind: 'moved' as const, part, key, name, ...inside }] : []),
      ]
    }),
  ]
}

/** The fewest rows that one would have to take and put elsewhere. */
function movedKeys(before: readonly Row[], after: readonly Row[]): Set<string> {
  const places = new Map(before.map(({ key }, place) => [key, place]))
  const stayed = after.filter(({ key }) => places.has(key))
  // Longest run that kept its order, by the plain quadratic way: lists are 50 long at most.
  const length: number[] = []
  const previous: number[] = []
  stayed.forEach(({ key }, at) => {
    length[at] = 1
    previous[at] = -1
    for (let back = 0; back < at; back++) {
      const isBelow = places.get(stayed[back]!.key)! < places.get(key)!
      if (isBelow && length[back]! + 1 > length[at]!) {
        length[at] = length[back]! + 1
        previous[at] = back
      }
    }
  })
  const kept = new Set<string>()
  let at = length.indexOf(Math.max(...length, 0))
  while (at >= 0) {
    kept.add(stayed[at]!.key)
    at = previous[at]!
  }
  return new Set(stayed.map(({ key }) => key).filter((key) => !kept.has(key)))
}

function pairs<T extends { key: string }>(before: readonly T[], after: readonly T[]): [T, T][] {
  const was = new Map(before.map((row) => [row.key, row]))
  return after.flatMap((row) => {
    const old = was.get(row.key)
    return old ? [[old, row] as [T, T]] : []
  })
}

// The database keeps keys of JSON in an order of its own, so the order says nothing.
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => isSame((a as never)[key], (b as never)[key]))
}
