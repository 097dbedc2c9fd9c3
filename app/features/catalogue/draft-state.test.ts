import { describe, expect, test } from 'vitest'
import { catalogue, definitionOf as shipped } from '#tenants/work/catalogue.ts'
import { diffDefinitions } from '#tenants/work/rules/definition-diff.ts'
import { readDefinition } from '#tenants/work/type-definition.ts'
import {
  askedBefore,
  changeRow,
  copyField,
  definitionOf,
  draftOf,
  moveRow,
  newField,
  newStep,
  placeErrors,
  withoutField,
} from './draft-state.ts'

const ofCode = (code: string) => shipped(catalogue.find((type) => type.code === code)!)
const again = (code: string) => draftOf(ofCode(code), ofCode(code))

describe('a definition', () => {
  test.each(catalogue.map((type) => type.code))('%s opened and saved is the same', (code) => {
    const read = readDefinition(definitionOf(again(code)))
    expect(read.ok && diffDefinitions(ofCode(code), read.definition)).toEqual([])
  })
})

describe('rows', () => {
  test('a new key follows the English name until somebody uses it', () => {
    const field = newField('text')
    const named = changeRow([...again('payroll_change').form, field], field.id, {
      name: { pl: 'Rodzaj', en: 'Kind' },
    })
    expect(named.at(-1)!.key).toBe('kind_2')
    const used = changeRow(named, named[0]!.id, { name: { pl: 'Kto', en: 'Who' } })
    expect(used[0]!.key).toBe('person')
  })

  test('go up and down, and not off the list', () => {
    const rows = again('payroll_change').form
    const [first, second] = [rows[0]!.id, rows[1]!.id]
    expect(
      moveRow(rows, first, 1)
        .map(({ id }) => id)
        .slice(0, 2),
    ).toEqual([second, first])
    expect(moveRow(rows, first, -1)).toEqual(rows)
    expect(moveRow(rows, first, rows.length)).toEqual(rows)
  })

  test('a copy has a key of its own', () => {
    const rows = copyField(again('payroll_change').form, 'f-kind')
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
    expect(rows[2]).toMatchObject({ type: 'choice', isFresh: true })
  })

  test('what asked for a field that goes away asks for nothing', () => {
    const rows = withoutField(again('payroll_change').form, 'f-kind')
    expect(rows.every(({ when }) => when === null)).toBe(true)
  })

  test('a condition may name earlier choices only', () => {
    const { form } = again('payroll_change')
    expect(askedBefore(form, 'f-gross').map(({ key }) => key)).toEqual(['kind'])
    expect(askedBefore(form, 'f-kind')).toEqual([])
  })
})

test('errors stay with their row when it moves', () => {
  const draft = again('payroll_change')
  const placed = placeErrors(draft, {
    'form.1.options.2.label.pl': 'required',
    'form.0.key': 'key_taken',
    'name.pl': 'required',
  })
  const kind = draft.form[1]!
  expect(placed).toEqual({
    [`form.${kind.id}.options.${kind.options[2]!.id}.label.pl`]: 'required',
    [`form.${draft.form[0]!.id}.key`]: 'key_taken',
    'name.pl': 'required',
  })
})

test('typed numbers are read, and what is no number is refused at its field', () => {
  const draft = again('it_access')
  draft.firstResponse = '1,5 h'
  draft.resolution = 'soon'
  draft.form = [{ ...newField('amount'), key: 'a', name: { pl: 'a', en: 'a' }, min: '12,50' }]
  draft.steps = [{ ...newStep('do'), key: 'do', name: { pl: 'a', en: 'a' } }]
  draft.checklist = []
  const sent = definitionOf(draft)
  expect(sent.terms.firstResponseMinutes).toBe(90)
  expect(sent.form[0]).toMatchObject({ min: 1250 })
  const read = readDefinition(sent)
  expect(!read.ok && read.errors).toEqual({ 'terms.resolutionMinutes': 'not_a_number' })
})
