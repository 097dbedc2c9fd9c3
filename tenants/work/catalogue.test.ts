import { describe, expect, test } from 'vitest'
import { catalogue, definitionOf } from './catalogue.ts'
import { checkTies } from './rules/product-types.ts'
import { readDefinition } from './type-definition.ts'

describe('the shipped catalogue', () => {
  test.each(catalogue.map((type) => [type.code, type] as const))(
    '%s is a good type',
    (code, type) => {
      const definition = definitionOf(type)
      const read = readDefinition(structuredClone(definition))
      expect(read.ok ? {} : read.errors).toEqual({})
      expect(read).toMatchObject({ definition })
      expect(checkTies(code, definition)).toEqual([])
    },
  )

  test('names each type, step and check once', () => {
    const codes = catalogue.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('has ready work of every kind: with a review, an acceptance, a checklist, in confidence', () => {
    for (const service of ['legal', 'it', 'payroll', 'keying'] as const) {
      const types = catalogue.filter((type) => type.service === service)
      const steps = types.flatMap((type) => type.steps ?? [])
      expect(
        steps.some(({ kind }) => kind === 'review'),
        service,
      ).toBe(true)
      expect(
        steps.some(({ kind }) => kind === 'accept'),
        service,
      ).toBe(true)
      expect(
        types.some((type) => (type.checklist ?? []).length > 0),
        service,
      ).toBe(true)
    }
    expect(catalogue.filter((type) => type.confidential).map(({ code }) => code)).toEqual([
      'hr_confidential',
      'gdpr_request',
    ])
  })
})
