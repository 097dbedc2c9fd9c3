// An item's clocks and the partition of its minutes, worked out anew at each change
// from its history alone: what is stored can always be recomputed.
import type { Calendar } from '../../sla/rules/calendar.ts'
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
import type { ClockKind } from './statuses.ts'

/** Sorts items whose clocks stand still behind all that are due. */
export const NEVER = new Date('9999-12-31T00:00:00.000Z')

/** Shares of a target, in percent, at whose end people are told. */
export const escalationSteps = [50, 75, 100] as const
export type EscalationStep = (typeof escalationSteps)[number]

export type ClockState = {
  kind: ClockKind
  targetMinutes: number
  startedAt: Date
  stoppedAt: Date | null
  /** The last share that people were told of; none when left out. */
  escalatedPercent?: number
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

export type ClockRow = ClockState & {
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

/** Everything that is stored about an item's time, as of `now`. */
export function readTimes(calendar: Calendar, item: ItemHistory, now: Date): ItemTimes {
  const waits: Wait[] = item.waits.map(({ fromAt, toAt, party }) => ({
    from: fromAt,
    to: toAt,
    party,
  }))
  const until = item.closedAt ?? now
  const history: History = { startedAt: item.openedAt, stoppedAt: item.closedAt, now, waits }
  const intervals = partitionOf(calendar, history)
  const minutes = minutesByParty(intervals)

  const clocks = item.clocks.map((clock): ClockRow => {
    const end = clock.stoppedAt ?? until
    // A wait that began when the clock had stopped says nothing about when it was due.
    const known = clock.stoppedAt ? waits.filter(({ from }) => from < end) : waits
    const due = dueAt(calendar, clock.startedAt, clock.targetMinutes, known, end)
    // The resolution clock spans the whole item: its minutes are already counted.
    const spansItem =
      clock.startedAt.getTime() === item.openedAt.getTime() && end.getTime() === until.getTime()
    const elapsed = spansItem
      ? minutes.provider
      : minutesByParty(
          partitionOf(calendar, { startedAt: clock.startedAt, stoppedAt: end, now, waits }),
        ).provider
    const isHeld = clock.stoppedAt !== null || item.closedAt !== null || hasOpenWait(item)
    return {
      ...clock,
      dueAt: due,
      breachedAt: breachOf(due, end),
      elapsedMinutes: elapsed,
      nextEscalationAt: isHeld ? null : nextEscalationOf(calendar, clock, due, waits, now),
    }
  })

  return {
    clocks,
    nextDueAt: nextDueOf(item, clocks),
    isBreached: clocks.some(({ breachedAt }) => breachedAt !== null),
    partition: { untilAt: until, intervals, minutes },
  }
}

const hasOpenWait = (item: ItemHistory) => item.waits.some(({ toAt }) => toAt === null)

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

// While somebody else holds the item nothing is due, not even what is late already.
function nextDueOf(item: ItemHistory, clocks: readonly ClockRow[]): Date {
  if (item.closedAt || hasOpenWait(item)) return NEVER
  let next = NEVER
  for (const { stoppedAt, dueAt: due } of clocks) {
    if (stoppedAt === null && due !== null && due < next) next = due
  }
  return next
}
