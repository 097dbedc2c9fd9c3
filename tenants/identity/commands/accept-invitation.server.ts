// The two ends of an invitation: a new person makes an account, a known one joins after
// their own sign-in. The link is good once, and only a POST uses it up.
import { and, eq, gt, isNull } from 'drizzle-orm'
import { auditEvents } from '#db/schema/audit.ts'
import { companies } from '#db/schema/companies.ts'
import { accounts, invitations, members } from '#db/schema/identity.ts'
import { newId } from '../../shared/ids.ts'
import type { MemberRole } from '../../shared/permissions.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { type AuthContext, type TenantId, withAuth } from '../../shared/scope.server.ts'
import { hashPassword } from '../passwords.server.ts'
import {
  findPerson,
  findPersonById,
  hashOfSecret,
  isSecret,
  personEvent,
} from '../people.server.ts'
import { type PasswordFault, passwordFault } from '../rules/password.ts'
import { openSession } from '../sessions.server.ts'
import type { AuthRequest, Locale } from '../types.ts'

export type OpenInvitation = {
  email: string
  name: string
  role: MemberRole
  companyName: string
  companySlug: string
  companyColour: string
  companyKind: 'provider' | 'client'
  invitedByName: string | null
  expiresAt: Date
  /** True when the address already signs in here: then the person joins, after signing in. */
  hasAccount: boolean
}

type Found = OpenInvitation & {
  tenantId: TenantId
  id: string
  locale: Locale
  employeeId: string | null
}

/** The invitation behind a link; null when it was used, withdrawn, expired or never was. */
export async function findInvitation(
  request: AuthRequest,
  token: string,
): Promise<OpenInvitation | null> {
  const found = await withAuth(request, { readOnly: true }, (ctx) => findOpen(ctx, token))
  if (!found) return null
  const { tenantId: _tenantId, id: _id, locale: _locale, employeeId: _employee, ...open } = found
  return open
}

/** A new person sets a name and a password, becomes a member and is signed in. */
export async function acceptInvitation(
  request: AuthRequest,
  input: { token: string; name: string; password: string; replacedToken?: string | null },
): Promise<
  Result<{ token: string; expiresAt: Date }, PasswordFault | 'link_used' | 'account_exists'>
> {
  const seen = await findInvitation(request, input.token)
  if (!seen) return err('link_used')
  if (seen.hasAccount) return err('account_exists')
  const fault = passwordFault(input.password, seen.email)
  if (fault) return err(fault, 'password')
  const passwordHash = await hashPassword(input.password)
  return withAuth(request, {}, async (ctx) => {
    const found = await findOpen(ctx, input.token, { lock: true })
    if (!found) return err('link_used')
    const { email, locale } = found
    const person = { id: newId(), name: input.name, email, locale }
    const made = await ctx.tx
      .insert(accounts)
      .values({ ...person, passwordHash, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: accounts.id })
    if (!made[0]) return err('account_exists')
    await join(ctx, found, person)
    return ok(await openSession(ctx, request, person.id, input.replacedToken))
  })
}

/** A signed-in person joins; only the address that was invited may. */
export function joinCompany(
  request: AuthRequest,
  input: { token: string; accountId: string },
): Promise<Result<{ companySlug: string }, 'link_used' | 'other_email'>> {
  return withAuth(request, {}, async (ctx) => {
    const found = await findOpen(ctx, input.token, { lock: true })
    const person = found ? await findPersonById(ctx, input.accountId) : null
    if (!found || !person?.isActive) return err('link_used')
    if (person.email !== found.email) return err('other_email')
    await join(ctx, found, person)
    return ok({ companySlug: found.companySlug })
  })
}

async function join(
  ctx: AuthContext,
  invitation: Found,
  person: { id: string; name: string; email: string; locale: Locale },
): Promise<void> {
  const { tenantId, role, employeeId } = invitation
  const { name, email, locale } = person
  await Promise.all([
    ctx.tx
      .update(invitations)
      .set({ acceptedAt: ctx.now })
      .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, invitation.id))),
    ctx.tx
      .insert(members)
      .values({
        ...{ tenantId, accountId: person.id, role, employeeId, name, email, locale },
        createdAt: ctx.now,
      })
      // Somebody who left and was invited again.
      .onConflictDoUpdate({
        target: [members.tenantId, members.accountId],
        set: { role, employeeId, name, email, locale, isActive: true },
      }),
    ctx.tx
      .insert(auditEvents)
      .values(
        personEvent(ctx, person, invitation, { action: 'identity.member_joined', data: { role } }),
      ),
  ])
}

async function findOpen(
  ctx: AuthContext,
  token: string,
  options: { lock?: boolean } = {},
): Promise<Found | null> {
  if (!isSecret(token)) return null
  const query = ctx.tx
    .select({
      tenantId: invitations.tenantId,
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      employeeId: invitations.employeeId,
      invitedByName: invitations.invitedByName,
      expiresAt: invitations.expiresAt,
      companyName: companies.legalName,
      companySlug: companies.slug,
      companyColour: companies.colour,
      companyKind: companies.kind,
      locale: companies.locale,
    })
    .from(invitations)
    .innerJoin(companies, eq(companies.tenantId, invitations.tenantId))
    .where(
      and(
        eq(invitations.tokenHash, hashOfSecret(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, ctx.now),
        eq(companies.isActive, true),
      ),
    )
    .limit(1)
  const rows = await (options.lock ? query.for('update', { of: invitations }) : query)
  const row = rows[0] as Omit<Found, 'hasAccount'> | undefined
  if (!row) return null
  return { ...row, hasAccount: (await findPerson(ctx, row.email)) !== null }
}
