// Pay besides the base, and what the company itself decides of its payroll: both hold from
// a day on, and what held before stays.
import { and, desc, eq, lte } from 'drizzle-orm'
import { payComponents, payrollSettings } from '#db/schema/people.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { findMissingAccounts } from '../../ledger/queries/accounts.server.ts'
import { newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { listTouchedMonths, loadEmployment } from '../queries/terms.server.ts'
import type { PayComponentInput } from '../schema.ts'
import type { PayrollSettingsInput } from '../settings-schema.ts'
import type { TouchedMonth } from '../types.ts'

/** Sets a component from a day on; an amount of zero ends it. */
export async function setPayComponent(
  ctx: ScopeContext,
  input: PayComponentInput,
): Promise<Result<{ id: string; touched: TouchedMonth[] }, 'outside_employment'>> {
  requirePermission(ctx, 'people:manage')
  const employment = await loadEmployment(ctx, input.employmentId, { lock: true })
  const { validFrom, validTo } = input
  const { startsOn, endsOn } = employment
  if (validFrom < startsOn || (endsOn !== null && validFrom > endsOn)) {
    return err('outside_employment', 'validFrom', { from: startsOn, to: endsOn ?? '' })
  }
  const [[before], touched] = await Promise.all([
    ctx.tx
      .select({ id: payComponents.id })
      .from(payComponents)
      .where(
        and(
          eq(payComponents.tenantId, ctx.tenantId),
          eq(payComponents.employmentId, employment.id),
          eq(payComponents.code, input.code),
          lte(payComponents.validFrom, validFrom),
        ),
      )
      .orderBy(
        desc(payComponents.validFrom),
        desc(payComponents.recordedAt),
        desc(payComponents.id),
      )
      .limit(1),
    listTouchedMonths(ctx, {
      employmentId: employment.id,
      from: validFrom,
      ...(validTo ? { to: validTo } : {}),
    }),
  ])
  const id = newId()
  await Promise.all([
    ctx.tx.insert(payComponents).values({
      ...input,
      ...recordedBy(ctx),
      tenantId: ctx.tenantId,
      id,
      employeeId: employment.employeeId,
      supersedesId: before?.id ?? null,
    }),
    recordAudit(ctx, {
      action: 'payroll.component_set',
      subjectType: 'employment',
      subjectId: employment.id,
      data: { componentId: id, code: input.code, validFrom, validTo, reason: input.reason },
    }),
  ])
  return ok({ id, touched })
}

/** A missing account is named by its field: `ledgerAccounts.net`, `costCentres.0.account`. */
async function missingAccount(
  ctx: ScopeContext,
  { ledgerAccounts, costCentres }: PayrollSettingsInput,
): Promise<string | null> {
  const named = [
    ...Object.entries(ledgerAccounts).map(([kind, number]) => [`ledgerAccounts.${kind}`, number]),
    ...costCentres.map(({ account }, at) => [`costCentres.${at}.account`, account ?? '']),
  ].filter(([, number]) => number !== '') as [field: string, number: string][]
  const missing = new Set(
    await findMissingAccounts(
      ctx,
      named.map(([, number]) => number),
    ),
  )
  return named.find(([, number]) => missing.has(number))?.[0] ?? null
}

/** What the company decides from a day on: accident rate, pay day, PPK, accounts. */
export async function setPayrollSettings(
  ctx: ScopeContext,
  input: PayrollSettingsInput,
): Promise<Result<{ id: string }, 'unknown_account'>> {
  requirePermission(ctx, 'payroll:do')
  const unknown = await missingAccount(ctx, input)
  if (unknown) return err('unknown_account', unknown)
  const [before] = await ctx.tx
    .select({ id: payrollSettings.id })
    .from(payrollSettings)
    .where(
      and(
        eq(payrollSettings.tenantId, ctx.tenantId),
        lte(payrollSettings.validFrom, input.validFrom),
      ),
    )
    .orderBy(
      desc(payrollSettings.validFrom),
      desc(payrollSettings.recordedAt),
      desc(payrollSettings.id),
    )
    .limit(1)
  const id = newId()
  await ctx.tx.insert(payrollSettings).values({
    ...input,
    ...recordedBy(ctx),
    tenantId: ctx.tenantId,
    id,
    supersedesId: before?.id ?? null,
  })
  await recordAudit(ctx, {
    action: 'payroll.settings_set',
    subjectType: 'payroll_settings',
    subjectId: id,
    data: { ...input },
  })
  return ok({ id })
}

function recordedBy(ctx: ScopeContext) {
  return { recordedAt: ctx.now, recordedById: ctx.actor.id, recordedByName: ctx.actor.name }
}
