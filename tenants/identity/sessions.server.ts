// Sessions: the only file that knows lucia. The cookie holds a random token; the table
// and lucia know its SHA-256 only, so that a leaked table opens nothing.
import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, gt, lte, ne, type SQL, sql } from 'drizzle-orm'
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia'
import { sessions } from '#db/schema/identity.ts'
import type { MemberRole } from '../shared/permissions.ts'
import { type AuthContext, type TenantId, withAuth } from '../shared/scope.server.ts'
import { isSessionAlive, isSightDue, sessionLimitsOf } from './rules/session-limits.ts'
import { forgetSessions, remembered } from './session-memory.server.ts'
import type {
  AccountIdentity,
  Assignment,
  AuthRequest,
  Membership,
  SessionIdentity,
  SessionRow,
} from './types.ts'

type Times = { createdAt: Date; lastSeenAt: Date }
type Identity = { account: AccountIdentity; memberships: Membership[] }

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Times, Identity>
    DatabaseSessionAttributes: Times
    DatabaseUserAttributes: Identity
  }
}

/** Opens a session for a person who has just proved who they are. */
export function createSession(
  request: AuthRequest,
  accountId: string,
): Promise<{ token: string; expiresAt: Date }> {
  return withAuth(request, {}, (ctx) => openSession(ctx, request, accountId))
}

/** As `createSession`, inside the transaction of a sign-in. Ends the session it replaces. */
export async function openSession(
  ctx: AuthContext,
  request: AuthRequest,
  accountId: string,
  replacedToken?: string | null,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const times = { createdAt: ctx.now, lastSeenAt: ctx.now }
  if (replacedToken) {
    await ctx.tx.delete(sessions).where(eq(sessions.id, sessionIdOf(replacedToken)))
  }
  const adapter = sessionAdapter(ctx, request)
  const lucia = luciaOver(adapter)
  await lucia.createSession(accountId, times, { sessionId: sessionIdOf(token) })
  return { token, expiresAt: adapter.storedExpiry() }
}

/**
 * Who the token belongs to, in one round trip; null when it opens nothing (any more).
 * For the desk the companies an agent serves travel with it.
 */
export async function findSession(
  request: AuthRequest,
  token: string,
  options: { withAssignments?: boolean } = {},
): Promise<SessionIdentity | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const sessionId = sessionIdOf(token)
  const { withAssignments = false } = options
  const kept = await remembered(`${sessionId} ${withAssignments}`, request.now, () =>
    lookUp(request, sessionId, withAssignments),
  )
  if (!kept) return null
  const { rows, assignments } = kept
  const { session, user } = await luciaOver(readingAdapter(rows, request.now)).validateSession(
    sessionId,
  )
  if (!session) return null
  const first = rows[0]!
  if (isSightDue(session.lastSeenAt, request.now)) {
    await withAuth(request, {}, (ctx) =>
      ctx.tx
        .update(sessions)
        .set({ lastSeenAt: ctx.now })
        .where(and(eq(sessions.id, sessionId), lte(sessions.lastSeenAt, ctx.now))),
    )
    // The kept row is told too, so that the next seconds do not write it again.
    first.lastSeenAt = request.now
  }
  const { account, memberships } = user
  const { expiresAt } = first
  return { sessionId, expiresAt, account, memberships, ...(assignments ? { assignments } : {}) }
}

async function lookUp(request: AuthRequest, sessionId: string, withAssignments: boolean) {
  const ofSession = sql`a.account_id = (select account_id from sessions where id = ${sessionId})`
  const [rows, found] = await withAuth(request, { readOnly: true }, ({ tx }) =>
    Promise.all([
      tx.execute<FoundRow>(sessionRows(sessionId)),
      withAssignments ? tx.execute(assignmentsWhere(ofSession)) : null,
    ]),
  )
  if (rows.length === 0) return null
  return { rows: [...rows], assignments: found ? assignmentsOf(found) : undefined }
}

/** Ends the session of a token (signing out); a dead token is no error. */
export async function revokeToken(request: AuthRequest, token: string): Promise<void> {
  await withAuth(request, {}, (ctx) =>
    luciaOver(sessionAdapter(ctx, request)).invalidateSession(sessionIdOf(token)),
  )
  forgetSessions()
}

/** Ends one of the person's own sessions. False when it is not theirs or is gone. */
export async function revokeSession(
  request: AuthRequest,
  input: { accountId: string; sessionId: string },
): Promise<boolean> {
  const gone = await withAuth(request, {}, (ctx) =>
    ctx.tx
      .delete(sessions)
      .where(and(eq(sessions.id, input.sessionId), eq(sessions.accountId, input.accountId)))
      .returning({ id: sessions.id }),
  )
  forgetSessions()
  return gone.length === 1
}

/** Ends all sessions of a person, or all but the one in hand. */
export async function revokeAllSessions(
  request: AuthRequest,
  input: { accountId: string; exceptSessionId?: string },
): Promise<void> {
  await withAuth(request, {}, (ctx) => endSessions(ctx, input.accountId, input.exceptSessionId))
  forgetSessions()
}

/** As `revokeAllSessions`, inside a transaction that changes the password. */
export async function endSessions(
  ctx: AuthContext,
  accountId: string,
  exceptSessionId?: string,
): Promise<void> {
  await ctx.tx
    .delete(sessions)
    .where(
      and(
        eq(sessions.accountId, accountId),
        exceptSessionId ? ne(sessions.id, exceptSessionId) : undefined,
      ),
    )
}

/** Open sessions of a person, the latest seen first. */
export function listSessions(request: AuthRequest, accountId: string): Promise<SessionRow[]> {
  return withAuth(request, { readOnly: true }, (ctx) => openSessionsOf(ctx, accountId))
}

function openSessionsOf(ctx: AuthContext, accountId: string): Promise<SessionRow[]> {
  return ctx.tx
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      userAgent: sessions.userAgent,
      ip: sessions.ip,
    })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), gt(sessions.expiresAt, ctx.now)))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(100)
}

/** Removes what has expired; the worker calls it daily. */
export async function sweepSessions(request: AuthRequest): Promise<void> {
  await withAuth(request, {}, (ctx) =>
    luciaOver(sessionAdapter(ctx, request)).deleteExpiredSessions(),
  )
}

/** Companies that an agent serves, with the services in each, by short name. */
export async function listAssignments(
  request: AuthRequest,
  accountId: string,
): Promise<Assignment[]> {
  const found = await withAuth(request, { readOnly: true }, ({ tx }) =>
    tx.execute(assignmentsWhere(sql`a.account_id = ${accountId}`)),
  )
  return assignmentsOf(found)
}

// Forty companies travel with every request of the desk: one JSON text costs a tenth of
// forty rows to read.
function assignmentsWhere(whose: SQL): SQL {
  return sql`
    select coalesce(json_agg(one), '[]') as assignments from (
      select c.tenant_id as "tenantId", c.slug, c.short_name as "shortName",
        c.legal_name as "legalName", c.nip, c.colour, c.kind, c.zone,
        array_agg(a.service order by a.service) as services
      from agent_assignments a join companies c using (tenant_id)
      where ${whose} and c.is_active
      group by c.tenant_id order by c.short_name limit 5000
    ) one`
}

function assignmentsOf(rows: readonly Record<string, unknown>[]): Assignment[] {
  return rows[0]!.assignments as Assignment[]
}

function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function luciaOver(adapter: Adapter): Lucia<Times, Identity> {
  return new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(1, 'd'),
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  })
}

type FoundRow = {
  accountId: string
  name: string
  email: string
  locale: AccountIdentity['locale']
  accountZone: string | null
  theme: AccountIdentity['theme']
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  role: MemberRole | null
  tenantId: TenantId
  slug: string
  shortName: string
  legalName: string
  nip: string
  colour: string
  kind: 'provider' | 'client'
  zone: string
}

// Lucia only knows one sliding limit and the process clock. Limits go by role here, are
// judged by our rule with the request's clock, and are never pushed forward: lucia gets
// an end that it cannot pass.
const JUDGED = new Date(8.64e15)

// Lucia asks an adapter for more than any of our uses needs.
const refusing: Adapter = {
  getSessionAndUser: unused,
  getUserSessions: unused,
  setSession: unused,
  updateSessionExpiration: unused,
  deleteSession: unused,
  deleteUserSessions: unused,
  deleteExpiredSessions: unused,
}

function unused(): never {
  throw new Error('this adapter does not do that')
}

/** Judges the rows of one session, read before. */
function readingAdapter(rows: readonly FoundRow[], now: Date): Adapter {
  return {
    ...refusing,
    async getSessionAndUser(sessionId) {
      const first = rows[0]
      if (!first) return [null, null]
      const memberships = rows.flatMap(membershipOf)
      const roles = memberships.map((membership) => membership.role)
      if (!isSessionAlive(first, roles, now)) return [null, null]
      const { accountId, name, email, locale, accountZone, theme } = first
      const { createdAt, lastSeenAt } = first
      const account = { id: accountId, name, email, locale, zone: accountZone, theme }
      const session: DatabaseSession = {
        id: sessionId,
        userId: accountId,
        expiresAt: JUDGED,
        attributes: { createdAt, lastSeenAt },
      }
      return [session, { id: accountId, attributes: { account, memberships } }]
    },
  }
}

function sessionAdapter(
  ctx: AuthContext,
  request: AuthRequest,
): Adapter & { storedExpiry: () => Date } {
  let stored = ctx.now
  return {
    ...refusing,
    storedExpiry: () => stored,
    async setSession(session) {
      const roles = await ctx.tx.execute<{ role: MemberRole }>(sql`
        select m.role from members m join companies c using (tenant_id)
        where m.account_id = ${session.userId} and m.is_active and c.is_active`)
      const { absoluteMs } = sessionLimitsOf(roles.map((row) => row.role))
      stored = new Date(ctx.now.getTime() + absoluteMs)
      await ctx.tx.insert(sessions).values({
        id: session.id,
        accountId: session.userId,
        createdAt: session.attributes.createdAt,
        lastSeenAt: session.attributes.lastSeenAt,
        expiresAt: stored,
        userAgent: request.userAgent?.slice(0, 300) ?? null,
        ip: request.ip?.slice(0, 60) ?? null,
      })
    },
    async deleteSession(sessionId) {
      await ctx.tx.delete(sessions).where(eq(sessions.id, sessionId))
    },
    async deleteExpiredSessions() {
      await ctx.tx.delete(sessions).where(lte(sessions.expiresAt, ctx.now))
    },
  }
}

function sessionRows(sessionId: string): SQL {
  return sql`
    select s.created_at as "createdAt", s.last_seen_at as "lastSeenAt",
      s.expires_at as "expiresAt", a.id as "accountId", a.name, a.email, a.locale,
      a.zone as "accountZone", a.theme, m.role, c.tenant_id as "tenantId", c.slug,
      c.short_name as "shortName", c.legal_name as "legalName", c.nip, c.colour, c.kind, c.zone
    from sessions s join accounts a on a.id = s.account_id and a.is_active
    left join (members m join companies c on c.tenant_id = m.tenant_id and c.is_active)
      on m.account_id = a.id and m.is_active
    where s.id = ${sessionId} order by c.short_name limit 200`
}

function membershipOf(row: FoundRow): Membership[] {
  if (!row.role) return []
  const { tenantId, slug, shortName, legalName, nip, colour, kind, zone, role } = row
  return [{ tenantId, slug, shortName, legalName, nip, colour, kind, zone, role }]
}
