import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openAhead, openBetween } from './ahead.ts'
import { type CalendarInput, compileCalendar } from './calendar.ts'
import { minutesByParty, partitionOf, toEpochMinute } from './clock.ts'

const minuteOf = (text: string) => toEpochMinute(new Date(text))

const office: CalendarInput = {
  zone: 'Europe/Warsaw',
  hours: {
    thu: [
      ['08:00', '12:00'],
      ['12:30', '16:30'],
    ],
    fri: [['08:00', '16:00']],
    sat: [['20:00', '24:00']],
    sun: [['00:00', '06:00']],
  },
  holidays: { country: 'PL' },
}

test('the stretches ahead leave out breaks and days off', () => {
  const from = minuteOf('2026-12-24T08:00:00Z')
  // Christmas Eve and Christmas Day fall on a Thursday and a Friday.
  expect(openAhead(compileCalendar(office), from, from + 2 * 1440)).toEqual([])
  const thursday = minuteOf('2026-11-26T08:00:00Z')
  expect(openAhead(compileCalendar(office), thursday, thursday + 600)).toEqual([
    thursday,
    thursday + 180,
    thursday + 210,
    thursday + 450,
  ])
})

test('a browser that goes on counting comes to the minutes of the clock', () => {
  const calendar = compileCalendar(office)
  // Weeks around both nights on which the wall clock jumps.
  const minute = fc.oneof(
    fc.integer({
      min: minuteOf('2026-03-23T00:00:00Z'),
      max: minuteOf('2026-04-01T00:00:00Z'),
    }),
    fc.integer({
      min: minuteOf('2026-10-19T00:00:00Z'),
      max: minuteOf('2026-10-28T00:00:00Z'),
    }),
  )
  fc.assert(
    fc.property(minute, fc.integer({ min: 0, max: 2880 }), (from, later) => {
      const stretches = openAhead(calendar, from, from + 2880)
      const [startedAt, now] = [new Date(from * 60_000), new Date((from + later) * 60_000)]
      const history = { startedAt, stoppedAt: null, now, waits: [] }
      expect(openBetween(stretches, from, from + later)).toBe(
        minutesByParty(partitionOf(calendar, history)).provider,
      )
    }),
    { numRuns: 500 },
  )
})
