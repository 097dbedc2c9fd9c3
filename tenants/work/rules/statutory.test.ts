import { expect, test } from 'vitest'
import { statutoryDueOn } from './statutory.ts'

// Regulation 1182/71 art. 3: the same number a month later, the month's last day where
// there is none, and the next working day after a Saturday, a Sunday or a holiday.
test.each([
  ['2026-11-23', '2026-12-23', 'a working day'],
  ['2026-11-25', '2026-12-28', 'Christmas, Saturday and Sunday follow each other'],
  ['2026-01-31', '2026-03-02', 'no 31 February; the 28th is a Saturday'],
  ['2028-01-31', '2028-02-29', 'a leap year'],
  ['2026-12-31', '2027-02-01', '31 January is a Sunday'],
  ['2026-10-11', '2026-11-12', 'Independence Day'],
])('a request about data of %s is answered by %s: %s', (receivedOn, dueOn) => {
  expect(statutoryDueOn('gdpr_request', receivedOn)).toBe(dueOn)
})

test('the law sets no date for a plain question', () => {
  expect(statutoryDueOn('vat_question', '2026-11-23')).toBeNull()
})
