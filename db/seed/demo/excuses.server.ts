// A few missed deadlines that were not the office's: one said and confirmed, one that still
// waits for its second person, one refused.
import type postgres from 'postgres'
import { decideExcuse, proposeExcuse } from '#tenants/work/commands/excuse-breach.server.ts'
import type { ClockKind } from '#tenants/work/schema.ts'
import type { Cast } from './cast.server.ts'
import { act } from './lives.server.ts'

const told = [
  {
    reason: 'Przerwa w KSeF ogłoszona przez ministerstwo: faktury nie dało się pobrać.',
    decision: 'approved',
  },
  { reason: 'Skan był nieczytelny, drugi dostaliśmy dopiero następnego dnia.', decision: null },
  { reason: 'Dużo pracy w tym tygodniu.', decision: 'refused' },
] as const

export async function excuseSome(sql: postgres.Sql, cast: Cast, now: Date): Promise<void> {
  const breaches = await sql<{ itemId: string; kind: ClockKind; by: string }[]>`
    select k.item_id as "itemId", k.kind, w.closed_by_name as by
    from sla_clocks k join work_items w on w.tenant_id = k.tenant_id and w.id = k.item_id
    where k.tenant_id = ${cast.tenantId} and k.breached_at is not null and w.status = 'done'
      and w.service = 'accounting'
    order by w.closed_at desc, k.kind limit ${told.length}`
  for (const [index, { by, ...clock }] of breaches.entries()) {
    const { reason, decision } = told[index]!
    // Who did the work says why it was late.
    const doer = cast.agents.map((actAt) => actAt(now)).find(({ name }) => name === by)
    if (!doer) continue
    await act(doer, cast.tenantId, (ctx) => proposeExcuse(ctx, { ...clock, reason }))
    if (decision === null) continue
    await act(cast.lead(now), cast.tenantId, (ctx) => decideExcuse(ctx, { ...clock, decision }))
  }
}
