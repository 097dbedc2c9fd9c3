import { describe, expect, test } from 'vitest'
import type { SlaTerm } from '../../contracts/types.ts'
import type { ClockGround, ClockState, WaitState } from './clocks.ts'
import { readTimes } from './clocks.ts'
import {
  firstClocks,
  followClientWaits,
  oweReply,
  promiseOf,
  recountForPriority,
  statutoryClock,
  stopClocks,
  withStatutory,
} from './promises.ts'

const at = (text: string) => new Date(`2026-11-${text}:00Z`)

const term: SlaTerm = {
  requestType: 'it_access',
  firstResponseMinutes: 120,
  resolutionMinutes: 480,
  nextResponseMinutes: 90,
  byPriority: { high: { firstResponseMinutes: 30, resolutionMinutes: 240 } },
}

const office: ClockGround = {
  calendar: {
    zone: 'Europe/Warsaw',
    hours: { mon: [['08:00', '16:00']], tue: [['08:00', '16:00']], wed: [['08:00', '16:00']] },
    holidays: [],
  },
}

describe('what is promised', () => {
  test('a priority has its own minutes where they are named, else those of the term', () => {
    expect(promiseOf(term, 1)).toEqual({
      firstResponseMinutes: 30,
      resolutionMinutes: 240,
      nextResponseMinutes: 90,
    })
    expect(promiseOf(term, 2).resolutionMinutes).toBe(480)
    expect(promiseOf(term, 3)).toEqual(promiseOf(term, 2))
  })

  test('an item begins with the clocks of its priority, and with none without a term', () => {
    const clocks = firstClocks(term, 1, at('23T08:00'))
    expect(clocks.map(({ kind, targetMinutes }) => [kind, targetMinutes])).toEqual([
      ['first_response', 30],
      ['resolution', 240],
    ])
    expect(firstClocks(undefined, 2, at('23T08:00'))).toEqual([])
  })
})

describe('a further reply', () => {
  const begun = stopClocks(firstClocks(term, 2, at('23T08:00')), at('23T08:30'), ['first_response'])

  test('is owed once, from the client’s first word to our answer', () => {
    const owed = oweReply(begun, at('23T09:00'), 90)
    expect(owed.at(-1)).toMatchObject({ kind: 'next_response', seq: 1, startedAt: at('23T09:00') })
    expect(oweReply(owed, at('23T09:10'), 90)).toEqual(owed)
  })

  test('is counted again under the next number after an answer', () => {
    const first = stopClocks(oweReply(begun, at('23T09:00'), 90), at('23T09:20'), ['next_response'])
    const second = oweReply(first, at('23T10:00'), 90)
    expect(second.filter(({ kind }) => kind === 'next_response').map(({ seq }) => seq)).toEqual([
      1, 2,
    ])
  })

  test('is not owed beside a first response, nor without a promise', () => {
    const fresh = firstClocks(term, 2, at('23T08:00'))
    expect(oweReply(fresh, at('23T08:05'), 90)).toEqual(fresh)
    expect(oweReply(begun, at('23T09:00'), undefined)).toEqual(begun)
  })
})

describe('the client’s own time', () => {
  const wait = (id: string, from: string, to: string | null, reason = 'question'): WaitState => ({
    id,
    party: 'client',
    reason,
    questionId: null,
    fromAt: at(from),
    toAt: to === null ? null : at(to),
  })

  test('runs with each wait and ends with it', () => {
    const open = followClientWaits([], [wait('a', '23T09:00', null)], 240)
    expect(open).toMatchObject([{ kind: 'client_answer', seq: 1, waitId: 'a', stoppedAt: null }])
    const answered = [wait('a', '23T09:00', '23T11:00'), wait('b', '23T12:00', null)]
    const both = followClientWaits(open, answered, 240)
    expect(both.map(({ seq, waitId, stoppedAt }) => [seq, waitId, stoppedAt])).toEqual([
      [1, 'a', at('23T11:00')],
      [2, 'b', null],
    ])
  })

  test('is not counted for a closed item, for the client’s customer, or without a promise', () => {
    expect(followClientWaits([], [wait('a', '23T09:00', null, 'closed')], 240)).toEqual([])
    expect(followClientWaits([], [wait('a', '23T09:00', null, 'customer')], 240)).toEqual([])
    expect(followClientWaits([], [wait('a', '23T09:00', null)], null)).toEqual([])
  })

  test('a contract that stops promising it ends no clock that runs', () => {
    const open = followClientWaits([], [wait('a', '23T09:00', null)], 240)
    const ended = followClientWaits(open, [wait('a', '23T09:00', '23T10:00')], null)
    expect(ended[0]?.stoppedAt).toEqual(at('23T10:00'))
  })
})

describe('another priority', () => {
  const clocks = firstClocks(term, 2, at('23T08:00'))
  const item = (some: ClockState[]) => ({
    openedAt: at('23T08:00'),
    closedAt: null,
    clocks: some,
    waits: [],
  })

  test('counts running clocks anew from their start and leaves what has stopped', () => {
    const answered = stopClocks(clocks, at('23T08:10'), ['first_response'])
    const result = recountForPriority(office, item(answered), promiseOf(term, 1), at('23T09:00'))
    expect(result.recounted).toEqual([{ kind: 'resolution', seq: 1, from: 480, to: 240 }])
    expect(result.clocks[0]).toEqual(answered[0])
    const due = readTimes(office, item(result.clocks), at('23T09:00')).clocks[1]?.dueAt
    expect(due).toEqual(at('23T12:00'))
  })

  test('forgives nothing: what was missed stays missed under the promise of its time', () => {
    const late = firstClocks(term, 1, at('23T08:00'))
    const result = recountForPriority(office, item(late), promiseOf(term, 2), at('23T08:45'))
    expect(result.recounted.map(({ kind }) => kind)).toEqual(['resolution'])
    expect(result.clocks[0]?.targetMinutes).toBe(30)
  })
})

describe('a date of law', () => {
  test('is met in the last minute of its day, and missed in the first of the next', () => {
    const clock = statutoryClock('2026-10-20', '2026-11-20', 'Europe/Warsaw')
    const read = (end: Date) =>
      readTimes(
        office,
        {
          openedAt: at('01T08:00'),
          closedAt: null,
          clocks: [{ ...clock, stoppedAt: end }],
          waits: [],
        },
        at('30T08:00'),
      ).clocks[0]!
    expect(read(at('20T22:59')).breachedAt).toBeNull()
    expect(read(at('20T23:00')).breachedAt).toEqual(at('20T22:59'))
  })

  test('counts real minutes through the night on which the clocks go back', () => {
    // 19 October to the end of 26 October 2026: eight days and the repeated hour.
    const clock = statutoryClock('2026-10-19', '2026-10-26', 'Europe/Warsaw')
    expect(clock.targetMinutes).toBe(8 * 1440 + 60 - 1)
  })

  test('never begins after its own date', () => {
    const clock = statutoryClock('2026-11-25', '2026-11-20', 'Europe/Warsaw')
    expect(clock.startedAt).toEqual(at('19T23:00'))
    expect(clock.targetMinutes).toBe(1439)
  })

  test('takes the place of another one, unless that was answered', () => {
    const old = statutoryClock('2026-11-01', '2026-11-14', 'Europe/Warsaw')
    const moved = statutoryClock('2026-11-01', '2026-11-20', 'Europe/Warsaw')
    expect(withStatutory([old], moved)).toEqual([moved])
    const answered = { ...old, stoppedAt: at('10T08:00') }
    expect(withStatutory([answered], moved)).toEqual([answered])
  })
})
