import { getContractVersionOn } from '#tenants/contracts/queries.server.ts'
import { listEmployees } from '#tenants/payroll/queries/employees.server.ts'
import { localDateOf } from '#tenants/shared/dates.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

/** Has the company a payroll here that this person may see: people, or a contract for it? */
export async function servesPayroll(ctx: ScopeContext): Promise<boolean> {
  if (!ctx.actor.can('payroll:read')) return false
  // HR may not read the contract, and is there for nothing but people and pay.
  if (!ctx.actor.can('contracts:read')) return true
  const today = localDateOf(ctx.now, 'Europe/Warsaw')
  const [people, contract] = await Promise.all([
    listEmployees(ctx, { limit: 1 }),
    getContractVersionOn(ctx, today),
  ])
  return people.items.length > 0 || (contract?.services.includes('payroll') ?? false)
}
