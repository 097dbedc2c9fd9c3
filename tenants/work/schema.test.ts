import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import { type FormField, formField, queueFilters, validateForm } from './schema.ts'

const label = { pl: 'Pole', en: 'Field' }
const field = (overrides: object): FormField => formField.parse({ key: 'f', label, ...overrides })
const check = (overrides: object, value: unknown) => {
  const outcome = validateForm([field(overrides)], { f: value })
  return outcome.ok ? outcome.answers.f : outcome.errors.f
}

describe('an answer', () => {
  test.each([
    [{ type: 'text' }, '  Jan\r\n ', 'Jan'],
    [{ type: 'text', max: 3 }, 'abcd', 'too_long'],
    [{ type: 'text', min: 7 }, '2026', 'too_short'],
    [{ type: 'text', required: true }, '   ', 'required'],
    [{ type: 'number' }, ' 12 ', 12],
    [{ type: 'number' }, '12,5', 'not_a_number'],
    [{ type: 'number' }, '1e3', 'not_a_number'],
    [{ type: 'number', max: 10 }, '11', 'too_large'],
    [{ type: 'amount' }, '1 234,50 zł', '123450'],
    [{ type: 'amount', min: 0 }, '-1', 'too_small'],
    [{ type: 'amount' }, 'tysiąc', 'not_an_amount'],
    [{ type: 'date' }, '2026-02-29', 'not_a_date'],
    [{ type: 'date' }, '2028-02-29', '2028-02-29'],
    [{ type: 'yesno' }, 'on', true],
    [{ type: 'yesno' }, undefined, false],
    [{ type: 'yesno' }, 'perhaps', 'not_a_choice'],
    [
      {
        type: 'choice',
        options: [
          { value: 'a', label },
          { value: 'b', label },
        ],
      },
      'b',
      'b',
    ],
    [
      {
        type: 'choice',
        options: [
          { value: 'a', label },
          { value: 'b', label },
        ],
      },
      'c',
      'not_a_choice',
    ],
    [{ type: 'file' }, 'x', 'not_a_file'],
    [{ type: 'file', required: true }, [''], 'required'],
  ])('%j of %j is %j', (overrides, value, expected) => {
    expect(check(overrides, value)).toEqual(expected)
  })

  test('is asked, and required, only when its condition holds', () => {
    const pay = catalogue.find(({ code }) => code === 'payroll_change')!.form
    const base = { person: 'Jan Lis', effective_on: '2026-12-01', gross: '7000', ignored: 'x' }
    expect(validateForm(pay, { ...base, kind: 'leave' })).toEqual({
      ok: true,
      answers: { person: 'Jan Lis', kind: 'leave', effective_on: '2026-12-01' },
    })
    expect(validateForm(pay, { ...base, kind: 'pay' })).toMatchObject({
      answers: { gross: '700000' },
    })
    expect(validateForm(pay, { ...base, kind: 'pay', gross: '' })).toEqual({
      ok: false,
      errors: { gross: 'required' },
    })
  })

  test('of any shape is judged, never thrown at', () => {
    fc.assert(
      fc.property(fc.constantFrom(...catalogue), fc.anything(), (type, junk) => {
        const sent = Object.fromEntries(type.form.map(({ key }) => [key, junk]))
        expect(typeof validateForm(type.form, sent).ok).toBe('boolean')
      }),
    )
  })
})

test('every field of the catalogue is well formed and its conditions name earlier fields', () => {
  for (const { form, code } of catalogue) {
    const keys: string[] = []
    for (const one of form) {
      expect(formField.safeParse(one).success, `${code}.${one.key}`).toBe(true)
      if (one.when) expect(keys).toContain(one.when.field)
      expect(keys).not.toContain(one.key)
      keys.push(one.key)
    }
  }
})

test('a filter that is nonsense is no filter', () => {
  expect(
    queueFilters.parse({ status: 'done', priority: '9', assignee: 'x', overdue: 'yes' }),
  ).toEqual({})
  expect(queueFilters.parse({ status: 'new', priority: '1', assignee: 'me' })).toMatchObject({
    status: 'new',
    priority: 1,
    assignee: 'me',
  })
})
