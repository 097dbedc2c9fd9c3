// What a decision stands on: a paper, an order of the company, the words of an expert. Until
// the answer has left it is added and put aside; nothing of it is ever deleted.
import { sql } from 'drizzle-orm'
import { complaintEvidence } from '#db/schema/complaints.ts'
import { AppError } from '../../shared/app-error.ts'
import { newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import type { ComplaintRefusal } from '../rules/complaint-state.ts'
import type { EvidenceInput, WithdrawEvidenceInput } from '../schema.ts'
import { type LoadedComplaint, saveComplaint, takeDeed } from './change-complaint.server.ts'

const MOST_EVIDENCE = 50

export async function addEvidence(
  ctx: ScopeContext,
  input: EvidenceInput,
): Promise<Ok<{ id: string; version: number }> | Err<ComplaintRefusal | 'too_many' | 'own_item'>> {
  const taken = await takeDeed(ctx, input, 'evidence')
  if (!taken.ok) return taken
  const { complaint } = taken.value
  const { kind, documentId, orderItemId, note, isInLetter } = input
  if (orderItemId === complaint.itemId) return err('own_item', 'orderItemId')
  const [known] = await Promise.all([
    ctx.tx.execute(sql`
      select 1 from complaint_evidence
      where tenant_id = ${ctx.tenantId} and complaint_id = ${complaint.id}
      limit ${MOST_EVIDENCE}`),
    documentId && requireDocument(ctx, documentId),
    orderItemId && requireOrder(ctx, orderItemId),
  ])
  if (known.length >= MOST_EVIDENCE) return err('too_many', 'note')
  const id = newId()
  await ctx.tx.insert(complaintEvidence).values({
    ...{ tenantId: ctx.tenantId, id, complaintId: complaint.id },
    ...{ kind, documentId, orderItemId, note, isInLetter },
    ...{ addedAt: ctx.now, addedByName: ctx.actor.name },
  })
  const version = await saveComplaint(ctx, complaint, [], {
    action: 'complaints.evidence_added',
    data: { kind, note },
  })
  return ok({ id, version })
}

/** Puts a piece aside: it stays on record, and no letter names it any more. */
export async function withdrawEvidence(
  ctx: ScopeContext,
  input: WithdrawEvidenceInput,
): Promise<Ok<{ version: number }> | Err<ComplaintRefusal>> {
  const taken = await takeDeed(ctx, input, 'evidence')
  if (!taken.ok) return taken
  const { complaint } = taken.value
  const note = await markWithdrawn(ctx, complaint, input.evidenceId)
  const version = await saveComplaint(ctx, complaint, [], {
    action: 'complaints.evidence_withdrawn',
    data: { note },
  })
  return ok({ version })
}

async function markWithdrawn(
  ctx: ScopeContext,
  complaint: LoadedComplaint,
  evidenceId: string,
): Promise<string> {
  const rows = await ctx.tx.execute<{ note: string }>(sql`
    update complaint_evidence set withdrawn_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and complaint_id = ${complaint.id} and id = ${evidenceId}
      and withdrawn_at is null
    returning note`)
  if (!rows[0]) throw new AppError('not_found')
  return rows[0].note
}

// Row policies decide what an agent may point at: what is not seen is not there.
async function requireDocument(ctx: ScopeContext, documentId: string): Promise<void> {
  const rows = await ctx.tx.execute(sql`
    select 1 from documents where tenant_id = ${ctx.tenantId} and id = ${documentId}`)
  if (rows.length === 0) throw new AppError('not_found')
}

async function requireOrder(ctx: ScopeContext, itemId: string): Promise<void> {
  const rows = await ctx.tx.execute(sql`
    select 1 from work_items where tenant_id = ${ctx.tenantId} and id = ${itemId}
      and service in ('orders', 'complaints')`)
  if (rows.length === 0) throw new AppError('not_found')
}
