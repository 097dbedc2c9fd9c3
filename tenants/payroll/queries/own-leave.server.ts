// Leave of the person who is signed in: what the year gives, what is taken, what is left.
import { localDateOf } from '../../shared/dates.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import type { Employment } from '../types.ts'
import { type LeaveOfContract, leaveOfYear, loadLeaveFacts } from './leave.server.ts'
import { requireOwnEmployeeId } from './own-pay.server.ts'

/** For each contract of employment that runs in the year of today. */
export async function listOwnLeave(
  ctx: ScopeContext,
  contracts: readonly Employment[],
): Promise<LeaveOfContract[]> {
  const employeeId = await requireOwnEmployeeId(ctx)
  const own = contracts.filter((contract) => contract.employeeId === employeeId)
  const facts = await loadLeaveFacts(
    ctx,
    own.map(({ id }) => id),
  )
  const year = Number(localDateOf(ctx.now, 'Europe/Warsaw').slice(0, 4))
  return leaveOfYear(facts, year)
}
