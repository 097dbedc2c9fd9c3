// What an employee sees of themselves. The database role of an employee has no other rows:
// the queries name the person's own sign-in all the same.
import { and, desc, eq } from 'drizzle-orm'
import { members } from '#db/schema/identity.ts'
import { payslips } from '#db/schema/payroll.ts'
import { employees, employments } from '#db/schema/people.ts'
import { absences } from '#db/schema/time.ts'
import { AppError } from '../../shared/app-error.ts'
import type { LocalDate, Period } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { Absence, Employee, Employment } from '../types.ts'
import { absenceColumns } from './absences.server.ts'
import { employeeColumns } from './employees.server.ts'
import { employmentColumns } from './terms.server.ts'

export type OwnPayslip = {
  id: string
  employmentId: string
  period: Period
  payOn: LocalDate
  kind: string
  grossMinor: bigint
  netMinor: bigint
  isReversed: boolean
}
export type OwnPage = {
  person: Employee
  employments: Employment[]
  absences: Absence[]
  payslips: OwnPayslip[]
}

/** The person behind the sign-in; throws not_found when HR has not linked one. */
export async function requireOwnEmployeeId(ctx: ScopeContext): Promise<string> {
  requirePermission(ctx, 'own_pay:read')
  const [row] = await ctx.tx
    .select({ employeeId: members.employeeId })
    .from(members)
    .where(
      and(
        eq(members.tenantId, ctx.tenantId),
        eq(members.accountId, ctx.actor.id ?? ''),
        eq(members.isActive, true),
      ),
    )
    .limit(1)
  if (!row?.employeeId) throw new AppError('not_found')
  return row.employeeId
}

export async function requireOwnEmployment(
  ctx: ScopeContext,
  employmentId: string,
): Promise<Employment> {
  const employeeId = await requireOwnEmployeeId(ctx)
  if (!isId(employmentId)) throw new AppError('not_found')
  const [row] = await ctx.tx
    .select(employmentColumns)
    .from(employments)
    .where(
      and(
        eq(employments.tenantId, ctx.tenantId),
        eq(employments.id, employmentId),
        eq(employments.employeeId, employeeId),
      ),
    )
    .limit(1)
  if (!row) throw new AppError('not_found')
  return row as Employment
}

/** Own data, contracts, absences and published slips. */
export async function getOwnPage(ctx: ScopeContext): Promise<OwnPage> {
  const employeeId = await requireOwnEmployeeId(ctx)
  const [[person], contracts, away, slips] = await Promise.all([
    ctx.tx
      .select(employeeColumns)
      .from(employees)
      .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.id, employeeId)))
      .limit(1),
    ctx.tx
      .select(employmentColumns)
      .from(employments)
      .where(and(eq(employments.tenantId, ctx.tenantId), eq(employments.employeeId, employeeId)))
      .orderBy(desc(employments.startsOn), desc(employments.id))
      .limit(100),
    ctx.tx
      .select(absenceColumns)
      .from(absences)
      .where(and(eq(absences.tenantId, ctx.tenantId), eq(absences.employeeId, employeeId)))
      .orderBy(desc(absences.fromOn), desc(absences.id))
      .limit(200),
    listSlips(ctx, employeeId),
  ])
  if (!person) throw new AppError('not_found')
  return {
    person: person as Employee,
    employments: contracts as Employment[],
    absences: away as Absence[],
    payslips: slips,
  }
}

async function listSlips(ctx: ScopeContext, employeeId: string): Promise<OwnPayslip[]> {
  const rows = await ctx.tx
    .select({
      id: payslips.id,
      employmentId: payslips.employmentId,
      period: payslips.period,
      payOn: payslips.payOn,
      kind: payslips.kind,
      grossMinor: payslips.grossMinor,
      netMinor: payslips.netMinor,
      reversedAt: payslips.reversedAt,
    })
    .from(payslips)
    .where(and(eq(payslips.tenantId, ctx.tenantId), eq(payslips.employeeId, employeeId)))
    .orderBy(desc(payslips.payOn), desc(payslips.id))
    .limit(200)
  return rows.map(({ reversedAt, ...row }) => ({ ...row, isReversed: reversedAt !== null }))
}
