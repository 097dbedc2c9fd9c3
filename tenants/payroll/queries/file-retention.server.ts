// How long a person's file is kept, as their contracts say it.
import { and, eq, sql } from 'drizzle-orm'
import { employments } from '#db/schema/people.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { fileRetention, type Retention } from '../rules/retention.ts'

export async function loadRetention(
  ctx: ScopeContext,
  employeeId: string,
): Promise<Retention | null> {
  const contracts = await ctx.tx
    .select({ hiredOn: employments.hiredOn, endsOn: employments.endsOn })
    .from(employments)
    .where(and(eq(employments.tenantId, ctx.tenantId), eq(employments.employeeId, employeeId)))
    .limit(1_000)
  return fileRetention(contracts)
}

/**
 * Writes it on every paper: when work ends the time begins to run, and with a new contract
 * it stops. A sobriety control has a time of its own.
 */
export async function keepRetention(ctx: ScopeContext, employeeId: string): Promise<void> {
  const until = (await loadRetention(ctx, employeeId))?.until ?? null
  await ctx.tx.execute(sql`
    update employee_file_entries set retain_until = ${until}::date
    where tenant_id = ${ctx.tenantId} and employee_id = ${employeeId} and part <> 'E'
      and retain_until is distinct from ${until}::date`)
}
