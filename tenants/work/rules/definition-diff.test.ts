import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { services } from '../../shared/permissions.ts'
import { retentionKeys } from '../../shared/pl/retention.ts'
import type { CheckDefinition, DefinedField, TypeDefinition } from '../type-definition.ts'
import { readDefinition } from '../type-definition.ts'
import { type DefinitionChange, diffDefinitions } from './definition-diff.ts'

const word = fc.constantFrom('Kwota', 'Termin', 'Opis', 'Osoba', 'Plik')
const words = fc.record({ pl: word, en: word })
const keys = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const keyed = <T extends object>(row: fc.Arbitrary<T>, maxLength = 6) =>
  fc
    .shuffledSubarray([...keys], { maxLength })
    .chain((chosen) =>
      fc.tuple(...chosen.map((key) => row.map((rest) => ({ ...rest, key })))),
    ) as fc.Arbitrary<(T & { key: string })[]>

const rest = { label: words, hint: fc.option(words, { nil: undefined }) }
const field = fc.oneof(
  fc.record({
    ...rest,
    type: fc.constantFrom('text', 'number', 'amount' as const),
    required: fc.boolean(),
    min: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    max: fc.option(fc.integer({ min: 3, max: 6 }), { nil: undefined }),
  }),
  fc.record({ ...rest, type: fc.constantFrom('date', 'file' as const), required: fc.boolean() }),
  fc.record({ ...rest, type: fc.constant('yesno' as const) }),
  fc.record({
    ...rest,
    type: fc.constant('choice' as const),
    required: fc.boolean(),
    options: keyed(fc.record({ label: words })).map((rows) => [
      ...rows.map(({ key, label }) => ({ value: key, label })),
      { value: 'y', label: { pl: 'y', en: 'y' } },
      { value: 'z', label: { pl: 'z', en: 'z' } },
    ]),
  }),
)

/** Conditions on an earlier yes/no, where the form happens to have one. */
function withConditions(form: DefinedField[], ask: readonly boolean[]): DefinedField[] {
  return form.map((row, index) => {
    const asked = form.slice(0, index).find(({ type }) => type === 'yesno')
    return asked && ask[index] ? { ...row, when: { field: asked.key, is: true } } : row
  })
}

const definition: fc.Arbitrary<TypeDefinition> = fc
  .record({
    service: fc.constantFrom(...services),
    name: words,
    hint: words,
    form: fc
      .tuple(keyed(field), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }))
      .map(([rows, ask]) => withConditions(rows as DefinedField[], ask)),
    steps: keyed(
      fc.record({
        name: words,
        kind: fc.constant('do' as const),
        by: fc.constantFrom('agent', 'lead' as const),
        hint: fc.option(words, { nil: undefined }),
      }),
    ),
    checklist: keyed(fc.record({ label: words, required: fc.boolean() })),
    terms: fc.record({
      firstResponseMinutes: fc.constantFrom(undefined, 60, 90),
      resolutionMinutes: fc.constantFrom(undefined, 120, 960),
    }),
    questions: fc.constantFrom('allowed', 'none' as const),
    meter: fc.constantFrom(null, 'ticket_closed', 'request_closed' as const),
    retention: fc.constantFrom(null, ...retentionKeys),
    confidential: fc.boolean(),
    isOffered: fc.boolean(),
    opensFromUpload: fc.constant(false),
  })
  .map((made) => ({
    ...made,
    checklist: made.checklist.map((check, index): CheckDefinition => {
      const step = made.steps[index]
      return step ? { ...check, step: step.key } : check
    }),
  }))

/** The same without what is undefined, as the database would give it back. */
const stored = (value: TypeDefinition) => JSON.parse(JSON.stringify(value)) as TypeDefinition

describe('the difference of two definitions', () => {
  test('of made-up definitions starts from such as may be saved', () => {
    fc.assert(
      fc.property(definition, (a) => {
        expect(readDefinition(a)).toMatchObject({ ok: true })
      }),
    )
  })

  test('is empty exactly when they are the same', () => {
    fc.assert(
      fc.property(definition, definition, (a, b) => {
        expect(diffDefinitions(a, stored(a))).toEqual([])
        const isEqual = JSON.stringify(sorted(stored(a))) === JSON.stringify(sorted(stored(b)))
        expect(diffDefinitions(a, b).length === 0).toBe(isEqual)
      }),
      { numRuns: 500 },
    )
  })

  test('names every single change', () => {
    fc.assert(
      fc.property(definition, fc.nat(), (a, pick) => {
        const changed = oneChange(stored(a), pick)
        fc.pre(changed !== null)
        const found = diffDefinitions(a, changed!)
        expect(found.length).toBeGreaterThan(0)
        expect(new Set(found.map((change) => JSON.stringify(change))).size).toBe(found.length)
      }),
      { numRuns: 500 },
    )
  })

  test('turned around takes away what was added', () => {
    const rows = (changes: DefinitionChange[], kind: string) =>
      changes
        .flatMap((change) =>
          change.kind === kind && 'part' in change && !('inside' in change)
            ? [`${change.part}.${change.key}`]
            : [],
        )
        .sort()
    fc.assert(
      fc.property(definition, definition, (a, b) => {
        const [there, back] = [diffDefinitions(a, b), diffDefinitions(b, a)]
        expect(rows(there, 'added')).toEqual(rows(back, 'removed'))
        expect(rows(there, 'renamed')).toEqual(rows(back, 'renamed'))
        expect(there.filter(({ kind }) => kind === 'moved').length).toBe(
          back.filter(({ kind }) => kind === 'moved').length,
        )
      }),
    )
  })

  test('moves as few rows as can be', () => {
    fc.assert(
      fc.property(definition, fc.nat(), fc.nat(), (a, take, put) => {
        fc.pre(a.steps.length > 1)
        const b = stored(a)
        const [row] = b.steps.splice(take % b.steps.length, 1)
        b.steps.splice(put % (b.steps.length + 1), 0, row!)
        const moved = diffDefinitions(a, b).filter(({ kind }) => kind === 'moved')
        const isSameOrder = a.steps.every(({ key }, at) => key === b.steps[at]!.key)
        expect(moved.length).toBe(isSameOrder ? 0 : 1)
      }),
    )
  })
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inside]) => [key, sorted(inside)]),
  )
}

function oneChange(definition: TypeDefinition, pick: number): TypeDefinition | null {
  const [field] = definition.form
  const [step] = definition.steps
  const [check] = definition.checklist
  const changes: (() => unknown)[] = [
    () => Object.assign(definition, { confidential: !definition.confidential }),
    () => Object.assign(definition.terms, { resolutionMinutes: 7 }),
    () => Object.assign(definition.hint, { en: 'New' }),
    () => field && Object.assign(field.label, { pl: 'Nowe' }),
    () => field && Object.assign(field, { hint: { pl: 'Nowa', en: 'New' } }),
    () => field?.type === 'choice' && field.options.reverse(),
    () => field && definition.form.shift(),
    () => step && Object.assign(step, { kind: 'review' }),
    () => check && Object.assign(check, { required: !check.required }),
    () => check && definition.checklist.push({ ...check, key: 'new' }),
  ]
  return changes[pick % changes.length]!() ? definition : null
}
