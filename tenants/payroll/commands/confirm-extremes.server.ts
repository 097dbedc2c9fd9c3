// An amount many times off last month's is more often a slip of the hand than right: whoever
// checks the run says of each why it is right, and the payslip keeps it for the client to read.
import { sql } from 'drizzle-orm'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { Confirmation } from '../runs/codes.ts'

type Confirmed = { payslipId: string; reason: string }

/** What was confirmed now; null while one that has to be is left. */
export async function confirmExtremes(
  ctx: ScopeContext,
  runId: string,
  reasons: Readonly<Record<string, string>>,
): Promise<Confirmed[] | null> {
  requirePermission(ctx, 'payroll:do')
  const open = await ctx.tx.execute<{ id: string }>(sql`
    select p.id from payslips p
    where p.tenant_id = ${ctx.tenantId} and p.run_id = ${runId} and p.warnings <> '[]'
      and exists (select 1 from jsonb_array_elements(p.warnings) w
        where w ->> 'code' = 'extreme_difference' and not w ? 'confirmed')
    order by p.id`)
  const confirmed: Confirmed[] = []
  for (const { id } of open) {
    const reason = reasons[id]
    if (!reason) return null
    confirmed.push({ payslipId: id, reason })
  }
  if (confirmed.length === 0) return confirmed
  const notes = confirmed.map(({ payslipId, reason }) => {
    const note: Confirmation = { reason, byName: ctx.actor.name, at: ctx.now.toISOString() }
    return { id: payslipId, note }
  })
  await ctx.tx.execute(sql`
    update payslips p set warnings = (
      select jsonb_agg(case when w ->> 'code' = 'extreme_difference'
        then w || jsonb_build_object('confirmed', n.note) else w end order by place)
      from jsonb_array_elements(p.warnings) with ordinality as one (w, place))
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as n (id uuid, note jsonb)
    where p.tenant_id = ${ctx.tenantId} and p.run_id = ${runId} and p.id = n.id`)
  return confirmed
}
