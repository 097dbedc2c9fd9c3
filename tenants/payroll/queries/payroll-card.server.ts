// The payroll card of a person and a year: what was paid in each month, by day of payment.
import { sql } from 'drizzle-orm'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { FIRST_PAYROLL_YEAR } from '../pl/parameters.ts'

export const cardAmounts = {
  gross: 'gross_minor',
  sickPay: 'sick_pay_minor',
  benefit: 'benefit_minor',
  pensionEe: 'pension_ee_minor',
  disabilityEe: 'disability_ee_minor',
  sicknessEe: 'sickness_ee_minor',
  healthBase: 'health_base_minor',
  health: 'health_minor',
  kup: 'kup_minor',
  taxBase: 'tax_base_minor',
  tax: 'tax_minor',
  ppkEe: 'ppk_ee_minor',
  deductions: 'deductions_minor',
  net: 'net_minor',
  pensionEr: 'pension_er_minor',
  disabilityEr: 'disability_er_minor',
  accidentEr: 'accident_er_minor',
  fp: 'fp_minor',
  fs: 'fs_minor',
  fgsp: 'fgsp_minor',
  ppkEr: 'ppk_er_minor',
  employerTotal: 'employer_total_minor',
} as const
export type CardAmount = keyof typeof cardAmounts
export type CardAmounts = Record<CardAmount, bigint>
export type CardMonth = CardAmounts & { month: number; slips: number }

export type PayrollCard = {
  employeeId: string
  number: number
  firstName: string
  lastName: string
  bornOn: string
  peselLast: string | null
  year: number
  /** Years in which something was paid, the latest first. */
  years: number[]
  /** January to December; months without a payslip have none. */
  months: CardMonth[]
  total: CardAmounts & { slips: number }
  company: { name: string; nip: string }
}

/** Null when the company has no such person. */
export async function getPayrollCard(
  ctx: ScopeContext,
  { employeeId, year }: { employeeId: string; year: number },
): Promise<PayrollCard | null> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(employeeId)) return null
  const sums = sql.join(
    Object.entries(cardAmounts).map(
      ([name, column]) =>
        sql`coalesce(sum(${sql.identifier(column)}), 0)::int8 as ${sql.identifier(name)}`,
    ),
    sql`, `,
  )
  const own = sql`tenant_id = ${ctx.tenantId} and employee_id = ${employeeId}
    and published_at is not null and reversed_at is null`
  const [people, rows, years] = await Promise.all([
    ctx.tx.execute<
      Omit<PayrollCard, 'year' | 'years' | 'months' | 'total' | 'company'> & {
        companyName: string
        nip: string
      }
    >(sql`
      select e.id as "employeeId", e.number, e.first_name as "firstName",
        e.last_name as "lastName", e.born_on as "bornOn", e.pesel_last as "peselLast",
        c.legal_name as "companyName", c.nip
      from employees e join companies c on c.tenant_id = e.tenant_id
      where e.tenant_id = ${ctx.tenantId} and e.id = ${employeeId}`),
    ctx.tx.execute<CardAmounts & { month: number | null; slips: number }>(sql`
      select extract(month from pay_on)::int as month, count(*)::int as slips, ${sums}
      from payslips where ${own}
        and pay_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      group by grouping sets ((extract(month from pay_on)), ())
      order by month nulls last`),
    ctx.tx.execute<{ year: number }>(sql`
      select distinct extract(year from pay_on)::int as year from payslips where ${own}
        and pay_on >= ${`${FIRST_PAYROLL_YEAR}-01-01`}
      order by year desc limit 30`),
  ])
  const [found] = people
  if (!found) return null
  const { companyName, nip, ...person } = found
  const { month: _, ...total } = rows.find(({ month }) => month === null)!
  return {
    ...person,
    year,
    years: years.map((one) => one.year),
    months: rows.filter((row): row is CardMonth => row.month !== null),
    total,
    company: { name: companyName, nip },
  }
}
