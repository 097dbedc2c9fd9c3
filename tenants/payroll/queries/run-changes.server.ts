// What a calculated run did not know of: whatever its calculation reads and somebody wrote
// after it was asked for. Such a run is signed by nobody until it is calculated again. From
// approval on nothing is looked for: what comes then is a difference of the next run.
import { type SQL, sql } from 'drizzle-orm'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { RunPage } from '../run-types.ts'

const MOST_SHOWN = 50

export type RunChanges = {
  /** Contracts whose data were changed, fifty at most. */
  contracts: RunPage['changedSinceCalculation']
  /** How many persons they are, all of them. */
  people: number
  /** The company's own settings, which are in every payslip. */
  areSettings: boolean
}

const NONE: RunChanges = { contracts: [], people: 0, areSettings: false }

/** What a calculation reads of a person's own data, as the payslip keeps it. */
export const personRead = sql`jsonb_build_object('sex', p.sex, 'bornOn', p.born_on,
  'hasWay', p.paid_by = 'cash' or p.account_sealed is not null)`

export async function changesSince(ctx: ScopeContext, runId: string): Promise<RunChanges> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(runId)) return NONE
  const [rows, [settings]] = await Promise.all([
    ctx.tx.execute<RunChanges['contracts'][number] & { people: number }>(sql`
      with ${runOf(ctx, runId)}, ${changedContracts(ctx)},
      found as (
        select e.id as "employmentId", e.employee_id, p.last_name || ' ' || p.first_name as name
        from changed c
        join employments e on e.tenant_id = ${ctx.tenantId} and e.id = c.employment_id
        join employees p on p.tenant_id = e.tenant_id and p.id = e.employee_id)
      select "employmentId", name as "personName",
        (select count(distinct employee_id)::int from found) as people
      from found order by 2, 1 limit ${MOST_SHOWN}`),
    ctx.tx.execute<{ changed: boolean }>(sql`
      with ${runOf(ctx, runId)}, now as (
        select jsonb_build_object('accidentBp', accident_bp, 'ppkTaxMonth', ppk_tax_month,
          'paysLabourFund', pays_labour_fund, 'paysGuaranteeFund', pays_guarantee_fund,
          'paysBenefits', pays_benefits) as settings
        from payroll_settings s, run
        where s.tenant_id = ${ctx.tenantId} and s.valid_from < run.ends
        order by s.valid_from desc, s.recorded_at desc, s.id desc limit 1)
      select exists (select 1 from payslips p, run, now
        where p.tenant_id = ${ctx.tenantId} and p.run_id = run.id
          and p.inputs -> 'settings' is distinct from now.settings) as changed`),
  ])
  return {
    contracts: rows.map(({ employmentId, personName }) => ({ employmentId, personName })),
    people: rows[0]?.people ?? 0,
    areSettings: settings!.changed,
  }
}

export async function isStale(ctx: ScopeContext, runId: string): Promise<boolean> {
  requirePermission(ctx, 'payroll:read')
  const { people, areSettings } = await changesSince(ctx, runId)
  return areSettings || people > 0
}

// No row for a run that is signed or was never calculated: nothing is stale then.
function runOf(ctx: ScopeContext, runId: string): SQL {
  return sql`run as materialized (
    select id, calculation_asked_at as at, period, pay_on,
      (period || '-01')::date + interval '1 month' as ends, extract(year from pay_on) as year
    from payroll_runs where tenant_id = ${ctx.tenantId} and id = ${runId}
      and status in ('draft','checked') and calculated_at is not null)`
}

// Back-dated changes of any earlier month count too: they make difference lines. What keeps
// no time of its changes, or is gone, is compared with what the payslip says it was.
function changedContracts(ctx: ScopeContext): SQL {
  const mine = (alias: string) => sql`${sql.identifier(alias)}.tenant_id = ${ctx.tenantId}`
  return sql`changed as (
    select t.employment_id from employment_terms t, run
      where ${mine('t')} and t.recorded_at > run.at and t.valid_from < run.ends
    union select c.employment_id from pay_components c, run
      where ${mine('c')} and c.recorded_at > run.at and c.valid_from < run.ends
    -- A request that was never granted, or was taken back, is no absence.
    union select a.employment_id from absences a, run
      where ${mine('a')} and a.from_on < run.ends
        and ((a.status = 'approved' and coalesce(a.decided_at, a.requested_at) > run.at)
          or (a.status = 'cancelled' and a.decided_at > run.at))
    union select m.employment_id from month_inputs m, run
      where ${mine('m')} and m.recorded_at > run.at and m.period <= run.period
    union select s.employment_id from payslips s
        join run on s.run_id = run.id
        cross join jsonb_array_elements_text(s.inputs -> 'monthInputs') as used (id)
        left join month_inputs m on m.tenant_id = s.tenant_id and m.id = used.id::uuid
      where ${mine('s')} and m.id is null
    union select s.employment_id from payslips s
        join run on s.run_id = run.id
        join employees p on p.tenant_id = s.tenant_id and p.id = s.employee_id
      where ${mine('s')} and (s.person_name <> p.last_name || ' ' || p.first_name
        or s.inputs -> 'person' is distinct from ${personRead})
    union select e.id from employments e, run
      where ${mine('e')} and greatest(e.created_at, e.ended_at) > run.at
        and e.starts_on < run.ends
    union select e.id from (
        select y.employee_id from year_openings y, run
          where ${mine('y')} and y.recorded_at > run.at and y.year <= run.year
        union select g.employee_id from garnishments g, run
          where ${mine('g')} and greatest(g.recorded_at, g.changed_at) > run.at
            and g.valid_from <= run.pay_on
      ) one, employments e, run
      where ${mine('e')} and e.employee_id = one.employee_id and e.starts_on < run.ends
        and (e.ends_on is null or e.ends_on >= run.ends - interval '1 month'))`
}
