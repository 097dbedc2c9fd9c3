// An item's clocks and the partition of its minutes, worked out anew at each change
// from its history alone: what is stored can always be recomputed.
import {
  type Calendar,
  type CalendarInput,
  compileCalendar,
  WEEKDAYS,
} from '../../sla/rules/calendar.ts'
import {
  breachOf,
  dueAt,
  type History,
  type Interval,
  minutesByParty,
  type Party,
  partitionOf,
  type Wait,
  type WaitParty,
} from '../../sla/rules/clock.ts'
import { type DayOff, daysOffUntil, withDaysOff } from '../../sla/rules/days-off.ts'
import { waitsForOthers } from './clock-kinds.ts'
import type { ClockKind } from './statuses.ts'

/** Sorts items whose clocks stand still behind all that are due. */
export const NEVER = new Date('9999-12-31T00:00:00.000Z')

/** Shares of a target, in percent, at whose end people are told. */
export const escalationSteps = [50, 75, 100] as const
export type EscalationStep = (typeof escalationSteps)[number]

export type ClockState = {
  kind: ClockKind
  /** One item may have several clocks of a kind, one after the other: 1, 2, 3. */
  seq?: number
  targetMinutes: number
  startedAt: Date
  stoppedAt: Date | null
  /** The last share that people were told of; none when left out. */
  escalatedPercent?: number
  /** The date of a clock that the law sets; its target is the real minutes until that day's end. */
  dueOn?: string | null
  /** The wait that a clock of the client measures. */
  waitId?: string | null
}

export type WaitState = {
  id: string
  party: WaitParty
  reason: string
  questionId: string | null
  fromAt: Date
  toAt: Date | null
}

export type ItemHistory = {
  openedAt: Date
  closedAt: Date | null
  clocks: readonly ClockState[]
  waits: readonly WaitState[]
}

/** What the minutes are counted by: the pinned contract's calendar and the company's days off. */
export type ClockGround = { calendar: CalendarInput; daysOff?: readonly DayOff[] }

export type ClockRow = ClockState & {
  seq: number
  dueAt: Date | null
  breachedAt: Date | null
  elapsedMinutes: number
  nextEscalationAt: Date | null
}

export type PartitionRow = {
  untilAt: Date
  intervals: Interval[]
  minutes: Record<Party, number>
}

export type ItemTimes = {
  clocks: ClockRow[]
  nextDueAt: Date
  isBreached: boolean
  partition: PartitionRow
}

/** Law counts days, not office hours: the calendar of a statutory clock. */
export const EVERY_MINUTE: CalendarInput = {
  zone: 'UTC',
  hours: Object.fromEntries(WEEKDAYS.map((day) => [day, [['00:00', '24:00']] as const])),
  holidays: [],
}

export const seqOf = (clock: Pick<ClockState, 'seq'>): number => clock.seq ?? 1

/** Everything that is stored about an item's time, as of `now`. */
export function readTimes(ground: ClockGround, item: ItemHistory, now: Date): ItemTimes {
  const waits = item.waits.map(waitOf)
  const until = item.closedAt ?? now
  const history: History = { startedAt: item.openedAt, stoppedAt: item.closedAt, now, waits }
  const intervals = partitionOf(calendarUntil(ground, until), history)
  const minutes = minutesByParty(intervals)

  const clocks = item.clocks.map((clock): ClockRow => {
    const end = clock.stoppedAt ?? until
    const calendar = compileCalendar(calendarOfClock(ground, clock, end))
    const own = waitsOfClock(clock, waits)
    // A wait that began when the clock had stopped says nothing about when it was due.
    const known = clock.stoppedAt ? own.filter(({ from }) => from < end) : own
    const due = dueAt(calendar, clock.startedAt, clock.targetMinutes, known, end)
    // The resolution clock spans the whole item: its minutes are already counted.
    const spansItem =
      own === waits &&
      clock.startedAt.getTime() === item.openedAt.getTime() &&
      end.getTime() === until.getTime()
    const elapsed = spansItem
      ? minutes.provider
      : minutesByParty(
          partitionOf(calendar, { startedAt: clock.startedAt, stoppedAt: end, now, waits: own }),
        ).provider
    const row = { ...clock, seq: seqOf(clock), dueAt: due, elapsedMinutes: elapsed }
    return {
      ...row,
      breachedAt: breachOf(due, end),
      nextEscalationAt: mayEscalate(item, clock, own)
        ? nextEscalationOf(calendar, clock, due, own, now)
        : null,
    }
  })

  return {
    clocks,
    nextDueAt: nextDueOf(item, clocks),
    isBreached: clocks.some(
      ({ kind, breachedAt }) => kind !== 'client_answer' && breachedAt !== null,
    ),
    partition: { untilAt: until, intervals, minutes },
  }
}

const waitOf = ({ fromAt, toAt, party }: WaitState): Wait => ({ from: fromAt, to: toAt, party })

function calendarUntil(ground: ClockGround, end: Date): Calendar {
  return compileCalendar(calendarAt(ground, end))
}

/** The calendar with those days off that were told before `end`. */
export function calendarAt({ calendar, daysOff = [] }: ClockGround, end: Date): CalendarInput {
  if (daysOff.length === 0) return calendar
  return withDaysOff(calendar, daysOffUntil(daysOff, calendar.zone, end))
}

/** The calendar that a clock counts by, given where it ends or is read. */
export function calendarOfClock(
  ground: ClockGround,
  clock: Pick<ClockState, 'kind'>,
  end: Date,
): CalendarInput {
  return clock.kind === 'statutory' ? EVERY_MINUTE : calendarAt(ground, end)
}

const NO_WAITS: readonly never[] = []

/** The waits that stop a clock of its kind. */
export function waitsOfClock<W>(
  { kind }: Pick<ClockState, 'kind'>,
  waits: readonly W[],
): readonly W[] {
  return waitsForOthers(kind) ? waits : NO_WAITS
}

// People are told of what they can hurry; the client has the list of what waits for it.
function mayEscalate(item: ItemHistory, clock: ClockState, waits: readonly Wait[]): boolean {
  if (clock.stoppedAt !== null || item.closedAt !== null) return false
  return clock.kind !== 'client_answer' && waits.every(({ to }) => to !== null)
}

/** When the first share of the target is used up that nobody has been told of. */
function nextEscalationOf(
  calendar: Calendar,
  clock: ClockState,
  due: Date | null,
  waits: readonly Wait[],
  now: Date,
): Date | null {
  const step = escalationSteps.find((one) => one > (clock.escalatedPercent ?? 0))
  if (!step) return null
  if (step === 100) return due
  return dueAt(calendar, clock.startedAt, minutesOfStep(clock.targetMinutes, step), waits, now)
}

function minutesOfStep(targetMinutes: number, step: EscalationStep): number {
  return Math.ceil((targetMinutes * step) / 100)
}

/** The highest share that a clock has used up; null below the first. */
export function stepReached(clock: {
  targetMinutes: number
  elapsedMinutes: number
}): EscalationStep | null {
  const passed = escalationSteps.filter(
    (step) => clock.elapsedMinutes >= minutesOfStep(clock.targetMinutes, step),
  )
  return passed.at(-1) ?? null
}

// While somebody else holds the item nothing is due, not even what is late already; only
// a date of law comes all the same.
function nextDueOf(item: ItemHistory, clocks: readonly ClockRow[]): Date {
  let next = NEVER
  if (item.closedAt) return next
  const isHeld = item.waits.some(({ toAt }) => toAt === null)
  for (const { kind, stoppedAt, dueAt: due } of clocks) {
    if (kind === 'client_answer' || (isHeld && kind !== 'statutory')) continue
    if (stoppedAt === null && due !== null && due < next) next = due
  }
  return next
}
