// A company whose books are open, its agent, and a way to run a command as the web does.
import { openChart } from '#tenants/ledger/commands.server.ts'
import type { Result } from '#tenants/shared/result.ts'
import {
  type Principal,
  type ScopeContext,
  type TenantId,
  withCompany,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { aCompany, aMember, aStaffMember, assign } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

export async function booksOf(now: Date, overrides: Parameters<typeof aCompany>[0] = {}) {
  const tenantId = await aCompany(overrides)
  const admin = await aStaffMember('admin', now)
  const agent = await aStaffMember('agent', now)
  const finance = await aMember(tenantId, 'finance', now)
  await assign(tenantId, agent.id)
  await withProvider(admin.principal, {}, (ctx) => openChart(ctx, tenantId))
  return {
    tenantId,
    admin: admin.principal,
    agent: agent.principal,
    finance: finance.principal,
  }
}

class Refused extends Error {
  constructor(readonly result: unknown) {
    super('refused')
  }
}

/** Runs a command in a scope of its own; a refusal rolls back, as the web's actions do. */
export async function command<T, Code extends string>(
  principal: Principal,
  tenantId: TenantId,
  work: (ctx: ScopeContext) => Promise<Result<T, Code>>,
): Promise<Result<T, Code>> {
  try {
    return await withCompany(principal, tenantId, {}, async (ctx) => {
      const result = await work(ctx)
      if (!result.ok) throw new Refused(result)
      return result
    })
  } catch (error) {
    if (error instanceof Refused) return error.result as Result<T, Code>
    throw error
  }
}

/** The value of a command that must succeed. */
export async function done<T, Code extends string>(
  principal: Principal,
  tenantId: TenantId,
  work: (ctx: ScopeContext) => Promise<Result<T, Code>>,
): Promise<T> {
  const result = await command(principal, tenantId, work)
  if (!result.ok) throw new Error(`refused: ${result.code} ${result.field ?? ''}`)
  return result.value
}

/** Seen from outside: lines that do not add up, and balances that differ from their lines. */
export async function brokenBooks(tenantId: TenantId): Promise<unknown[]> {
  const sql = ownerSql()
  const [unbalanced, drifted] = await Promise.all([
    sql`select entry_id from journal_lines where tenant_id = ${tenantId}
      group by entry_id having sum(amount_minor) <> 0`,
    sql`select * from (
        select period, account_number, sum(debit_minor) as d, sum(credit_minor) as c
        from ledger_balances where tenant_id = ${tenantId} group by 1, 2
      ) b full join (
        select period, account_number,
          coalesce(sum(amount_minor) filter (where amount_minor > 0), 0) as d,
          coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0) as c
        from journal_lines where tenant_id = ${tenantId} group by 1, 2
      ) l using (period, account_number)
      where b.d is distinct from l.d or b.c is distinct from l.c`,
  ])
  return [...unbalanced, ...drifted]
}
