import { expect, test } from 'vitest'
import { dueTexts } from './due-text.ts'

const now = new Date('2026-11-23T22:30:00Z')
const due = (nextDueAt: string | null, overrides: object = {}) => ({
  nextDueAt: nextDueAt ? new Date(nextDueAt) : null,
  isBreached: false,
  status: 'new',
  ...overrides,
})

test.each([
  // 23:30 in Warsaw: midnight there comes half an hour later.
  ['2026-11-23T22:59:00Z', 'dziś 23:59', 'soon'],
  ['2026-11-23T23:00:00Z', 'jutro 00:00', 'soon'],
  ['2026-11-24T08:00:00Z', 'jutro 09:00', 'ok'],
  ['2026-11-23T22:29:00Z', 'dziś 23:29', 'late'],
  ['2026-11-22T12:00:00Z', 'wczoraj 13:00', 'late'],
  ['2026-12-03T08:05:00Z', '03.12 09:05', 'ok'],
])('%s is %s', (at, text, tone) => {
  expect(dueTexts('pl', now, 'Europe/Warsaw')(due(at))).toEqual({ text, tone })
})

test('right after the clocks go back the wall time is the new one', () => {
  const night = new Date('2026-10-25T00:30:00Z')
  const text = dueTexts('en', night, 'Europe/Warsaw')
  expect(text(due('2026-10-25T00:59:00Z')).text).toBe('today 02:59')
  expect(text(due('2026-10-25T01:00:00Z')).text).toBe('today 02:00')
  expect(text(due('2026-10-27T08:00:00Z')).text).toBe('27 Oct 09:00')
})

test('what waits is on hold, and what was late stays late', () => {
  const text = dueTexts('en', now, 'Europe/Warsaw')
  expect(text(due(null, { status: 'waiting_client' }))).toEqual({ text: 'on hold', tone: 'paused' })
  expect(text(due(null, { status: 'waiting_client', isBreached: true })).tone).toBe('late')
  expect(text(due(null))).toEqual({ text: 'no deadline', tone: 'paused' })
})
