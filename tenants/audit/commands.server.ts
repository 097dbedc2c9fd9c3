// What happened in a company, and what still has to leave the database. Both are
// written in the transaction of the deed itself; nothing here talks to the outside.
import { type SQL, sql } from 'drizzle-orm'
import { auditEvents, outboxMessages } from '#db/schema/audit.ts'
import { newId } from '../shared/ids.ts'
import type { AnyContext, AuthContext, TenantId } from '../shared/scope.server.ts'

export type AuditEntry = {
  /** Module and verb, for example `work.item_assigned`. */
  action: string
  subjectType: string
  subjectId: string
  /** The work item on whose timeline the deed belongs. */
  itemId?: string
  /** Plain facts for the reader: names and numbers, never secrets. Amounts as text. */
  data?: Record<string, unknown>
  /** True for deeds that the client does not see. */
  isInternal?: boolean
  /** Company of the deed; the one in hand unless a provider's command names another. */
  tenantId?: TenantId
}

type Company = AnyContext & { tenantId?: TenantId }

/** Writes the audit row. One call for each deed, in the deed's transaction. */
export async function recordAudit(ctx: Company, entry: AuditEntry): Promise<void> {
  await ctx.tx.insert(auditEvents).values(auditRow(ctx, entry))
}

/** The row itself, for commands that write many rows in one statement. */
export function auditRow(ctx: Company, entry: AuditEntry): typeof auditEvents.$inferInsert {
  return {
    tenantId: companyOf(ctx, entry.tenantId),
    id: newId(),
    at: ctx.now,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    actorSide: ctx.actor.side,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    itemId: entry.itemId ?? null,
    data: entry.data ?? {},
    isInternal: entry.isInternal ?? false,
    requestId: ctx.requestId,
  }
}

/** The same row as an insert, for commands that write more in the same statement. */
export function auditStatement(ctx: Company, entry: AuditEntry): SQL {
  const row = auditRow(ctx, entry)
  return sql`insert into audit_events (tenant_id, id, at, actor_id, actor_name, actor_side, action,
      subject_type, subject_id, item_id, data, is_internal, request_id)
    values (${row.tenantId}::uuid, ${row.id}::uuid, ${row.at}::timestamptz, ${row.actorId}::uuid,
      ${row.actorName}, ${row.actorSide}, ${row.action}, ${row.subjectType},
      ${row.subjectId}::uuid, ${row.itemId}::uuid, ${JSON.stringify(row.data)}::jsonb,
      ${row.isInternal}::boolean, ${row.requestId})`
}

export type Mail = {
  recipient: string
  locale: 'pl' | 'en'
  /** Name of a template in tenants/identity/mail or the module that sends it. */
  template: string
  payload: Record<string, string>
  tenantId?: TenantId
}

/** Puts a mail into the outbox; the worker sends it once the transaction is committed. */
export async function enqueueMail(
  ctx: Company | (AuthContext & { tenantId: TenantId }),
  mail: Mail,
): Promise<void> {
  await ctx.tx.insert(outboxMessages).values({
    tenantId: companyOf(ctx, mail.tenantId),
    id: newId(),
    kind: 'mail',
    recipient: mail.recipient,
    locale: mail.locale,
    template: mail.template,
    payload: mail.payload,
    createdAt: ctx.now,
    sendAfter: ctx.now,
  })
}

function companyOf(ctx: { tenantId?: TenantId }, named: TenantId | undefined): TenantId {
  const tenantId = named ?? ctx.tenantId
  if (!tenantId) throw new Error('an audit row or a mail needs a company')
  return tenantId
}
