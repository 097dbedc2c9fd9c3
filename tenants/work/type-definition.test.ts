import { describe, expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import { formField } from './schema.ts'
import { readDefinition, type TypeDefinition, typeDefinition } from './type-definition.ts'

const both = (text: string) => ({ pl: text, en: text })

const good: TypeDefinition = {
  service: 'legal',
  name: { pl: 'Opinia prawna', en: 'Legal opinion' },
  hint: { pl: 'Pytanie i termin.', en: 'A question and a date.' },
  form: [
    { key: 'question', type: 'longtext', label: both('Question'), required: true, max: 2_000 },
    {
      key: 'kind',
      type: 'choice',
      label: both('Kind'),
      required: true,
      options: [
        { value: 'contract', label: both('Contract') },
        { value: 'dispute', label: both('Dispute') },
      ],
    },
    { key: 'urgent', type: 'yesno', label: both('Urgent') },
    {
      key: 'value',
      type: 'amount',
      label: both('Value'),
      min: 0,
      max: 100,
      when: { field: 'kind', is: 'dispute' },
    },
    { key: 'reason', type: 'text', label: both('Why'), when: { field: 'urgent', is: true } },
  ],
  steps: [
    { key: 'draft', name: both('Draft'), kind: 'do', by: 'agent' },
    { key: 'check', name: both('Review'), kind: 'review', by: 'lead' },
    { key: 'accept', name: both('Accepted'), kind: 'accept', by: 'client' },
  ],
  checklist: [
    { key: 'law', label: both('Law is quoted with its date'), step: 'draft', required: true },
    { key: 'conflict', label: both('No conflict of interest'), required: false },
  ],
  terms: { firstResponseMinutes: 120, resolutionMinutes: 960 },
  questions: 'allowed',
  meter: 'legal_matter_closed',
  retention: 'contract_records',
  confidential: true,
  isOffered: true,
  opensFromUpload: false,
}

type Loose = { [key: string]: Loose } & Loose[]

/** The good definition with one thing made wrong. */
function bad(change: (definition: Loose) => void) {
  const copy = structuredClone(good) as unknown as Loose
  change(copy)
  const read = readDefinition(copy)
  return read.ok ? {} : read.errors
}

const set = (at: string, value: unknown) => (definition: Loose) => {
  const path = at.split('.')
  const last = path.pop()!
  const target = path.reduce<Loose>((inside, part) => inside[part]!, definition)
  target[last] = value as Loose
}

describe('a definition', () => {
  test('that is right is taken as it is', () => {
    expect(readDefinition(good)).toEqual({ ok: true, definition: good })
  })

  test('gives a form that the portal can show', () => {
    for (const field of typeDefinition.parse(good).form)
      expect(formField.parse(field)).toEqual(field)
  })

  test('takes every form that the product ships', () => {
    for (const type of catalogue) {
      const read = readDefinition({
        ...good,
        ...{ service: type.service, form: type.form, meter: type.meter, confidential: false },
        ...{ isOffered: type.isOffered, opensFromUpload: type.opensFromUpload },
      })
      expect(read, type.code).toMatchObject({ ok: true })
    }
  })

  test('trims its words and drops an empty hint', () => {
    const sent = structuredClone(good)
    sent.name.pl = '  Opinia '
    sent.form[0]!.hint = { pl: ' ', en: '' }
    const read = readDefinition(sent)
    expect(read.ok && read.definition.name.pl).toBe('Opinia')
    expect(read.ok && read.definition.form[0]!.hint).toBeUndefined()
  })

  const long = 'x'.repeat(10_000)
  const field = { key: 'more', type: 'text', label: both('More') }
  const rows = (count: number, row: object) =>
    Array.from({ length: count }, (_, index) => ({ ...row, key: `k${index}` }))

  test.each<[what: string, at: string, value: unknown, path: string, code: string]>([
    ['a service nobody offers', 'service', 'astrology', 'service', 'not_a_choice'],
    ['no name in one language', 'name.en', '  ', 'name.en', 'required'],
    ['a name of 10,000 characters', 'name.pl', long, 'name.pl', 'too_long'],
    ['a script for a name', 'name.en', '<script>x()</script>', 'name.en', 'no_markup'],
    ['a name over two lines', 'name.pl', 'a\nb', 'name.pl', 'one_line'],
    ['text that turns around', 'name.pl', 'a\u202eb', 'name.pl', 'unseen_characters'],
    ['a hint in one language', 'hint.en', '', 'hint.en', 'required'],
    ['a form that is no list', 'form', 'all', 'form', 'required'],
    ['51 fields', 'form', rows(51, field), 'form', 'too_many'],
    ['21 steps', 'steps', rows(21, good.steps[0]!), 'steps', 'too_many'],
    ['51 checks', 'checklist', rows(51, good.checklist[1]!), 'checklist', 'too_many'],
    ['31 options', 'form.1.options', rows(31, {}), 'form.1.options', 'too_many'],
    [
      'one option',
      'form.1.options',
      [{ value: 'a', label: both('A') }],
      'form.1.options',
      'two_options',
    ],
    ['a key with a space', 'form.0.key', 'my key', 'form.0.key', 'key_letters'],
    ['a key of the machine', 'form.0.key', '__proto__', 'form.0.key', 'key_letters'],
    ['two fields of one key', 'form.2.key', 'kind', 'form.2.key', 'key_taken'],
    [
      'two options of one value',
      'form.1.options.1.value',
      'contract',
      'form.1.options.1.value',
      'key_taken',
    ],
    ['a type of field nobody knows', 'form.0.type', 'password', 'form.0.type', 'not_a_choice'],
    ['a part nobody knows', 'form.0.onclick', 'x', 'form.0', 'unrecognized_keys'],
    ['half a label', 'form.0.label.pl', '', 'form.0.label.pl', 'required'],
    ['half a hint', 'form.0.hint', { pl: 'a', en: '' }, 'form.0.hint.en', 'required'],
    ['a required yes or no', 'form.2.required', true, 'form.2.required', 'yesno_always_answered'],
    ['bounds the wrong way round', 'form.3.min', 101, 'form.3.max', 'min_above_max'],
    ['a bound with a fraction', 'form.3.min', 0.5, 'form.3.min', 'not_a_number'],
    ['a text longer than can be kept', 'form.0.max', 30_000, 'form.0.max', 'too_large'],
    ['a text below nothing', 'form.0.min', -1, 'form.0.min', 'too_small'],
    ['a condition on itself', 'form.3.when.field', 'value', 'form.3.when.field', 'asked_later'],
    [
      'a condition on a later field',
      'form.0.when',
      { field: 'kind', is: 'contract' },
      'form.0.when.field',
      'asked_later',
    ],
    ['a condition on nothing', 'form.3.when.field', 'gone', 'form.3.when.field', 'unknown_field'],
    ['a condition on a text', 'form.3.when.field', 'question', 'form.3.when.field', 'no_choices'],
    ['an answer not on the list', 'form.3.when.is', 'gift', 'form.3.when.is', 'not_an_answer'],
    ['a text for a yes', 'form.4.when.is', 'true', 'form.4.when.is', 'not_an_answer'],
    ['two steps of one key', 'steps.1.key', 'draft', 'steps.1.key', 'key_taken'],
    ['a review before any work', 'steps.0.kind', 'review', 'steps.0.kind', 'review_first'],
    ['acceptance before any work', 'steps.0', good.steps[2], 'steps.0.kind', 'accept_first'],
    ['acceptance by the agent', 'steps.2.by', 'agent', 'steps.2.by', 'client_accepts'],
    ['a review by the client', 'steps.1.by', 'client', 'steps.1.by', 'client_only_accepts'],
    ['a check of no step', 'checklist.0.step', 'gone', 'checklist.0.step', 'unknown_step'],
    [
      'a check at the acceptance',
      'checklist.0.step',
      'accept',
      'checklist.0.step',
      'no_checks_at_accept',
    ],
    ['two checks of one key', 'checklist.1.key', 'law', 'checklist.1.key', 'key_taken'],
    ['no time at all', 'terms.resolutionMinutes', 0, 'terms.resolutionMinutes', 'too_small'],
    [
      'more than a year',
      'terms.resolutionMinutes',
      600_000,
      'terms.resolutionMinutes',
      'too_large',
    ],
    [
      'an answer after the end',
      'terms.firstResponseMinutes',
      961,
      'terms.firstResponseMinutes',
      'response_after_resolution',
    ],
    ['a meter without a price', 'meter', 'smiles', 'meter', 'unknown_meter'],
    ['a retention of no law', 'retention', 'for_ever', 'retention', 'unknown_retention'],
    ['secrets from an upload', 'opensFromUpload', true, 'confidential', 'confidential_upload'],
    [
      'a question an upload cannot answer',
      'opensFromUpload',
      true,
      'form.0.required',
      'upload_cannot_answer',
    ],
  ])('refuses %s at its place', (_what, at, value, path, code) => {
    expect(bad(set(at, value))[path]).toBe(code)
  })

  test('refuses two conditions that wait for each other', () => {
    const errors = bad((definition) => {
      set('form.2.when', { field: 'kind', is: 'contract' })(definition)
      set('form.1.when', { field: 'urgent', is: true })(definition)
    })
    expect(errors).toEqual({ 'form.1.when.field': 'asked_later' })
  })

  test.each([null, undefined, 'x', 7, [], {}, { form: [] }])('that is %j is refused', (sent) => {
    expect(readDefinition(sent).ok).toBe(false)
  })
})
