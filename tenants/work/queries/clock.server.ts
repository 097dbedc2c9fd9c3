// One clock of an item, told minute by minute: what a client needs to check it.
import { sql } from 'drizzle-orm'
import { isId } from '../../shared/ids.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import type { History } from '../../sla/rules/clock.ts'
import { caseOf, explainHistory, type Why } from '../../sla/rules/explain.ts'
import { type ClockState, calendarOfClock, readTimes, waitsOfClock } from '../rules/clocks.ts'
import { type ClockKind, clockKinds } from '../rules/statuses.ts'
import type { BreachExcuse, ExplainedClock, PauseReason } from '../types.ts'
import { daysOffOf, readDaysOff, type StoredDayOff } from './days-off.server.ts'

type Head = Pick<
  ExplainedClock,
  'itemId' | 'number' | 'title' | 'contractVersion' | 'effectiveFrom' | 'calendar'
> & { openedAt: Date; closedAt: Date | null; daysOff: StoredDayOff[] }

type WaitRow = {
  id: string
  party: 'client' | 'authority'
  reason: string
  questionId: string | null
  question: string | null
  fromAt: Date
  toAt: Date | null
}

/** The clock with its reasons and its case, or null when this reader has no such clock. */
export async function getClockExplained(
  ctx: ScopeContext,
  { itemId, kind, seq = 1 }: { itemId: string; kind: string; seq?: number },
): Promise<ExplainedClock | null> {
  if (!isId(itemId) || !clockKinds.includes(kind as ClockKind)) return null
  const [heads, clocks, waits, excuses] = await Promise.all([
    ctx.tx.execute<Head>(sql`
      select w.id as "itemId", w.number, w.title, w.opened_at as "openedAt",
        w.closed_at as "closedAt", v.version as "contractVersion",
        v.effective_from::text as "effectiveFrom", v.calendar,
        ${daysOffOf(sql`w.tenant_id`)} as "daysOff"
      from work_items w
        join contract_versions v on v.tenant_id = w.tenant_id and v.id = w.contract_version_id
      where w.tenant_id = ${ctx.tenantId} and w.id = ${itemId}`),
    ctx.tx.execute<ClockState>(sql`
      select kind, seq, target_minutes as "targetMinutes", started_at as "startedAt",
        stopped_at as "stoppedAt", due_on as "dueOn", wait_id as "waitId"
      from sla_clocks
      where tenant_id = ${ctx.tenantId} and item_id = ${itemId} and kind = ${kind}
        and seq = ${seq}`),
    ctx.tx.execute<WaitRow>(sql`
      select s.id, s.party, s.reason, s.question_id as "questionId", q.body as question,
        s.from_at as "fromAt", s.to_at as "toAt"
      from sla_waits s
        left join work_questions q on q.tenant_id = s.tenant_id and q.id = s.question_id
      where s.tenant_id = ${ctx.tenantId} and s.item_id = ${itemId}
      order by s.from_at, s.id limit 500`),
    ctx.tx.execute<BreachExcuse>(sql`
      select reason, decision, proposed_by_id as "proposedById",
        proposed_by_name as "proposedBy", decided_by_name as "decidedBy"
      from sla_excuses
      where tenant_id = ${ctx.tenantId} and item_id = ${itemId} and kind = ${kind}
        and seq = ${seq}
      order by proposed_at desc limit 1`),
  ])
  const head = heads[0]
  const clock = clocks[0]
  if (!head || !clock) return null
  const { openedAt, closedAt, daysOff, ...shown } = head
  const ground = { calendar: head.calendar, daysOff: readDaysOff(daysOff) }
  const item = { openedAt, closedAt, clocks: [clock], waits: [...waits] }
  const times = readTimes(ground, item, ctx.now)
  const end = clock.stoppedAt ?? closedAt ?? ctx.now
  const calendar = calendarOfClock(ground, clock, end)
  const own = waitsOfClock(clock, waits)
  const ownDays = new Map(daysOff.map(({ day, name }) => [day, name]))
  const known = own.filter(({ fromAt }) => !clock.stoppedAt || fromAt < clock.stoppedAt)
  const history = historyOf(clock, known, ctx.now)
  return {
    ...shown,
    clock: times.clocks[0]!,
    isHeld: clock.stoppedAt === null && own.some(({ toAt }) => toAt === null),
    intervals: explainHistory(calendar, history).map(({ why, ...interval }) => ({
      ...interval,
      party:
        clock.kind === 'client_answer' && interval.party === 'provider' ? 'client' : interval.party,
      why: named(why, known, ownDays),
    })),
    excuse: excuses[0] ?? null,
    calendar,
    slaCase: caseOf(calendar, history, clock.targetMinutes),
  }
}

function historyOf(clock: ClockState, waits: readonly WaitRow[], now: Date): History {
  return {
    startedAt: clock.startedAt,
    stoppedAt: clock.stoppedAt,
    now,
    waits: waits.map(({ fromAt, toAt, party }) => ({ from: fromAt, to: toAt, party })),
  }
}

function named(
  why: Why,
  waits: readonly WaitRow[],
  ownDays: ReadonlyMap<string, string>,
): Exclude<Why, { kind: 'wait' }> | PauseReason {
  if (why.kind === 'day_off') {
    const name = ownDays.get(why.date)
    return name === undefined ? why : { kind: 'company_day_off', date: why.date, name }
  }
  if (why.kind !== 'wait') return why
  const { questionId, question, party, reason } = waits[why.index]!
  if (questionId !== null) return { kind: 'question', questionId, question: question ?? '' }
  if (party === 'authority') return { kind: 'authority', reason }
  return reason === 'closed' ? { kind: 'lay_closed' } : { kind: 'client', reason }
}
