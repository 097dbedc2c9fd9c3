// What sign-in, invitation and reset share: finding the person, and telling their
// companies what happened to the account.
import { createHash, randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { auditEvents } from '#db/schema/audit.ts'
import { companies } from '#db/schema/companies.ts'
import { accounts, members } from '#db/schema/identity.ts'
import { newId } from '../shared/ids.ts'
import { isStaffRole, type MemberRole } from '../shared/permissions.ts'
import type { AuthContext, TenantId } from '../shared/scope.server.ts'
import type { Locale } from './types.ts'

export type Person = {
  id: string
  email: string
  name: string
  locale: Locale
  passwordHash: string | null
  isActive: boolean
}

const columns = {
  id: accounts.id,
  email: accounts.email,
  name: accounts.name,
  locale: accounts.locale,
  passwordHash: accounts.passwordHash,
  isActive: accounts.isActive,
}

export async function findPerson(ctx: AuthContext, email: string): Promise<Person | null> {
  const rows = await ctx.tx.select(columns).from(accounts).where(eq(accounts.email, email)).limit(1)
  return (rows[0] as Person | undefined) ?? null
}

export async function findPersonById(ctx: AuthContext, id: string): Promise<Person | null> {
  const rows = await ctx.tx.select(columns).from(accounts).where(eq(accounts.id, id)).limit(1)
  return (rows[0] as Person | undefined) ?? null
}

/** Writes the deed into the record of every company that the person belongs to. */
export async function recordForPerson(
  ctx: AuthContext,
  person: { id: string; name: string },
  action: string,
  data: Record<string, string> = {},
): Promise<void> {
  const rows = await ctx.tx
    .select({ tenantId: members.tenantId, role: members.role })
    .from(members)
    .innerJoin(companies, eq(companies.tenantId, members.tenantId))
    .where(and(eq(members.accountId, person.id), eq(members.isActive, true)))
    .limit(200)
  if (rows.length === 0) return
  await ctx.tx.insert(auditEvents).values(
    rows.map(({ tenantId, role }) =>
      personEvent(
        ctx,
        person,
        { tenantId: tenantId as TenantId, role: role as MemberRole },
        {
          action,
          data,
        },
      ),
    ),
  )
}

/** The audit row of a deed that a person did to their own account or membership. */
export function personEvent(
  ctx: AuthContext,
  person: { id: string; name: string },
  membership: { tenantId: TenantId; role: MemberRole },
  deed: { action: string; data?: Record<string, string> },
): typeof auditEvents.$inferInsert {
  return {
    tenantId: membership.tenantId,
    id: newId(),
    at: ctx.now,
    actorId: person.id,
    actorName: person.name,
    actorSide: isStaffRole(membership.role) ? 'provider' : 'client',
    action: deed.action,
    subjectType: 'account',
    subjectId: person.id,
    data: deed.data ?? {},
    requestId: ctx.requestId,
  }
}

/** A secret for a link: 256 random bits, of which only the hash is stored. */
export function newSecret(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOfSecret(token) }
}

export function hashOfSecret(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** True for text that may be a secret at all, so that nonsense never reaches the database. */
export function isSecret(token: string): boolean {
  return /^[\w-]{43}$/.test(token)
}
