// Payslips with all that is printed on them: of a run, one of them, or one's own.
import { type SQL, sql } from 'drizzle-orm'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { SLIPS_IN_FILE } from '../kinds.ts'
import type { PaperSlip, PaperYear } from '../paper-types.ts'
import { type AmountName, amountNames, type PayslipLine } from '../run-types.ts'
import { requireOwnEmployeeId } from './own-pay.server.ts'
import { type PayslipLineRecord, payslipLineOf } from './payslips.server.ts'

const MAX_LINES = 200

/** A payslip of the company, published or not. */
export async function getPaperSlip(
  ctx: ScopeContext,
  { payslipId }: { payslipId: string },
): Promise<PaperSlip> {
  requirePermission(ctx, 'payroll:read')
  return requireOne(ctx, payslipId, sql``)
}

/** An own payslip; one that is not published is not there. */
export async function getOwnPaperSlip(
  ctx: ScopeContext,
  { payslipId }: { payslipId: string },
): Promise<PaperSlip> {
  const employeeId = await requireOwnEmployeeId(ctx)
  return requireOne(
    ctx,
    payslipId,
    sql`and p.employee_id = ${employeeId} and p.published_at is not null`,
  )
}

/** Slips of a run by name; `part` counts files from 1. */
export async function listPaperSlips(
  ctx: ScopeContext,
  { runId, part }: { runId: string; part: number },
): Promise<PaperSlip[]> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(runId)) return []
  const from = (Math.max(Math.trunc(part), 1) - 1) * SLIPS_IN_FILE
  const ids = await ctx.tx.execute<{ id: string }>(sql`
    select id from payslips where tenant_id = ${ctx.tenantId} and run_id = ${runId}
    order by person_name, id limit ${SLIPS_IN_FILE} offset ${from}`)
  if (ids.length === 0) return []
  return selectSlips(ctx, sql`p.id = any(${sql.param(ids.map(({ id }) => id))}::uuid[])`)
}

/** Notes that pay of others left the portal as a file, whose, and who took it. */
export async function recordSlipsTaken(
  ctx: ScopeContext,
  { slips }: { slips: readonly Pick<PaperSlip, 'id' | 'runId' | 'period' | 'personName'>[] },
): Promise<void> {
  requirePermission(ctx, 'payroll:read')
  const [first] = slips
  if (!first) throw new AppError('not_found')
  await recordAudit(ctx, {
    action: 'payroll.payslips_exported',
    subjectType: slips.length === 1 ? 'payslip' : 'payroll_run',
    subjectId: slips.length === 1 ? first.id : first.runId,
    data: {
      period: first.period,
      payslips: slips.length,
      ...(slips.length === 1 ? { person: first.personName } : {}),
    },
  })
}

/** Sums of an own year, by day of payment; null where nothing was paid in it. */
export async function getOwnYear(
  ctx: ScopeContext,
  { year }: { year: number },
): Promise<PaperYear | null> {
  const employeeId = await requireOwnEmployeeId(ctx)
  const [row] = await ctx.tx.execute<PaperYear & { slips: number }>(sql`
    select count(*)::int as slips,
      sum(gross_minor + sick_pay_minor + benefit_minor)::int8 as gross,
      sum(pension_ee_minor + disability_ee_minor + sickness_ee_minor)::int8 as social,
      sum(health_minor)::int8 as health, sum(tax_minor)::int8 as tax,
      sum(ppk_ee_minor)::int8 as ppk, sum(net_minor)::int8 as net
    from payslips
    where tenant_id = ${ctx.tenantId} and employee_id = ${employeeId}
      and pay_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
      and published_at is not null and reversed_at is null`)
  if (!row || row.slips === 0) return null
  const { slips: _, ...sums } = row
  return sums
}

async function requireOne(ctx: ScopeContext, payslipId: string, more: SQL): Promise<PaperSlip> {
  if (!isId(payslipId)) throw new AppError('not_found')
  const [slip] = await selectSlips(ctx, sql`p.id = ${payslipId} ${more}`)
  if (!slip) throw new AppError('not_found')
  return slip
}

type Read = Omit<PaperSlip, 'amounts' | 'year' | 'lines'> & {
  row: Record<AmountName, string>
  year: Record<keyof PaperYear, string>
}

// Amounts travel as text: a number of JSON would not hold all of them exactly.
async function selectSlips(ctx: ScopeContext, where: SQL): Promise<PaperSlip[]> {
  const amounts = sql.join(
    amountNames.map((name) => sql`${name}::text, p.${sql.identifier(columnOf(name))}::text`),
    sql`, `,
  )
  const slips = await ctx.tx.execute<Read>(sql`
    select p.id, p.run_id as "runId", p.kind, e.number as "contractNumber", p.person_name as "personName", t.position,
      p.department, p.period, p.pay_on as "payOn", o.paid_by as "paidBy",
      o.account_last as "accountLast", p.calculated_at as "calculatedAt",
      p.published_at as "publishedAt", p.reversed_at as "reversedAt",
      jsonb_build_object(${amounts}) as row, y.year
    from payslips p
      join employments e on e.tenant_id = p.tenant_id and e.id = p.employment_id
      join employees o on o.tenant_id = p.tenant_id and o.id = p.employee_id
      left join employment_terms t on t.tenant_id = p.tenant_id
        and t.id = (p.inputs ->> 'termsId')::uuid
      cross join lateral (
        select jsonb_build_object(
          'gross', sum(s.gross_minor + s.sick_pay_minor + s.benefit_minor)::text,
          'social', sum(s.pension_ee_minor + s.disability_ee_minor + s.sickness_ee_minor)::text,
          'health', sum(s.health_minor)::text, 'tax', sum(s.tax_minor)::text,
          'ppk', sum(s.ppk_ee_minor)::text, 'net', sum(s.net_minor)::text) as year
        from payslips s
        where s.tenant_id = p.tenant_id and s.employee_id = p.employee_id
          and s.pay_on >= date_trunc('year', p.pay_on)::date and s.pay_on <= p.pay_on
          and (s.id = p.id or (s.published_at is not null and s.reversed_at is null))) y
    where p.tenant_id = ${ctx.tenantId} and ${where}
    order by p.person_name, p.id limit ${SLIPS_IN_FILE}`)
  if (slips.length === 0) return []
  const ids = slips.map(({ id }) => id)
  const lines = await ctx.tx.execute<PayslipLineRecord & { payslipId: string }>(sql`
    select payslip_id as "payslipId", line_no as "lineNo", section, code, label,
      amount_minor as "amountMinor", formula, values, law, law_from as "lawFrom",
      corrected_period as "correctedPeriod", corrected_payslip_id as "correctedPayslipId"
    from payslip_lines
    where tenant_id = ${ctx.tenantId} and payslip_id = any(${sql.param(ids)}::uuid[])
    order by payslip_id, line_no limit ${MAX_LINES * SLIPS_IN_FILE}`)
  const linesOf = new Map<string, PayslipLine[]>(ids.map((id) => [id, []]))
  for (const { payslipId, ...line } of lines) linesOf.get(payslipId)!.push(payslipLineOf(line))
  return slips.map(({ row, year, ...slip }) => ({
    ...slip,
    amounts: whole(row),
    year: whole(year),
    lines: linesOf.get(slip.id)!,
  }))
}

function whole<Name extends string>(record: Record<Name, string>): Record<Name, bigint> {
  const entries = Object.entries<string>(record).map(([name, text]) => [name, BigInt(text)])
  return Object.fromEntries(entries) as Record<Name, bigint>
}

const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
