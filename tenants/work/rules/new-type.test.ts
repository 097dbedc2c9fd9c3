import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDefinition } from '../type-definition.ts'
import { blankDefinition, codeFor } from './new-type.ts'

describe('the code of a new type', () => {
  test.each([
    ['Legal opinion', 'legal_opinion'],
    ['  GDPR: request of a person (art. 15) ', 'gdpr_request_of_a_person_art_15'],
    ['Zażółć gęślą Łódź', 'zazolc_gesla_lodz'],
    ['24 hours', 'type_24_hours'],
    ['???', 'type'],
    ['New', 'new_2'],
    ['Access', 'access_3'],
  ])('of %j is %s', (name, code) => {
    expect(codeFor(name, new Set(['access', 'access_2']))).toBe(code)
  })

  test('is always a good one that nobody has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (name) => {
        const taken = new Set<string>()
        for (let turn = 0; turn < 12; turn++) {
          const code = codeFor(name, taken)
          expect(code).toMatch(/^[a-z][a-z0-9_]{0,39}$/)
          expect(taken.has(code)).toBe(false)
          taken.add(code)
        }
      }),
    )
  })
})

test('an empty type may be saved as it is', () => {
  expect(readDefinition(blankDefinition('legal', { pl: 'Opinia', en: 'Opinion' }))).toMatchObject({
    ok: true,
  })
})
