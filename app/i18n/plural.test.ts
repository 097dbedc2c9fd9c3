import { expect, test } from 'vitest'
import { dictionary } from './dictionaries.ts'
import { counted } from './plural.ts'

test('Polish counts 1, 2-4 and 22, 0 and 5-21, and fractions apart', () => {
  const forms = { one: 'plik', few: 'pliki', many: 'plików', other: 'pliku' }
  const words = [0, 1, 2, 4, 5, 12, 21, 22, 1.5].map(
    (n) => counted('pl', n, forms).split('\u00a0')[1],
  )
  expect(words).toEqual([
    'plików',
    'plik',
    'pliki',
    'pliki',
    'plików',
    'plików',
    'plików',
    'pliki',
    'pliku',
  ])
})

test('both languages have the same messages, none of them empty', () => {
  const leaves = (value: unknown, path: string): string[] => {
    if (typeof value === 'function') return [`${path}()`]
    if (typeof value === 'string') {
      expect(value.trim(), path).not.toBe('')
      return [path]
    }
    return Object.entries(value as object).flatMap(([key, inner]) =>
      leaves(inner, `${path}.${key}`),
    )
  }
  expect(leaves(dictionary('en'), '')).toEqual(leaves(dictionary('pl'), ''))
})
