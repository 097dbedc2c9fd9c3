import { describe, expect, test } from 'vitest'
import { type CalendarInput, compileCalendar, WEEKDAYS } from './calendar.ts'
import { type History, runClock, type Wait } from './clock.ts'

const at = (text: string) => new Date(`${text}Z`)

const office: CalendarInput = {
  zone: 'Europe/Warsaw',
  hours: {
    mon: [['08:00', '16:00']],
    tue: [
      ['08:00', '12:00'],
      ['12:30', '17:00'],
    ],
    wed: [['08:00', '16:00']],
    thu: [['08:00', '16:00']],
    fri: [['08:00', '16:00']],
  },
  holidays: { country: 'PL' },
}
const always: CalendarInput = {
  zone: 'Europe/Warsaw',
  hours: Object.fromEntries(WEEKDAYS.map((day) => [day, [['00:00', '24:00']]])),
  holidays: [],
}

function run(
  input: CalendarInput,
  history: Partial<History> & { startedAt: Date },
  target: number | null,
) {
  const full = { stoppedAt: null, waits: [], now: history.startedAt, ...history }
  return runClock(compileCalendar(input), full, target)
}

function shown(reading: ReturnType<typeof run>) {
  return reading.intervals.map(
    ({ from, to, party, minutes }) =>
      `${from.toISOString().slice(5, 16)} ${to.toISOString().slice(5, 16)} ${party} ${minutes}`,
  )
}

describe('the clock of a promise', () => {
  test('a night and a lunch break are closed hours, and the target runs over them', () => {
    // Monday 2 March 2026 15:00 in Warsaw is 14:00 UTC.
    const reading = run(
      office,
      { startedAt: at('2026-03-02T14:00:30'), now: at('2026-03-03T13:00:59') },
      360,
    )
    expect(shown(reading)).toEqual([
      '03-02T14:00 03-02T15:00 provider 60',
      '03-02T15:00 03-03T07:00 closed 960',
      '03-03T07:00 03-03T11:00 provider 240',
      '03-03T11:00 03-03T11:30 closed 30',
      '03-03T11:30 03-03T13:00 provider 90',
    ])
    expect(reading.elapsedMinutes).toBe(390)
    expect(reading.dueAt).toEqual(at('2026-03-03T12:30:00'))
    expect(reading.breachedAt).toEqual(at('2026-03-03T12:30:00'))
  })

  test('meeting the target to the minute is no breach, one minute later is', () => {
    const startedAt = at('2026-03-02T07:00:00')
    const met = run(office, { startedAt, stoppedAt: at('2026-03-02T15:00:59') }, 480)
    expect(met.dueAt).toEqual(at('2026-03-02T15:00:00'))
    expect(met.breachedAt).toBeNull()
    const late = run(office, { startedAt, stoppedAt: at('2026-03-02T15:01:00') }, 480)
    expect(late.breachedAt).toEqual(at('2026-03-02T15:00:00'))
    expect(late.elapsedMinutes).toBe(480)
  })

  test('Christmas Eve of 2026 and the days after it are closed', () => {
    const reading = run(
      office,
      { startedAt: at('2026-12-23T14:00:00'), now: at('2026-12-28T08:00:00') },
      120,
    )
    expect(shown(reading)).toEqual([
      '12-23T14:00 12-23T15:00 provider 60',
      '12-23T15:00 12-28T07:00 closed 6720',
      '12-28T07:00 12-28T08:00 provider 60',
    ])
    expect(reading.dueAt).toEqual(at('2026-12-28T08:00:00'))
  })

  test('of overlapping waits the one begun first has the time, then the one listed first', () => {
    const waits: Wait[] = [
      { from: at('2026-03-02T08:30:00'), to: at('2026-03-02T10:00:00'), party: 'client' },
      { from: at('2026-03-02T08:00:00'), to: at('2026-03-02T09:00:00'), party: 'authority' },
      { from: at('2026-03-02T08:00:59'), to: at('2026-03-02T11:00:00'), party: 'client' },
      { from: at('2026-03-02T10:30:00'), to: at('2026-03-02T10:30:00'), party: 'authority' },
    ]
    const reading = run(
      office,
      { startedAt: at('2026-03-02T07:00:00'), now: at('2026-03-02T12:00:00'), waits },
      240,
    )
    expect(shown(reading)).toEqual([
      '03-02T07:00 03-02T08:00 provider 60',
      '03-02T08:00 03-02T09:00 authority 60',
      '03-02T09:00 03-02T11:00 client 120',
      '03-02T11:00 03-02T12:00 provider 60',
    ])
    expect(reading.minutes).toEqual({ provider: 120, client: 120, authority: 60, closed: 0 })
    expect(reading.dueAt).toEqual(at('2026-03-02T14:00:00'))
  })

  test('an open wait leaves nothing to say about the due time, unless it was reached before', () => {
    const history = {
      startedAt: at('2026-03-02T07:00:00'),
      now: at('2026-03-02T12:00:00'),
      waits: [{ from: at('2026-03-02T09:00:00'), to: null, party: 'client' as const }],
    }
    expect(run(office, history, 121).dueAt).toBeNull()
    expect(run(office, history, 120).dueAt).toEqual(at('2026-03-02T09:00:00'))
    expect(run(office, history, 120).breachedAt).toEqual(at('2026-03-02T09:00:00'))
    expect(run(office, history, null).dueAt).toBeNull()
  })

  test('counts real minutes in the short night of spring and the long night of autumn', () => {
    // 29 March 2026: Warsaw goes from 02:00 to 03:00; 25 October: from 03:00 back to 02:00.
    const spring = { startedAt: at('2026-03-28T23:00:00'), now: at('2026-03-29T22:00:00') }
    expect(run(always, spring, 1440).elapsedMinutes).toBe(1380)
    const autumn = { startedAt: at('2026-10-24T22:00:00'), now: at('2026-10-25T23:00:00') }
    expect(run(always, autumn, 1440).elapsedMinutes).toBe(1500)

    const small: CalendarInput = { ...always, hours: { sun: [['02:15', '02:45']] } }
    expect(run(small, spring, 1).elapsedMinutes).toBe(0)
    expect(shown(run(small, autumn, 45))).toEqual([
      '10-24T22:00 10-25T00:15 closed 135',
      '10-25T00:15 10-25T00:45 provider 30',
      '10-25T00:45 10-25T01:15 closed 30',
      '10-25T01:15 10-25T01:45 provider 30',
      '10-25T01:45 10-25T23:00 closed 1275',
    ])
    expect(run(small, autumn, 45).dueAt).toEqual(at('2026-10-25T01:30:00'))
  })

  test('windows to 24:00 and from 00:00 join over midnight', () => {
    const input: CalendarInput = {
      ...always,
      hours: { mon: [['20:00', '24:00']], tue: [['00:00', '04:00']] },
    }
    const reading = run(
      input,
      { startedAt: at('2026-03-02T19:00:00'), now: at('2026-03-03T03:00:00') },
      300,
    )
    expect(shown(reading)).toEqual(['03-02T19:00 03-03T03:00 provider 480'])
  })

  test('a target of nothing is due at once, and a calendar without hours never', () => {
    const startedAt = at('2026-03-01T07:00:20')
    expect(run(office, { startedAt }, 0).dueAt).toEqual(at('2026-03-01T07:00:00'))
    expect(run({ ...office, hours: {} }, { startedAt }, 1).dueAt).toBeNull()
    // One working minute a week: 260 weeks lie within five years, 261 do not.
    const rare: CalendarInput = { ...always, hours: { mon: [['08:00', '08:01']] } }
    expect(run(rare, { startedAt }, 260).dueAt).not.toBeNull()
    expect(run(rare, { startedAt }, 262).dueAt).toBeNull()
  })

  test('a clock that is to start later has no minutes yet but is due', () => {
    const reading = run(
      office,
      { startedAt: at('2026-03-02T07:00:00'), now: at('2026-03-01T07:00:00') },
      60,
    )
    expect(reading.intervals).toEqual([])
    expect(reading.dueAt).toEqual(at('2026-03-02T08:00:00'))
  })

  test('a thousand readings of a busy month take well under a second', () => {
    const calendar = compileCalendar(office)
    const started = performance.now()
    for (let i = 0; i < 1_000; i += 1) {
      const startedAt = new Date(at('2026-03-02T07:00:00').getTime() + i * 600_000)
      runClock(
        calendar,
        {
          startedAt,
          stoppedAt: null,
          now: new Date(startedAt.getTime() + 30 * 86_400_000),
          waits: [],
        },
        480,
      )
    }
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
