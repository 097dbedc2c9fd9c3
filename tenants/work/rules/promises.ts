// What a contract promises for one item, and how its clocks follow what happens to it.
import type { PromisedMinutes, SlaTerm } from '../../contracts/types.ts'
import { addDays, type LocalDate, startOfLocalDay } from '../../shared/dates.ts'
import { fromEpochMinute, toEpochMinute } from '../../sla/rules/clock.ts'
import { type ClockGround, type ClockState, readTimes, seqOf, type WaitState } from './clocks.ts'
import type { ClockKind, ItemPriority } from './statuses.ts'

/** The minutes of a term for a priority: its own where it names them, else the term's. */
export function promiseOf(term: SlaTerm, priority: ItemPriority): PromisedMinutes {
  const { firstResponseMinutes, resolutionMinutes, nextResponseMinutes } = term
  const own = priority === 2 ? undefined : term.byPriority?.[priority === 1 ? 'high' : 'low']
  return {
    firstResponseMinutes: own?.firstResponseMinutes ?? firstResponseMinutes,
    resolutionMinutes: own?.resolutionMinutes ?? resolutionMinutes,
    nextResponseMinutes: own?.nextResponseMinutes ?? nextResponseMinutes,
  }
}

/** The clocks with which an item begins. */
export function firstClocks(
  term: SlaTerm | undefined,
  priority: ItemPriority,
  at: Date,
): ClockState[] {
  if (!term) return []
  const promise = promiseOf(term, priority)
  const running = { seq: 1, startedAt: at, stoppedAt: null }
  return [
    { kind: 'first_response', targetMinutes: promise.firstResponseMinutes, ...running },
    { kind: 'resolution', targetMinutes: promise.resolutionMinutes, ...running },
  ]
}

export function stopClocks(
  clocks: readonly ClockState[],
  at: Date,
  kinds: readonly ClockKind[],
): ClockState[] {
  return clocks.map((clock) =>
    clock.stoppedAt === null && kinds.includes(clock.kind) ? { ...clock, stoppedAt: at } : clock,
  )
}

/** Minutes in which a further reply is promised, by the item's priority. */
export function replyMinutes(item: {
  slaTerm: SlaTerm | null
  priority: ItemPriority
}): number | undefined {
  return item.slaTerm ? promiseOf(item.slaTerm, item.priority).nextResponseMinutes : undefined
}

/** The client has said something: the next reply is owed, unless one is owed already. */
export function oweReply(
  clocks: readonly ClockState[],
  at: Date,
  targetMinutes: number | undefined,
): ClockState[] {
  const isOwed = clocks.some(
    ({ kind, stoppedAt }) =>
      (kind === 'first_response' || kind === 'next_response') && stoppedAt === null,
  )
  if (isOwed || !targetMinutes) return [...clocks]
  const seq = nextSeq(clocks, 'next_response')
  return [...clocks, { kind: 'next_response', seq, targetMinutes, startedAt: at, stoppedAt: null }]
}

function nextSeq(clocks: readonly ClockState[], kind: ClockKind): number {
  return 1 + Math.max(0, ...clocks.filter((clock) => clock.kind === kind).map(seqOf))
}

/**
 * Each wait for the client has its clock, from the moment the client was asked to its
 * answer. The time between closing and reopening is nobody's to answer in.
 */
export function followClientWaits(
  clocks: readonly ClockState[],
  waits: readonly WaitState[],
  targetMinutes: number | null,
): ClockState[] {
  const ends = new Map(waits.map(({ id, toAt }) => [id, toAt]))
  const followed = clocks.map((clock) =>
    clock.kind === 'client_answer' && clock.waitId && clock.stoppedAt === null
      ? { ...clock, stoppedAt: ends.get(clock.waitId) ?? null }
      : clock,
  )
  if (targetMinutes === null) return followed
  for (const { id, party, reason, fromAt, toAt } of waits) {
    // A client's own customer keeps no promise to us.
    if (party !== 'client' || reason === 'closed' || reason === 'customer' || toAt) continue
    if (followed.some(({ waitId }) => waitId === id)) continue
    const seq = nextSeq(followed, 'client_answer')
    const running = { startedAt: fromAt, stoppedAt: null, waitId: id }
    followed.push({ kind: 'client_answer', seq, targetMinutes, ...running })
  }
  return followed
}

export type Recount = { kind: ClockKind; seq: number; from: number; to: number }

/**
 * Another priority, another target: running clocks are counted again from their start.
 * What has stopped stays, and what is missed stays missed under the promise of its time.
 */
export function recountForPriority(
  ground: ClockGround,
  item: {
    openedAt: Date
    closedAt: Date | null
    clocks: readonly ClockState[]
    waits: readonly WaitState[]
  },
  promise: PromisedMinutes,
  now: Date,
): { clocks: ClockState[]; recounted: Recount[] } {
  const missed = new Set(
    readTimes(ground, item, now)
      .clocks.filter(({ breachedAt }) => breachedAt !== null)
      .map(({ kind, seq }) => `${kind} ${seq}`),
  )
  const recounted: Recount[] = []
  const clocks = item.clocks.map((clock) => {
    const to = targetOf(promise, clock.kind)
    const seq = seqOf(clock)
    const stays = clock.stoppedAt !== null || missed.has(`${clock.kind} ${seq}`)
    if (stays || !to || to === clock.targetMinutes) return clock
    recounted.push({ kind: clock.kind, seq, from: clock.targetMinutes, to })
    // Shares of the new target are told anew.
    return { ...clock, targetMinutes: to, escalatedPercent: 0 }
  })
  return { clocks, recounted }
}

function targetOf(promise: PromisedMinutes, kind: ClockKind): number | undefined {
  if (kind === 'first_response') return promise.firstResponseMinutes
  if (kind === 'next_response') return promise.nextResponseMinutes
  return kind === 'resolution' ? promise.resolutionMinutes : undefined
}

/**
 * A clock to the end of a date in the company's zone. The last minute of that day still
 * meets it. It begins with the day that the law counts from, never after its own date.
 */
export function statutoryClock(since: LocalDate, dueOn: LocalDate, zone: string): ClockState {
  const startedAt = startOfLocalDay(since < dueOn ? since : dueOn, zone)
  const lastMinute = toEpochMinute(startOfLocalDay(addDays(dueOn, 1), zone)) - 1
  return {
    kind: 'statutory',
    seq: 1,
    targetMinutes: lastMinute - toEpochMinute(startedAt),
    startedAt: fromEpochMinute(toEpochMinute(startedAt)),
    stoppedAt: null,
    dueOn,
  }
}

/** Puts a date of law on the clocks, or another in its place; an answered one stays. */
export function withStatutory(clocks: readonly ClockState[], one: ClockState): ClockState[] {
  const known = clocks.find(({ kind }) => kind === 'statutory')
  if (known?.stoppedAt) return [...clocks]
  return [...clocks.filter(({ kind }) => kind !== 'statutory'), one]
}
