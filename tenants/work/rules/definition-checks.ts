// What one part of a definition asks of another. Each finding names its place and a code.
import type { CheckDefinition, StepDefinition, TypeDefinition } from '../type-definition.ts'

export type Finding = { path: (string | number)[]; code: string }

export function checkAcross(definition: TypeDefinition): Finding[] {
  return [
    ...checkKeys('form', definition.form),
    ...checkKeys('steps', definition.steps),
    ...checkKeys('checklist', definition.checklist),
    ...definition.form.flatMap((_, index) => checkField(definition, index)),
    ...definition.steps.flatMap((_, index) => checkStep(definition.steps, index)),
    ...checkChecklist(definition),
    ...checkTerms(definition),
  ]
}

function checkKeys(part: string, rows: readonly { key: string }[]): Finding[] {
  const seen = new Set<string>()
  return rows.flatMap(({ key }, index) => {
    if (seen.has(key)) return [{ path: [part, index, 'key'], code: 'key_taken' }]
    seen.add(key)
    return []
  })
}

function checkField({ form, opensFromUpload }: TypeDefinition, index: number): Finding[] {
  const field = form[index]!
  const found: Finding[] = []
  const say = (code: string, ...path: (string | number)[]) =>
    found.push({ path: ['form', index, ...path], code })
  if (field.type === 'yesno' && field.required) say('yesno_always_answered', 'required')
  if (opensFromUpload && field.required && !field.when) say('upload_cannot_answer', 'required')
  if ('min' in field || 'max' in field) checkBounds(field, say)
  if (field.type === 'choice') {
    const values = new Set<string>()
    field.options.forEach(({ value }, at) => {
      if (values.has(value)) say('key_taken', 'options', at, 'value')
      values.add(value)
    })
  }
  if (field.when) checkCondition(form.slice(0, index), form, field, say)
  return found
}

type Say = (code: string, ...path: (string | number)[]) => void
type Field = TypeDefinition['form'][number]

function checkBounds(
  field: Field & { min?: number | undefined; max?: number | undefined },
  say: Say,
) {
  const { min, max, type } = field
  if (min !== undefined && max !== undefined && min > max) say('min_above_max', 'max')
  if (type !== 'text' && type !== 'longtext') return
  const most = type === 'text' ? 1_000 : 20_000
  if (min !== undefined && min < 0) say('too_small', 'min')
  if (min !== undefined && min > most) say('too_large', 'min')
  if (max !== undefined && max < 1) say('too_small', 'max')
  if (max !== undefined && max > most) say('too_large', 'max')
}

// INVARIANT: a condition looks back only, so no two fields can wait for each other.
function checkCondition(
  earlier: readonly Field[],
  form: readonly Field[],
  { when }: Field,
  say: Say,
): void {
  const { field: name, is } = when!
  const asked = earlier.find(({ key }) => key === name)
  if (!asked) {
    say(form.some(({ key }) => key === name) ? 'asked_later' : 'unknown_field', 'when', 'field')
    return
  }
  if (asked.type === 'yesno') {
    if (typeof is !== 'boolean') say('not_an_answer', 'when', 'is')
  } else if (asked.type === 'choice') {
    if (!asked.options.some(({ value }) => value === is)) say('not_an_answer', 'when', 'is')
  } else {
    say('no_choices', 'when', 'field')
  }
}

function checkStep(steps: readonly StepDefinition[], index: number): Finding[] {
  const { kind, by } = steps[index]!
  const before = steps[index - 1]
  const say = (code: string, field: string) => [{ path: ['steps', index, field], code }]
  if (kind === 'accept' && by !== 'client') return say('client_accepts', 'by')
  if (kind !== 'accept' && by === 'client') return say('client_only_accepts', 'by')
  if (kind === 'review' && !before) return say('review_first', 'kind')
  if (kind === 'accept' && !before) return say('accept_first', 'kind')
  if (kind === 'review' && before?.kind === 'accept') return say('review_after_accept', 'kind')
  if (kind === 'accept' && before?.kind === 'accept') return say('accept_twice', 'kind')
  return []
}

function checkChecklist({ checklist, steps }: TypeDefinition): Finding[] {
  return checklist.flatMap(({ step }: CheckDefinition, index) => {
    if (step === undefined) return []
    const path = ['checklist', index, 'step']
    const found = steps.find(({ key }) => key === step)
    if (!found) return [{ path, code: 'unknown_step' }]
    // The client accepts or gives back; ticking is the work of those who did it.
    return found.kind === 'accept' ? [{ path, code: 'no_checks_at_accept' }] : []
  })
}

function checkTerms({ terms, confidential, opensFromUpload, hint }: TypeDefinition): Finding[] {
  const found: Finding[] = []
  const { firstResponseMinutes: first, resolutionMinutes: whole } = terms
  if (first !== undefined && whole !== undefined && first > whole) {
    found.push({ path: ['terms', 'firstResponseMinutes'], code: 'response_after_resolution' })
  }
  // Whoever uploads names nobody, so nobody could open the item.
  if (confidential && opensFromUpload) {
    found.push({ path: ['confidential'], code: 'confidential_upload' })
  }
  if (hint.pl && !hint.en) found.push({ path: ['hint', 'en'], code: 'required' })
  if (hint.en && !hint.pl) found.push({ path: ['hint', 'pl'], code: 'required' })
  return found
}
