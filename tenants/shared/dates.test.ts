import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  fromEpochDay,
  isLocalDate,
  isPeriod,
  isZone,
  lastDayOf,
  localDateOf,
  periodOf,
  startOfLocalDay,
  toEpochDay,
  weekdayOf,
} from './dates.ts'

describe('business dates', () => {
  test.each(['2026-02-28', '2028-02-29', '1900-01-01', '2199-12-31'])('%s exists', (date) => {
    expect(isLocalDate(date)).toBe(true)
  })

  test.each([
    '',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '1899-12-31',
    '2200-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
  ])('%j does not', (date) => expect(isLocalDate(date)).toBe(false))

  test('counts days and weekdays', () => {
    expect(toEpochDay('1970-01-01')).toBe(0)
    expect(fromEpochDay(-1)).toBe('1969-12-31')
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2)
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(weekdayOf('2026-11-29')).toBe(7)
    expect(weekdayOf('1969-12-28')).toBe(7)
  })

  test('every day is one after the day before and in its own period', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 83_000 }), (day) => {
        const date = fromEpochDay(day)
        expect(isLocalDate(date)).toBe(true)
        expect(toEpochDay(date)).toBe(day)
        expect(addDays(date, 1) > date).toBe(true)
        expect(weekdayOf(addDays(date, 1)) % 7).toBe((weekdayOf(date) + 1) % 7)
        expect(firstDayOf(periodOf(date)) <= date && date <= lastDayOf(periodOf(date))).toBe(true)
      }),
    )
  })

  test('counts months', () => {
    expect(addMonths('2026-11', 2)).toBe('2027-01')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(addMonths('2026-06', -18)).toBe('2024-12')
    expect(addMonths('2026-06', 0)).toBe('2026-06')
    expect(lastDayOf('2028-02')).toBe('2028-02-29')
    expect(lastDayOf('2026-12')).toBe('2026-12-31')
    expect(isPeriod('2026-12')).toBe(true)
    expect(isPeriod('2026-13')).toBe(false)
    expect(isPeriod('2026-1')).toBe(false)
  })
})

describe('instants and zones', () => {
  test('the local day changes at the midnight of the wall', () => {
    expect(localDateOf(new Date('2026-03-27T22:59:59Z'), 'Europe/Warsaw')).toBe('2026-03-27')
    expect(localDateOf(new Date('2026-03-27T23:00:00Z'), 'Europe/Warsaw')).toBe('2026-03-28')
    expect(localDateOf(new Date('2026-07-01T22:00:00Z'), 'Europe/Warsaw')).toBe('2026-07-02')
  })

  test.each([
    ['2026-03-29', 'Europe/Warsaw', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Warsaw', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Warsaw', '2026-10-25T23:00:00.000Z'],
    ['2026-05-01', 'Asia/Kathmandu', '2026-04-30T18:15:00.000Z'],
    // Cairo skips the hour after this midnight: its day begins at one o'clock.
    ['2024-04-26', 'Africa/Cairo', '2024-04-25T22:00:00.000Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
  ])('%s in %s begins at %s', (date, zone, instant) => {
    expect(startOfLocalDay(date, zone).toISOString()).toBe(instant)
  })

  test('knows its zones', () => {
    expect(isZone('Europe/Warsaw')).toBe(true)
    expect(isZone('Europe/Warszawa')).toBe(false)
    expect(isZone('')).toBe(false)
  })
})
