// The tree of causes and what is done about them, with a look at whether it helped.
import { sql } from 'drizzle-orm'
import { complaintCauses, correctiveActions } from '#db/schema/complaints.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { requireCompany } from '../../companies/queries.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { localDateOf } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { ActionInput, ActionStepInput, CauseInput } from '../schema.ts'

const MOST_CAUSES = 200

export async function addCause(
  ctx: ScopeContext,
  input: CauseInput,
): Promise<Ok<{ id: string }> | Err<'too_many'>> {
  requirePermission(ctx, 'complaints:do')
  const rows = await ctx.tx.execute<{ id: string }>(sql`
    select id from complaint_causes where tenant_id = ${ctx.tenantId} limit ${MOST_CAUSES}`)
  if (input.parentId && !rows.some(({ id }) => id === input.parentId)) {
    throw new AppError('not_found')
  }
  if (rows.length >= MOST_CAUSES) return err('too_many', 'namePl')
  const id = newId()
  const { tenantId, now } = ctx
  await Promise.all([
    ctx.tx.insert(complaintCauses).values({ ...input, tenantId, id, createdAt: now }),
    recordAudit(ctx, {
      action: 'complaints.cause_added',
      subjectType: 'complaint_cause',
      subjectId: id,
      data: { namePl: input.namePl },
    }),
  ])
  return ok({ id })
}

/** A cause that the product itself names, made when it is first needed. */
export async function ensureCause(
  ctx: ScopeContext,
  cause: { code: string; namePl: string; nameEn: string },
): Promise<string> {
  requirePermission(ctx, 'complaints:do')
  const rows = await ctx.tx.execute<{ id: string }>(sql`
    insert into complaint_causes (tenant_id, id, code, name_pl, name_en, created_at)
    values (${ctx.tenantId}, ${newId()}, ${cause.code}, ${cause.namePl}, ${cause.nameEn}, ${ctx.now})
    on conflict (tenant_id, code) do update set is_active = true
    returning id`)
  return rows[0]!.id
}

export async function openCorrectiveAction(
  ctx: ScopeContext,
  input: ActionInput,
): Promise<Ok<{ id: string }>> {
  requirePermission(ctx, 'complaints:do')
  const found = await ctx.tx.execute(sql`
    select 1 from complaint_causes where tenant_id = ${ctx.tenantId} and id = ${input.causeId}`)
  if (found.length === 0) throw new AppError('not_found')
  const id = newId()
  const { tenantId, now, actor } = ctx
  await Promise.all([
    ctx.tx
      .insert(correctiveActions)
      .values({ ...input, tenantId, id, createdAt: now, createdByName: actor.name }),
    recordAudit(ctx, {
      action: 'complaints.action_opened',
      subjectType: 'corrective_action',
      subjectId: id,
      data: { dueOn: input.dueOn },
    }),
  ])
  return ok({ id })
}

type StepRefusal = 'in_future' | 'check_before_done' | 'not_done' | 'already_done'

/** Done, with the day of the check; then checked. Neither is taken back. */
export async function advanceAction(
  ctx: ScopeContext,
  input: ActionStepInput,
): Promise<Ok<undefined> | Err<StepRefusal>> {
  requirePermission(ctx, 'complaints:do')
  if (!isId(input.actionId)) throw new AppError('not_found')
  const [rows, company] = await Promise.all([
    ctx.tx.execute<{ doneOn: string | null; effect: string | null }>(sql`
      select done_on as "doneOn", effect from corrective_actions
      where tenant_id = ${ctx.tenantId} and id = ${input.actionId} for update`),
    requireCompany(ctx),
  ])
  const action = rows[0]
  if (!action) throw new AppError('not_found')
  if (input.step === 'done') {
    if (action.doneOn) return err('already_done', 'doneOn')
    if (input.doneOn > localDateOf(ctx.now, company.zone)) return err('in_future', 'doneOn')
    if (input.checkOn < input.doneOn) return err('check_before_done', 'checkOn')
  } else {
    if (!action.doneOn) return err('not_done', 'effect')
    if (action.effect) return err('already_done', 'effect')
  }
  const columns =
    input.step === 'done'
      ? sql`done_on = ${input.doneOn}, check_on = ${input.checkOn}`
      : sql`effect = ${input.effect}, effect_note = ${input.effectNote}`
  await Promise.all([
    ctx.tx.execute(sql`
      update corrective_actions set ${columns}
      where tenant_id = ${ctx.tenantId} and id = ${input.actionId}`),
    recordAudit(ctx, {
      action: input.step === 'done' ? 'complaints.action_done' : 'complaints.action_checked',
      subjectType: 'corrective_action',
      subjectId: input.actionId,
      data: input.step === 'done' ? { doneOn: input.doneOn } : { effect: input.effect },
    }),
  ])
  return ok()
}
