import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../../sla/rules/calendar.ts'
import { type Consequence, consequenceText } from './consequence.ts'
import { questionOfField } from './question-kinds.ts'
import { readAnswer } from './read-answer.ts'
import { nextReminder, openingAfter } from './reminders.ts'

const ID = '01890000-0000-7000-8000-000000000001'
const options = [
  { value: 'a', label: { pl: 'Towar', en: 'Goods' } },
  { value: 'b', label: { pl: 'Usługa', en: 'Service' } },
]

describe('an answer', () => {
  test.each([
    ['text', {}, ' Biura.\r\nTak. ', 'Biura.\nTak.'],
    ['amount', {}, '1 234,50', '123450'],
    ['amount', { min: '0', max: '100' }, '1,00', '100'],
    ['number', {}, ' +12 ', 12],
    ['number', { min: '1', max: '60' }, '60', 60],
    ['choice', { options }, 'b', 'b'],
    ['yesno', {}, 'no', false],
    ['date', { min: '2026-01-01' }, '2026-02-28', '2026-02-28'],
    ['file', {}, [ID], [ID]],
  ] as const)('%s %j: %j is %j', (kind, shape, sent, value) => {
    const read = readAnswer({ kind, shape: structuredClone(shape) as never }, sent)
    expect(read).toEqual({ ok: true, value })
  })

  test.each([
    ['text', {}, '   ', 'required'],
    ['text', {}, 'x'.repeat(10_001), 'too_long'],
    ['amount', {}, 'dużo', 'not_an_amount'],
    ['amount', {}, '9'.repeat(60), 'not_an_amount'],
    ['amount', {}, '99999999999999', 'too_large'],
    ['amount', { min: '0' }, '-1', 'too_small'],
    ['number', {}, '1,5', 'not_a_number'],
    ['number', {}, '1e3', 'not_a_number'],
    ['number', {}, '9'.repeat(30), 'not_a_number'],
    ['number', { min: '1' }, '0', 'too_small'],
    ['number', { max: '60' }, '61', 'too_large'],
    ['choice', { options }, 'c', 'not_a_choice'],
    ['choice', {}, '__proto__', 'not_a_choice'],
    ['yesno', {}, 'perhaps', 'not_a_choice'],
    ['yesno', {}, undefined, 'required'],
    ['date', {}, '2026-02-30', 'not_a_date'],
    ['date', { max: '2026-01-31' }, '2026-02-01', 'date_too_late'],
    ['date', { min: '2026-02-02' }, '2026-02-01', 'date_too_early'],
    ['file', {}, [], 'required'],
    ['file', {}, ['../../etc/passwd'], 'not_a_file'],
    ['file', {}, Array.from({ length: 11 }, () => ID), 'too_many'],
  ] as const)('%s %j: %j is refused', (kind, shape, sent, code) => {
    const read = readAnswer({ kind, shape: structuredClone(shape) as never }, sent)
    expect(read).toMatchObject({ ok: false, code })
  })

  test('of a field takes the choices and bounds of the field', () => {
    const label = { pl: 'Kwota', en: 'Amount' }
    expect(questionOfField({ key: 'amount', type: 'amount', label, min: 0 })).toEqual({
      kind: 'amount',
      shape: { min: '0' },
    })
    expect(questionOfField({ key: 'kind', type: 'choice', label, options })?.shape).toEqual({
      options,
    })
    expect(questionOfField({ key: 'n', type: 'number', label, max: 60 })).toEqual({
      kind: 'number',
      shape: { max: '60' },
    })
  })
})

describe('the consequence', () => {
  const base: Consequence = {
    service: 'accounting',
    requestType: 'purchase_invoice',
    itemNumber: 12,
    period: '2026-02',
    items: 3,
    stoppedAt: new Date('2026-02-10T10:42:00Z'),
  }
  const reader = { now: new Date('2026-02-10T15:00:00Z'), zone: 'Europe/Warsaw' }
  test.each<[Partial<Consequence>, 'pl' | 'en', string]>([
    [{}, 'pl', 'Wstrzymuje VAT 02/2026, 3 sprawy, nasz zegar stoi od 11:42'],
    [{}, 'en', 'Holds VAT 02/2026, 3 items, our clock stopped 11:42'],
    [{ items: 12 }, 'pl', 'Wstrzymuje VAT 02/2026, 12 spraw, nasz zegar stoi od 11:42'],
    [{ items: 22 }, 'pl', 'Wstrzymuje VAT 02/2026, 22 sprawy, nasz zegar stoi od 11:42'],
    [{ items: 1, stoppedAt: null }, 'pl', 'Wstrzymuje VAT 02/2026'],
    [
      { requestType: 'monthly_close', items: 1, stoppedAt: null },
      'en',
      'Holds the month close 02/2026',
    ],
    [{ service: 'payroll', items: 1, stoppedAt: null }, 'pl', 'Wstrzymuje listę płac 02/2026'],
    [{ period: null, items: 1 }, 'en', 'Holds item #12, our clock stopped 11:42'],
    [
      { period: null, items: 1, stoppedAt: new Date('2026-02-09T10:42:00Z') },
      'pl',
      'Wstrzymuje sprawę #12, nasz zegar stoi od 09.02.2026, 11:42',
    ],
  ])('%j in %s', (more, locale, text) => {
    expect(consequenceText({ ...base, ...more }, { ...reader, locale })).toBe(text)
  })
})

describe('a reminder', () => {
  const calendar = compileCalendar({
    zone: 'Europe/Warsaw',
    hours: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
        day,
        [
          ['08:00', '12:00'],
          ['13:00', '16:00'],
        ],
      ]),
    ),
    holidays: { country: 'PL' },
  })
  test('comes when the n-th business day opens, weekends and holidays left out', () => {
    const monday = new Date('2026-11-09T10:00:00Z')
    // Wednesday, 11 November, is a holiday.
    expect(openingAfter(calendar, monday, 1)?.toISOString()).toBe('2026-11-10T07:00:00.000Z')
    expect(openingAfter(calendar, monday, 2)?.toISOString()).toBe('2026-11-12T07:00:00.000Z')
    expect(openingAfter(calendar, monday, 4)?.toISOString()).toBe('2026-11-16T07:00:00.000Z')
  })

  test('asked before the opening waits for the next day all the same', () => {
    const early = new Date('2026-11-09T05:00:00Z')
    expect(openingAfter(calendar, early, 1)?.toISOString()).toBe('2026-11-10T07:00:00.000Z')
  })

  test('that was slept through is left out', () => {
    const askedAt = new Date('2026-11-09T10:00:00Z')
    const ask = (now: string) =>
      nextReminder(calendar, { askedAt, days: [3, 1], now: new Date(now) })
    expect(ask('2026-11-09T10:00:00Z')?.toISOString()).toBe('2026-11-10T07:00:00.000Z')
    expect(ask('2026-11-10T07:00:00Z')?.toISOString()).toBe('2026-11-13T07:00:00.000Z')
    expect(ask('2026-11-20T07:00:00Z')).toBeNull()
  })

  test('never comes in a calendar without hours', () => {
    const closed = compileCalendar({ zone: 'Europe/Warsaw', hours: {}, holidays: [] })
    expect(openingAfter(closed, new Date('2026-11-09T10:00:00Z'), 1)).toBeNull()
  })
})
