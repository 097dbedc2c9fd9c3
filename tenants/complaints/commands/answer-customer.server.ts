// A word of the office on the customer's status page.
import { sql } from 'drizzle-orm'
import { complaintMessages } from '#db/schema/complaints.ts'
import { newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { loadSealers, openContact } from '../contacts.server.ts'
import { loadComplaint, saveComplaint } from './change-complaint.server.ts'
import { mailNews } from './mail-about.server.ts'

/** Only where the customer has such a page; others are written to by mail or post. */
export async function answerCustomer(
  ctx: ScopeContext,
  { complaintId, body }: { complaintId: string; body: string },
): Promise<Ok<undefined> | Err<'no_status_page' | 'complaint_closed'>> {
  requirePermission(ctx, 'complaints:do')
  const complaint = await loadComplaint(ctx, { complaintId })
  if (!complaint.submissionId) return err('no_status_page', 'body')
  if (complaint.status === 'closed') return err('complaint_closed', 'body')
  await ctx.tx.insert(complaintMessages).values({
    tenantId: ctx.tenantId,
    id: newId(),
    submissionId: complaint.submissionId,
    side: 'provider',
    body,
    authorName: ctx.actor.name,
    createdAt: ctx.now,
  })
  const status = complaint.status === 'received' ? 'in_review' : complaint.status
  await saveComplaint(ctx, complaint, [sql`status = ${status}`], {
    action: 'complaints.customer_written',
  })
  const contact = openContact(await loadSealers(ctx), complaint.contactSealed)
  await mailNews(ctx, complaint, contact)
  return ok()
}
