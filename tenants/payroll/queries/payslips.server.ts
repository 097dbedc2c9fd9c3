// Payslips of a run, and one of them with the reason of every amount.
import { sql } from 'drizzle-orm'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { amountNames, type PayslipLine, type PayslipPage, type PayslipRow } from '../run-types.ts'
import type { Page } from '../types.ts'
import { lastNet } from './runs.server.ts'

const MAX_PAGE = 200
const MAX_LINES = 500

type Ask = {
  runId: string
  /** By name, or the largest difference to last month first. */
  sort?: 'name' | 'difference'
  only?: 'blocked' | 'warned'
  cursor?: string | null
  limit?: number
}

export async function listPayslips(ctx: ScopeContext, ask: Ask): Promise<Page<PayslipRow>> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(ask.runId)) return { items: [], nextCursor: null }
  const limit = Math.min(Math.max(ask.limit ?? 50, 1), MAX_PAGE)
  const byDifference = ask.sort === 'difference'
  const after = readCursor(ask.cursor)
  const only =
    ask.only === 'blocked'
      ? sql`and p.is_blocked`
      : ask.only === 'warned'
        ? sql`and p.warnings <> '[]'`
        : sql``
  const from = !after
    ? sql``
    : byDifference
      ? sql`where (-abs(s."differenceMinor"), s.id) > (${-BigInt(after.key)}, ${after.id})`
      : sql`where (s."personName", s.id) > ((select person_name from payslips
          where tenant_id = ${ctx.tenantId} and id = ${after.id}), ${after.id})`
  const order = byDifference ? sql`-abs(s."differenceMinor"), s.id` : sql`s."personName", s.id`
  const rows = await ctx.tx.execute<PayslipRow>(sql`
    select s.* from (
      select r.*, r."netMinor" - coalesce(r."lastNetMinor", 0) as "differenceMinor" from (
        select p.id, p.employment_id as "employmentId", p.employee_id as "employeeId", p.kind,
          p.person_name as "personName", p.department, p.cost_centre as "costCentre",
          p.gross_minor as "grossMinor", p.net_minor as "netMinor",
          p.employer_total_minor as "employerTotalMinor", ${lastNet} as "lastNetMinor",
          p.warnings, p.is_blocked as "isBlocked"
        from payslips p
        where p.tenant_id = ${ctx.tenantId} and p.run_id = ${ask.runId} ${only}) r) s
    ${from} order by ${order} limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const size = last && (last.differenceMinor < 0n ? -last.differenceMinor : last.differenceMinor)
  return { items, nextCursor: rows.length > limit && last ? `${size}.${last.id}` : null }
}

function readCursor(cursor: string | null | undefined): { key: string; id: string } | null {
  const [key, id] = (cursor ?? '').split('.') as [string, string | undefined]
  return id && isId(id) && /^\d{1,18}$/.test(key) ? { key, id } : null
}

type Slip = Omit<PayslipPage, 'amounts' | 'yearToDate' | 'lines'> & {
  row: Record<string, unknown>
  ytdAfter: Record<string, string>
}
export type PayslipLineRecord = Omit<PayslipLine, 'inputs' | 'law'> & {
  values: { inputs?: PayslipLine['inputs']; provisional?: boolean }
  law: string | null
  lawFrom: string | null
}

/** A payslip with its lines; null when the company has no such payslip. */
export async function getPayslip(
  ctx: ScopeContext,
  payslipId: string,
): Promise<PayslipPage | null> {
  requirePermission(ctx, 'payroll:read')
  if (!isId(payslipId)) return null
  const amounts = sql.join(
    amountNames.map((name) => sql`${name}::text, p.${sql.identifier(columnOf(name))}::text`),
    sql`, `,
  )
  const [slips, lines] = await Promise.all([
    ctx.tx.execute<Slip>(sql`
      select p.id, p.employment_id as "employmentId", p.employee_id as "employeeId", p.kind,
        p.person_name as "personName", p.department, p.cost_centre as "costCentre", p.project,
        p.run_id as "runId", p.period, p.pay_on as "payOn", r.title as "runTitle",
        r.status as "runStatus", ${lastNet} as "lastNetMinor", p.warnings,
        p.is_blocked as "isBlocked", p.calculated_at as "calculatedAt",
        p.published_at as "publishedAt", p.reversed_at as "reversedAt",
        p.ytd_after as "ytdAfter", jsonb_build_object(${amounts}) as row
      from payslips p join payroll_runs r on r.tenant_id = p.tenant_id and r.id = p.run_id
      where p.tenant_id = ${ctx.tenantId} and p.id = ${payslipId}`),
    ctx.tx.execute<PayslipLineRecord>(sql`
      select line_no as "lineNo", section, code, label, amount_minor as "amountMinor", formula,
        values, law, law_from as "lawFrom", corrected_period as "correctedPeriod",
        corrected_payslip_id as "correctedPayslipId"
      from payslip_lines where tenant_id = ${ctx.tenantId} and payslip_id = ${payslipId}
      order by line_no limit ${MAX_LINES}`),
  ])
  if (!slips[0]) return null
  const { row, ytdAfter, ...slip } = slips[0]
  const whole = (record: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(record).map(([key, text]) => [key, BigInt(`${text}`)]))
  return {
    ...slip,
    amounts: whole(row) as PayslipPage['amounts'],
    yearToDate: whole(ytdAfter),
    lines: lines.map(payslipLineOf),
  }
}

export function payslipLineOf({ values, law, lawFrom, ...line }: PayslipLineRecord): PayslipLine {
  const at = law?.indexOf(' ') ?? -1
  return {
    ...line,
    inputs: values.inputs ?? [],
    law:
      law === null
        ? null
        : {
            act: at < 0 ? law : law.slice(0, at),
            article: at < 0 ? '' : law.slice(at + 1),
            validFrom: lawFrom,
            provisional: values.provisional === true,
          },
  }
}

const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
