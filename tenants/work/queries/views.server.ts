// Filters of a list that an agent keeps under a name. The rows are the person's own.
import { sql } from 'drizzle-orm'
import {
  type AssignedContext,
  type ProviderContext,
  providerTenantId,
} from '../../shared/scope.server.ts'

export type SavedView = { id: string; name: string; query: string }

export async function listViews(
  ctx: AssignedContext | ProviderContext,
  list: string,
): Promise<SavedView[]> {
  const rows = await ctx.tx.execute<SavedView>(sql`
    select id, name, query from saved_views
    where tenant_id = ${providerTenantId} and account_id = ${ctx.actor.id} and list = ${list}
    order by lower(name), id limit 100`)
  return [...rows]
}
