// A payslip as its person reads it: the same lines with the same reasons, without what the
// firm notes for itself. The database shows an employee published slips of their own only.
import { sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import type { LocalDate, Period } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import type { PayslipLine } from '../run-types.ts'
import type { EmploymentKind } from '../schema.ts'
import { requireOwnEmployeeId } from './own-pay.server.ts'
import { type PayslipLineRecord, payslipLineOf } from './payslips.server.ts'

const MAX_LINES = 1_000

export type OwnPayslipPage = {
  id: string
  kind: EmploymentKind
  personName: string
  period: Period
  payOn: LocalDate
  grossMinor: bigint
  netMinor: bigint
  publishedAt: Date
  reversedAt: Date | null
  lines: PayslipLine[]
}

export async function getOwnPayslip(
  ctx: ScopeContext,
  { payslipId }: { payslipId: string },
): Promise<OwnPayslipPage> {
  const employeeId = await requireOwnEmployeeId(ctx)
  if (!isId(payslipId)) throw new AppError('not_found')
  const [slips, lines] = await Promise.all([
    ctx.tx.execute<Omit<OwnPayslipPage, 'lines'>>(sql`
      select id, kind, person_name as "personName", period, pay_on as "payOn",
        gross_minor as "grossMinor", net_minor as "netMinor", published_at as "publishedAt",
        reversed_at as "reversedAt"
      from payslips where tenant_id = ${ctx.tenantId} and id = ${payslipId}
        and employee_id = ${employeeId} and published_at is not null`),
    ctx.tx.execute<PayslipLineRecord>(sql`
      select line_no as "lineNo", section, code, label, amount_minor as "amountMinor", formula,
        values, law, law_from as "lawFrom", corrected_period as "correctedPeriod",
        corrected_payslip_id as "correctedPayslipId"
      from payslip_lines where tenant_id = ${ctx.tenantId} and payslip_id = ${payslipId}
      order by line_no limit ${MAX_LINES}`),
  ])
  if (!slips[0]) throw new AppError('not_found')
  return { ...slips[0], lines: lines.map(payslipLineOf) }
}
