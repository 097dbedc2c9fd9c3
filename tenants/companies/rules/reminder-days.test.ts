import { expect, test } from 'vitest'
import { readReminderDays } from './reminder-days.ts'

test.each([
  ['1, 3, 5', [1, 3, 5]],
  ['5;1 3 3', [1, 3, 5]],
  ['', []],
  ['60', [60]],
])('%j are days %j', (text, days) => {
  expect(readReminderDays(text)).toEqual(days)
})

test.each(['0', '61', '-1', '1.5', 'jutro', '1,2,3,4,5,6,7', '1 000'])('%j are none', (text) => {
  expect(readReminderDays(text)).toBeNull()
})
