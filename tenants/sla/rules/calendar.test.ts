import { describe, expect, test } from 'vitest'
import { type CalendarInput, compileCalendar, parseClockTime } from './calendar.ts'
import { calendarInput } from './calendar-schema.ts'
import { zoneOf } from './zone.ts'

const utcDay = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000

/** Open stretches of a UTC day as times of that day, for reading. */
function openTimes(input: CalendarInput, date: string): string[] {
  const open = compileCalendar(input).openOn(utcDay(date))
  const time = (minute: number | undefined) =>
    new Date((minute ?? 0) * 60_000).toISOString().slice(11, 16)
  return Array.from(
    { length: open.length / 2 },
    (_, i) => `${time(open[2 * i])}-${time(open[2 * i + 1])}`,
  )
}

describe('a business calendar', () => {
  test('follows the offset of the zone through the year', () => {
    const input: CalendarInput = {
      zone: 'Europe/Warsaw',
      hours: { thu: [['08:00', '16:00']] },
      holidays: [],
    }
    expect(openTimes(input, '2026-01-15')).toEqual(['07:00-15:00'])
    expect(openTimes(input, '2026-07-16')).toEqual(['06:00-14:00'])
    expect(openTimes(input, '2026-07-17')).toEqual([])
  })

  test('joins windows that overlap or touch, in any order', () => {
    const input: CalendarInput = {
      zone: 'UTC',
      hours: {
        mon: [
          ['12:00', '14:00'],
          ['08:00', '10:00'],
          ['09:00', '12:00'],
          ['15:00', '24:00'],
        ],
      },
      holidays: [],
    }
    expect(openTimes(input, '2026-03-02')).toEqual(['08:00-14:00', '15:00-00:00'])
  })

  test('a holiday is a local date, wherever its hours lie in UTC', () => {
    const input: CalendarInput = {
      zone: 'Pacific/Auckland',
      hours: { wed: [['08:00', '10:00']], thu: [['08:00', '10:00']] },
      holidays: ['2026-06-04'],
    }
    expect(openTimes(input, '2026-06-02')).toEqual(['20:00-22:00'])
    expect(openTimes(input, '2026-06-03')).toEqual([])
  })

  test('takes the days off of a country and more besides', () => {
    const hours = { wed: [['08:00', '10:00'] as const], thu: [['08:00', '10:00'] as const] }
    const input: CalendarInput = {
      zone: 'Europe/Warsaw',
      hours,
      holidays: { country: 'PL', extra: ['2026-06-03'] },
    }
    expect(openTimes(input, '2026-06-04')).toEqual([])
    expect(openTimes(input, '2026-06-03')).toEqual([])
    expect(openTimes(input, '2026-06-10')).toEqual(['06:00-08:00'])
    expect(openTimes(input, '2024-12-24')).toEqual([])
  })

  test('equal inputs share one compiled calendar', () => {
    const make = (): CalendarInput => ({ zone: 'UTC', hours: {}, holidays: [] })
    expect(compileCalendar(make())).toBe(compileCalendar(make()))
    expect(compileCalendar(make()).hasHours).toBe(false)
    expect(() => compileCalendar({ ...make(), zone: 'Nowhere/Land' })).toThrow(RangeError)
  })

  test.each([
    ['00:00', 0],
    ['07:30', 450],
    ['24:00', 1440],
    ['24:01', null],
    ['7:30', null],
    ['12:60', null],
    ['', null],
  ])('%s is %s minutes', (text, minutes) => expect(parseClockTime(text)).toBe(minutes))

  test('the schema keeps what can be stored and refuses the rest', () => {
    const stored = {
      zone: 'Europe/Warsaw',
      hours: { mon: [['08:00', '24:00']] },
      holidays: { country: 'PL', extra: ['2026-12-31'] },
    }
    expect(calendarInput.parse(stored)).toEqual(stored)
    expect(calendarInput.safeParse({ ...stored, hours: { xyz: [] } }).success).toBe(false)
    expect(calendarInput.safeParse({ ...stored, hours: { mon: [['8', '9']] } }).success).toBe(false)
  })
})

describe('offsets of a zone', () => {
  test('a change splits its UTC day at the minute', () => {
    const spans = zoneOf('Europe/Warsaw').spansOfDay(utcDay('2026-03-29'))
    const start = utcDay('2026-03-29') * 1440
    expect(spans).toEqual([
      { from: start, to: start + 60, offset: 60 },
      { from: start + 60, to: start + 1440, offset: 120 },
    ])
  })

  test('the day that Samoa left out does not exist there', () => {
    const input: CalendarInput = {
      zone: 'Pacific/Apia',
      hours: { fri: [['00:00', '24:00']] },
      holidays: [],
    }
    // 30 December 2011 was to be a Friday.
    expect(openTimes(input, '2011-12-30')).toEqual([])
    expect(openTimes(input, '2011-12-31')).toEqual([])
  })
})
