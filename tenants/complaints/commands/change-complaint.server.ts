// Loading a complaint under lock and writing what a deed changed: both halves of every
// command here. Whoever answers and the job that counts silence meet at this lock.
import { type SQL, sql } from 'drizzle-orm'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { type LocalDate, localDateOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { ComplaintStatus, Decision, Regime, Remedy } from '../kinds.ts'
import { hasStandingLetter } from '../queries/evidence.server.ts'
import {
  type ComplaintDeed,
  type ComplaintFacts,
  type ComplaintRefusal,
  decideDeed,
} from '../rules/complaint-state.ts'

export type LoadedComplaint = {
  id: string
  number: number
  year: number
  itemId: string
  submissionId: string | null
  status: ComplaintStatus
  regime: Regime
  receivedOn: LocalDate
  dueOn: LocalDate
  contractDays: number | null
  extendedOn: LocalDate | null
  decision: Decision | null
  remedy: Remedy | null
  repliedOn: LocalDate | null
  demandMinor: bigint | null
  reopenedCount: number
  product: string
  causeId: string | null
  contactSealed: Buffer
  locale: 'pl' | 'en'
  version: number
  /** A letter was issued for the decision as it stands. */
  hasLetter: boolean
  today: LocalDate
}

/** The complaint, locked until the transaction ends; `version` is what the form was read at. */
export async function loadComplaint(
  ctx: ScopeContext,
  { complaintId, version }: { complaintId: string; version?: number },
): Promise<LoadedComplaint> {
  if (!isId(complaintId)) throw new AppError('not_found')
  const rows = await ctx.tx.execute<Omit<LoadedComplaint, 'today'> & { zone: string }>(sql`
    select c.id, c.number, c.year, c.item_id as "itemId", c.submission_id as "submissionId",
      c.status, c.regime, c.received_on as "receivedOn", c.due_on as "dueOn",
      c.contract_days as "contractDays", c.extended_on as "extendedOn", c.decision, c.remedy,
      c.replied_on as "repliedOn", c.demand_minor as "demandMinor",
      c.reopened_count as "reopenedCount", c.product, c.cause_id as "causeId",
      c.contact_sealed as "contactSealed", c.locale, c.version, o.zone,
      ${hasStandingLetter} as "hasLetter"
    from complaints c join companies o on o.tenant_id = c.tenant_id
    where c.tenant_id = ${ctx.tenantId} and c.id = ${complaintId}
    for update of c`)
  const found = rows[0]
  if (!found) throw new AppError('not_found')
  if (version !== undefined && version !== found.version) throw new AppError('stale_version')
  const { zone, ...complaint } = found
  return { ...complaint, today: localDateOf(ctx.now, zone) }
}

export function factsOf(complaint: LoadedComplaint): ComplaintFacts {
  const { status, regime, decision, dueOn, hasLetter } = complaint
  return {
    status,
    regime,
    decision,
    dueOn,
    hasLetter,
    isExtended: complaint.extendedOn !== null,
    isReopened: complaint.reopenedCount > 0,
  }
}

type Taken = { complaint: LoadedComplaint; status: ComplaintStatus }

/** Permission, lock, version, and what the rule says of the deed. */
export async function takeDeed(
  ctx: ScopeContext,
  target: { complaintId: string; version: number },
  deed: ComplaintDeed,
): Promise<Ok<Taken> | Err<ComplaintRefusal>> {
  requirePermission(ctx, 'complaints:do')
  const complaint = await loadComplaint(ctx, target)
  const decided = decideDeed(factsOf(complaint), deed, complaint.today)
  return decided.ok ? ok({ complaint, status: decided.value }) : err(decided.code)
}

/** Writes the columns a deed changed, with its audit row on the item's timeline. */
export async function saveComplaint(
  ctx: ScopeContext,
  complaint: LoadedComplaint,
  columns: readonly SQL[],
  audit: { action: string; data?: Record<string, unknown>; isInternal?: boolean },
): Promise<number> {
  const all = [...columns, sql`version = ${complaint.version + 1}`, sql`updated_at = ${ctx.now}`]
  await Promise.all([
    ctx.tx.execute(sql`
      update complaints set ${sql.join(all, sql`, `)}
      where tenant_id = ${ctx.tenantId} and id = ${complaint.id}`),
    recordAudit(ctx, {
      action: audit.action,
      subjectType: 'complaint',
      subjectId: complaint.id,
      itemId: complaint.itemId,
      data: { number: `${complaint.number}/${complaint.year}`, ...audit.data },
      isInternal: audit.isInternal ?? false,
    }),
  ])
  return complaint.version + 1
}
