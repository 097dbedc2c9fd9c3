// What the yearly forms are made of: the published payslips of a year by day of payment,
// with the terms they stand on, and the people and the payer they are about.
import { sql } from 'drizzle-orm'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { Kup, Relief, TaxAdvance } from '../kinds.ts'
import type { FormPayer, FormPerson } from '../pl/tax-forms/form-types.ts'
import type { TaxSlip } from '../pl/tax-forms/pit11.ts'
import type { ContractKind } from '../rules/payslip-types.ts'

export type TaxFormFacts = {
  payer: FormPayer & { taxOfficeCode: string | null }
  people: (FormPerson & {
    employeeId: string
    sex: 'f' | 'm' | null
    taxOfficeCode: string | null
    /** Sums of the year were brought from another system, so the slips are not all. */
    hasEarlierSystem: boolean
  })[]
  slips: (TaxSlip & { employeeId: string })[]
  /** Runs paid in the year that are not closed. */
  openRuns: number
}

type SlipRecord = {
  employeeId: string
  employmentId: string
  kind: ContractKind
  payOn: string
  revenue: bigint
  exempt: bigint
  benefits: bigint
  maternity: bigint
  social: bigint
  socialDeducted: bigint
  kup: bigint
  authorKup: bigint
  authorShare: string
  tax: bigint
  health: bigint
  costs: Kup | null
  taxAdvance: TaxAdvance | null
  reliefs: Relief[] | null
  insuranceCode: string | null
}

/** Everything of a year in four queries, however many people were paid. */
export async function loadTaxFormFacts(ctx: ScopeContext, year: number): Promise<TaxFormFacts> {
  requirePermission(ctx, 'payroll:read')
  const [slips, people, payers, open] = await Promise.all([
    listTaxSlips(ctx, year),
    listPaidPeople(ctx, year),
    ctx.tx.execute<TaxFormFacts['payer']>(sql`
      select legal_name as name, nip, tax_office_code as "taxOfficeCode",
        address_line1 || ', ' || postal_code || ' ' || city as address
      from companies where tenant_id = ${ctx.tenantId}`),
    ctx.tx.execute<{ count: number }>(sql`
      select count(*)::int as count from payroll_runs
      where tenant_id = ${ctx.tenantId} and status in ('draft','checked','approved')
        and pay_on between ${`${year}-01-01`} and ${`${year}-12-31`}`),
  ])
  return { payer: payers[0]!, people, slips, openRuns: open[0]!.count }
}

/** Slips of the year by their runs, so that an index leads to them. */
const paidIn = (ctx: ScopeContext, year: number) => sql`
  from payroll_runs r join payslips p on p.tenant_id = r.tenant_id and p.run_id = r.id
  where r.tenant_id = ${ctx.tenantId} and r.status in ('closed','paid')
    and p.pay_on between ${`${year}-01-01`} and ${`${year}-12-31`}
    and p.published_at is not null and p.reversed_at is null`

async function listTaxSlips(ctx: ScopeContext, year: number): Promise<TaxFormFacts['slips']> {
  const rows = await ctx.tx.execute<SlipRecord>(sql`
    with s as materialized (select p.* ${paidIn(ctx, year)}),
    l as (
      select payslip_id,
        sum(amount_minor) filter (where section = 'tax' and code = 'revenue') as revenue,
        sum(amount_minor) filter (where section = 'tax' and code = 'exempt') as exempt,
        sum(amount_minor) filter (where section = 'tax' and code = 'social_deducted') as deducted,
        sum(amount_minor) filter (where code = 'maternity_benefit') as maternity,
        max(jsonb_path_query_first(values, '$.inputs[*] ? (@.name == "author_share").value') #>> '{}')
          filter (where code = 'author_full') as author_share
      from payslip_lines
      where tenant_id = ${ctx.tenantId} and payslip_id in (select id from s)
        and code in ('revenue','exempt','social_deducted','maternity_benefit','author_full')
      group by payslip_id)
    select s.employee_id as "employeeId", s.employment_id as "employmentId", s.kind,
      s.pay_on as "payOn",
      coalesce(l.revenue, s.gross_minor + s.sick_pay_minor)::int8 as revenue,
      coalesce(l.exempt, 0)::int8 as exempt, s.benefit_minor as benefits,
      coalesce(l.maternity, 0)::int8 as maternity,
      s.pension_ee_minor + s.disability_ee_minor + s.sickness_ee_minor as social,
      coalesce(l.deducted, 0)::int8 as "socialDeducted", s.kup_minor as kup,
      s.author_kup_minor as "authorKup", coalesce(l.author_share, '0') as "authorShare",
      s.tax_minor as tax, s.health_minor as health, t.kup as costs,
      t.tax_advance as "taxAdvance", t.reliefs, t.insurance_code as "insuranceCode"
    from s left join l on l.payslip_id = s.id
    left join employment_terms t on t.tenant_id = ${ctx.tenantId}
      and t.id = (s.inputs ->> 'termsId')::uuid
    order by s.employee_id, s.pay_on, s.id`)
  return rows.map(({ taxAdvance, reliefs, insuranceCode, authorShare, ...slip }) => ({
    ...slip,
    authorShare: BigInt(authorShare),
    isLumpSum: slip.costs === 'lump' || taxAdvance === 'lump',
    reliefs: reliefs ?? [],
    // The fifth digit of the title: 1 is an established right to a pension.
    hasPension: insuranceCode?.[4] === '1',
  }))
}

async function listPaidPeople(ctx: ScopeContext, year: number): Promise<TaxFormFacts['people']> {
  const rows = await ctx.tx.execute<TaxFormFacts['people'][number]>(sql`
    select e.id as "employeeId", e.first_name as "firstName", e.last_name as "lastName",
      e.born_on as "bornOn", e.sex, e.pesel_last as "peselLast", e.country, e.voivodeship,
      e.county, e.commune, e.street, e.house_no as "houseNo", e.flat_no as "flatNo",
      e.postal_code as "postalCode", e.city, e.tax_office_code as "taxOfficeCode",
      exists (select 1 from year_openings o where o.tenant_id = e.tenant_id
        and o.employee_id = e.id and o.year = ${year} and o.source = 'earlier_system')
        as "hasEarlierSystem"
    from employees e where e.tenant_id = ${ctx.tenantId}
      and e.id in (select p.employee_id ${paidIn(ctx, year)})`)
  return [...rows]
}
