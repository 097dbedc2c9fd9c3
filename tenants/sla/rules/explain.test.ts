import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slaCalc } from '#tenants/calc/sla.ts'
import type { CalendarInput, TimeWindow } from './calendar.ts'
import { compileCalendar } from './calendar.ts'
import { type History, runClock, toEpochMinute, type Wait } from './clock.ts'
import { caseOf, explainHistory } from './explain.ts'

const at = (text: string) => new Date(text)
const weekdays = (...windows: TimeWindow[]) => ({
  mon: windows,
  tue: windows,
  wed: windows,
  thu: windows,
  fri: windows,
})
const office: CalendarInput = {
  zone: 'Europe/Warsaw',
  hours: weekdays(['08:00', '16:00']),
  holidays: { country: 'PL', extra: ['2026-12-31'] },
}

describe('reasons', () => {
  test('of the days around Christmas are told apart', () => {
    const read = explainHistory(office, {
      startedAt: at('2026-12-23T14:00:00Z'),
      stoppedAt: at('2026-12-28T08:00:00Z'),
      now: at('2026-12-28T08:00:00Z'),
      waits: [],
    })
    expect(read.map(({ why, minutes }) => [why.kind, minutes])).toEqual([
      ['counted', 60],
      ['outside_hours', 8 * 60],
      ['holiday', 1440],
      ['holiday', 1440],
      // The second day of Christmas is a Saturday here: it is closed anyway.
      ['free_weekday', 2 * 1440],
      ['outside_hours', 8 * 60],
      ['counted', 60],
    ])
    expect(read[2]!.why).toEqual({ kind: 'holiday', date: '2026-12-24', name: 'Wigilia' })
  })

  test('a day off of the contract is named by its date', () => {
    const read = explainHistory(office, {
      startedAt: at('2026-12-31T09:00:00Z'),
      stoppedAt: at('2026-12-31T10:00:00Z'),
      now: at('2026-12-31T10:00:00Z'),
      waits: [],
    })
    expect(read.map(({ why }) => why)).toEqual([{ kind: 'day_off', date: '2026-12-31' }])
  })

  test('two waits that follow each other keep their own place in the list', () => {
    const waits: Wait[] = [
      { from: at('2026-11-23T10:00:00Z'), to: at('2026-11-23T11:00:00Z'), party: 'client' },
      { from: at('2026-11-23T08:30:00Z'), to: at('2026-11-23T10:30:00Z'), party: 'client' },
    ]
    const read = explainHistory(office, {
      startedAt: at('2026-11-23T08:00:00Z'),
      stoppedAt: at('2026-11-23T12:00:00Z'),
      now: at('2026-11-23T12:00:00Z'),
      waits,
    })
    expect(read.map(({ why, minutes }) => [why, minutes])).toEqual([
      [{ kind: 'counted' }, 30],
      [{ kind: 'wait', index: 1 }, 120],
      [{ kind: 'wait', index: 0 }, 30],
      [{ kind: 'counted' }, 60],
    ])
  })

  test('the long night of autumn has an hour more outside the hours', () => {
    const read = explainHistory(
      {
        ...office,
        hours: { ...office.hours, sat: [['08:00', '16:00']], sun: [['08:00', '16:00']] },
      },
      {
        startedAt: at('2026-10-24T14:00:00Z'),
        stoppedAt: at('2026-10-25T07:00:00Z'),
        now: at('2026-10-25T07:00:00Z'),
        waits: [],
      },
    )
    expect(read.map(({ why, minutes }) => [why.kind, minutes])).toEqual([
      ['outside_hours', 17 * 60],
    ])
  })
})

const START = toEpochMinute(at('2026-12-18T00:00:00Z'))
const minute = (from: number) => new Date((START + from) * 60_000 + 17_000)
const histories = fc.record({
  calendar: fc.constantFrom<CalendarInput>(
    office,
    { ...office, hours: weekdays(['08:00', '12:00'], ['12:30', '24:00']) },
    { zone: 'America/New_York', hours: { sun: [['00:00', '24:00']] }, holidays: ['2026-12-27'] },
  ),
  target: fc.integer({ min: 1, max: 6_000 }),
  from: fc.integer({ min: 0, max: 20_000 }),
  length: fc.integer({ min: 0, max: 20_000 }),
  isStopped: fc.boolean(),
  waits: fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: 40_000 }),
      length: fc.option(fc.integer({ min: 0, max: 3_000 }), { freq: 5 }),
      party: fc.constantFrom('client' as const, 'authority' as const),
    }),
    { maxLength: 4 },
  ),
})

test('any clock is recomputed from its case alone, and its reasons add up to it', () => {
  fc.assert(
    fc.property(histories, ({ calendar, target, from, length, isStopped, waits }) => {
      const history: History = {
        startedAt: minute(from),
        stoppedAt: isStopped ? minute(from + length) : null,
        now: minute(from + length + (isStopped ? 100 : 0)),
        waits: waits.map((wait) => ({
          from: minute(wait.from),
          to: wait.length === null ? null : minute(wait.from + wait.length),
          party: wait.party,
        })),
      }
      const kept = runClock(compileCalendar(calendar), history, target)
      const answer = slaCalc(JSON.parse(JSON.stringify(caseOf(calendar, history, target))))
      const text = (instant: Date | null) => instant && `${instant.toISOString().slice(0, 19)}Z`
      expect(answer).toEqual({
        ok: true,
        answer: {
          elapsed_minutes: kept.elapsedMinutes,
          due_at: text(kept.dueAt),
          breached_at: text(kept.breachedAt),
          intervals: kept.intervals.map((one) => ({
            ...one,
            from: text(one.from),
            to: text(one.to),
          })),
        },
      })
      const pieces = explainHistory(calendar, history)
      let reached = toEpochMinute(history.startedAt)
      const sums = { provider: 0, client: 0, authority: 0, closed: 0 }
      for (const piece of pieces) {
        expect(toEpochMinute(piece.from)).toBe(reached)
        reached = toEpochMinute(piece.to)
        sums[piece.party] += piece.minutes
        if (piece.why.kind === 'wait') {
          expect(history.waits[piece.why.index]!.party).toBe(piece.party)
        }
      }
      expect(sums).toEqual(kept.minutes)
    }),
    { numRuns: 200 },
  )
})
