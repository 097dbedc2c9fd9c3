// Asks again what was not answered, each time with a fresh link, and mails a new link to
// whoever holds one that has expired. Two workers at once remind once.
import { sql } from 'drizzle-orm'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import type { Service } from '../../shared/permissions.ts'
import {
  type ScopeContext,
  systemPrincipal,
  type TenantId,
  withCompany,
  withProvider,
} from '../../shared/scope.server.ts'
import { compileCalendar } from '../../sla/rules/calendar.ts'
import { readAnswerers } from '../queries/answerers.server.ts'
import { calendarAt } from '../rules/clocks.ts'
import { nextReminder } from '../rules/reminders.ts'
import type { LoadedItem } from '../types.ts'
import { loadItemForChange } from './change-item.server.ts'
import { accountsAsked, type LinkedQuestion, sendLinks } from './question-links.server.ts'

const BATCH = 200
type Named = { tenantId: TenantId; id: string }

/** Gives how many questions were asked again. */
export async function remindQuestions(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'remind-questions')
  const due = await withProvider(principal, { readOnly: true }, (ctx) =>
    ctx.tx.execute<Named>(sql`
      select tenant_id as "tenantId", id from work_questions
      where next_reminder_at <= ${now} order by next_reminder_at, id limit ${BATCH}`),
  )
  let reminded = 0
  for (const { tenantId, id } of due) {
    const isMine = await withCompany(principal, tenantId, {}, (ctx) =>
      remindQuestion(ctx, { questionId: id }),
    )
    reminded += isMine ? 1 : 0
  }
  return reminded
}

/** False when another worker has done it, or it was answered meanwhile. */
export async function remindQuestion(
  ctx: ScopeContext,
  { questionId }: { questionId: string },
): Promise<boolean> {
  requireSystem(ctx)
  const loaded = await loadDue(ctx, questionId)
  if (!loaded) return false
  const { item, question } = loaded
  const [people, asked] = await Promise.all([
    readAnswerers(ctx, { itemId: item.id, service: item.service }),
    accountsAsked(ctx, questionId),
  ])
  const next = nextReminder(compileCalendar(calendarAt(item, ctx.now)), {
    ...{ askedAt: question.askedAt, days: question.days, now: ctx.now },
  })
  // Of a confidential item nobody holds a link: whoever is named in it is told again.
  const reached = asked.size === 0 ? people : people.filter(({ accountId }) => asked.has(accountId))
  await Promise.all([
    ctx.tx.execute(sql`
      update work_questions set reminders_sent = reminders_sent + 1,
        last_reminded_at = ${ctx.now}, next_reminder_at = ${next}
      where tenant_id = ${ctx.tenantId} and id = ${questionId}`),
    recordAudit(ctx, {
      action: 'work.question_reminded',
      subjectType: 'work_question',
      subjectId: questionId,
      itemId: item.id,
      data: { number: item.number, to: reached.map(({ name }) => name).join(', ') },
    }),
  ])
  const again = {
    ...{ id: questionId, itemId: item.id, body: question.body },
    ...{ askedByName: question.askedByName, itemNumber: item.number, itemTitle: item.title },
  }
  await sendLinks(ctx, again, reached, 'question_reminder')
  return true
}

type Due = { itemId: string; body: string; askedByName: string; askedAt: Date; days: number[] }

// The item first, as whoever answers locks it: both look again at the question behind it.
async function loadDue(
  ctx: ScopeContext,
  questionId: string,
): Promise<{ item: LoadedItem; question: Due } | null> {
  const read = () =>
    ctx.tx.execute<Due>(sql`
      select item_id as "itemId", body, asked_by_name as "askedByName", asked_at as "askedAt",
        reminder_days as days
      from work_questions
      where tenant_id = ${ctx.tenantId} and id = ${questionId} and next_reminder_at <= ${ctx.now}`)
  const seen = (await read())[0]
  if (!seen) return null
  const item = await loadItemForChange(ctx, seen.itemId)
  const question = (await read())[0]
  return question ? { item, question } : null
}

/** Mails a fresh link to each who asked for one. Gives how many. */
export async function renewLinks(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'renew-question-links')
  const asked = await withProvider(principal, { readOnly: true }, (ctx) =>
    ctx.tx.execute<Named>(sql`
      select tenant_id as "tenantId", id from question_links
      where renewal_asked_at is not null and renewed_at is null
      order by renewal_asked_at limit ${BATCH}`),
  )
  let renewed = 0
  for (const { tenantId, id } of asked) {
    const isMine = await withCompany(principal, tenantId, {}, (ctx) =>
      renewLink(ctx, { linkId: id }),
    )
    renewed += isMine ? 1 : 0
  }
  return renewed
}

/** False when another worker has it, or there is nothing left to answer, or nobody may. */
export async function renewLink(
  ctx: ScopeContext,
  { linkId }: { linkId: string },
): Promise<boolean> {
  requireSystem(ctx)
  const rows = await ctx.tx.execute<LinkedQuestion & { service: Service; accountId: string }>(sql`
    with mine as (
      select tenant_id, id, question_id, account_id from question_links
      where tenant_id = ${ctx.tenantId} and id = ${linkId}
        and renewal_asked_at is not null and renewed_at is null
      for update skip locked
    ), marked as (
      update question_links l set renewed_at = ${ctx.now} from mine
      where l.tenant_id = mine.tenant_id and l.id = mine.id
    )
    select q.id, q.item_id as "itemId", q.body, q.asked_by_name as "askedByName",
      w.number as "itemNumber", w.title as "itemTitle", w.service, mine.account_id as "accountId"
    from mine join work_questions q on q.tenant_id = mine.tenant_id and q.id = mine.question_id
      join work_items w on w.tenant_id = q.tenant_id and w.id = q.item_id
    where q.answered_at is null and q.withdrawn_at is null and w.closed_at is null`)
  const question = rows[0]
  if (!question) return false
  const people = await readAnswerers(ctx, question)
  const person = people.filter(({ accountId }) => accountId === question.accountId)
  await sendLinks(ctx, question, person, 'question_reminder')
  return person.length > 0
}

/** Only for jobs: nobody presses this, the calendar does. */
function requireSystem(ctx: ScopeContext): void {
  if (ctx.actor.side !== 'system') throw new AppError('forbidden')
}
