// Questions as both sides read them: of one item, those that wait for the client, and those
// of an agent's companies with what became of their mails.
import { type SQL, sql } from 'drizzle-orm'
import type { AssignedContext, ScopeContext, TenantId } from '../../shared/scope.server.ts'
import type { QuestionKind, QuestionValue } from '../rules/question-kinds.ts'
import type { ClientQuestionRow, ItemQuestion, QuestionRecipient } from '../types.ts'
import { readConsequences } from './consequences.server.ts'

const LIMIT = 500

const isOpen = sql`q.answered_at is null and q.withdrawn_at is null`

/** All questions of one item, in the order of their asking. */
export async function readItemQuestions(
  ctx: ScopeContext,
  itemId: string,
): Promise<ItemQuestion[]> {
  const [questions, recipients, consequences] = await Promise.all([
    ctx.tx.execute<Omit<ItemQuestion, 'recipients' | 'consequence'>>(sql`
      select id, body, kind, shape, field_key as "fieldKey", value,
        answered_via as "answeredVia", asked_by_name as "askedByName", asked_at as "askedAt",
        answer, answered_by_name as "answeredByName", answered_at as "answeredAt",
        withdrawn_at as "withdrawnAt", reminders_sent as "remindersSent",
        last_reminded_at as "lastRemindedAt", next_reminder_at as "nextReminderAt"
      from work_questions where tenant_id = ${ctx.tenantId} and item_id = ${itemId}
      order by asked_at, id limit ${LIMIT}`),
    ctx.tx.execute<QuestionRecipient & { questionId: string }>(sql`
      select question_id as "questionId", max(name) as name, max(sent_at) as "sentAt",
        count(*)::int as links, max(opened_at) as "openedAt", max(used_at) as "usedAt"
      from question_links where tenant_id = ${ctx.tenantId} and item_id = ${itemId}
      group by question_id, account_id order by max(name) limit ${LIMIT}`),
    readConsequences(ctx, sql`q.item_id = ${itemId} and ${isOpen}`),
  ])
  return questions.map((question) => ({
    ...question,
    recipients: recipients
      .filter(({ questionId }) => questionId === question.id)
      .map(({ questionId: _, ...recipient }) => recipient),
    consequence: consequences.get(question.id) ?? null,
  }))
}

/** What waits for the client, the oldest first; joined to the items, whose policy decides. */
export async function listOpenQuestions(
  ctx: ScopeContext,
  limit = 100,
): Promise<ClientQuestionRow[]> {
  const which = sql`${isOpen}`
  const [rows, consequences] = await Promise.all([
    ctx.tx.execute<Omit<ClientQuestionRow, 'consequence'>>(sql`
      select q.id, w.id as "itemId", w.number as "itemNumber", w.title as "itemTitle", q.body,
        q.kind, q.shape, q.asked_by_name as "askedByName", q.asked_at as "askedAt",
        q.reminders_sent as "remindersSent"
      from work_questions q join work_items w on w.tenant_id = q.tenant_id and w.id = q.item_id
      where q.tenant_id = ${ctx.tenantId} and ${which}
      order by q.asked_at, q.id limit ${Math.min(limit, 200)}`),
    readConsequences(ctx, sql`${which}`),
  ])
  return rows.flatMap((row) => {
    const consequence = consequences.get(row.id)
    return consequence ? [{ ...row, consequence }] : []
  })
}

export type AskedQuestion = {
  id: string
  tenantId: TenantId
  itemId: string
  itemNumber: number
  itemTitle: string
  body: string
  kind: QuestionKind
  shape: ItemQuestion['shape']
  value: QuestionValue | null
  answer: string | null
  period: string | null
  askedByName: string
  askedAt: Date
  remindersSent: number
  lastRemindedAt: Date | null
  nextReminderAt: Date | null
  openedAt: Date | null
  answeredAt: Date | null
  answeredByName: string | null
  answeredVia: 'portal' | 'link' | null
  recipients: number
}

export type QuestionFilter = 'open' | 'opened' | 'answered'

const filters: Record<QuestionFilter, SQL> = {
  open: sql`${isOpen}`,
  opened: sql`${isOpen} and exists (select 1 from question_links l where l.tenant_id = q.tenant_id
    and l.question_id = q.id and l.opened_at is not null)`,
  answered: sql`q.answered_at is not null`,
}

/** Across an agent's companies: asked, reminded, opened, answered, with the typed answer. */
export async function listAskedQuestions(
  ctx: AssignedContext,
  { companies, filter }: { companies: readonly TenantId[]; filter: QuestionFilter },
): Promise<AskedQuestion[]> {
  const order = filter === 'answered' ? sql`q.answered_at desc, q.id` : sql`q.asked_at, q.id`
  const rows = await ctx.tx.execute<AskedQuestion>(sql`
    select q.id, q.tenant_id as "tenantId", q.item_id as "itemId", w.number as "itemNumber",
      w.title as "itemTitle", q.body, q.kind, q.shape, q.value, q.answer, q.period,
      q.asked_by_name as "askedByName", q.asked_at as "askedAt",
      q.reminders_sent as "remindersSent", q.last_reminded_at as "lastRemindedAt",
      q.next_reminder_at as "nextReminderAt", q.answered_at as "answeredAt",
      q.answered_by_name as "answeredByName", q.answered_via as "answeredVia",
      l.opened as "openedAt", l.people as recipients
    from work_questions q join work_items w on w.tenant_id = q.tenant_id and w.id = q.item_id
      left join lateral (select max(opened_at) as opened, count(distinct account_id)::int as people
        from question_links k where k.tenant_id = q.tenant_id and k.question_id = q.id) l on true
    where q.tenant_id = any(${sql.param([...companies])}::uuid[]) and ${filters[filter]}
    order by ${order} limit 200`)
  return [...rows]
}
