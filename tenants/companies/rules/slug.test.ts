import { describe, expect, test } from 'vitest'
import { freeSlug, slugOf } from './slug.ts'

describe('a slug', () => {
  test.each([
    ['Łódzkie Młyny sp. z o.o.', 'lodzkie-mlyny'],
    ['Żółw S.A.', 'zolw'],
    ['Kowalski i Syn sp.j.', 'kowalski-i-syn'],
    ['  --  ', 'firma'],
    ['株式会社', 'firma'],
    ['A'.repeat(80), 'a'.repeat(40)],
  ])('of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
    expect(slugOf(name)).toMatch(/^[a-z0-9][a-z0-9-]{0,62}$/)
  })

  test('that is taken or reserved gets a number', () => {
    expect(freeSlug('abc', new Set())).toBe('abc')
    expect(freeSlug('abc', new Set(['abc', 'abc-2']))).toBe('abc-3')
    expect(freeSlug('new', new Set())).toBe('new-2')
  })
})
