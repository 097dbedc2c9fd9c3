import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readIcalDays } from './ical.ts'

const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const read = (...events: string[]) => readIcalDays(calendar(...events), '2026-01-01', '2028-12-31')

describe('days off of a calendar file', () => {
  test('single days, several days with an open end, and folded lines', () => {
    expect(
      read(
        event('DTSTART;VALUE=DATE:20260502', 'SUMMARY:Majówka'),
        event('DTSTART;VALUE=DATE:20261228', 'DTEND;VALUE=DATE:20261231'),
        event('SUMMARY:very long', ' and on', 'DTSTART;VALUE=DA', ' TE:20270701'),
      ),
    ).toMatchObject({
      ok: true,
      dates: ['2026-05-02', '2026-12-28', '2026-12-29', '2026-12-30', '2027-07-01'],
      skipped: 0,
    })
  })

  test('a day has the name of its event, without its escapes', () => {
    const named = read(
      event('DTSTART;VALUE=DATE:20261228', 'SUMMARY:Przerwa\\, święta\\nbiuro'),
      event('DTSTART;VALUE=DATE:20261229'),
    )
    expect(named).toMatchObject({
      days: [
        { date: '2026-12-28', name: 'Przerwa, święta biuro' },
        { date: '2026-12-29', name: '' },
      ],
    })
  })

  test('a yearly rule, with its exceptions and its end', () => {
    const yearly = (rule: string, ...more: string[]) =>
      read(event('DTSTART;VALUE=DATE:20250315', `RRULE:FREQ=YEARLY${rule}`, ...more))
    expect(yearly('')).toMatchObject({ dates: ['2026-03-15', '2027-03-15', '2028-03-15'] })
    expect(yearly(';COUNT=2')).toMatchObject({ dates: ['2026-03-15'] })
    expect(yearly(';UNTIL=20270315T000000Z')).toMatchObject({ dates: ['2026-03-15', '2027-03-15'] })
    expect(yearly(';BYMONTH=3;BYMONTHDAY=15;INTERVAL=2')).toMatchObject({ dates: ['2027-03-15'] })
    expect(yearly('', 'EXDATE;VALUE=DATE:20270315')).toMatchObject({
      dates: ['2026-03-15', '2028-03-15'],
    })
  })

  test('a leap day comes back in leap years only', () => {
    expect(read(event('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'))).toMatchObject({
      dates: ['2028-02-29'],
    })
  })

  test('appointments and rules that it does not know are left out and counted', () => {
    expect(
      read(
        event('DTSTART:20260502T090000Z', 'DTEND:20260502T100000Z'),
        event('DTSTART;VALUE=DATE:20260525', 'RRULE:FREQ=YEARLY;BYDAY=-1MO'),
        event('DTSTART;VALUE=DATE:20260230'),
        event('DTSTART;VALUE=DATE:20260601', 'STATUS:CANCELLED'),
      ),
    ).toMatchObject({ ok: true, dates: [], skipped: 3 })
  })

  test('what is no calendar is said to be none', () => {
    expect(readIcalDays('<html>', '2026-01-01', '2027-01-01')).toEqual({
      ok: false,
      code: 'not_a_calendar',
    })
  })

  test('no text makes it fail or give a date outside the asked ones', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('BEGIN:VEVENT', 'END:VEVENT', 'RRULE:FREQ=YEARLY;INTERVAL=0', 'EXDATE:'),
      fc.nat(99_999_999).map((n) => `DTSTART;VALUE=DATE:${String(n).padStart(8, '0')}`),
      fc.nat(99_999_999).map((n) => `DTEND;VALUE=DATE:${String(n).padStart(8, '0')}`),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const outcome = read(...lines)
        if (!outcome.ok) return
        for (const date of outcome.dates)
          expect(date >= '2026-01-01' && date <= '2028-12-31').toBe(true)
      }),
    )
  })
})
