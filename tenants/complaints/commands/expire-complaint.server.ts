// Silence has become a yes: marked once, told, its cause opened, and what it costs posted.
// Each step takes the row's lock and looks again, so that two nodes act once.
import { sql } from 'drizzle-orm'
import { correctiveActions } from '#db/schema/complaints.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { postEntry } from '../../ledger/commands.server.ts'
import type { PostRefusal } from '../../ledger/types.ts'
import { AppError } from '../../shared/app-error.ts'
import { addDays, localDateOf } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { openItem } from '../../work/commands/open-item.server.ts'
import { isExpired } from '../rules/complaint-state.ts'
import { factsOf, loadComplaint, saveComplaint } from './change-complaint.server.ts'
import { ensureCause } from './keep-causes.server.ts'
import { mailExpiry } from './mail-about.server.ts'

/** Pozostałe koszty operacyjne; rezerwy. */
const COST_ACCOUNT = '761'
const PROVISION_ACCOUNT = '830'
const ACTION_DAYS = 14

/** Only for jobs: nobody decides this, the calendar does. */
function requireSystem(ctx: ScopeContext): void {
  if (ctx.actor.side !== 'system') throw new AppError('forbidden')
}

/** Marks a complaint as accepted by silence. False when somebody else did, or answered. */
export async function expireComplaint(
  ctx: ScopeContext,
  { complaintId }: { complaintId: string },
): Promise<boolean> {
  requireSystem(ctx)
  const complaint = await loadComplaint(ctx, { complaintId })
  const facts = { ...factsOf(complaint), isReplied: complaint.repliedOn !== null }
  if (!isExpired(facts, complaint.today)) return false
  const [causeId, hasBooks] = await Promise.all([
    ensureCause(ctx, {
      code: 'deadline_missed',
      namePl: 'Przekroczony termin odpowiedzi',
      nameEn: 'Deadline for the reply missed',
    }),
    keepsBooks(ctx),
  ])
  const isCosted = hasBooks && (complaint.demandMinor ?? 0n) > 0n
  await saveComplaint(
    ctx,
    complaint,
    [
      sql`status = 'decided'`,
      sql`decision = 'deemed_accepted'`,
      sql`decided_at = ${ctx.now}`,
      sql`decided_by_name = ${ctx.actor.name}`,
      // Grounds and remedy of a decision that was never sent are no longer the answer.
      sql`grounds = null`,
      sql`remedy = null`,
      sql`remedy_minor = ${complaint.demandMinor}`,
      sql`cause_id = coalesce(cause_id, ${causeId})`,
      sql`provision = ${isCosted ? 'asked' : 'none'}`,
    ],
    {
      action: 'complaints.deemed_accepted',
      data: {
        dueOn: complaint.dueOn,
        ...(complaint.decision ? { unsent: complaint.decision } : {}),
      },
    },
  )
  await Promise.all([openAction(ctx, complaint, causeId), mailExpiry(ctx, complaint)])
  return true
}

async function openAction(
  ctx: ScopeContext,
  { id, number, year, itemId, today }: Awaited<ReturnType<typeof loadComplaint>>,
  causeId: string,
): Promise<void> {
  const actionId = newId()
  await Promise.all([
    ctx.tx.insert(correctiveActions).values({
      tenantId: ctx.tenantId,
      id: actionId,
      causeId,
      complaintId: id,
      description: `Reklamacja ${number}/${year}: odpowiedź nie wyszła w terminie. Ustalić dlaczego i temu zapobiec.`,
      ownerName: ctx.actor.name,
      dueOn: addDays(today, ACTION_DAYS),
      createdAt: ctx.now,
      createdByName: ctx.actor.name,
    }),
    recordAudit(ctx, {
      action: 'complaints.action_opened',
      subjectType: 'corrective_action',
      subjectId: actionId,
      itemId,
      data: { number: `${number}/${year}` },
    }),
  ])
}

async function keepsBooks(ctx: ScopeContext): Promise<boolean> {
  const rows = await ctx.tx.execute<{ count: bigint }>(sql`
    select count(*) as count from ledger_accounts
    where tenant_id = ${ctx.tenantId} and number in (${COST_ACCOUNT}, ${PROVISION_ACCOUNT})`)
  return rows[0]!.count === 2n
}

/**
 * Posts the provision that an expiry asked for: costs against provisions. A refusal comes
 * from the database and ends the transaction; `leaveProvision` then says so in another one.
 */
export async function postProvision(
  ctx: ScopeContext,
  { complaintId }: { complaintId: string },
): Promise<Result<boolean, PostRefusal>> {
  requireSystem(ctx)
  const rows = await ctx.tx.execute<{
    number: number
    year: number
    minor: bigint
    zone: string
  }>(sql`
    select c.number, c.year, c.demand_minor as minor, o.zone
    from complaints c join companies o on o.tenant_id = c.tenant_id
    where c.tenant_id = ${ctx.tenantId} and c.id = ${complaintId} and c.provision = 'asked'
    for update of c skip locked`)
  const asked = rows[0]
  if (!asked) return ok(false)
  const description = `Rezerwa na reklamację ${asked.number}/${asked.year}`
  const posted = await postEntry(ctx, {
    occurredOn: localDateOf(ctx.now, asked.zone),
    description,
    sourceType: 'complaint_provision',
    sourceId: complaintId,
    lines: [
      { accountNumber: COST_ACCOUNT, amountMinor: asked.minor, description },
      { accountNumber: PROVISION_ACCOUNT, amountMinor: -asked.minor, description },
    ],
  })
  if (!posted.ok) return err(posted.code)
  await ctx.tx.execute(sql`
    update complaints set provision = 'posted', provision_entry_id = ${posted.value.id},
      version = version + 1
    where tenant_id = ${ctx.tenantId} and id = ${complaintId}`)
  await recordAudit(ctx, {
    action: 'complaints.provision_posted',
    subjectType: 'complaint',
    subjectId: complaintId,
    data: { number: `${asked.number}/${asked.year}`, entry: posted.value.number },
  })
  return ok(true)
}

/** The books refused: the accountants find it in their queue, with the reason. */
export async function leaveProvision(
  ctx: ScopeContext,
  { complaintId, reason }: { complaintId: string; reason: string },
): Promise<void> {
  requireSystem(ctx)
  const rows = await ctx.tx.execute<{ number: number; year: number }>(sql`
    update complaints set provision = 'todo', provision_reason = ${reason}, version = version + 1
    where tenant_id = ${ctx.tenantId} and id = ${complaintId} and provision = 'asked'
    returning number, year`)
  const left = rows[0]
  if (!left) return
  const number = `${left.number}/${left.year}`
  // Where the contract has no accounting, the page of the complaint is what says it.
  await openItem(ctx, {
    requestType: 'vat_question',
    title: `Rezerwa na reklamację ${number} do zaksięgowania`,
    form: { details: `Wn ${COST_ACCOUNT} / Ma ${PROVISION_ACCOUNT}. Księgi odmówiły: ${reason}.` },
    source: 'agent',
    sourceKey: `complaint-provision:${complaintId}`,
  })
  await recordAudit(ctx, {
    action: 'complaints.provision_left',
    subjectType: 'complaint',
    subjectId: complaintId,
    data: { number, reason },
  })
}
