// Hours and sums of a month, one entry for each code. Once a run of the month is approved,
// what it pays stays: what comes later belongs to the next month.
import { and, eq, sql } from 'drizzle-orm'
import { monthInputs } from '#db/schema/time.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { firstDayOf, lastDayOf } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { bonusRunCodes } from '../kinds.ts'
import { listTouchedMonths, loadEmployment } from '../queries/terms.server.ts'
import type { MonthInputInput } from '../schema.ts'

export type MonthInputRefusal = 'outside_employment' | 'month_frozen'

/** Writes an entry, or takes it away when it is empty. */
export async function recordMonthInput(
  ctx: ScopeContext,
  input: MonthInputInput,
): Promise<Result<{ id: string | null }, MonthInputRefusal>> {
  requirePermission(ctx, 'people:manage')
  const employment = await loadEmployment(ctx, input.employmentId, { lock: true })
  const { period, code } = input
  const [first, last] = [firstDayOf(period), lastDayOf(period)]
  // A bonus may be paid after the last day; time is worked within the contract only.
  const isOver = employment.endsOn !== null && employment.endsOn < first && input.hours !== null
  if (employment.startsOn > last || isOver) return err('outside_employment', 'period')
  const frozen = await listTouchedMonths(ctx, {
    employmentId: employment.id,
    from: first,
    to: last,
  })
  const isBonus = (bonusRunCodes as readonly string[]).includes(code)
  if (frozen.some(({ runKind }) => runKind !== 'bonus' || isBonus)) {
    return err('month_frozen', 'period')
  }
  const key = and(
    eq(monthInputs.tenantId, ctx.tenantId),
    eq(monthInputs.employmentId, employment.id),
    eq(monthInputs.period, period),
    eq(monthInputs.code, code),
  )
  const isEmpty = input.hours === null && input.amountMinor === null
  const rows = isEmpty
    ? await ctx.tx.delete(monthInputs).where(key).returning({ id: monthInputs.id })
    : await ctx.tx
        .insert(monthInputs)
        .values({
          tenantId: ctx.tenantId,
          id: newId(),
          employmentId: employment.id,
          employeeId: employment.employeeId,
          period,
          code,
          ...valuesOf(ctx, input),
        })
        .onConflictDoUpdate({
          target: [
            monthInputs.tenantId,
            monthInputs.employmentId,
            monthInputs.period,
            monthInputs.code,
          ],
          set: { ...valuesOf(ctx, input), version: sql`${monthInputs.version} + 1` },
        })
        .returning({ id: monthInputs.id })
  if (rows[0]) {
    await recordAudit(ctx, {
      action: isEmpty ? 'payroll.month_input_removed' : 'payroll.month_input_recorded',
      subjectType: 'employment',
      subjectId: employment.id,
      data: { period, code, ...(input.hours === null ? {} : { minutes: input.hours }) },
    })
  }
  return ok({ id: isEmpty ? null : rows[0]!.id })
}

function valuesOf(ctx: ScopeContext, input: MonthInputInput) {
  return {
    minutes: input.hours,
    amountMinor: input.amountMinor,
    note: input.note,
    recordedAt: ctx.now,
    recordedByName: ctx.actor.name,
  }
}
