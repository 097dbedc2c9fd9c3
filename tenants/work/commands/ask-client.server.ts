// A question to the client: from the asking to the answer the time is the client's.
import { and, eq, isNull } from 'drizzle-orm'
import { slaWaits, workQuestions } from '#db/schema/work.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isId, newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { WaitState } from '../rules/clocks.ts'
import { decide, type StateRefusal } from '../rules/item-state.ts'
import {
  factsOf,
  loadItemForChange,
  planChange,
  requireVersion,
  respond,
  saveItemState,
} from './change-item.server.ts'
import { mailQuestion } from './mail-client.server.ts'

export type AskInput = { itemId: string; body: string; version?: number | undefined }

/** Asks; the clock stops, the client's people get a mail with the address of the item. */
export async function askClient(
  ctx: ScopeContext,
  input: AskInput,
): Promise<Ok<{ questionId: string; version: number }> | Err<StateRefusal>> {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  requireVersion(item, input.version)
  const decided = decide(factsOf(item), 'ask')
  if (!decided.ok) return decided
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
  const [, , version] = await Promise.all([
    ctx.tx.insert(workQuestions).values({
      ...own,
      id: questionId,
      body: input.body,
      askedById: ctx.actor.id,
      askedByName: ctx.actor.name,
      askedAt: ctx.now,
    }),
    ctx.tx.insert(slaWaits).values({ ...own, ...wait }),
    saveItemState(ctx, plan, 'question'),
    recordAudit(ctx, {
      action: 'work.question_asked',
      subjectType: 'work_question',
      subjectId: questionId,
      itemId: item.id,
      data: { number: item.number },
    }),
    mailQuestion(ctx, item, input.body),
  ])
  return ok({ questionId, version })
}

export type AnswerInput = { itemId: string; questionId: string; answer: string }

/** The client answers; the clock runs on from here. */
export async function answerQuestion(
  ctx: ScopeContext,
  input: AnswerInput,
): Promise<Ok<{ version: number }> | Err<StateRefusal>> {
  requirePermission(ctx, 'work:answer')
  return closeQuestion(ctx, input, 'answer', {
    answer: input.answer,
    answeredById: ctx.actor.id,
    answeredByName: ctx.actor.name,
    answeredAt: ctx.now,
  })
}

/** Takes a question back, because it was answered elsewhere or asked in error. */
export async function withdrawQuestion(
  ctx: ScopeContext,
  input: { itemId: string; questionId: string },
): Promise<Ok<{ version: number }> | Err<StateRefusal>> {
  requirePermission(ctx, 'work:do')
  return closeQuestion(ctx, input, 'withdraw', { withdrawnAt: ctx.now })
}

async function closeQuestion(
  ctx: ScopeContext,
  { itemId, questionId }: { itemId: string; questionId: string },
  deed: 'answer' | 'withdraw',
  columns: Partial<typeof workQuestions.$inferInsert>,
): Promise<Ok<{ version: number }> | Err<StateRefusal>> {
  if (!isId(questionId)) throw new AppError('not_found')
  const item = await loadItemForChange(ctx, itemId)
  const decided = decide(factsOf(item), deed)
  if (!decided.ok) return decided
  const isOpen = item.waits.some((wait) => wait.questionId === questionId && wait.toAt === null)
  if (!isOpen) {
    if (item.waits.some((wait) => wait.questionId === questionId)) return err('no_open_question')
    throw new AppError('not_found')
  }
  const waits = item.waits.map((wait) =>
    wait.questionId === questionId ? { ...wait, toAt: ctx.now } : wait,
  )
  const plan = planChange(item, { status: decided.value, waits }, ctx.now)
  const [version] = await Promise.all([
    saveItemState(ctx, plan, deed === 'answer' ? 'answer' : 'changed'),
    ctx.tx
      .update(workQuestions)
      .set(columns)
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
      data: { number: item.number },
    }),
  ])
  return ok({ version })
}
