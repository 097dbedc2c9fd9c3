import { expect, test } from 'vitest'
import { isHere } from './nav-item.ts'

const balance = { to: '/books/trial-balance?month=2026-11', under: ['/books/accounts/'] }

test.each([
  ['/books/trial-balance', true],
  ['/books/trial-balance/print', true],
  ['/books/trial-balances', false],
  ['/books/accounts/402', true],
  ['/books/accounts', false],
  ['/books/journal', false],
])('the trial balance is lit on %s: %s', (pathname, isLit) => {
  expect(isHere(balance, pathname)).toBe(isLit)
})

test('an exact entry is lit on its own address and where it is said to be', () => {
  const queue = { to: '/desk', end: true, under: ['/desk/c/a/items/'] }
  expect(isHere(queue, '/desk')).toBe(true)
  expect(isHere(queue, '/desk/c/a/books')).toBe(false)
  expect(isHere(queue, '/desk/c/a/items/1')).toBe(true)
})
