// What a stranger sent becomes a complaint with an item and files: once, whoever tries.
import { sql } from 'drizzle-orm'
import { recordDocument } from '../../archive/commands.server.ts'
import type { StagedFile } from '../../archive/types.ts'
import { AppError } from '../../shared/app-error.ts'
import { localDateOf } from '../../shared/dates.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { loadSealers, openContact } from '../contacts.server.ts'
import { regimeRules } from '../pl/regimes.ts'
import type { PublicComplaintInput } from '../schema.ts'
import { insertComplaint } from './register-complaint.server.ts'

type Sent = {
  locale: 'pl' | 'en'
  contactSealed: Buffer
  form: Omit<
    PublicComplaintInput,
    'customerName' | 'email' | 'phone' | 'address' | 'demandMinor'
  > & {
    demandMinor: string | null
  }
  files: Omit<StagedFile, 'tenantId'>[]
  submittedAt: Date
  zone: string
}

/** False when another worker has it, or the contract does not take it. */
export async function takeSubmission(
  ctx: ScopeContext,
  { submissionId }: { submissionId: string },
): Promise<boolean> {
  if (ctx.actor.side !== 'system') throw new AppError('forbidden')
  const rows = await ctx.tx.execute<Sent>(sql`
    select s.locale, s.contact_sealed as "contactSealed", s.form, s.files,
      s.submitted_at as "submittedAt", o.zone
    from complaint_submissions s join companies o on o.tenant_id = s.tenant_id
    where s.tenant_id = ${ctx.tenantId} and s.id = ${submissionId} and s.complaint_id is null
    for update of s skip locked`)
  const sent = rows[0]
  if (!sent) return false
  const documents: string[] = []
  for (const file of sent.files) {
    const staged = { ...file, tenantId: ctx.tenantId }
    documents.push((await recordDocument(ctx, staged, { service: 'complaints' })).id)
  }
  const contact = openContact(await loadSealers(ctx), sent.contactSealed)
  const { demandMinor, ...form } = sent.form
  const registered = await insertComplaint(ctx, {
    ...form,
    customerName: contact.name,
    email: contact.email,
    phone: contact.phone,
    address: contact.address,
    demandMinor: demandMinor === null ? null : BigInt(demandMinor),
    legalBasis: regimeRules[form.regime].bases[0],
    channel: 'form',
    // The day on which it was sent, not on which the worker came.
    receivedOn: localDateOf(sent.submittedAt, sent.zone),
    locale: sent.locale,
    submissionId,
    documents,
  })
  if (!registered.ok) throw new TakeRefused(registered.code)
  await ctx.tx.execute(sql`
    update complaint_submissions set complaint_id = ${registered.value.id}, take_error = null
    where tenant_id = ${ctx.tenantId} and id = ${submissionId}`)
  return true
}

/** Rolls back what was recorded; the reason is written in a transaction of its own. */
export class TakeRefused extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}
