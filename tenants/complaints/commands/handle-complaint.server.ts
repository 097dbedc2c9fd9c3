// What an agent does with a complaint between its receipt and its end.
import { sql } from 'drizzle-orm'
import { complaintLetters } from '#db/schema/complaints.ts'
import { AppError } from '../../shared/app-error.ts'
import type { LocalDate } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { startItem } from '../../work/commands/assign-item.server.ts'
import { finishItem } from '../../work/commands/finish-item.server.ts'
import {
  holdForCustomer,
  releaseFromCustomer,
} from '../../work/commands/hold-for-customer.server.ts'
import { openItem } from '../../work/commands/open-item.server.ts'
import { meetStatutoryDate, setStatutoryDate } from '../../work/commands/set-statutory.server.ts'
import type { StateRefusal } from '../../work/rules/item-state.ts'
import { loadSealers, openContact } from '../contacts.server.ts'
import { LETTER_VERSION } from '../letters.ts'
import { answerDueOn, regimeRules } from '../pl/regimes.ts'
import { readLetterData } from '../queries/letters.server.ts'
import type { ComplaintRefusal } from '../rules/complaint-state.ts'
import type { DecideInput, ExtendInput, ReplyInput, TriageInput } from '../schema.ts'
import { type LoadedComplaint, saveComplaint, takeDeed } from './change-complaint.server.ts'
import { mailCustomer } from './mail-about.server.ts'
import { complaintTitle } from './register-complaint.server.ts'

type Target = { complaintId: string; version: number }
type Done<Refusal extends string = never> = Promise<
  Ok<{ version: number }> | Err<ComplaintRefusal | Refusal>
>

/** Law and cause as the agent reads them; another regime counts its term from the receipt. */
export async function triageComplaint(
  ctx: ScopeContext,
  input: TriageInput,
): Done<'basis_and_regime' | 'regime_after_extension'> {
  const taken = await takeDeed(ctx, input, 'triage')
  if (!taken.ok) return taken
  const { complaint, status } = taken.value
  const rule = regimeRules[input.regime]
  if (!(rule.bases as readonly string[]).includes(input.legalBasis)) {
    return err('basis_and_regime', 'legalBasis')
  }
  const isOther = input.regime !== complaint.regime
  if (isOther && complaint.extendedOn) return err('regime_after_extension', 'regime')
  const contractDays = rule.answer.by === 'contract' ? (complaint.contractDays ?? 30) : null
  const dueOn = isOther
    ? answerDueOn(input.regime, complaint.receivedOn, { contractDays })
    : complaint.dueOn
  const causeId = input.causeId ? await requireCause(ctx, input.causeId) : null
  const version = await saveComplaint(
    ctx,
    complaint,
    [
      sql`status = ${status}`,
      sql`regime = ${input.regime}`,
      sql`legal_basis = ${input.legalBasis}`,
      sql`cause_id = ${causeId}`,
      sql`due_on = ${dueOn}`,
      sql`contract_days = ${contractDays}`,
    ],
    { action: 'complaints.triaged', data: { regime: input.regime, dueOn } },
  )
  await keepDate(ctx, complaint, dueOn)
  // Whoever reads it has begun: the customer's file in the queue says so, too.
  if (complaint.status === 'received') await startItem(ctx, { itemId: complaint.itemId })
  return ok({ version })
}

function keepDate(ctx: ScopeContext, complaint: LoadedComplaint, dueOn: LocalDate): Promise<void> {
  const { itemId, receivedOn: since } = complaint
  return setStatutoryDate(ctx, { itemId, since, dueOn })
}

async function requireCause(ctx: ScopeContext, causeId: string): Promise<string> {
  const rows = await ctx.tx.execute(sql`
    select 1 from complaint_causes where tenant_id = ${ctx.tenantId} and id = ${causeId}`)
  if (rows.length === 0) throw new AppError('not_found')
  return causeId
}

/**
 * The customer, an expert or the producer must say something first. Our own clock stands while
 * they are waited for; the law's term runs on.
 */
export async function setWaiting(ctx: ScopeContext, input: Target & { isWaiting: boolean }): Done {
  const taken = await takeDeed(ctx, input, input.isWaiting ? 'wait' : 'resume')
  if (!taken.ok) return taken
  const { complaint, status } = taken.value
  const action = input.isWaiting ? 'complaints.customer_awaited' : 'complaints.customer_answered'
  const version = await saveComplaint(ctx, complaint, [sql`status = ${status}`], { action })
  const { itemId } = complaint
  await (input.isWaiting ? holdForCustomer : releaseFromCustomer)(ctx, { itemId })
  return ok({ version })
}

export async function decideComplaint(ctx: ScopeContext, input: DecideInput): Done {
  const taken = await takeDeed(ctx, input, 'decide')
  if (!taken.ok) return taken
  const { complaint, status } = taken.value
  const { decision, remedy } = input
  const version = await saveComplaint(
    ctx,
    complaint,
    [
      sql`status = ${status}`,
      sql`decision = ${decision}`,
      sql`grounds = ${input.grounds}`,
      sql`remedy = ${remedy}`,
      sql`remedy_minor = ${remedy === 'none' ? null : input.remedyMinor}`,
      sql`decided_at = ${ctx.now}`,
      sql`decided_by_name = ${ctx.actor.name}`,
    ],
    { action: 'complaints.decided', data: { decision, remedy } },
  )
  await releaseFromCustomer(ctx, { itemId: complaint.itemId })
  return ok({ version })
}

/** A longer term where the law knows one, with its three reasons, before the first is over. */
export async function extendComplaint(
  ctx: ScopeContext,
  input: ExtendInput,
): Done<'expected_too_late' | 'expected_too_early'> {
  const taken = await takeDeed(ctx, input, 'extend')
  if (!taken.ok) return taken
  const { complaint } = taken.value
  const { cause, circumstances, expectedOn } = input
  const latest = answerDueOn(complaint.regime, complaint.receivedOn, { isExtended: true })
  if (expectedOn > latest) return err('expected_too_late', 'expectedOn', { latest })
  if (expectedOn <= complaint.today) return err('expected_too_early', 'expectedOn')
  const reasons = { cause, circumstances, expectedOn }
  const dueOn = expectedOn > complaint.dueOn ? expectedOn : complaint.dueOn
  const version = await saveComplaint(
    ctx,
    complaint,
    [
      sql`extended_on = ${complaint.today}`,
      sql`extension = ${JSON.stringify(reasons)}::jsonb`,
      // What was promised counts, not what the law would have allowed.
      sql`due_on = ${dueOn}`,
    ],
    { action: 'complaints.extended', data: { expectedOn } },
  )
  await keepDate(ctx, complaint, dueOn)
  await insertLetter(ctx, complaint, 'extension', complaint.locale)
  return ok({ version })
}

/** The letter of a decision, its words and facts kept as they are today. */
export async function issueLetter(
  ctx: ScopeContext,
  input: Target & { locale: 'pl' | 'en' },
): Promise<Ok<{ letterId: string }> | Err<ComplaintRefusal>> {
  // Issued again in the other language or after a correction: each stays on record.
  const taken = await takeDeed(ctx, input, 'letter')
  if (!taken.ok) return taken
  const { complaint } = taken.value
  const letterId = await insertLetter(ctx, complaint, 'decision', input.locale)
  await saveComplaint(ctx, complaint, [], {
    action: 'complaints.letter_issued',
    data: { locale: input.locale },
  })
  return ok({ letterId })
}

async function insertLetter(
  ctx: ScopeContext,
  complaint: LoadedComplaint,
  kind: 'decision' | 'extension',
  locale: 'pl' | 'en',
): Promise<string> {
  const [data, sealers] = await Promise.all([
    readLetterData(ctx, complaint.id, kind),
    loadSealers(ctx),
  ])
  const id = newId()
  await ctx.tx.insert(complaintLetters).values({
    tenantId: ctx.tenantId,
    id,
    complaintId: complaint.id,
    kind,
    locale,
    templateVersion: LETTER_VERSION,
    dataSealed: sealers.letters.seal(JSON.stringify(data)),
    issuedAt: ctx.now,
    issuedByName: ctx.actor.name,
  })
  return id
}

/** The answer has left, with what proves it: the item is done and counted. */
export async function recordReply(
  ctx: ScopeContext,
  input: ReplyInput,
): Done<'in_future' | 'before_receipt' | 'no_email' | StateRefusal | 'finished_by_posting'> {
  const taken = await takeDeed(ctx, input, 'reply')
  if (!taken.ok) return taken
  const { complaint, status } = taken.value
  if (input.repliedOn > complaint.today) return err('in_future', 'repliedOn')
  if (input.repliedOn < complaint.receivedOn) return err('before_receipt', 'repliedOn')
  const contact = openContact(await loadSealers(ctx), complaint.contactSealed)
  if (input.channel === 'email' && !contact.email) return err('no_email', 'channel')
  const version = await saveComplaint(
    ctx,
    complaint,
    [
      sql`status = ${status}`,
      sql`replied_on = ${input.repliedOn}`,
      sql`reply_channel = ${input.channel}`,
      sql`reply_proof = ${input.proof}`,
    ],
    { action: 'complaints.replied', data: { repliedOn: input.repliedOn, channel: input.channel } },
  )
  await meetStatutoryDate(ctx, { itemId: complaint.itemId, on: input.repliedOn })
  const finished = await finishItem(ctx, { itemId: complaint.itemId, isAnswered: true })
  if (!finished.ok && finished.code !== 'item_closed') return finished
  if (input.channel === 'email') await mailCustomer(ctx, complaint, contact)
  return ok({ version })
}

export async function closeComplaint(ctx: ScopeContext, input: Target): Done {
  const taken = await takeDeed(ctx, input, 'close')
  if (!taken.ok) return taken
  const { complaint, status } = taken.value
  const columns = [sql`status = ${status}`, sql`closed_at = ${ctx.now}`]
  const action = 'complaints.closed'
  return ok({ version: await saveComplaint(ctx, complaint, columns, { action }) })
}

/**
 * The customer does not agree: looked at again, as new work. The answer was given in time
 * once, so the second look has a term and no silence that accepts.
 */
export async function reopenComplaint(
  ctx: ScopeContext,
  input: Target & { reason: string | null },
): Done<'reason_required' | 'not_opened'> {
  if (!input.reason) return err('reason_required', 'reason')
  const taken = await takeDeed(ctx, input, 'reopen')
  if (!taken.ok) return taken
  const { complaint, status } = taken.value
  const count = complaint.reopenedCount + 1
  const opened = await openItem(ctx, {
    requestType: 'complaint',
    title: complaintTitle(complaint, complaint.locale),
    form: {},
    source: 'agent',
    sourceKey: `complaint:${complaint.id}:${count}`,
  })
  if (!opened.ok) return err('not_opened')
  const dueOn = answerDueOn(complaint.regime, complaint.today, {
    contractDays: complaint.contractDays ?? 30,
  })
  const version = await saveComplaint(
    ctx,
    complaint,
    [
      sql`status = ${status}`,
      sql`item_id = ${opened.value.itemId}`,
      sql`decision = null`,
      sql`decided_at = null`,
      sql`decided_by_name = null`,
      sql`replied_on = null`,
      sql`closed_at = null`,
      sql`reopened_at = ${ctx.now}`,
      sql`reopened_count = ${count}`,
      sql`due_on = ${dueOn}`,
    ],
    { action: 'complaints.reopened', data: { reason: input.reason } },
  )
  await setStatutoryDate(ctx, { itemId: opened.value.itemId, since: complaint.today, dueOn })
  return ok({ version })
}
