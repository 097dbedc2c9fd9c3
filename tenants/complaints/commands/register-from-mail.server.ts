// A complaint that an agent read from a customer's mail: its files become papers of the item,
// and the same mail is taken once.
import { sql } from 'drizzle-orm'
import { recordDocument } from '../../archive/commands.server.ts'
import { type Err, err, type Ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { readTicket } from '../mail/mail-files.server.ts'
import type { RegisterComplaintInput } from '../schema.ts'
import { type RegisterRefusal, registerComplaint } from './register-complaint.server.ts'

type Registered = Extract<Awaited<ReturnType<typeof registerComplaint>>, { ok: true }>['value']

export async function registerFromMail(
  ctx: ScopeContext,
  { input, mail }: { input: RegisterComplaintInput; mail: string },
): Promise<Ok<Registered> | Err<RegisterRefusal | 'not_a_mail' | 'mail_known'>> {
  requirePermission(ctx, 'complaints:do')
  const ticket = readTicket(ctx.tenantId, mail)
  if (!ticket) return err('not_a_mail')
  const { mailId, files } = ticket
  const known = await ctx.tx.execute(sql`
    select 1 from complaints where tenant_id = ${ctx.tenantId} and mail_id = ${mailId}`)
  if (mailId && known.length > 0) return err('mail_known')
  const documents: string[] = []
  for (const file of files) {
    const staged = { ...file, tenantId: ctx.tenantId }
    documents.push((await recordDocument(ctx, staged, { service: 'complaints' })).id)
  }
  return registerComplaint(ctx, input, { documents, mailId })
}
