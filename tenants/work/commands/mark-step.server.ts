// Marks on an item's steps and checklist. The rules say where the item stands; what follows
// from it, the wait for the client and the news to people, is written with the mark.
import { sql } from 'drizzle-orm'
import { workMarks } from '#db/schema/steps.ts'
import { slaWaits } from '#db/schema/work.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { WaitState } from '../rules/clocks.ts'
import { isClosed, type StateRefusal, statusByWaits } from '../rules/item-state.ts'
import {
  judgeCheck,
  judgeStep,
  type Mark,
  type Progress,
  readProgress,
  type StepRefusal,
  stepActor,
} from '../rules/steps.ts'
import type { LoadedItem } from '../types.ts'
import {
  factsOf,
  isAcceptance,
  loadItemForChange,
  planChange,
  requireVersion,
  respond,
  saveItemState,
} from './change-item.server.ts'
import { tellOfStep } from './mail-steps.server.ts'

export type MarkStepInput = {
  itemId: string
  key: string
  outcome: 'done' | 'returned'
  /** Words to the next one; of returned work they are needed. */
  note?: string | undefined
  version?: number | undefined
}
export type MarkRefusal = StateRefusal | StepRefusal | 'words_needed'

/** Ends the current step or gives the work back: agents, leads, and the client who accepts. */
export async function markStep(
  ctx: ScopeContext,
  input: MarkStepInput,
): Promise<Ok<{ version: number; isReady: boolean }> | Err<MarkRefusal>> {
  requirePermission(ctx, ctx.actor.side === 'client' ? 'work:answer' : 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  requireVersion(item, input.version)
  const facts = factsOf(item)
  if (isClosed(facts.status)) return err('item_closed')
  // What was asked may change the work: it is answered or taken back first.
  if (facts.openQuestions > 0) return err('question_open')
  const before = readProgress(item, item.marks)
  const judged = judgeStep(before, input, stepActor(ctx))
  if (!judged.ok) return judged
  const note = input.note?.trim() || null
  if (input.outcome === 'returned' && !note) return err('words_needed', 'note')
  const mark = markBy(ctx, 'step', input, note)
  const after = readProgress(item, [...item.marks, mark])
  const version = await writeStep(ctx, item, mark, after)
  await Promise.all([
    recordAudit(ctx, {
      action: actionOf(judged.value.kind, input.outcome),
      subjectType: 'work_item',
      subjectId: item.id,
      itemId: item.id,
      data: { number: item.number, step: judged.value.name, ...(note ? { note } : {}) },
    }),
    tellOfStep(ctx, item, { before, after, outcome: input.outcome, note }),
  ])
  return ok({ version, isReady: after.mayFinish })
}

/** The client's yes to the result, or its no with words. */
export async function acceptWork(
  ctx: ScopeContext,
  input: Omit<MarkStepInput, 'key'>,
): Promise<Ok<{ version: number; isReady: boolean }> | Err<MarkRefusal>> {
  requirePermission(ctx, 'work:answer')
  const item = await loadItemForChange(ctx, input.itemId)
  const { current } = readProgress(item, item.marks)
  if (current?.kind !== 'accept') return err('step_not_current')
  return markStep(ctx, { ...input, key: current.key })
}

async function writeStep(
  ctx: ScopeContext,
  item: LoadedItem,
  mark: Mark,
  after: Progress,
): Promise<number> {
  const { tenantId } = ctx
  const waits = waitsAfter(ctx, item, after)
  const awaits = waits.some((wait) => wait.toAt === null && isAcceptance(wait))
  const plan = planChange(
    item,
    {
      status: statusByWaits(0, factsOf(item).waitsForAuthority, awaits),
      waits,
      step: after.current && { key: after.current.key, kind: after.current.kind },
      // To hand the result over is to answer; to tick off a step among ourselves is not.
      ...(awaits ? respond(item, ctx.now) : {}),
    },
    ctx.now,
  )
  const fresh = waits.filter(({ id }) => !item.waits.some((known) => known.id === id))
  const [version] = await Promise.all([
    saveItemState(ctx, plan, 'changed'),
    ctx.tx.insert(workMarks).values(rowOf(ctx, item.id, mark)),
    fresh.length > 0 &&
      ctx.tx.insert(slaWaits).values(fresh.map((wait) => ({ tenantId, itemId: item.id, ...wait }))),
    item.waits.some((wait) => wait.toAt === null && isAcceptance(wait)) &&
      ctx.tx.execute(sql`
        update sla_waits set to_at = ${ctx.now}
        where tenant_id = ${tenantId} and item_id = ${item.id} and to_at is null
          and party = 'client' and question_id is null and reason = 'acceptance'`),
  ])
  return version
}

/** While the client looks at the result the time is the client's. */
function waitsAfter(ctx: ScopeContext, item: LoadedItem, after: Progress): WaitState[] {
  const waits = item.waits.map((wait) =>
    wait.toAt === null && isAcceptance(wait) ? { ...wait, toAt: ctx.now } : wait,
  )
  if (after.current?.kind !== 'accept') return waits
  return [
    ...waits,
    {
      id: newId(),
      party: 'client',
      reason: 'acceptance',
      questionId: null,
      fromAt: ctx.now,
      toAt: null,
    },
  ]
}

/** Ticks a check of the current step, or takes the tick away. */
export async function markCheck(
  ctx: ScopeContext,
  input: { itemId: string; key: string; isChecked: boolean },
): Promise<Ok<{ missing: string[] }> | Err<StateRefusal | StepRefusal>> {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  if (isClosed(item.status)) return err('item_closed')
  const before = readProgress(item, item.marks)
  const judged = judgeCheck(before, input.key, stepActor(ctx))
  if (!judged.ok) return judged
  // Said twice, it stays said once.
  if ((judged.value.checked !== null) === input.isChecked) return ok({ missing: before.missing })
  const outcome = input.isChecked ? 'checked' : 'unchecked'
  const mark = markBy(ctx, 'check', { key: input.key, outcome }, null)
  const status = item.status === 'new' ? 'in_progress' : item.status
  await Promise.all([
    ctx.tx.insert(workMarks).values(rowOf(ctx, item.id, mark)),
    saveItemState(ctx, planChange(item, { status, keepsVersion: true }, ctx.now), 'changed'),
    recordAudit(ctx, {
      action: input.isChecked ? 'work.check_ticked' : 'work.check_unticked',
      subjectType: 'work_item',
      subjectId: item.id,
      itemId: item.id,
      data: { number: item.number, check: judged.value.label },
      isInternal: true,
    }),
  ])
  return ok({ missing: readProgress(item, [...item.marks, mark]).missing })
}

function markBy(
  ctx: ScopeContext,
  kind: Mark['kind'],
  { key, outcome }: { key: string; outcome: Mark['outcome'] },
  note: string | null,
): Mark {
  const { id: byId, name: byName } = ctx.actor
  return { kind, key, outcome, note, byId, byName, at: ctx.now }
}

function rowOf(ctx: ScopeContext, itemId: string, mark: Mark): typeof workMarks.$inferInsert {
  return { tenantId: ctx.tenantId, id: newId(), itemId, side: ctx.actor.side, ...mark }
}

function actionOf(kind: 'do' | 'review' | 'accept', outcome: 'done' | 'returned'): string {
  if (kind === 'accept') return outcome === 'done' ? 'work.accepted' : 'work.not_accepted'
  return outcome === 'done' ? 'work.step_done' : 'work.step_returned'
}
