import { type SQL, sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import type { Consequence } from '../rules/consequence.ts'

type Reader = Pick<ScopeContext, 'tx' | 'tenantId'>

/** What a question holds up, by its id; questions that are not to be seen are left out. */
export async function readConsequences(
  { tx, tenantId }: Reader,
  which: SQL,
): Promise<Map<string, Consequence>> {
  const rows = await tx.execute<Consequence & { id: string }>(sql`
    select q.id, w.service, w.request_type as "requestType", w.number as "itemNumber", q.period,
      app.items_waiting(q.id) as items,
      case when exists (select 1 from sla_clocks k where k.tenant_id = w.tenant_id
          and k.item_id = w.id and k.kind = 'resolution' and k.stopped_at is null)
        then (select min(s.from_at) from sla_waits s where s.tenant_id = w.tenant_id
          and s.item_id = w.id and s.to_at is null) end as "stoppedAt"
    from work_questions q join work_items w on w.tenant_id = q.tenant_id and w.id = q.item_id
    where q.tenant_id = ${tenantId} and ${which} limit 200`)
  return new Map(rows.map(({ id, ...consequence }) => [id, consequence]))
}

export async function readConsequence(ctx: Reader, questionId: string): Promise<Consequence> {
  const found = (await readConsequences(ctx, sql`q.id = ${questionId}`)).get(questionId)
  if (!found) throw new AppError('not_found')
  return found
}
