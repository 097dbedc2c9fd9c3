// A date by law on an item: set with the work that it belongs to, moved when the law lets it
// move, stopped by the answer.
import { recordAudit } from '../../audit/commands.server.ts'
import { addDays, type LocalDate, startOfLocalDay } from '../../shared/dates.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { statutoryClock, stopClocks, withStatutory } from '../rules/promises.ts'
import { loadItemForChange, planChange, saveItemState } from './change-item.server.ts'

/**
 * For the module whose law it is, in its own transaction and after its own checks. A date
 * that has been answered stays as it was.
 */
export async function setStatutoryDate(
  ctx: ScopeContext,
  { itemId, since, dueOn }: { itemId: string; since: LocalDate; dueOn: LocalDate },
): Promise<void> {
  const item = await loadItemForChange(ctx, itemId)
  if (item.closedAt) return
  const known = item.clocks.find(({ kind }) => kind === 'statutory')
  if (known?.dueOn === dueOn) return
  const clocks = withStatutory(item.clocks, statutoryClock(since, dueOn, item.zone))
  const plan = planChange(item, { status: item.status, clocks, keepsVersion: true }, ctx.now)
  await Promise.all([
    saveItemState(ctx, plan, 'changed'),
    recordAudit(ctx, {
      action: 'sla.statutory_date_set',
      subjectType: 'work_item',
      subjectId: item.id,
      itemId: item.id,
      data: { number: item.number, dueOn, ...(known?.dueOn ? { before: known.dueOn } : {}) },
    }),
  ])
}

/** The answer that the law asks for has gone out; the rest of the work may go on. */
export async function meetStatutoryDate(
  ctx: ScopeContext,
  { itemId, on }: { itemId: string; on: LocalDate },
): Promise<void> {
  const item = await loadItemForChange(ctx, itemId)
  const running = item.clocks.find(
    ({ kind, stoppedAt }) => kind === 'statutory' && stoppedAt === null,
  )
  if (!running || item.closedAt) return
  // Written down later than it was done: the day counts, and its last minute is still in it.
  const dayEnd = new Date(startOfLocalDay(addDays(on, 1), item.zone).getTime() - 60_000)
  const at = dayEnd < ctx.now ? dayEnd : ctx.now
  const clocks = stopClocks(item.clocks, at, ['statutory'])
  const plan = planChange(item, { status: item.status, clocks, keepsVersion: true }, ctx.now)
  await saveItemState(ctx, plan, 'changed')
}
