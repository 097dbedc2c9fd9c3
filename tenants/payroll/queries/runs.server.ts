// Runs of the payroll: how far each is, what it sums up to, and what is to be looked at
// before somebody puts a name under it.
import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import { payrollRuns, payslips } from '#db/schema/payroll.ts'
import { isPeriod, type Period } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { amountNames, type RunPage, type RunRow, type RunTotals } from '../run-types.ts'
import { BLOCKING_WARNINGS, type RunWarningCode } from '../runs/codes.ts'
import type { Page } from '../types.ts'
import { changesSince } from './run-changes.server.ts'

const MAX_PAGE = 200
const MOST_SHOWN = 50
/** More than anybody would answer for one by one. */
const MOST_EXTREMES = 2_000

const runColumns = {
  id: payrollRuns.id,
  period: payrollRuns.period,
  kind: payrollRuns.kind,
  number: payrollRuns.number,
  title: payrollRuns.title,
  payOn: payrollRuns.payOn,
  status: payrollRuns.status,
  calculationState: payrollRuns.calculationState,
  peopleTotal: payrollRuns.peopleTotal,
  peopleDone: payrollRuns.peopleDone,
  blockingCount: payrollRuns.blockingCount,
  payslipCount: payrollRuns.payslipCount,
  grossMinor: payrollRuns.grossMinor,
  netMinor: payrollRuns.netMinor,
  employerTotalMinor: payrollRuns.employerTotalMinor,
  createdAt: payrollRuns.createdAt,
  createdByName: payrollRuns.createdByName,
  version: payrollRuns.version,
}

/** Runs of the company, the latest month first. */
export async function listRuns(
  ctx: ScopeContext,
  ask: { period?: Period; cursor?: string | null; limit?: number } = {},
): Promise<Page<RunRow>> {
  requirePermission(ctx, 'payroll:read')
  const limit = Math.min(Math.max(ask.limit ?? 50, 1), MAX_PAGE)
  const after = /^(\d{4}-\d\d)\.(\d{1,4})$/.exec(ask.cursor ?? '')
  const rows = await ctx.tx
    .select(runColumns)
    .from(payrollRuns)
    .where(
      and(
        eq(payrollRuns.tenantId, ctx.tenantId),
        ask.period && isPeriod(ask.period) ? eq(payrollRuns.period, ask.period) : undefined,
        after
          ? sql`(${payrollRuns.period}, ${payrollRuns.number}) < (${after[1]}, ${Number(after[2])})`
          : undefined,
      ),
    )
    .orderBy(desc(payrollRuns.period), desc(payrollRuns.number))
    .limit(limit + 1)
  const items = rows.slice(0, limit) as RunRow[]
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? `${last.period}.${last.number}` : null }
}

/** Everything about one run; null when the company has no such run. */
export async function getRun(ctx: ScopeContext, runId: string): Promise<RunPage | null> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(runId)) return null
  const [runs, totals, warnings, differences, extremes, draft, changed] = await Promise.all([
    ctx.tx
      .select({
        ...runColumns,
        itemId: payrollRuns.itemId,
        checkedAt: payrollRuns.checkedAt,
        checkedByName: payrollRuns.checkedByName,
        approvedAt: payrollRuns.approvedAt,
        approvedByName: payrollRuns.approvedByName,
        closedAt: payrollRuns.closedAt,
        closedByName: payrollRuns.closedByName,
        paidAt: payrollRuns.paidAt,
        paidByName: payrollRuns.paidByName,
        reversedAt: payrollRuns.reversedAt,
        reversedByName: payrollRuns.reversedByName,
        reversalReason: payrollRuns.reversalReason,
        calculationAskedAt: payrollRuns.calculationAskedAt,
        calculatedAt: payrollRuns.calculatedAt,
        calculationError: payrollRuns.calculationError,
        entryId: payrollRuns.entryId,
        reversalEntryId: payrollRuns.reversalEntryId,
        isOvertaken: isOvertaken(ctx),
      })
      .from(payrollRuns)
      .where(and(eq(payrollRuns.tenantId, ctx.tenantId), eq(payrollRuns.id, runId)))
      .limit(1),
    sumPayslips(ctx, runId),
    countWarnings(ctx, runId),
    listDifferences(ctx, runId),
    listExtremes(ctx, runId),
    listDraftChanges(ctx, runId),
    changesSince(ctx, runId),
  ])
  if (!runs[0]) return null
  return {
    ...runs[0],
    totals,
    warnings,
    differences,
    extremes,
    changedSinceDraft: draft,
    changedSinceCalculation: changed.contracts,
    changedPeople: changed.people,
    areSettingsChanged: changed.areSettings,
  } as RunPage
}

/** True for a run that waits while another one has moved the year to date. */
export function isOvertaken(ctx: ScopeContext): SQL<boolean> {
  // Columns by their table's name: in here a bare one would be that of the other run.
  return sql<boolean>`(payroll_runs.status in ('draft','checked')
    and payroll_runs.calculated_at is not null and exists (
      select 1 from payroll_runs o
      where o.tenant_id = ${ctx.tenantId} and o.id <> payroll_runs.id
        and greatest(o.closed_at, o.reversed_at) > payroll_runs.calculation_asked_at))`
}

/** Sums of a run's payslips, by their columns. */
export async function sumPayslips(ctx: ScopeContext, runId: string): Promise<RunTotals> {
  requirePermission(ctx, 'payroll:read')
  const columns = getTableColumns(payslips)
  const sums = Object.fromEntries(
    amountNames.map((name) => [
      name,
      sql<bigint>`coalesce(sum(${columns[name]}), 0)::int8`.mapWith(BigInt),
    ]),
  )
  const rows = await ctx.tx
    .select(sums)
    .from(payslips)
    .where(
      and(
        eq(payslips.tenantId, ctx.tenantId),
        isId(runId) ? eq(payslips.runId, runId) : sql`false`,
      ),
    )
  return rows[0] as unknown as RunTotals
}

async function countWarnings(ctx: ScopeContext, runId: string): Promise<RunPage['warnings']> {
  const rows = await ctx.tx.execute<{ code: RunWarningCode; people: number }>(sql`
    select w ->> 'code' as code, count(distinct p.id)::int as people
    from payslips p cross join jsonb_array_elements(p.warnings) w
    where p.tenant_id = ${ctx.tenantId} and p.run_id = ${runId} and p.warnings <> '[]'
    group by 1 order by 2 desc, 1`)
  const counted = rows.map(({ code, people }) => ({
    code,
    people,
    blocks: (BLOCKING_WARNINGS as readonly string[]).includes(code),
  }))
  return [...counted.filter(({ blocks }) => blocks), ...counted.filter(({ blocks }) => !blocks)]
}

/** Net of the month before of the slip's contract, whatever runs paid it. */
export const lastNet = sql<bigint | null>`(select sum(b.net_minor)::int8 from payslips b
  where b.tenant_id = p.tenant_id and b.employment_id = p.employment_id
    and b.period = to_char((p.period || '-01')::date - interval '1 month', 'YYYY-MM')
    and b.published_at is not null and b.reversed_at is null)`

async function listDifferences(ctx: ScopeContext, runId: string): Promise<RunPage['differences']> {
  const rows = await ctx.tx.execute<RunPage['differences'][number]>(sql`
    select s.*, s."netMinor" - coalesce(s."lastNetMinor", 0) as "differenceMinor" from (
      select p.id as "payslipId", p.person_name as "personName", p.net_minor as "netMinor",
        ${lastNet} as "lastNetMinor"
      from payslips p where p.tenant_id = ${ctx.tenantId} and p.run_id = ${runId}) s
    where s."netMinor" <> coalesce(s."lastNetMinor", 0)
    order by abs(s."netMinor" - coalesce(s."lastNetMinor", 0)) desc, s."payslipId"
    limit ${MOST_SHOWN}`)
  return [...rows]
}

async function listExtremes(ctx: ScopeContext, runId: string): Promise<RunPage['extremes']> {
  const rows = await ctx.tx.execute<RunPage['extremes'][number]>(sql`
    select p.id as "payslipId", p.person_name as "personName", p.net_minor as "netMinor",
      ${lastNet} as "lastNetMinor", w -> 'confirmed' as confirmed
    from payslips p cross join jsonb_array_elements(p.warnings) w
    where p.tenant_id = ${ctx.tenantId} and p.run_id = ${runId} and p.warnings <> '[]'
      and w ->> 'code' = 'extreme_difference'
    order by w ? 'confirmed', p.person_name, p.id limit ${MOST_EXTREMES}`)
  return [...rows]
}

async function listDraftChanges(
  ctx: ScopeContext,
  runId: string,
): Promise<RunPage['changedSinceDraft']> {
  const rows = await ctx.tx.execute<RunPage['changedSinceDraft'][number]>(sql`
    select p.id as "payslipId", p.person_name as "personName",
      (p.inputs #>> '{draftBefore,net}')::int8 as "netBefore", p.net_minor as "netAfter"
    from payslips p
    where p.tenant_id = ${ctx.tenantId} and p.run_id = ${runId} and p.inputs ? 'draftBefore'
      and (p.inputs #>> '{draftBefore,net}')::int8 is distinct from p.net_minor
    order by abs(p.net_minor - coalesce((p.inputs #>> '{draftBefore,net}')::int8, 0)) desc, p.id
    limit ${MOST_SHOWN}`)
  return [...rows]
}
