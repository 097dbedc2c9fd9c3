// What of the payroll a work item stands for: the page of the item leads there.
import { sql } from 'drizzle-orm'
import { isId } from '../../shared/ids.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import type { CertificateStatus } from '../kinds.ts'
import type { RunStatus } from '../run-types.ts'

export type PayrollSource =
  | { kind: 'certificate'; id: string; status: CertificateStatus }
  | { kind: 'run'; id: string; status: RunStatus }

/** Null for those who may not see pay, and for items of anything else. */
export async function findPayrollOfItem(
  ctx: ScopeContext,
  itemId: string,
): Promise<PayrollSource | null> {
  if (!ctx.actor.can('payroll:read') || !isId(itemId)) return null
  const [found] = await ctx.tx.execute<PayrollSource>(sql`
    select 'certificate' as kind, id, status from certificates
      where tenant_id = ${ctx.tenantId} and item_id = ${itemId}
    union all
    select 'run', id, status from payroll_runs
      where tenant_id = ${ctx.tenantId} and item_id = ${itemId} and status <> 'reversed'
    limit 1`)
  return found ?? null
}
