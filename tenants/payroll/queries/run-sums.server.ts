// What came before a run, by person and by contract: sums of the year, what was brought
// from elsewhere, what is to be taken, and what earlier payslips left of it.
import { type SQL, sql } from 'drizzle-orm'
import { addMonths, firstDayOf, lastDayOf } from '../../shared/dates.ts'
import { sum } from '../../shared/money.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { YearToDate } from '../rules/payslip-types.ts'
import type { GarnishmentFacts, LeftOver, MonthPaid, MonthTaken, RunFrame } from '../runs/facts.ts'

/** A payslip that counts: it was published and nobody took it back. */
export const inForce = sql`published_at is not null and reversed_at is null`
/** Months back in which a deduction may have been left open. */
const MONTHS_BACK = 36

export async function loadGarnishments(ctx: ScopeContext, run: RunFrame, ids: SQL) {
  requirePermission(ctx, 'payroll:do')
  const rows = await ctx.tx.execute<GarnishmentFacts & { employeeId: string }>(sql`
    select id, employee_id as "employeeId", kind, creditor, position,
      total_minor as "totalMinor", monthly_minor as "monthlyMinor", taken_minor as "takenMinor"
    from garnishments where tenant_id = ${ctx.tenantId} and employee_id = any(${ids})
      and valid_from <= ${run.payOn} and (valid_to is null or valid_to >= ${run.payOn})
    order by position, received_on, id`)
  return [...rows]
}

export type Sums = YearToDate & {
  employeeId: string
  reducing: bigint
  flatCosts: bigint
  ppkEr: bigint
}

// The year and the month are those of the payment.
export async function loadSums(ctx: ScopeContext, run: RunFrame, ids: SQL): Promise<Sums[]> {
  requirePermission(ctx, 'payroll:do')
  const year = run.payOn.slice(0, 4)
  const month = run.payOn.slice(0, 7)
  const lastMonth = addMonths(month, -1)
  const grown = (name: keyof YearToDate) => sql`coalesce(sum((ytd_after ->> ${name})::int8
    - (ytd_before ->> ${name})::int8) filter (where pay_on >= ${`${year}-01-01`}), 0)::int8`
  const inMonth = sql`filter (where pay_on between ${firstDayOf(month)} and ${lastDayOf(month)})`
  const rows = await ctx.tx.execute<Sums>(sql`
    select employee_id as "employeeId", ${grown('pensionBase')} as "pensionBase",
      ${grown('taxBase')} as "taxBase", ${grown('authorCosts')} as "authorCosts",
      ${grown('exemptRevenue')} as "exemptRevenue",
      coalesce(sum((inputs #>> '{granted,reducing}')::int8) ${inMonth}, 0)::int8 as reducing,
      coalesce(sum((inputs #>> '{granted,flatCosts}')::int8) ${inMonth}, 0)::int8 as "flatCosts",
      coalesce(sum(ppk_er_minor) filter (where pay_on between ${firstDayOf(lastMonth)}
        and ${lastDayOf(lastMonth)}), 0)::int8 as "ppkEr"
    from payslips
    where tenant_id = ${ctx.tenantId} and employee_id = any(${ids}) and ${inForce}
      and pay_on >= least(${`${year}-01-01`}::date, ${firstDayOf(lastMonth)}::date)
      and pay_on <= ${`${year}-12-31`}
    group by employee_id`)
  return [...rows]
}

export type Brought = YearToDate & { employeeId: string; year: number; sickDays: number }

/** Sums of the years that were brought from elsewhere, up to the year of the payment. */
export async function loadBrought(ctx: ScopeContext, run: RunFrame, ids: SQL): Promise<Brought[]> {
  requirePermission(ctx, 'payroll:do')
  const rows = await ctx.tx.execute<Brought>(sql`
    select employee_id as "employeeId", year::int as year,
      sum(pension_base_minor)::int8 as "pensionBase",
      -- The advance counts the income that this payer paid, with whatever program.
      coalesce(sum(tax_base_minor) filter (where source = 'earlier_system'), 0)::int8 as "taxBase",
      sum(author_kup_minor)::int8 as "authorCosts", sum(exempt_minor)::int8 as "exemptRevenue",
      sum(sick_days)::int as "sickDays"
    from year_openings
    where tenant_id = ${ctx.tenantId} and employee_id = any(${ids})
      and year <= ${Number(run.payOn.slice(0, 4))}
    group by employee_id, year`)
  return [...rows]
}

/** Net before deductions, and what was taken, of payslips paid in the month of this payment. */
export async function loadPaidInMonth(
  ctx: ScopeContext,
  run: RunFrame,
  ids: SQL,
): Promise<Map<string, MonthPaid>> {
  requirePermission(ctx, 'payroll:do')
  const month = run.payOn.slice(0, 7)
  const rows = await ctx.tx.execute<StoredMonth>(sql`
    select p.employee_id as "employeeId", p.kind = 'uop' as "isEmployment",
      p.net_minor - coalesce((p.inputs ->> 'givenBack')::int8, 0) as paid, t.taken
    from payslips p cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', e ->> 'id', 'code', e ->> 'code',
        'amount', e ->> 'amount', 'kind', g.kind)), '[]') as taken
      from jsonb_array_elements(coalesce(p.inputs -> 'taken', '[]')) e
      left join garnishments g on g.tenant_id = p.tenant_id and e ->> 'code' = 'garnishment'
        and g.id::text = e ->> 'id') t
    where p.tenant_id = ${ctx.tenantId} and p.employee_id = any(${ids}) and ${inForce}
      and p.pay_on between ${firstDayOf(month)} and ${lastDayOf(month)}`)
  const found = new Map<string, MonthPaid>()
  for (const { employeeId, isEmployment, paid, taken } of rows) {
    const before = found.get(employeeId) ?? NOTHING_PAID
    const now = taken.map((one) => ({ ...one, amount: BigInt(one.amount), isEmployment }))
    const net = paid + sum(now.map(({ amount }) => amount))
    found.set(employeeId, {
      net: isEmployment ? before.net + net : before.net,
      taken: [...before.taken, ...now],
    })
  }
  return found
}

export const NOTHING_PAID: MonthPaid = { net: 0n, taken: [] }
type StoredMonth = {
  employeeId: string
  isEmployment: boolean
  paid: bigint
  taken: (Pick<MonthTaken, 'id' | 'code' | 'kind'> & { amount: string })[]
}

export async function loadLastNets(ctx: ScopeContext, run: RunFrame, ids: SQL) {
  requirePermission(ctx, 'payroll:do')
  const rows = await ctx.tx.execute<{ employmentId: string; net: bigint }>(sql`
    select employment_id as "employmentId", sum(net_minor)::int8 as net
    from payslips
    where tenant_id = ${ctx.tenantId} and employee_id = any(${ids}) and ${inForce}
      and period = ${addMonths(run.period, -1)}
    group by employment_id`)
  return [...rows]
}

/** Own deductions by month: what payslips asked for less what they took. */
export async function loadLeft(
  ctx: ScopeContext,
  run: RunFrame,
  ids: SQL,
): Promise<(LeftOver & { employmentId: string })[]> {
  requirePermission(ctx, 'payroll:do')
  const rows = await ctx.tx.execute<LeftOver & { employmentId: string }>(sql`
    with slips as materialized (
      select id, employment_id, period, inputs, calculated_at from payslips
      where tenant_id = ${ctx.tenantId} and employee_id = any(${ids}) and ${inForce}
        and period >= ${addMonths(run.period, -MONTHS_BACK)}
        and jsonb_path_exists(inputs,
          '$.*[*] ? (@.code == "deduction" || @.code == "advance")')),
    moved as (
      select s.employment_id, s.calculated_at, s.id, e ->> 'code' as code,
        e ->> 'period' as period, (e ->> 'amount')::int8 as amount
      from slips s cross join jsonb_array_elements(s.inputs -> 'elements') e
      union all
      select s.employment_id, s.calculated_at, s.id, t ->> 'code',
        coalesce(t ->> 'period', s.period), -(t ->> 'amount')::int8
      from slips s cross join jsonb_array_elements(s.inputs -> 'taken') t)
    select employment_id as "employmentId", code, period, sum(amount)::int8 as amount,
      (array_agg(id order by calculated_at, id))[1] as "payslipId"
    from moved where code in ('deduction','advance')
    group by employment_id, code, period having sum(amount) <> 0
    order by 1, 3, 2`)
  return [...rows]
}
