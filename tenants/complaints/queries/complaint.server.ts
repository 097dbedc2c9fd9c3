// One complaint with everything that its page shows.
import { sql } from 'drizzle-orm'
import { AppError } from '../../shared/app-error.ts'
import { daysBetween, localDateOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { loadSealers, openContact } from '../contacts.server.ts'
import { allowedDeeds } from '../rules/complaint-state.ts'
import type { ComplaintLetter, ComplaintMessage, ComplaintPage } from '../types.ts'
import { hasStandingLetter, listEvidence } from './evidence.server.ts'

type Head = Omit<
  ComplaintPage,
  | 'contact'
  | 'letters'
  | 'messages'
  | 'documents'
  | 'evidence'
  | 'events'
  | 'deeds'
  | 'daysLeft'
  | 'today'
> & {
  contactSealed: Buffer
  zone: string
  hasLetter: boolean
}

const LIMIT = 200

export async function getComplaint(
  ctx: ScopeContext,
  complaintId: string,
): Promise<ComplaintPage | null> {
  requirePermission(ctx, 'complaints:read')
  if (!isId(complaintId)) return null
  const [heads, letters, messages, documents, evidence, events, sealers] = await Promise.all([
    readHead(ctx, complaintId),
    ctx.tx.execute<ComplaintLetter>(sql`
      select id, kind, locale, issued_at as "issuedAt", issued_by_name as "issuedByName"
      from complaint_letters
      where tenant_id = ${ctx.tenantId} and complaint_id = ${complaintId}
      order by issued_at desc, id desc limit ${LIMIT}`),
    ctx.tx.execute<ComplaintMessage>(sql`
      select m.id, m.side, m.body, m.author_name as "authorName", m.created_at as "createdAt"
      from complaint_messages m join complaints c
        on c.tenant_id = m.tenant_id and c.submission_id = m.submission_id
      where m.tenant_id = ${ctx.tenantId} and c.id = ${complaintId}
      order by m.created_at, m.id limit ${LIMIT}`),
    readDocuments(ctx, complaintId),
    listEvidence(ctx, complaintId),
    readEvents(ctx, complaintId),
    loadSealers(ctx),
  ])
  const head = heads[0]
  if (!head) return null
  const { contactSealed, zone, hasLetter, ...rest } = head
  const today = localDateOf(ctx.now, zone)
  const mayDo = ctx.actor.can('complaints:do')
  const seesMoney = ctx.actor.can('complaints:money')
  const facts = {
    ...rest,
    hasLetter,
    isExtended: rest.extendedOn !== null,
    isReopened: rest.reopenedCount > 0,
  }
  return {
    ...rest,
    demandMinor: seesMoney ? rest.demandMinor : null,
    remedyMinor: seesMoney ? rest.remedyMinor : null,
    contact: openContact(sealers, contactSealed),
    daysLeft: daysBetween(today, rest.dueOn),
    letters: [...letters],
    messages: [...messages],
    documents: [...documents],
    evidence,
    events: [...events],
    today,
    deeds: mayDo ? allowedDeeds(facts, today) : [],
  }
}

/** The complaint that an item of the queue is about; null for other items. */
export async function findComplaintOfItem(
  ctx: ScopeContext,
  itemId: string,
): Promise<{ id: string; number: string } | null> {
  if (!ctx.actor.can('complaints:read') || !isId(itemId)) return null
  const rows = await ctx.tx.execute<{ id: string; number: string }>(sql`
    select id, number || '/' || year as number from complaints
    where tenant_id = ${ctx.tenantId} and item_id = ${itemId}`)
  return rows[0] ?? null
}

export async function requireComplaint(
  ctx: ScopeContext,
  complaintId: string,
): Promise<ComplaintPage> {
  const complaint = await getComplaint(ctx, complaintId)
  if (!complaint) throw new AppError('not_found')
  return complaint
}

function readHead(ctx: ScopeContext, complaintId: string) {
  return ctx.tx.execute<Head>(sql`
    select c.id, c.number, c.year, c.status, c.regime, c.product, c.order_number as "orderNumber",
      c.received_on as "receivedOn", c.due_on as "dueOn", c.decision,
      c.replied_on as "repliedOn", w.assignee_name as handler, c.demand_minor as "demandMinor",
      c.version, c.item_id as "itemId", w.number as "itemNumber", c.channel,
      c.legal_basis as "legalBasis", c.contact_sealed as "contactSealed", c.locale, c.demand,
      c.invoice_number as "invoiceNumber", c.purchased_on as "purchasedOn",
      c.fault_noticed_on as "faultNoticedOn", c.description, c.contract_days as "contractDays",
      c.extended_on as "extendedOn", c.extension, c.decided_at as "decidedAt",
      c.decided_by_name as "decidedByName", c.grounds, c.remedy, c.remedy_minor as "remedyMinor",
      c.reply_channel as "replyChannel", c.reply_proof as "replyProof", c.closed_at as "closedAt",
      c.reopened_count as "reopenedCount", c.cause_id as "causeId", k.name_pl as "causeNamePl",
      k.name_en as "causeNameEn", c.provision, c.provision_entry_id as "provisionEntryId",
      c.provision_reason as "provisionReason", c.satisfaction,
      c.submission_id as "submissionId", s.reference, o.zone,
      c.further_path as "furtherPath", c.further_on as "furtherOn",
      c.further_note as "furtherNote", ${hasStandingLetter} as "hasLetter"
    from complaints c
      join work_items w on w.tenant_id = c.tenant_id and w.id = c.item_id
      join companies o on o.tenant_id = c.tenant_id
      left join complaint_causes k on k.tenant_id = c.tenant_id and k.id = c.cause_id
      left join complaint_submissions s on s.tenant_id = c.tenant_id and s.id = c.submission_id
    where c.tenant_id = ${ctx.tenantId} and c.id = ${complaintId}`)
}

// Evidence hangs on the items of the complaint: a second look has an item of its own.
const MOST_LOOKS = 20
const itemsOf = (complaintId: string) =>
  sql`${sql.param(Array.from({ length: MOST_LOOKS }, (_, n) => `complaint:${complaintId}:${n}`))}::text[]`

function readDocuments(ctx: ScopeContext, complaintId: string) {
  return ctx.tx.execute<ComplaintPage['documents'][number]>(sql`
    select d.id, d.original_name as name, d.mime, min(l.added_at) as "addedAt"
    from work_items w
      join item_documents l on l.tenant_id = w.tenant_id and l.item_id = w.id
      join documents d on d.tenant_id = l.tenant_id and d.id = l.document_id
    where w.tenant_id = ${ctx.tenantId} and w.source_key = any(${itemsOf(complaintId)})
    group by d.id, d.original_name, d.mime
    order by min(l.added_at), d.id limit ${LIMIT}`)
}

function readEvents(ctx: ScopeContext, complaintId: string) {
  return ctx.tx.execute<ComplaintPage['events'][number]>(sql`
    select e.id, e.at, e.actor_name as "actorName", e.action, e.data
    from work_items w
      join audit_events e on e.tenant_id = w.tenant_id and e.item_id = w.id
    where w.tenant_id = ${ctx.tenantId} and w.source_key = any(${itemsOf(complaintId)})
      and (e.action like 'complaints.%' or e.action like 'work.item_%'
        or e.action in ('work.document_attached', 'sla.breached'))
    order by e.at, e.id limit ${LIMIT}`)
}
