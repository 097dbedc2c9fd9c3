import { describe, expect, test } from 'vitest'
import {
  type ClockGround,
  type ClockState,
  type ItemHistory,
  NEVER,
  readTimes,
  type WaitState,
} from './clocks.ts'

const office: ClockGround = {
  calendar: {
    zone: 'Europe/Warsaw',
    hours: { mon: [['08:00', '16:00']], tue: [['08:00', '16:00']], wed: [['08:00', '16:00']] },
    holidays: { country: 'PL' },
  },
}
const at = (text: string) => new Date(`2026-11-${text}:00Z`)

const clock = (overrides: Partial<ClockState> = {}): ClockState => ({
  kind: 'resolution',
  targetMinutes: 480,
  startedAt: at('23T08:00'),
  stoppedAt: null,
  ...overrides,
})

const wait = (from: Date, to: Date | null): WaitState => ({
  id: 'w',
  party: 'client',
  reason: 'question',
  questionId: 'q',
  fromAt: from,
  toAt: to,
})

const item = (overrides: Partial<ItemHistory> = {}): ItemHistory => ({
  openedAt: at('23T08:00'),
  closedAt: null,
  clocks: [clock({ kind: 'first_response', targetMinutes: 60 }), clock()],
  waits: [],
  ...overrides,
})

describe('the times of an item', () => {
  test('the next due time is the earliest of the running clocks', () => {
    const times = readTimes(office, item(), at('23T08:30'))
    expect(times.nextDueAt).toEqual(at('23T09:00'))
    expect(times.isBreached).toBe(false)
    expect(times.clocks.map(({ elapsedMinutes }) => elapsedMinutes)).toEqual([30, 30])
  })

  test('a stopped clock is due no more, and keeps whether it was met', () => {
    const stopped = clock({ kind: 'first_response', targetMinutes: 60, stoppedAt: at('23T09:01') })
    const times = readTimes(office, item({ clocks: [stopped, clock()] }), at('24T12:00'))
    expect(times.nextDueAt).toEqual(at('24T08:00'))
    expect(times.clocks[0]).toMatchObject({ breachedAt: at('23T09:00'), elapsedMinutes: 61 })
    expect(times.isBreached).toBe(true)
  })

  test('a wait that begins as the first clock stops does not hide when that was due', () => {
    const stopped = clock({ kind: 'first_response', targetMinutes: 60, stoppedAt: at('23T08:20') })
    const times = readTimes(
      office,
      item({ clocks: [stopped, clock()], waits: [wait(at('23T08:20'), null)] }),
      at('24T12:00'),
    )
    expect(times.clocks[0]).toMatchObject({ dueAt: at('23T09:00'), breachedAt: null })
    expect(times.clocks[1]).toMatchObject({ dueAt: null, elapsedMinutes: 20 })
  })

  test('while somebody else holds the item nothing is due, not even what is late', () => {
    const late = item({ waits: [wait(at('24T10:00'), null)] })
    const times = readTimes(office, late, at('24T11:00'))
    expect(times.nextDueAt).toEqual(NEVER)
    expect(times.isBreached).toBe(true)
    expect(times.partition.minutes).toMatchObject({ provider: 420 + 180, client: 60 })
  })

  test('a closed item ends its partition with its closing', () => {
    const closedAt = at('23T10:00')
    const done = item({ closedAt, clocks: [clock({ stoppedAt: closedAt })] })
    const times = readTimes(office, done, at('25T10:00'))
    expect(times.partition).toMatchObject({
      untilAt: closedAt,
      minutes: { provider: 120, closed: 0 },
    })
    expect(times.nextDueAt).toEqual(NEVER)
  })
})
