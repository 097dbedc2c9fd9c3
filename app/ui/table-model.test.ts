import { expect, test } from 'vitest'
import { type Column, sortOf, sortSearch, visibleIds } from './table-model.ts'

const columns: Column<unknown>[] = ['no', 'client', 'due', 'extra'].map((id) => ({
  id,
  header: id,
  cell: () => null,
  hidden: id === 'extra',
  fixed: id === 'no',
}))

test('a header sorts ascending first, then turns around, and drops the page', () => {
  const params = new URLSearchParams('q=abc&after=xyz')
  expect(sortSearch(params, 'due', null)).toBe('?q=abc&sort=due')
  expect(sortSearch(params, 'due', { id: 'due', desc: false })).toBe('?q=abc&sort=-due')
  expect(sortSearch(params, 'due', { id: 'due', desc: true })).toBe('?q=abc&sort=due')
  expect(sortOf(new URLSearchParams('sort=-due'))).toEqual({ id: 'due', desc: true })
  expect(sortOf(new URLSearchParams(''))).toBeNull()
})

test('the address decides on columns, but a fixed one always stays', () => {
  expect(visibleIds(columns, new URLSearchParams(''))).toEqual(['no', 'client', 'due'])
  expect(visibleIds(columns, new URLSearchParams('cols=extra&cols=due'))).toEqual([
    'no',
    'due',
    'extra',
  ])
})
