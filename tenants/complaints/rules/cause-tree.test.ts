import { expect, test } from 'vitest'
import { inTreeOrder, pareto } from './cause-tree.ts'

const cause = (id: string, parentId: string | null, namePl = id) => ({
  id,
  parentId,
  code: null,
  namePl,
  nameEn: namePl,
  isActive: true,
})

test('causes stand under their parents, each level by name', () => {
  const tree = [cause('b', null), cause('c', 'a'), cause('a', null), cause('x', 'gone')]
  expect(inTreeOrder(tree, 'pl').map(({ id, depth }) => `${id}${depth}`)).toEqual([
    'a0',
    'c1',
    'b0',
    'x0',
  ])
})

test('shares of a Pareto add up, whatever the counts', () => {
  for (const counts of [[1, 1, 1], [5], [3, 9, 27, 1, 1], []]) {
    const rows = pareto(counts.map((count, i) => ({ causeId: String(i), count })))
    expect(rows.reduce((sum, { share }) => sum + share, 0)).toBe(counts.length ? 1000 : 0)
    expect(rows.map(({ count }) => count)).toEqual([...counts].sort((a, b) => b - a))
  }
})
