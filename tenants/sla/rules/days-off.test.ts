import { describe, expect, test } from 'vitest'
import type { CalendarInput } from './calendar.ts'
import { type DayOff, daysOffUntil, withDaysOff } from './days-off.ts'

const at = (text: string) => new Date(`2026-${text}:00Z`)
const dayOff = (day: string, entered: string, removed: string | null = null): DayOff => ({
  day,
  enteredAt: at(entered),
  removedAt: removed === null ? null : at(removed),
})
const until = (daysOff: DayOff[], end: string) => daysOffUntil(daysOff, 'Europe/Warsaw', at(end))

describe('which days off count', () => {
  test('one that was said before it began', () => {
    expect(until([dayOff('2026-12-31', '12-30T22:59')], '12-31T10:00')).toEqual(['2026-12-31'])
  })

  test('not one that was said on the day itself, in the company’s zone', () => {
    // 23:00 UTC is midnight in Warsaw: the day has begun.
    expect(until([dayOff('2026-12-31', '12-30T23:00')], '12-31T10:00')).toEqual([])
  })

  test('not for a clock that had ended before it was said', () => {
    const one = dayOff('2026-12-31', '12-15T10:00')
    expect(until([one], '12-15T09:59')).toEqual([])
    expect(until([one], '12-15T10:00')).toEqual(['2026-12-31'])
  })

  test('not when it was taken back before it began', () => {
    const back = dayOff('2026-12-31', '12-15T10:00', '12-20T10:00')
    expect(until([back], '12-31T10:00')).toEqual([])
    // A clock that ended in between had it.
    expect(until([back], '12-18T10:00')).toEqual(['2026-12-31'])
    const tooLate = dayOff('2026-12-31', '12-15T10:00', '12-31T10:00')
    expect(until([tooLate], '12-31T12:00')).toEqual(['2026-12-31'])
  })

  test('each once and in order', () => {
    const days = [
      dayOff('2026-12-31', '12-01T10:00'),
      dayOff('2026-12-28', '12-02T10:00'),
      dayOff('2026-12-31', '12-03T10:00'),
    ]
    expect(until(days, '12-31T10:00')).toEqual(['2026-12-28', '2026-12-31'])
  })
})

describe('the contract’s calendar with days off', () => {
  const office: CalendarInput = {
    zone: 'Europe/Warsaw',
    hours: { mon: [['08:00', '16:00']] },
    holidays: { country: 'PL', extra: ['2026-05-04'] },
  }

  test('stays the same object without any, so that it is compiled once', () => {
    expect(withDaysOff(office, [])).toBe(office)
  })

  test('keeps the holidays of its country and its own dates', () => {
    expect(withDaysOff(office, ['2026-01-02', '2026-05-04']).holidays).toEqual({
      country: 'PL',
      extra: ['2026-01-02', '2026-05-04'],
    })
    const listed = { ...office, holidays: ['2026-06-05'] }
    expect(withDaysOff(listed, ['2026-01-02']).holidays).toEqual(['2026-01-02', '2026-06-05'])
    expect(listed.holidays).toEqual(['2026-06-05'])
  })
})
