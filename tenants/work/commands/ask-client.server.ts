// A question to the client: from the asking to its end the time is the client's.
import { sql } from 'drizzle-orm'
import { slaWaits, workQuestions } from '#db/schema/work.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { isPeriod } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { compileCalendar } from '../../sla/rules/calendar.ts'
import { type Answerer, readAnswerers } from '../queries/answerers.server.ts'
import { calendarAt, type WaitState } from '../rules/clocks.ts'
import { decide, type StateRefusal } from '../rules/item-state.ts'
import { type QuestionKind, type QuestionShape, questionOfField } from '../rules/question-kinds.ts'
import { nextReminder } from '../rules/reminders.ts'
import type { FormField } from '../schema.ts'
import type { LoadedItem } from '../types.ts'
import {
  factsOf,
  loadItemForChange,
  planChange,
  requireVersion,
  respond,
  saveItemState,
} from './change-item.server.ts'
import { sendLinks } from './question-links.server.ts'

export type AskInput = {
  itemId: string
  body: string
  version?: number | undefined
  kind?: QuestionKind | undefined
  shape?: QuestionShape | undefined
  /** Field of the type's form that the answer fills; its kind is the question's. */
  fieldKey?: string | null | undefined
  /** Month that waits for the answer; that of the item's own form when left out. */
  period?: string | null | undefined
  /** Accounts of those who get a link; everybody who may answer when left out. */
  recipients?: readonly string[] | undefined
  /** Business days; those of the company when left out. */
  reminderDays?: readonly number[] | undefined
}

export type AskRefusal = StateRefusal | 'no_questions' | 'unknown_field' | 'recipient_cannot_answer'
type Typed = { kind: QuestionKind; shape: QuestionShape; fieldKey: string | null }

/** Asks; the clock stops, and each recipient gets a mail by which they can answer. */
export async function askClient(
  ctx: ScopeContext,
  input: AskInput,
): Promise<Ok<{ questionId: string; version: number }> | Err<AskRefusal>> {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  requireVersion(item, input.version)
  const decided = decide(factsOf(item), 'ask')
  if (!decided.ok) return decided
  if (item.asking === 'none') return err('no_questions')
  const [typed, people, days] = await Promise.all([
    typeOf(ctx, item, input),
    peopleOf(ctx, item, input.recipients),
    input.reminderDays ?? companyDays(ctx),
  ])
  if (!typed) return err('unknown_field', 'fieldKey')
  if (!people) return err('recipient_cannot_answer', 'recipients')
  const questionId = newId()
  const wait: WaitState = {
    id: newId(),
    party: 'client',
    reason: 'question',
    questionId,
    fromAt: ctx.now,
    toAt: null,
  }
  const plan = planChange(
    item,
    { status: decided.value, ...respond(item, ctx.now), waits: [...item.waits, wait] },
    ctx.now,
  )
  const own = { tenantId: ctx.tenantId, itemId: item.id }
  const question = {
    ...{ ...own, ...typed, id: questionId, body: input.body },
    ...{ askedById: ctx.actor.id, askedByName: ctx.actor.name, askedAt: ctx.now },
    period: periodOfItem(item, input.period),
    reminderDays: [...days],
    nextReminderAt: nextReminder(compileCalendar(calendarAt(item, ctx.now)), {
      ...{ askedAt: ctx.now, now: ctx.now, days },
    }),
  }
  const [, , version] = await Promise.all([
    ctx.tx.insert(workQuestions).values(question),
    ctx.tx.insert(slaWaits).values({ ...own, ...wait }),
    saveItemState(ctx, plan, 'question'),
    recordAudit(ctx, {
      action: 'work.question_asked',
      subjectType: 'work_question',
      subjectId: questionId,
      itemId: item.id,
      data: {
        number: item.number,
        kind: typed.kind,
        to: people.map(({ name }) => name).join(', '),
      },
    }),
  ])
  const asked = { ...question, itemNumber: item.number, itemTitle: item.title }
  await sendLinks(ctx, asked, people, 'question_asked')
  return ok({ questionId, version })
}

async function typeOf(
  ctx: ScopeContext,
  item: LoadedItem,
  { kind = 'text', shape = {}, fieldKey }: AskInput,
): Promise<Typed | null> {
  if (!fieldKey) return { kind, shape, fieldKey: null }
  const rows = await ctx.tx.execute<{ form: FormField[] }>(sql`
    select r.definition->'form' as form from work_items w join request_type_versions r
      on r.code = w.request_type and r.version = w.request_type_version
    where w.tenant_id = ${ctx.tenantId} and w.id = ${item.id}`)
  const field = rows[0]?.form.find(({ key }) => key === fieldKey)
  const typed = field && questionOfField(field)
  return typed ? { ...typed, fieldKey } : null
}

/** Null when somebody was chosen who may not answer. */
async function peopleOf(
  ctx: ScopeContext,
  item: LoadedItem,
  chosen: readonly string[] | undefined,
): Promise<Answerer[] | null> {
  const people = await readAnswerers(ctx, { itemId: item.id, service: item.service })
  if (!chosen) return people
  const found = people.filter(({ accountId }) => chosen.includes(accountId))
  return found.length === new Set(chosen).size ? found : null
}

async function companyDays(ctx: ScopeContext): Promise<number[]> {
  const rows = await ctx.tx.execute<{ days: number[] }>(sql`
    select question_reminder_days as days from companies where tenant_id = ${ctx.tenantId}`)
  return rows[0]?.days ?? []
}

function periodOfItem(item: LoadedItem, named: string | null | undefined): string | null {
  const period = named === undefined ? item.form.period : named
  return typeof period === 'string' && isPeriod(period) ? period : null
}
