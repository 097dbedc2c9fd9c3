// One item with everything that is known of it, in one round trip.
import { type SQL, sql } from 'drizzle-orm'
import { isId } from '../../shared/ids.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { openAhead } from '../../sla/rules/ahead.ts'
import { type CalendarInput, compileCalendar } from '../../sla/rules/calendar.ts'
import { toEpochMinute } from '../../sla/rules/clock.ts'
import { isAcceptance, marksOf } from '../commands/change-item.server.ts'
import { calendarAt, NEVER, readTimes, type WaitState } from '../rules/clocks.ts'
import { allowedDeeds, isEndedByComplaint, isFinishedByPosting } from '../rules/item-state.ts'
import { clockKinds } from '../rules/statuses.ts'
import { type Mark, mayWorkOn, readProgress, stepActor } from '../rules/steps.ts'
import type { CheckDefinition, StepDefinition } from '../type-definition.ts'
import type {
  ItemClock,
  ItemDocument,
  ItemEvent,
  ItemMessage,
  ItemNote,
  ItemPage,
  ItemPartition,
  ItemPerson,
} from '../types.ts'
import { daysOffOf, readDaysOff, type StoredDayOff } from './days-off.server.ts'
import { readItemQuestions } from './questions.server.ts'

const LIMIT = 500
// A page that stays open longer than this is read anew anyway.
const AHEAD_MINUTES = 2 * 1440

type Head = Omit<
  ItemPage,
  | 'allowed'
  | 'progress'
  | 'stepRefusal'
  | 'people'
  | 'clocks'
  | 'readMinute'
  | 'openAhead'
  | 'waits'
  | 'partition'
  | 'messages'
  | 'questions'
  | 'notes'
  | 'documents'
  | 'events'
> & {
  calendar: CalendarInput
  daysOff: StoredDayOff[]
  steps: StepDefinition[]
  checklist: CheckDefinition[]
  asking: 'allowed' | 'none' | null
}

/** The item's page, or null when there is none in this company for this reader. */
export async function getItem(ctx: ScopeContext, id: string): Promise<ItemPage | null> {
  if (!isId(id)) return null
  const ofItem = sql`tenant_id = ${ctx.tenantId} and item_id = ${id}`
  const isStaff = ctx.actor.side !== 'client'
  const [heads, clocks, waits, messages, questions, notes, documents, marks, people, events] =
    await Promise.all([
      headRows(ctx, id),
      ctx.tx.execute<ItemClock>(sql`
      select kind, seq, target_minutes as "targetMinutes", started_at as "startedAt",
        stopped_at as "stoppedAt", due_at as "dueAt", breached_at as "breachedAt",
        elapsed_minutes as "elapsedMinutes", escalated_percent as "escalatedPercent",
        due_on as "dueOn", wait_id as "waitId"
      from sla_clocks where ${ofItem}
      order by array_position(${sql.param([...clockKinds])}::text[], kind), seq limit ${LIMIT}`),
      ctx.tx.execute<WaitState>(sql`
      select id, party, reason, question_id as "questionId", from_at as "fromAt", to_at as "toAt"
      from sla_waits where ${ofItem} order by from_at, id limit ${LIMIT}`),
      ctx.tx.execute<ItemMessage>(sql`
      select id, side, body, author_name as "authorName", created_at as "createdAt"
      from work_messages where ${ofItem} order by created_at, id limit ${LIMIT}`),
      readItemQuestions(ctx, id),
      isStaff ? noteRows(ctx, ofItem) : [],
      documentRows(ctx, id),
      ctx.tx.execute<Mark>(marksOf(ctx, id)),
      ctx.tx.execute<ItemPerson>(sql`
      select account_id as "accountId", name, side, added_by_name as "addedByName",
        added_at as "addedAt"
      from work_item_people where ${ofItem} order by side, name limit 200`),
      ctx.tx.execute<ItemEvent>(sql`
      select id, at, actor_name as "actorName", actor_side as "actorSide", action, data,
        is_internal as "isInternal"
      from audit_events where ${ofItem} order by at, id limit ${LIMIT}`),
    ])
  const row = heads[0]
  if (!row) return null
  const { calendar, daysOff, steps, checklist, asking, ...head } = row
  const { status, openedAt, closedAt } = head
  // Recomputed as of now: what is stored is as old as the last change.
  const history = { openedAt, closedAt, clocks: [...clocks], waits: [...waits] }
  const ground = { calendar, daysOff: readDaysOff(daysOff) }
  const times = readTimes(ground, history, ctx.now)
  const readMinute = toEpochMinute(ctx.now)
  const openWaits = waits.filter(({ toAt }) => toAt === null)
  const progress = readProgress({ steps, checklist }, marks)
  const right = mayWorkOn(progress, stepActor(ctx))
  return {
    ...head,
    nextDueAt: times.nextDueAt < NEVER ? times.nextDueAt : null,
    isBreached: times.isBreached,
    allowed: allowedDeeds({
      status,
      openQuestions: openWaits.filter(({ questionId }) => questionId !== null).length,
      waitsForAuthority: openWaits.some(({ party }) => party === 'authority'),
      awaitsAcceptance: openWaits.some(isAcceptance),
    }).filter(
      (deed) =>
        (deed !== 'finish' || (!isFinishedByPosting(head) && progress.mayFinish)) &&
        (deed !== 'ask' || asking !== 'none') &&
        !((deed === 'finish' || deed === 'cancel') && isEndedByComplaint(head)),
    ),
    progress,
    stepRefusal: right.ok ? null : right.code,
    people: [...people],
    clocks: times.clocks,
    readMinute,
    openAhead: closedAt
      ? []
      : openAhead(
          compileCalendar(calendarAt(ground, ctx.now)),
          readMinute,
          readMinute + AHEAD_MINUTES,
        ),
    waits: waits.map(({ questionId: _, ...wait }) => wait),
    partition: times.partition satisfies ItemPartition,
    messages: [...messages],
    questions,
    notes: [...notes],
    documents,
    events: [...events],
  }
}

function headRows(ctx: ScopeContext, id: string) {
  return ctx.tx.execute<Head>(sql`
    select w.id, w.number, w.title, w.request_type as "requestType", 
      coalesce(r.definition->'name'->>'pl', t.name_pl) as "namePl",
      coalesce(r.definition->'name'->>'en', t.name_en) as "nameEn",
      coalesce(r.definition->'form', t.form) as fields, w.request_type_version as "typeVersion",
      w.is_confidential as "isConfidential", coalesce(r.definition->'steps', '[]') as steps,
      coalesce(r.definition->'checklist', '[]') as checklist,
      r.definition->>'questions' as asking, w.form, w.service, w.status, w.priority,
      w.assignee_id as "assigneeId", w.assignee_name as "assigneeName", w.source,
      w.opened_at as "openedAt", w.opened_by_name as "openedByName",
      w.first_responded_at as "firstRespondedAt", w.closed_at as "closedAt",
      w.closed_by_name as "closedByName", w.next_due_at as "nextDueAt",
      w.is_breached as "isBreached", w.version, v.version as "contractVersion", v.calendar,
      r.definition->>'meter' as meter,
      ${daysOffOf(sql`w.tenant_id`)} as "daysOff"
    from work_items w
      join contract_versions v on v.tenant_id = w.tenant_id and v.id = w.contract_version_id
      join request_types t on t.code = w.request_type
      join request_type_versions r
        on r.code = w.request_type and r.version = w.request_type_version
    where w.tenant_id = ${ctx.tenantId} and w.id = ${id}`)
}

function noteRows(ctx: ScopeContext, ofItem: SQL) {
  return ctx.tx.execute<ItemNote>(sql`
    select id, body, author_name as "authorName", created_at as "createdAt"
    from internal_notes where ${ofItem} order by created_at, id limit ${LIMIT}`)
}

async function documentRows(ctx: ScopeContext, id: string): Promise<ItemDocument[]> {
  const rows = await ctx.tx.execute<ItemDocument>(sql`
    select d.id, d.original_name as "originalName", d.mime, d.size_bytes as "sizeBytes",
      d.uploaded_by_name as "uploadedByName", d.uploaded_at as "uploadedAt",
      d.filed_at as "filedAt", d.duplicate_of_id is not null as "isDuplicate"
    from item_documents l
      join documents d on d.tenant_id = l.tenant_id and d.id = l.document_id
    where l.tenant_id = ${ctx.tenantId} and l.item_id = ${id}
    order by l.added_at, d.id limit 200`)
  return [...rows]
}
