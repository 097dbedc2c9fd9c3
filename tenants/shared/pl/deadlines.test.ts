import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addMonths } from '#tenants/shared/dates.ts'
import { easterOf } from '#tenants/shared/easter.ts'
import { complaintDueOn, dutyDueOn } from './deadlines.ts'
import { holidaysOf, isWorkingDay, nextWorkingDay } from './holidays.ts'

type Reference = {
  holidays: Record<string, { date: string; name: string }[]>
  nominal_days: Record<string, { months: number[]; days: number }>
  deadlines: Record<string, Record<string, string>>
}

const file = new URL('../../../../shared/pl/calendar_2024_2028.json', import.meta.url)
const reference = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Reference) : null
if (!reference) console.warn('calendar_2024_2028.json is absent: its comparison is skipped')

describe('days off', () => {
  test.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('Easter of %i is %s', (year, date) => expect(easterOf(year)).toBe(date))

  test('Christmas Eve is free from 2025, Epiphany from 2011', () => {
    expect(isWorkingDay('2024-12-24')).toBe(true)
    expect(isWorkingDay('2025-12-24')).toBe(false)
    expect(isWorkingDay('2010-01-06')).toBe(true)
    expect(isWorkingDay('2011-01-06')).toBe(false)
    expect(holidaysOf(2026)).toHaveLength(14)
    expect(holidaysOf(2024)).toHaveLength(13)
  })

  test('the next working day leaps over a whole Christmas', () => {
    expect(nextWorkingDay('2026-12-24')).toBe('2026-12-28')
    expect(nextWorkingDay('2026-12-23')).toBe('2026-12-23')
    expect(nextWorkingDay('2027-12-31')).toBe('2027-12-31')
    expect(nextWorkingDay('2028-01-01')).toBe('2028-01-03')
  })

  test.skipIf(!reference)('agree with the reference calendar', () => {
    for (const [year, holidays] of Object.entries(reference!.holidays)) {
      expect(holidaysOf(Number(year))).toEqual(holidays)
    }
  })
})

describe('terms', () => {
  test.each([
    ['consumer', '2026-12-10', '2026-12-28'],
    ['consumer', '2026-11-23', '2026-12-07'],
    ['consumer', '2026-12-01', '2026-12-15'],
    ['financial', '2026-11-23', '2026-12-23'],
    ['financial', '2026-12-02', '2027-01-04'],
    ['financial_complex', '2026-11-23', '2027-01-22'],
    ['telecom', '2026-11-26', '2026-12-28'],
    ['travel', '2026-11-02', '2026-12-02'],
    ['postal', '2026-12-02', '2027-01-04'],
    ['energy', '2026-12-11', '2026-12-28'],
  ] as const)('a %s complaint of %s is due on %s', (regime, received, due) => {
    expect(complaintDueOn(regime, received)).toBe(due)
  })

  test.each([
    ['jpk_v7m', '2026-11', '2026-12-28'],
    ['pit4', '2026-11', '2026-12-21'],
    ['cit', '2027-01', '2027-02-22'],
    ['zus_legal_person', '2026-10', '2026-11-16'],
    ['zus_other', '2026-11', '2026-12-21'],
    ['ppk', '2026-12', '2027-01-15'],
  ] as const)('%s for %s is due on %s', (duty, month, due) => {
    expect(dutyDueOn(duty, month)).toBe(due)
  })

  // The reference is keyed by the month in which the day lies.
  test.skipIf(!reference)('agree with the reference deadlines', () => {
    const duties = {
      jpk_v7_vat: 'jpk_v7m',
      pit_advance: 'pit4',
      cit_advance: 'cit',
      zus_legal_persons: 'zus_legal_person',
      zus_others: 'zus_other',
      ppk: 'ppk',
    } as const
    for (const [month, days] of Object.entries(reference!.deadlines)) {
      for (const [name, duty] of Object.entries(duties)) {
        expect([month, name, dutyDueOn(duty, addMonths(month, -1))]).toEqual([
          month,
          name,
          days[name],
        ])
      }
    }
  })
})
