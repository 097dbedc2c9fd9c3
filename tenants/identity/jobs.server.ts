// Background work of identity: mails leave the outbox, dead sessions and links go.
import { randomUUID } from 'node:crypto'
import { and, eq, isNotNull, lt, or, sql } from 'drizzle-orm'
import { outboxMessages } from '#db/schema/audit.ts'
import { authTokens, rateLimits } from '#db/schema/identity.ts'
import {
  type ProviderContext,
  systemPrincipal,
  withAuth,
  withProvider,
} from '../shared/scope.server.ts'
import { type MailGateway, mailGateway } from './gateway.server.ts'
import { renderMail } from './mail/render-mail.ts'
import { type MailPayload, secretTemplates } from './mail/templates.ts'
import { sweepSessions } from './sessions.server.ts'
import type { Locale } from './types.ts'

/** After this many tries a mail stays in the outbox with its last error. */
const MAX_ATTEMPTS = 12
const BATCH = 100

type Claimed = {
  tenantId: string
  id: string
  recipient: string
  locale: Locale
  template: string
  payload: MailPayload
  attempts: number
}

/** Sends what is due. Several workers may run it: a mail is claimed by one of them. */
export async function sendOutbox(
  now: Date,
  gateway: MailGateway | null = mailGateway(),
): Promise<{ sent: number; failed: number }> {
  const done = { sent: 0, failed: 0 }
  if (!gateway) return done
  for (let n = 0; n < BATCH; n += 1) {
    const mail = await inHouse(now, claimMail)
    if (!mail) break
    const error = await send(gateway, mail)
    if (error === null) done.sent += 1
    else done.failed += 1
    await inHouse(now, (ctx) =>
      error === null ? markSent(ctx, mail) : markFailed(ctx, mail, error),
    )
  }
  return done
}

/** Removes expired sessions, used and expired links, forgotten attempts. */
export async function sweepIdentity(now: Date): Promise<void> {
  const request = { now, requestId: randomUUID() }
  await sweepSessions(request)
  await withAuth(request, {}, async ({ tx }) => {
    const dayAgo = new Date(now.getTime() - 24 * 3_600_000)
    await Promise.all([
      tx
        .delete(authTokens)
        .where(or(lt(authTokens.expiresAt, dayAgo), isNotNull(authTokens.usedAt))),
      tx.delete(rateLimits).where(lt(rateLimits.resetsAt, now)),
    ])
  })
}

function inHouse<T>(now: Date, work: (ctx: ProviderContext) => Promise<T>): Promise<T> {
  return withProvider(systemPrincipal(now, randomUUID()), {}, work)
}

// The claim is committed before the mail leaves: whoever dies in between leaves a mail
// that is due again later, under the same Message-ID. A rare second copy, never a loss.
async function claimMail(ctx: ProviderContext): Promise<Claimed | null> {
  const rows = await ctx.tx.execute<Claimed>(sql`
    update outbox_messages o set attempts = o.attempts + 1,
      send_after = ${ctx.now}::timestamptz
        + make_interval(secs => least(21600, 60 * power(2, least(o.attempts, 12))))
    from (
      select tenant_id, id from outbox_messages
      where sent_at is null and send_after <= ${ctx.now} and attempts < ${MAX_ATTEMPTS}
      order by send_after limit 1 for update skip locked
    ) due
    where o.tenant_id = due.tenant_id and o.id = due.id
    returning o.tenant_id as "tenantId", o.id, o.recipient, o.locale, o.template, o.payload,
      o.attempts`)
  return rows[0] ?? null
}

async function send(gateway: MailGateway, mail: Claimed): Promise<string | null> {
  try {
    const rendered = renderMail(mail.template, mail.locale, mail.payload)
    await gateway.send({ ...rendered, messageId: `<${mail.id}@zaplecze>`, to: mail.recipient })
    return null
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 500) : 'unknown'
  }
}

async function markSent(ctx: ProviderContext, mail: Claimed): Promise<void> {
  // A link that opens an account is of no use in the record.
  const isSecret = secretTemplates.includes(mail.template)
  const { link: _link, ...rest } = mail.payload
  await ctx.tx
    .update(outboxMessages)
    .set({ sentAt: ctx.now, lastError: null, ...(isSecret ? { payload: rest } : {}) })
    .where(rowOf(mail))
}

async function markFailed(ctx: ProviderContext, mail: Claimed, error: string): Promise<void> {
  await ctx.tx.update(outboxMessages).set({ lastError: error }).where(rowOf(mail))
}

function rowOf(mail: Claimed) {
  return and(eq(outboxMessages.tenantId, mail.tenantId), eq(outboxMessages.id, mail.id))
}
