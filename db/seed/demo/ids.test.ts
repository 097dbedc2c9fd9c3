import { expect, test } from 'vitest'
import { parseIban, parseNip } from '#tenants/shared/pl/identifiers.ts'
import { demoAccount, demoNip } from './ids.ts'

// What the reader of invoices would warn of must not stand in the house's own examples.
test.each([0, 1, 12, 200, 999, 5_001, 65_535])('number %i is a right one', (n) => {
  expect(parseIban(demoAccount(n))).toMatchObject({ valid: true, nrb: demoAccount(n) })
  expect(parseNip(demoNip(n))).toEqual({ valid: true, normal: demoNip(n) })
})
