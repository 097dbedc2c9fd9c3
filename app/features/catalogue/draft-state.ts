// What is being composed, as the browser holds it: rows with an identity of their own, numbers
// as they were typed. Pure, so that what a key stroke does can be tested without a screen.
import { readMinutes, writeMinutes } from '#app/features/contract/typed-terms.ts'
import { parseAmount, toDecimal } from '#tenants/shared/money.ts'
import { codeFor } from '#tenants/work/rules/new-type.ts'
import type { FieldType } from '#tenants/work/schema.ts'
import type { StepDoer, StepKind, TypeDefinition } from '#tenants/work/type-definition.ts'

export type Both = { pl: string; en: string }
/** `isFresh`: the key is not in use yet, so it may follow the name. */
type Row = { id: string; key: string; isFresh: boolean; name: Both }

export type OptionRow = Row
export type FieldRow = Row & {
  type: FieldType
  hint: Both
  required: boolean
  min: string
  max: string
  options: OptionRow[]
  /** Id of the earlier field and the answer: an option's id, or yes and no. */
  when: { field: string; is: string } | null
}
export type StepRow = Row & { kind: StepKind; by: StepDoer; hint: Both }
export type CheckRow = Row & { required: boolean; step: string }

export type Draft = Omit<TypeDefinition, 'form' | 'steps' | 'checklist' | 'terms'> & {
  form: FieldRow[]
  steps: StepRow[]
  checklist: CheckRow[]
  firstResponse: string
  resolution: string
}
export type Part = 'form' | 'steps' | 'checklist'
export type PartRow = { form: FieldRow; steps: StepRow; checklist: CheckRow }

export const fieldTypes: readonly FieldType[] = [
  'text',
  'longtext',
  'number',
  'amount',
  'date',
  'yesno',
  'choice',
  'file',
]
export const YES = 'yes'
export const NO = 'no'
const NOTHING: Both = { pl: '', en: '' }

let made = 0
/** Only has to differ from its neighbours on one page. */
function rowId(): string {
  made += 1
  return `n${made}`
}

/** `used` has the keys that the published version knows: those keep their names. */
export function draftOf(definition: TypeDefinition, used: TypeDefinition | null): Draft {
  const { form, steps, checklist, terms, ...rest } = definition
  const keys = {
    form: new Set(used?.form.map(({ key }) => key)),
    steps: new Set(used?.steps.map(({ key }) => key)),
    checklist: new Set(used?.checklist.map(({ key }) => key)),
  }
  const isFresh = (part: Part, key: string) => !keys[part].has(key)
  const stepRows = steps.map(
    ({ key, name, kind, by, hint }): StepRow => ({
      ...{ id: `s-${key}`, key, isFresh: isFresh('steps', key), name, kind, by },
      hint: hint ?? NOTHING,
    }),
  )
  return {
    ...rest,
    form: form.map((field) => fieldRow(field, isFresh('form', field.key))),
    steps: stepRows,
    checklist: checklist.map(({ key, label, required, step }) => ({
      ...{ id: `c-${key}`, key, isFresh: isFresh('checklist', key), name: label, required },
      step: step === undefined ? '' : `s-${step}`,
    })),
    firstResponse: minutesText(terms.firstResponseMinutes),
    resolution: minutesText(terms.resolutionMinutes),
  }
}

function fieldRow(field: TypeDefinition['form'][number], isFresh: boolean): FieldRow {
  const { min, max } = field as { min?: number; max?: number }
  const shown = (value: number | undefined) => {
    if (value === undefined) return ''
    return field.type === 'amount' ? toDecimal(BigInt(value)).replace(/\.00$/, '') : String(value)
  }
  return {
    ...{ id: `f-${field.key}`, key: field.key, isFresh, name: field.label, type: field.type },
    ...{ hint: field.hint ?? NOTHING, required: Boolean(field.required) },
    ...{ min: shown(min), max: shown(max) },
    options:
      field.type === 'choice'
        ? field.options.map(({ value, label }) => ({
            ...{ id: `f-${field.key}-${value}`, key: value, isFresh, name: label },
          }))
        : [],
    when: field.when
      ? {
          field: `f-${field.when.field}`,
          is:
            typeof field.when.is === 'boolean'
              ? field.when.is
                ? YES
                : NO
              : `f-${field.when.field}-${field.when.is}`,
        }
      : null,
  }
}

function minutesText(minutes: number | undefined): string {
  return minutes === undefined ? '' : writeMinutes(minutes)
}

/** What goes to the server. Words that are no number stay words, and are refused there. */
export function definitionOf(draft: Draft): TypeDefinition {
  const { firstResponse, resolution, form, steps, checklist, ...rest } = draft
  const stepKeys = new Map(steps.map(({ id, key }) => [id, key]))
  const sent = {
    ...rest,
    form: form.map((field) => sentField(field, form)),
    steps: steps.map(({ key, name, kind, by, hint }) => ({ key, name, kind, by, hint })),
    checklist: checklist.map(({ key, name, required, step }) => ({
      ...{ key, label: name, required },
      ...(step ? { step: stepKeys.get(step) ?? step } : {}),
    })),
    terms: {
      ...(firstResponse.trim() ? { firstResponseMinutes: sentMinutes(firstResponse) } : {}),
      ...(resolution.trim() ? { resolutionMinutes: sentMinutes(resolution) } : {}),
    },
  }
  return sent as unknown as TypeDefinition
}

function sentMinutes(text: string): number | string {
  return readMinutes(text) ?? text
}

function sentField(field: FieldRow, form: readonly FieldRow[]) {
  const { key, type, name, hint, required, when, options } = field
  const hasBounds = type in boundsOf
  const bound = (text: string) => {
    const minor = type === 'amount' ? parseAmount(text) : null
    if (minor !== null) return Number(minor)
    return /^\s*-?\d{1,12}\s*$/.test(text) ? Number(text) : text
  }
  return {
    ...{ key, type, label: name, hint },
    ...(required && type !== 'yesno' ? { required } : {}),
    ...(hasBounds && field.min.trim() ? { min: bound(field.min) } : {}),
    ...(hasBounds && field.max.trim() ? { max: bound(field.max) } : {}),
    ...(type === 'choice'
      ? { options: options.map((option) => ({ value: option.key, label: option.name })) }
      : {}),
    ...(when ? { when: sentCondition(when, form) } : {}),
  }
}

function sentCondition(when: NonNullable<FieldRow['when']>, form: readonly FieldRow[]) {
  const asked = form.find(({ id }) => id === when.field)
  if (asked?.type === 'yesno') return { field: asked.key, is: when.is === YES }
  const option = asked?.options.find(({ id }) => id === when.is)
  return { field: asked?.key ?? '', is: option?.key ?? '' }
}

/** Types with bounds: characters of texts, values of numbers, amounts. */
export const boundsOf: Partial<Record<FieldType, 'characters' | 'value' | 'amount'>> = {
  text: 'characters',
  longtext: 'characters',
  number: 'value',
  amount: 'amount',
}

export function newField(type: FieldType): FieldRow {
  return {
    ...{ id: rowId(), key: '', isFresh: true, name: NOTHING, type, hint: NOTHING },
    ...{ required: false, min: '', max: '', when: null },
    options: type === 'choice' ? [newOption(), newOption()] : [],
  }
}
export function newOption(): OptionRow {
  return { id: rowId(), key: '', isFresh: true, name: NOTHING }
}
export function newStep(kind: StepKind): StepRow {
  const by = kind === 'accept' ? 'client' : kind === 'review' ? 'lead' : 'agent'
  return { id: rowId(), key: '', isFresh: true, name: NOTHING, kind, by, hint: NOTHING }
}
export function newCheck(): CheckRow {
  return { id: rowId(), key: '', isFresh: true, name: NOTHING, required: true, step: '' }
}

/** A changed row; the key of one that nothing uses yet follows its English name. */
export function changeRow<R extends Row>(rows: readonly R[], id: string, change: Partial<R>): R[] {
  return rows.map((row) => {
    if (row.id !== id) return row
    const next = { ...row, ...change }
    if (change.name && next.isFresh && change.key === undefined) {
      const taken = new Set(rows.filter((other) => other.id !== id).map(({ key }) => key))
      const words = next.name.en || next.name.pl
      next.key = words ? codeFor(words, taken) : ''
    }
    return next
  })
}

export function moveRow<R extends Row>(rows: readonly R[], id: string, to: number): R[] {
  const from = rows.findIndex((row) => row.id === id)
  if (from < 0 || to < 0 || to >= rows.length) return [...rows]
  const moved = [...rows]
  moved.splice(to, 0, moved.splice(from, 1)[0]!)
  return moved
}

export function copyField(rows: readonly FieldRow[], id: string): FieldRow[] {
  const at = rows.findIndex((row) => row.id === id)
  const source = rows[at]
  if (!source) return [...rows]
  const taken = new Set(rows.map(({ key }) => key))
  const copy: FieldRow = {
    ...source,
    id: rowId(),
    isFresh: true,
    key: codeFor(source.name.en || source.key || 'field', taken),
    options: source.options.map((option) => ({ ...option, id: rowId() })),
  }
  return [...rows.slice(0, at + 1), copy, ...rows.slice(at + 1)]
}

/** Without the row, and without what asked for it. */
export function withoutField(rows: readonly FieldRow[], id: string): FieldRow[] {
  return rows
    .filter((row) => row.id !== id)
    .map((row) => (row.when?.field === id ? { ...row, when: null } : row))
}

/** Earlier fields whose answer a condition can name. */
export function askedBefore(rows: readonly FieldRow[], id: string): FieldRow[] {
  const at = rows.findIndex((row) => row.id === id)
  return rows.slice(0, at).filter(({ type }) => type === 'choice' || type === 'yesno')
}

/** `form.2.label.en` of the server as `form.<row>.label.en`: rows move, their errors with them. */
export function placeErrors(
  draft: Draft,
  errors: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([path, code]) => {
      const [part, at, inner, option, ...rest] = path.split('.')
      const row =
        part === 'form' || part === 'steps' || part === 'checklist'
          ? (draft[part] as readonly Row[])[Number(at)]
          : undefined
      if (!row) return [path, code]
      const options = inner === 'options' ? (row as FieldRow).options : undefined
      const inside = options?.[Number(option)]?.id ?? option
      const names = [part, row.id, inner, inside, ...rest]
      return [names.filter((name) => name !== undefined).join('.'), code]
    }),
  )
}
