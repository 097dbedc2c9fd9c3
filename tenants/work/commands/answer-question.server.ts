// The end of a question: its answer, which becomes data of the item, or its withdrawal. Whoever
// answers and whoever withdraws meet at the item's lock: one of them is first.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { slaWaits, workQuestions } from '#db/schema/work.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { decide, type StateRefusal } from '../rules/item-state.ts'
import { oweReply, replyMinutes } from '../rules/promises.ts'
import type { QuestionKind, QuestionShape, QuestionValue } from '../rules/question-kinds.ts'
import { type AnswerRefusal, readAnswer } from '../rules/read-answer.ts'
import type { LoadedItem } from '../types.ts'
import { factsOf, loadItemForChange, planChange, saveItemState } from './change-item.server.ts'

export type AnswerInput = {
  itemId: string
  questionId: string
  /** As it was typed or chosen; of files their ids. */
  answer: unknown
  /** Words beside an answer that is no text. */
  remark?: string | null | undefined
  via?: 'portal' | 'link'
}
type Closed = Ok<{ version: number }>

/** The client answers; the clock runs on from here. */
export async function answerQuestion(
  ctx: ScopeContext,
  input: AnswerInput,
): Promise<Closed | Err<StateRefusal | AnswerRefusal>> {
  requirePermission(ctx, 'work:answer')
  const item = await loadOfQuestion(ctx, input)
  const question = await readQuestion(ctx, input.questionId)
  const open = openState(item, input.questionId, 'answer')
  if (!open.ok) return open
  const read = readAnswer(question, input.answer)
  if (!read.ok) return err(read.code, 'answer')
  if (question.kind === 'file' && !(await areOfItem(ctx, item, read.value as string[]))) {
    return err('not_a_file', 'answer')
  }
  const via = input.via ?? 'portal'
  const [closed] = await Promise.all([
    closeQuestion(ctx, item, { ...input, deed: 'answer', data: { via } }, open.value, {
      answer: question.kind === 'text' ? (read.value as string) : (input.remark ?? null),
      value: read.value,
      answeredById: ctx.actor.id,
      answeredByName: ctx.actor.name,
      answeredAt: ctx.now,
      answeredVia: via,
    }),
    question.fieldKey && fillField(ctx, item, question.fieldKey, read.value),
  ])
  return closed
}

/** Takes a question back, because it was answered elsewhere or asked in error. */
export async function withdrawQuestion(
  ctx: ScopeContext,
  input: { itemId: string; questionId: string },
): Promise<Closed | Err<StateRefusal>> {
  requirePermission(ctx, 'work:do')
  const item = await loadOfQuestion(ctx, input)
  const open = openState(item, input.questionId, 'withdraw')
  if (!open.ok) return open
  const columns = { withdrawnAt: ctx.now }
  return closeQuestion(ctx, item, { ...input, deed: 'withdraw' }, open.value, columns)
}

async function loadOfQuestion(
  ctx: ScopeContext,
  { itemId, questionId }: { itemId: string; questionId: string },
): Promise<LoadedItem> {
  if (!isId(questionId)) throw new AppError('not_found')
  return loadItemForChange(ctx, itemId)
}

function openState(item: LoadedItem, questionId: string, deed: 'answer' | 'withdraw') {
  const decided = decide(factsOf(item), deed)
  const asked = item.waits.filter((wait) => wait.questionId === questionId)
  if (asked.length === 0) throw new AppError('not_found')
  if (!decided.ok) return decided
  return asked.some(({ toAt }) => toAt === null) ? decided : err('no_open_question')
}

type Question = { kind: QuestionKind; shape: QuestionShape; fieldKey: string | null }

async function readQuestion(ctx: ScopeContext, questionId: string): Promise<Question> {
  const rows = await ctx.tx.execute<Question>(sql`
    select kind, shape, field_key as "fieldKey" from work_questions
    where tenant_id = ${ctx.tenantId} and id = ${questionId}`)
  if (!rows[0]) throw new AppError('not_found')
  return rows[0]
}

// Files of an answer hang on the item already: ids of other papers are no answer.
async function areOfItem(ctx: ScopeContext, item: LoadedItem, ids: string[]): Promise<boolean> {
  const rows = await ctx.tx.execute(sql`
    select 1 from item_documents
    where tenant_id = ${ctx.tenantId} and item_id = ${item.id}
      and document_id = any(${sql.param(ids)}::uuid[])`)
  return rows.length === new Set(ids).size
}

async function fillField(
  ctx: ScopeContext,
  item: LoadedItem,
  key: string,
  value: QuestionValue,
): Promise<void> {
  await ctx.tx.execute(sql`
    update work_items set form = form || ${JSON.stringify({ [key]: value })}::jsonb
    where tenant_id = ${ctx.tenantId} and id = ${item.id}`)
}

async function closeQuestion(
  ctx: ScopeContext,
  item: LoadedItem,
  {
    questionId,
    deed,
    data,
  }: { questionId: string; deed: 'answer' | 'withdraw'; data?: Record<string, unknown> },
  status: LoadedItem['status'],
  columns: Partial<typeof workQuestions.$inferInsert>,
): Promise<Closed> {
  const waits = item.waits.map((wait) =>
    wait.questionId === questionId ? { ...wait, toAt: wait.toAt ?? ctx.now } : wait,
  )
  // What the client has said is owed a reply, as after a message.
  const clocks =
    deed === 'answer' ? oweReply(item.clocks, ctx.now, replyMinutes(item)) : item.clocks
  const plan = planChange(item, { status, waits, clocks }, ctx.now)
  const [version] = await Promise.all([
    saveItemState(ctx, plan, deed === 'answer' ? 'answer' : 'changed'),
    ctx.tx
      .update(workQuestions)
      .set({ ...columns, nextReminderAt: null })
      .where(and(eq(workQuestions.tenantId, ctx.tenantId), eq(workQuestions.id, questionId))),
    ctx.tx
      .update(slaWaits)
      .set({ toAt: ctx.now })
      .where(
        and(
          eq(slaWaits.tenantId, ctx.tenantId),
          eq(slaWaits.itemId, item.id),
          eq(slaWaits.questionId, questionId),
          isNull(slaWaits.toAt),
        ),
      ),
    recordAudit(ctx, {
      action: deed === 'answer' ? 'work.question_answered' : 'work.question_withdrawn',
      subjectType: 'work_question',
      subjectId: questionId,
      itemId: item.id,
      data: { number: item.number, ...data },
    }),
  ])
  return ok({ version })
}
