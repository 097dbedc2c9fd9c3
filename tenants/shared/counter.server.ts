// Numbers without gaps: the row is locked until the transaction ends, so take the
// number as late in a command as can be.
import { sql } from 'drizzle-orm'
import type { TenantId, Tx } from './scope.server.ts'

/** The next number of a company's series, beginning with 1. */
export async function nextNumber(tx: Tx, tenantId: TenantId, name: string): Promise<number> {
  const rows = await tx.execute<{ value: number }>(sql`
    insert into counters (tenant_id, name, value) values (${tenantId}, ${name}, 1)
    on conflict (tenant_id, name) do update set value = counters.value + 1
    returning value`)
  return rows[0]!.value
}
