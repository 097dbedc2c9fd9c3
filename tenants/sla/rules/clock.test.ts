import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarInput, compileCalendar, WEEKDAYS } from './calendar.ts'
import { dueAt, type History, partitionOf, runClock, type Wait } from './clock.ts'

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
})

// The oracle knows nothing of windows, spans or sweeps: it asks Intl for the wall
// time of every single minute and decides that minute alone.
type Wall = { date: string; minute: number; weekday: (typeof WEEKDAYS)[number] }
const walls = new Map<string, Map<number, Wall>>()
const wallFormats = new Map<string, Intl.DateTimeFormat>()

function wallOf(zone: string, epochMinute: number): Wall {
  let ofZone = walls.get(zone)
  if (!ofZone) {
    ofZone = new Map()
    walls.set(zone, ofZone)
  }
  const known = ofZone.get(epochMinute)
  if (known) return known
  let format = wallFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    })
    wallFormats.set(zone, format)
  }
  const [date, time] = format.format(epochMinute * 60_000).split(' ') as [string, string]
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  const weekday = WEEKDAYS[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7]!
  const wall = { date, minute: hour * 60 + minute, weekday }
  ofZone.set(epochMinute, wall)
  return wall
}

const clockMinute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
const minuteOf = (instant: Date) => Math.floor(instant.getTime() / 60_000)

function partyAt(input: CalendarInput, holidays: string[], waits: readonly Wait[], minute: number) {
  const wall = wallOf(input.zone, minute)
  const open =
    !holidays.includes(wall.date) &&
    (input.hours[wall.weekday] ?? []).some(
      ([from, to]) => clockMinute(from) <= wall.minute && wall.minute < clockMinute(to),
    )
  if (!open) return 'closed'
  let holder: Wait | null = null
  for (const wait of waits) {
    const covers = minuteOf(wait.from) <= minute && (wait.to === null || minute < minuteOf(wait.to))
    if (covers && (!holder || minuteOf(wait.from) < minuteOf(holder.from))) holder = wait
  }
  return holder ? holder.party : 'provider'
}

const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const window = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 900 }), fc.boolean())
  .map(([from, length, late]): [string, string] => [
    clockText(from),
    clockText(late ? 1440 : Math.min(1440, from + length)),
  ])

// Around both nights of Warsaw, Christmas Eve, Corpus Christi, a leap day, the nights
// of New York, the half hour of Lord Howe and the midnight change of Cairo.
const scenes = [
  { zone: 'Europe/Warsaw', around: '2026-03-29T01:00', holidays: ['2026-03-30'] },
  { zone: 'Europe/Warsaw', around: '2026-10-25T01:00', holidays: ['2026-10-26'] },
  { zone: 'Europe/Warsaw', around: '2026-12-24T12:00', holidays: ['2026-12-24', '2026-12-25'] },
  { zone: 'Europe/Warsaw', around: '2026-06-04T00:00', holidays: ['2026-06-04'] },
  { zone: 'Europe/Warsaw', around: '2028-02-29T12:00', holidays: [] },
  { zone: 'America/New_York', around: '2026-11-01T06:00', holidays: [] },
  { zone: 'Australia/Lord_Howe', around: '2026-04-04T15:00', holidays: ['2026-04-05'] },
  { zone: 'Africa/Cairo', around: '2026-10-29T21:00', holidays: ['2026-10-29'] },
  { zone: 'Asia/Kathmandu', around: '2026-05-01T00:00', holidays: ['2026-05-01'] },
]

const histories = fc.record({
  scene: fc.constantFrom(...scenes),
  hours: fc.record(
    Object.fromEntries(
      WEEKDAYS.map((day) => [day, fc.array(window, { minLength: 0, maxLength: 3 })]),
    ),
  ),
  target: fc.integer({ min: 0, max: 2_000 }),
  startOffset: fc.integer({ min: -2_900, max: 1_400 }),
  length: fc.integer({ min: 0, max: 2_900 }),
  stopped: fc.boolean(),
  seconds: fc.integer({ min: 0, max: 59 }),
  waits: fc.array(
    fc.record({
      from: fc.integer({ min: -200, max: 3_000 }),
      length: fc.option(fc.integer({ min: 0, max: 1_500 }), { freq: 6 }),
      party: fc.constantFrom('client' as const, 'authority' as const),
    }),
    { maxLength: 5 },
  ),
})

const RUNS = Number(process.env.ZAPLECZE_ORACLE_RUNS ?? 2_000)

describe('against the oracle of single minutes', () => {
  test(
    `${RUNS} random histories agree minute by minute`,
    () => {
      fc.assert(
        fc.property(histories, ({ scene, hours, target, ...made }) => {
          const input: CalendarInput = { zone: scene.zone, hours, holidays: scene.holidays }
          const calendar = compileCalendar(input)
          const start = minuteOf(at(`${scene.around}:00`)) + made.startOffset
          const end = start + made.length
          const instant = (minute: number) => new Date(minute * 60_000 + made.seconds * 1_000)
          const waits = made.waits.map(({ from, length, party }): Wait => {
            const begun = start + from
            return {
              from: instant(begun),
              to: length === null ? null : instant(begun + length),
              party,
            }
          })
          const history: History = {
            startedAt: instant(start),
            stoppedAt: made.stopped ? instant(end) : null,
            now: instant(made.stopped ? end + 30 : end),
            waits,
          }

          const partyOf = (minute: number) => partyAt(input, scene.holidays, waits, minute)
          const intervals = partitionOf(calendar, history)
          let reached = start
          for (const [index, interval] of intervals.entries()) {
            if (minuteOf(interval.from) !== reached) expect.fail(`gap or overlap at ${reached}`)
            if (interval.party === intervals[index - 1]?.party) expect.fail('not joined')
            const minutes = minuteOf(interval.to) - reached
            if (minutes !== interval.minutes || minutes <= 0) expect.fail('wrong length')
            for (; reached < minuteOf(interval.to); reached += 1) {
              const expected = partyOf(reached)
              if (interval.party !== expected) {
                expect.fail(`${instant(reached).toISOString()}: ${interval.party}, not ${expected}`)
              }
            }
          }
          expect(reached).toBe(end)

          // The oracle looks a few days ahead; a due time beyond that is only bounded.
          const horizon = Math.max(end, start + Math.min(7_200, target * 3))
          let left = target
          let expected: number | null = left === 0 ? start : null
          for (let minute = start; minute < horizon && left > 0; minute += 1) {
            if (partyOf(minute) === 'provider') left -= 1
            if (left === 0) expected = minute + 1
          }
          const due = dueAt(calendar, history.startedAt, target, waits, history.now)
          if (expected !== null) expect(due && minuteOf(due)).toBe(expected)
          else if (due !== null) expect(minuteOf(due)).toBeGreaterThan(horizon)
        }),
        { numRuns: RUNS },
      )
    },
    60_000 + RUNS * 10,
  )

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
