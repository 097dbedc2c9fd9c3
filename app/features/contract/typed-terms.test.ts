import { describe, expect, test } from 'vitest'
import {
  readDates,
  readHours,
  readMinutes,
  writeDates,
  writeHours,
  writeMinutes,
} from './typed-terms.ts'

describe('working time', () => {
  test.each([
    ['4', 240],
    ['4 h', 240],
    ['4h', 240],
    ['1,5', 90],
    ['1.5 h', 90],
    ['0,25 godz.', 15],
    ['90 min', 90],
    ['90m', 90],
    ['2 h 15 min', 135],
    ['2 godz. 15 min', 135],
    ['4:30', 270],
    ['0', 0],
    ['', null],
    ['h', null],
    ['min', null],
    ['-4', null],
    ['4:75', null],
    ['1,33 h', null],
    ['cztery', null],
    ['9999999999', null],
  ])('%j is %j minutes', (text, minutes) => {
    expect(readMinutes(text)).toBe(minutes)
  })

  test('is read back as it was written', () => {
    for (const minutes of [1, 15, 59, 60, 61, 90, 240, 960, 2_415]) {
      expect(readMinutes(writeMinutes(minutes))).toBe(minutes)
    }
  })
})

describe('opening hours', () => {
  test.each([
    ['8-16', [['08:00', '16:00']]],
    [
      '08:00-12:00, 12:30-16:30',
      [
        ['08:00', '12:00'],
        ['12:30', '16:30'],
      ],
    ],
    ['7.30 – 15.30', [['07:30', '15:30']]],
    ['0-24', [['00:00', '24:00']]],
    ['', []],
    ['16-8', null],
    ['8', null],
    ['8-25', null],
    ['8:60-16', null],
    ['zamknięte', null],
  ])('%j is %j', (text, windows) => {
    expect(readHours(text)).toEqual(windows)
  })

  test('are read back as they were written', () => {
    const windows = [
      ['08:00', '12:00'],
      ['12:30', '16:30'],
    ] as const
    expect(readHours(writeHours(windows))).toEqual(windows)
  })
})

describe('dates', () => {
  test('are sorted, once each, and read back in both languages', () => {
    const dates = readDates('24.12.2026, 2.05.2026; 2026-05-02', '2026-11-23')
    expect(dates).toEqual(['2026-05-02', '2026-12-24'])
    for (const locale of ['pl', 'en'] as const) {
      expect(readDates(writeDates(dates!, locale), '2026-11-23')).toEqual(dates)
    }
    expect(readDates('', '2026-11-23')).toEqual([])
    expect(readDates('31.02.2026', '2026-11-23')).toBeNull()
  })
})
