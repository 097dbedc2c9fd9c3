import { describe, expect, test } from 'vitest'
import { catalogue } from '../catalogue.ts'
import type { TypeDefinition } from '../type-definition.ts'
import { checkTies, productTies } from './product-types.ts'

const both = (text: string) => ({ pl: text, en: text })

function shipped(code: string): TypeDefinition {
  const type = catalogue.find((one) => one.code === code)!
  return {
    service: type.service,
    name: { pl: type.namePl, en: type.nameEn },
    hint: { pl: type.hintPl, en: type.hintEn },
    form: structuredClone(type.form) as TypeDefinition['form'],
    steps: [],
    checklist: [],
    terms: {},
    questions: 'allowed',
    meter: type.meter as TypeDefinition['meter'],
    retention: null,
    confidential: false,
    isOffered: type.isOffered,
    opensFromUpload: type.opensFromUpload,
  }
}

describe('types that the program opens', () => {
  test.each(catalogue.map(({ code }) => code))('%s is shipped as the program needs it', (code) => {
    expect(checkTies(code, shipped(code))).toEqual([])
  })

  test('are all in the catalogue', () => {
    const codes = catalogue.map(({ code }) => code)
    expect(Object.keys(productTies).filter((code) => !codes.includes(code))).toEqual([])
  })

  test('may get other words and further fields that nobody must answer', () => {
    const changed = shipped('hr_expiry')
    changed.name.pl = 'Wygasa'
    changed.form.push({ key: 'room', type: 'text', label: both('Room') })
    changed.steps = [{ key: 'do', name: both('Do'), kind: 'do', by: 'agent' }]
    expect(checkTies('hr_expiry', changed)).toEqual([])
  })

  test.each<[string, (definition: TypeDefinition) => unknown, string, string]>([
    ['hr_expiry', (d) => d.form.shift(), 'form', 'product_field'],
    ['payroll_run', (d) => Object.assign(d, { meter: null }), 'meter', 'product_keeps'],
    ['payroll_run', (d) => Object.assign(d, { isOffered: true }), 'isOffered', 'product_keeps'],
    ['complaint', (d) => Object.assign(d, { service: 'it' }), 'service', 'product_keeps'],
    ['complaint', (d) => Object.assign(d, { confidential: true }), 'confidential', 'product_keeps'],
    [
      'complaint',
      (d) => d.form.push({ key: 'x', type: 'text', label: both('x'), required: true }),
      'form.0.required',
      'product_cannot_answer',
    ],
    [
      'purchase_invoice',
      (d) => d.steps.push({ key: 'do', name: both('Do'), kind: 'do', by: 'agent' }),
      'steps',
      'product_keeps',
    ],
    [
      'purchase_invoice',
      (d) => Object.assign(d, { opensFromUpload: false }),
      'opensFromUpload',
      'product_keeps',
    ],
    [
      'document_request',
      (d) => {
        const kind = d.form.find(({ key }) => key === 'kind')!
        if (kind.type === 'choice') kind.options.pop()
      },
      'form.1.options',
      'product_keeps',
    ],
    ['it_access', (d) => Object.assign(d, { meter: 'payslip_closed' }), 'meter', 'product_meter'],
    ['it_access', (d) => Object.assign(d, { meter: 'record_keyed' }), 'meter', 'count_missing'],
    [
      'it_access',
      (d) => Object.assign(d, { opensFromUpload: true }),
      'opensFromUpload',
      'product_upload',
    ],
  ])('%s keeps what it lives from (%#)', (code, change, path, wrong) => {
    const definition = shipped(code)
    change(definition)
    const found = checkTies(code, definition).map((one) => [one.path.join('.'), one.code])
    expect(found).toContainEqual([path, wrong])
  })
})
