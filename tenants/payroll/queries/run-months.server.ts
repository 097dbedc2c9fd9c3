// The months behind a run: closed ones that later knowledge reaches into, what payslips paid
// for them, and the pay that sick pay is averaged from.
import { type SQL, sql } from 'drizzle-orm'
import { addMonths, type Period } from '../../shared/dates.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { HistoryMonth, PaidElement, PaidSlip, RunFrame } from '../runs/facts.ts'
import { inForce } from './run-sums.server.ts'

/** Closed months that a run looks back into for what was recorded later. */
export const MONTHS_BACK = 36
/** Twelve months before an illness that began a year ago. */
const HISTORY_MONTHS = 30

export type Correctable = { employmentId: string; period: Period }

// What was recorded after the calculation of a month that is closed, and reaches into it.
export async function loadCorrectable(
  ctx: ScopeContext,
  run: RunFrame,
  ids: SQL,
): Promise<Correctable[]> {
  requirePermission(ctx, 'payroll:do')
  const mine = sql`tenant_id = ${ctx.tenantId} and employee_id = any(${ids})
    and recorded_at > (select since from oldest)`
  const rows = await ctx.tx.execute<Correctable>(sql`
    with runs as materialized (
      select calculation_asked_at as asked, period, (period || '-01')::date as first_on,
        ((period || '-01')::date + interval '1 month' - interval '1 day')::date as last_on
      from payroll_runs
      where tenant_id = ${ctx.tenantId} and kind = 'regular' and status in ('closed','paid')
        and period <= ${run.period} and period >= ${addMonths(run.period, -MONTHS_BACK)}),
    oldest as materialized (select min(asked) as since from runs),
    changes as (
      select employment_id, recorded_at as at, valid_from as from_on, null::date as to_on
        from employment_terms where ${mine}
      union all select employment_id, recorded_at, valid_from, valid_to
        from pay_components where ${mine}
      union all select employment_id, recorded_at, (period || '-01')::date, (period || '-01')::date
        from month_inputs where ${mine}
      union all select employment_id, coalesce(decided_at, requested_at), from_on, to_on
        from absences where tenant_id = ${ctx.tenantId} and employee_id = any(${ids})
          and status in ('approved','cancelled')
          and coalesce(decided_at, requested_at) > (select since from oldest)
      union all select id, ended_at, starts_on, null
        from employments where tenant_id = ${ctx.tenantId} and employee_id = any(${ids})
          and ended_at > (select since from oldest))
    select distinct c.employment_id as "employmentId", r.period
    from changes c join runs r on c.at > r.asked and c.from_on <= r.last_on
      and (c.to_on is null or c.to_on >= r.first_on)`)
  return [...rows]
}

type PaidRow = PaidSlip & { employmentId: string }

export async function loadPaid(
  ctx: ScopeContext,
  run: RunFrame,
  ids: SQL,
  correctable: readonly Correctable[],
): Promise<PaidRow[]> {
  requirePermission(ctx, 'payroll:do')
  const since = correctable.map(({ period }) => period).sort()[0] ?? run.period
  const corrected = [...new Set(correctable.map(({ employmentId }) => employmentId))]
  const rows = await ctx.tx.execute<
    Omit<PaidRow, 'elements'> & { elements: (Omit<PaidElement, 'amount'> & { amount: string })[] }
  >(sql`
    select p.id as "payslipId", p.employment_id as "employmentId", p.period,
      r.kind as "runKind", coalesce(p.inputs -> 'elements', '[]') as elements
    from payslips p join payroll_runs r on r.tenant_id = p.tenant_id and r.id = p.run_id
    where p.tenant_id = ${ctx.tenantId} and p.employee_id = any(${ids})
      and p.published_at is not null and p.reversed_at is null
      and (p.period = ${run.period} or (p.period >= ${since}
        and p.employment_id = any(${sql.param(corrected)}::uuid[])))
    order by p.calculated_at, p.id`)
  return rows.map((row) => ({
    ...row,
    elements: row.elements.map((one) => ({ ...one, amount: BigInt(one.amount) })),
  }))
}

export async function loadHistory(ctx: ScopeContext, run: RunFrame, contracts: readonly string[]) {
  requirePermission(ctx, 'payroll:do')
  const rows = await ctx.tx.execute<HistoryMonth & { employmentId: string }>(sql`
    select employment_id as "employmentId", period, sum(sick_base_minor)::int8 as pay,
      case when sum(social_base_minor) < sum(gross_minor)
        then sum(pension_ee_minor + disability_ee_minor + sickness_ee_minor)::int8
      end as contributions,
      coalesce(max((inputs #>> '{time,workedDays}')::int), 0) as "workedDays",
      coalesce(max((inputs #>> '{time,dueDays}')::int), 0) as "dueDays"
    from payslips
    where tenant_id = ${ctx.tenantId} and employment_id = any(${sql.param([...contracts])}::uuid[])
      and ${inForce} and period >= ${addMonths(run.period, -HISTORY_MONTHS)}
    group by employment_id, period order by period`)
  return [...rows]
}
