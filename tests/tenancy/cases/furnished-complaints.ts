// The complaints of a furnished company: one that waits, one that is decided with its letter,
// a cause and what is done about it.
import {
  decideComplaint,
  issueLetter,
} from '#tenants/complaints/commands/handle-complaint.server.ts'
import { addCause, openCorrectiveAction } from '#tenants/complaints/commands/keep-causes.server.ts'
import { addEvidence } from '#tenants/complaints/commands/keep-evidence.server.ts'
import { decideInput, evidenceInput } from '#tenants/complaints/schema.ts'
import type { Principal, TenantId } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { aComplaint } from '#tests/factories/complaints.ts'

type Ground = { tenantId: TenantId; agent: Principal; mark: string }

export async function complained({ tenantId, agent, mark }: Ground) {
  const typed = {
    receivedOn: '2026-11-20',
    product: `Towar ${mark}`,
    customerName: `Klient ${mark}`,
    regime: 'financial',
    legalBasis: 'financial_service',
  }
  const { id: complaintId, itemId: complaintItemId } = await aComplaint(agent, tenantId, typed)
  const { id: decidedComplaintId } = await aComplaint(agent, tenantId, typed)
  const evidence = evidenceInput.parse({
    complaintId: decidedComplaintId,
    version: '1',
    kind: 'expert',
    note: `Opinia ${mark}`,
    isInLetter: 'on',
  })
  const { id: evidenceId } = await done(agent, tenantId, (ctx) => addEvidence(ctx, evidence))
  const decision = decideInput.parse({
    complaintId: decidedComplaintId,
    version: '2',
    decision: 'accepted',
    grounds: `Uzasadnienie dla ${mark}, wystarczająco długie.`,
    remedy: 'repair',
  })
  const { version } = await done(agent, tenantId, (ctx) => decideComplaint(ctx, decision))
  const { letterId } = await done(agent, tenantId, (ctx) =>
    issueLetter(ctx, { complaintId: decidedComplaintId, version, locale: 'pl' }),
  )
  const { id: causeId } = await done(agent, tenantId, (ctx) =>
    addCause(ctx, { parentId: null, namePl: `Przyczyna ${mark}`, nameEn: mark }),
  )
  const { id: actionId } = await done(agent, tenantId, (ctx) =>
    openCorrectiveAction(ctx, {
      causeId,
      description: `Działanie ${mark}`,
      ownerName: 'Anna',
      dueOn: '2026-12-20',
    }),
  )
  const complaints = { complaintId, complaintItemId, decidedComplaintId }
  return { ...complaints, evidenceId, letterId, causeId, actionId }
}
