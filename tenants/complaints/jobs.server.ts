// What the worker does for complaints: takes in what strangers sent, lets silence become a
// yes when its day has passed, and posts what that costs. All may run twice, or twice at once.
import { sql } from 'drizzle-orm'
import { logger } from '../shared/log.server.ts'
import {
  type Principal,
  systemPrincipal,
  type TenantId,
  withCompany,
  withProvider,
} from '../shared/scope.server.ts'
import {
  expireComplaint,
  leaveProvision,
  postProvision,
} from './commands/expire-complaint.server.ts'
import { TakeRefused, takeSubmission } from './commands/take-submission.server.ts'
import { regimes } from './kinds.ts'
import { regimeRules } from './pl/regimes.ts'

const BATCH = 200
type Named = { tenantId: TenantId; id: string }

/** Gives how many submissions became complaints. */
export async function takeSubmissions(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'complaint-submissions')
  const waiting = await withProvider(principal, { readOnly: true }, (ctx) =>
    ctx.tx.execute<Named>(sql`
      select tenant_id as "tenantId", id from complaint_submissions
      where complaint_id is null
      order by take_error is not null, submitted_at limit ${BATCH}`),
  )
  let taken = 0
  for (const { tenantId, id } of waiting) {
    taken += (await takeOne(principal, tenantId, id)) ? 1 : 0
  }
  return taken
}

async function takeOne(principal: Principal, tenantId: TenantId, id: string): Promise<boolean> {
  try {
    return await withCompany(principal, tenantId, {}, (ctx) =>
      takeSubmission(ctx, { submissionId: id }),
    )
  } catch (error) {
    const reason = error instanceof TakeRefused ? error.code : 'internal'
    if (reason === 'internal') logger.error({ err: error, submission: id }, 'not taken in')
    await withCompany(principal, tenantId, {}, async (ctx) => {
      await ctx.tx.execute(sql`
        update complaint_submissions set take_error = ${reason}
        where tenant_id = ${tenantId} and id = ${id} and complaint_id is null`)
    })
    return false
  }
}

/** Gives how many complaints silence has accepted. */
export async function expireComplaints(now: Date): Promise<number> {
  const principal = systemPrincipal(now, 'complaint-expiry')
  const silent = regimes.filter((regime) => regimeRules[regime].silenceAccepts)
  const due = await withProvider(principal, { readOnly: true }, (ctx) =>
    ctx.tx.execute<Named>(sql`
      select c.tenant_id as "tenantId", c.id
      from complaints c join companies o on o.tenant_id = c.tenant_id
      where c.replied_on is null and c.reopened_count = 0
        and c.decision is distinct from 'deemed_accepted'
        and c.regime = any(${sql.param(silent)}::text[])
        and c.due_on < (${now}::timestamptz at time zone o.zone)::date
      order by c.due_on, c.id limit ${BATCH}`),
  )
  let expired = 0
  for (const { tenantId, id } of due) {
    const isMine = await withCompany(principal, tenantId, {}, (ctx) =>
      expireComplaint(ctx, { complaintId: id }),
    )
    if (isMine) expired += 1
  }
  await postProvisions(principal)
  return expired
}

async function postProvisions(principal: Principal): Promise<void> {
  const asked = await withProvider(principal, { readOnly: true }, (ctx) =>
    ctx.tx.execute<Named>(sql`
      select tenant_id as "tenantId", id from complaints
      where provision = 'asked' order by tenant_id, id limit ${BATCH}`),
  )
  for (const { tenantId, id: complaintId } of asked) {
    const reason = await refusalOf(principal, tenantId, complaintId)
    if (reason === null) continue
    await withCompany(principal, tenantId, {}, (ctx) =>
      leaveProvision(ctx, { complaintId, reason }),
    )
  }
}

class Refused extends Error {}

// The database's refusal ends the transaction: it is rolled back by an error of ours.
async function refusalOf(
  principal: Principal,
  tenantId: TenantId,
  complaintId: string,
): Promise<string | null> {
  try {
    await withCompany(principal, tenantId, {}, async (ctx) => {
      const posted = await postProvision(ctx, { complaintId })
      if (!posted.ok) throw new Refused(posted.code)
    })
    return null
  } catch (error) {
    if (error instanceof Refused) return error.message
    logger.error({ err: error, complaint: complaintId }, 'a provision could not be posted')
    return null
  }
}
