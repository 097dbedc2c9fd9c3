// One form of a complaint's page, told apart by its intent, becomes one command.
import { parseForm, refuse } from '#app/http/form.server.ts'
import { answerCustomer } from '#tenants/complaints/commands/answer-customer.server.ts'
import { recordFurtherPath } from '#tenants/complaints/commands/further-path.server.ts'
import {
  closeComplaint,
  decideComplaint,
  extendComplaint,
  issueLetter,
  recordReply,
  reopenComplaint,
  setWaiting,
  triageComplaint,
} from '#tenants/complaints/commands/handle-complaint.server.ts'
import { addEvidence, withdrawEvidence } from '#tenants/complaints/commands/keep-evidence.server.ts'
import {
  decideInput,
  evidenceInput,
  extendInput,
  furtherInput,
  issueLetterInput,
  messageInput,
  replyInput,
  stepInput,
  triageInput,
  withdrawEvidenceInput,
} from '#tenants/complaints/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

type Outcome = { ok: true } | { ok: false; code: string; field?: string }

const deeds: Record<string, (ctx: ScopeContext, form: FormData) => Promise<Outcome>> = {
  triage: (ctx, form) => triageComplaint(ctx, parseForm(form, triageInput)),
  wait: (ctx, form) => setWaiting(ctx, { ...parseForm(form, stepInput), isWaiting: true }),
  resume: (ctx, form) => setWaiting(ctx, { ...parseForm(form, stepInput), isWaiting: false }),
  decide: (ctx, form) => decideComplaint(ctx, parseForm(form, decideInput)),
  extend: (ctx, form) => extendComplaint(ctx, parseForm(form, extendInput)),
  letter: (ctx, form) => issueLetter(ctx, parseForm(form, issueLetterInput)),
  reply: (ctx, form) => recordReply(ctx, parseForm(form, replyInput)),
  close: (ctx, form) => closeComplaint(ctx, parseForm(form, stepInput)),
  reopen: (ctx, form) => reopenComplaint(ctx, parseForm(form, stepInput)),
  evidence: (ctx, form) => addEvidence(ctx, parseForm(form, evidenceInput)),
  withdraw_evidence: (ctx, form) => withdrawEvidence(ctx, parseForm(form, withdrawEvidenceInput)),
  further: (ctx, form) => recordFurtherPath(ctx, parseForm(form, furtherInput)),
}

export type PageDeed =
  | 'triage'
  | 'wait'
  | 'resume'
  | 'decide'
  | 'extend'
  | 'letter'
  | 'reply'
  | 'close'
  | 'reopen'
  | 'write'
  | 'evidence'
  | 'withdraw_evidence'
  | 'further'

/** Runs what the form asks for; a refusal stands at its field. */
export async function runComplaintDeed(
  ctx: ScopeContext,
  complaintId: string,
  form: FormData,
): Promise<PageDeed> {
  const intent = String(form.get('intent') ?? '')
  form.set('complaintId', complaintId)
  const deed = Object.hasOwn(deeds, intent) ? deeds[intent] : undefined
  if (!deed && intent !== 'write') throw new AppError('invalid_input')
  const done = deed
    ? await deed(ctx, form)
    : await answerCustomer(ctx, { complaintId, ...parseForm(form, messageInput) })
  if (!done.ok) refuse({ [done.field ?? 'form']: done.code })
  return intent as PageDeed
}
