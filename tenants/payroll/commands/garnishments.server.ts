// Claims of others on somebody's pay: recorded with the day on which the paper came, changed
// with a reason, never rewritten as to whose they are and for which case.
import { and, eq, sql } from 'drizzle-orm'
import { employees } from '#db/schema/people.ts'
import { garnishments } from '#db/schema/time.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { localDateOf } from '../../shared/dates.ts'
import { isId, newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { AddGarnishmentInput, ChangeGarnishmentInput } from '../garnishment-schema.ts'
import { loadSealer } from '../sealing.server.ts'

export type AddGarnishmentRefusal = 'date_future' | 'case_taken'

/** Records a claim. The order among claims of one kind is that of their positions. */
export async function addGarnishment(
  ctx: ScopeContext,
  input: AddGarnishmentInput,
): Promise<Result<{ id: string }, AddGarnishmentRefusal>> {
  requirePermission(ctx, 'people:manage')
  const [[person], sealer] = await Promise.all([
    ctx.tx
      .select({ number: employees.number })
      .from(employees)
      .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.id, input.employeeId)))
      .for('update')
      .limit(1),
    loadSealer(ctx),
  ])
  if (!person) throw new AppError('not_found')
  if (input.receivedOn > localDateOf(ctx.now, 'Europe/Warsaw')) {
    return err('date_future', 'receivedOn')
  }
  const [there] = await ctx.tx
    .select({
      last: sql<number>`coalesce(max(${garnishments.position}), 0)::int`,
      isTaken: sql<boolean>`coalesce(bool_or(${garnishments.caseNumber} = ${input.caseNumber}
        and (${garnishments.validTo} is null or ${garnishments.validTo} >= ${input.validFrom})), false)`,
    })
    .from(garnishments)
    .where(
      and(eq(garnishments.tenantId, ctx.tenantId), eq(garnishments.employeeId, input.employeeId)),
    )
  if (there!.isTaken) return err('case_taken', 'caseNumber')
  const { account, position, ...plain } = input
  const sealed = account ? sealer.seal('account', account) : null
  const id = newId()
  await ctx.tx.insert(garnishments).values({
    ...plain,
    tenantId: ctx.tenantId,
    id,
    position: position ?? Math.min(there!.last + 1, 99),
    accountSealed: sealed?.sealed ?? null,
    accountLast: sealed?.last ?? null,
    recordedAt: ctx.now,
    recordedByName: ctx.actor.name,
  })
  await audit(ctx, 'garnishment_added', input.employeeId, {
    garnishmentId: id,
    person: person.number,
    kind: input.kind,
    creditor: input.creditor,
    caseNumber: input.caseNumber,
    validFrom: input.validFrom,
    total: textOf(input.totalMinor),
    monthly: textOf(input.monthlyMinor),
  })
  return ok({ id })
}

export type ChangeGarnishmentRefusal = 'days_order' | 'total_below_taken' | 'nothing_changed'

/** Its end, its sums, its place in the order, where it goes to. */
export async function changeGarnishment(
  ctx: ScopeContext,
  input: ChangeGarnishmentInput,
): Promise<Result<{ version: number }, ChangeGarnishmentRefusal>> {
  requirePermission(ctx, 'people:manage')
  const before = await takeGarnishment(ctx, input.garnishmentId)
  const sealer = await loadSealer(ctx)
  if (before.version !== input.version) throw new AppError('stale_version')
  if (input.validTo !== null && input.validTo < before.validFrom) {
    return err('days_order', 'validTo')
  }
  if (input.totalMinor !== null && input.totalMinor < before.takenMinor) {
    return err('total_below_taken', 'totalMinor')
  }
  const { validTo, totalMinor, monthlyMinor, position } = input
  const values = { validTo, totalMinor, monthlyMinor, position }
  const changed: Record<string, { from: unknown; to: unknown }> = {}
  for (const [name, to] of Object.entries(values)) {
    const from = before[name as keyof typeof values]
    if (from !== to) changed[name] = { from: textOf(from), to: textOf(to) }
  }
  const sealed = input.account ? sealer.seal('account', input.account) : null
  const old = before.accountSealed && sealer.open('account', before.accountSealed)
  if (sealed && input.account !== old) {
    changed.account = { from: before.accountLast, to: sealed.last }
  }
  if (Object.keys(changed).length === 0) return err('nothing_changed')
  const version = before.version + 1
  await Promise.all([
    ctx.tx
      .update(garnishments)
      .set({
        ...values,
        ...(sealed ? { accountSealed: sealed.sealed, accountLast: sealed.last } : {}),
        changedAt: ctx.now,
        version,
      })
      .where(and(eq(garnishments.tenantId, ctx.tenantId), eq(garnishments.id, before.id))),
    audit(ctx, 'garnishment_changed', before.employeeId, {
      garnishmentId: before.id,
      caseNumber: before.caseNumber,
      reason: input.reason,
      changed,
    }),
  ])
  return ok({ version })
}

/** Opens the account that a claim is paid to; that it was opened is on record before. */
export async function revealGarnishmentAccount(
  ctx: ScopeContext,
  { garnishmentId }: { garnishmentId: string },
): Promise<{ employeeId: string; value: string }> {
  requirePermission(ctx, 'people:unmask')
  const row = await takeGarnishment(ctx, garnishmentId)
  const sealer = await loadSealer(ctx)
  if (!row.accountSealed) throw new AppError('not_found')
  await audit(ctx, 'number_revealed', row.employeeId, {
    garnishmentId: row.id,
    caseNumber: row.caseNumber,
    field: 'account',
  })
  return { employeeId: row.employeeId, value: sealer.open('account', row.accountSealed) }
}

async function takeGarnishment(ctx: ScopeContext, id: string) {
  if (!isId(id)) throw new AppError('not_found')
  const [row] = await ctx.tx
    .select()
    .from(garnishments)
    .where(and(eq(garnishments.tenantId, ctx.tenantId), eq(garnishments.id, id)))
    .for('update')
    .limit(1)
  if (!row) throw new AppError('not_found')
  return row
}

/** Amounts as text, as records have them. */
const textOf = (value: unknown) => (typeof value === 'bigint' ? `${value}` : value)

function audit(
  ctx: ScopeContext,
  deed: string,
  employeeId: string,
  data: Record<string, unknown>,
): Promise<void> {
  const action = `payroll.${deed}`
  return recordAudit(ctx, { action, subjectType: 'employee', subjectId: employeeId, data })
}
