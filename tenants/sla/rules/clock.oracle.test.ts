import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarInput, compileCalendar, WEEKDAYS } from './calendar.ts'
import { dueAt, type History, partitionOf, type Wait } from './clock.ts'

const at = (text: string) => new Date(`${text}Z`)

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

const RUNS = Number(process.env.ZAPLECZE_ORACLE_RUNS ?? 1_500)

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
})
