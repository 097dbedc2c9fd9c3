// Sums of a year that this payroll has not paid itself: of another payer, or of the program
// used before. They are added to; a wrong one is taken back by its mirror, with a reason.
import { and, eq, sql } from 'drizzle-orm'
import { employees, yearOpenings } from '#db/schema/people.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { FIRST_PAYROLL_YEAR } from '../pl/parameters.ts'
import type { YearOpeningInput } from '../year-opening-schema.ts'

export type YearOpeningRefusal = 'nothing_entered' | 'year' | 'other_payer_tax' | 'below_zero'

const SUMS = [
  'pensionBaseMinor',
  'taxBaseMinor',
  'exemptMinor',
  'authorKupMinor',
  'sickDays',
] as const
type Totals = Record<(typeof SUMS)[number], bigint>

export async function addYearOpening(
  ctx: ScopeContext,
  input: YearOpeningInput,
): Promise<Result<{ id: string }, YearOpeningRefusal>> {
  requirePermission(ctx, 'people:manage')
  const { employeeId, year, source, reason } = input
  const [person] = await ctx.tx
    .select({ number: employees.number })
    .from(employees)
    .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.id, employeeId)))
    // Two entries at once would each see a sum that is not below zero yet.
    .for('update')
    .limit(1)
  if (!person) throw new AppError('not_found')
  const latest = ctx.now.getUTCFullYear() + 1
  if (year < FIRST_PAYROLL_YEAR || year > latest) return err('year', 'year')
  if (SUMS.every((name) => BigInt(input[name]) === 0n)) {
    return err('nothing_entered', 'pensionBaseMinor')
  }
  // The threshold of the advance is that of one payer (art. 32 of the PIT Act).
  if (source === 'other_payer' && input.taxBaseMinor !== 0n) {
    return err('other_payer_tax', 'taxBaseMinor')
  }
  const before = await totalsOf(ctx, { employeeId, year, source })
  const short = SUMS.find((name) => before[name] + BigInt(input[name]) < 0n)
  if (short) return err('below_zero', short)
  const id = newId()
  const { pensionBaseMinor, taxBaseMinor, exemptMinor, authorKupMinor, sickDays } = input
  const sums = { pensionBaseMinor, taxBaseMinor, exemptMinor, authorKupMinor, sickDays }
  await Promise.all([
    ctx.tx.insert(yearOpenings).values({
      tenantId: ctx.tenantId,
      id,
      employeeId,
      year,
      source,
      ...sums,
      recordedAt: ctx.now,
      recordedById: ctx.actor.id,
      recordedByName: ctx.actor.name,
      reason,
    }),
    // Whose sums were entered is on record; the sums themselves are pay and stand in the row.
    recordAudit(ctx, {
      action: 'payroll.year_opening_added',
      subjectType: 'employee',
      subjectId: employeeId,
      data: { openingId: id, number: person.number, year, source, reason },
    }),
  ])
  return ok({ id })
}

async function totalsOf(
  ctx: ScopeContext,
  { employeeId, year, source }: Pick<YearOpeningInput, 'employeeId' | 'year' | 'source'>,
): Promise<Totals> {
  const [totals] = await ctx.tx.execute<Totals>(sql`
    select coalesce(sum(pension_base_minor), 0)::int8 as "pensionBaseMinor",
      coalesce(sum(tax_base_minor), 0)::int8 as "taxBaseMinor",
      coalesce(sum(exempt_minor), 0)::int8 as "exemptMinor",
      coalesce(sum(author_kup_minor), 0)::int8 as "authorKupMinor",
      coalesce(sum(sick_days), 0)::int8 as "sickDays"
    from year_openings where tenant_id = ${ctx.tenantId} and employee_id = ${employeeId}
      and year = ${year} and source = ${source}`)
  return totals!
}
