// A forgotten password: a mailed link, good once and for half an hour. Asking for one
// gives the same answer in the same time whether or not the address is known.
import { and, eq, gt, isNull } from 'drizzle-orm'
import { accounts, authTokens } from '#db/schema/identity.ts'
import { enqueueMail } from '../../audit/commands.server.ts'
import { config } from '../../shared/config.server.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { type AuthContext, providerTenantId, withAuth } from '../../shared/scope.server.ts'
import { forgetAttempts, takeAttempt } from '../attempts.server.ts'
import { hashPassword } from '../passwords.server.ts'
import {
  findPerson,
  findPersonById,
  hashOfSecret,
  isSecret,
  newSecret,
  type Person,
  recordForPerson,
} from '../people.server.ts'
import { addressBlock, resetByAccount, resetByAddress, signInByAccount } from '../rules/attempts.ts'
import { type PasswordFault, passwordFault } from '../rules/password.ts'
import { endSessions } from '../sessions.server.ts'
import type { AuthRequest } from '../types.ts'

const RESET_MINUTES = 30
// Longer than the writes of a known address take, so that their absence does not show.
const ANSWER_MS = 150

/** Mails a link when the address is somebody's. Tells nothing but "too many". */
export async function requestPasswordReset(
  request: AuthRequest,
  input: { email: string },
): Promise<Result<undefined, 'too_many_attempts'>> {
  const [wait] = await Promise.all([
    withAuth(request, {}, (ctx) => sendResetLink(ctx, request, input.email)),
    new Promise((resolve) => setTimeout(resolve, ANSWER_MS)),
  ])
  return wait > 0 ? err('too_many_attempts', undefined, { seconds: wait }) : ok()
}

async function sendResetLink(
  ctx: AuthContext,
  request: AuthRequest,
  email: string,
): Promise<number> {
  const [person, ...waits] = await Promise.all([
    findPerson(ctx, email),
    takeAttempt(ctx, resetByAccount, email),
    takeAttempt(ctx, resetByAddress, addressBlock(request.ip)),
  ])
  const wait = Math.max(...waits)
  if (wait > 0 || !person?.isActive) return wait
  const { token, tokenHash } = newSecret()
  await Promise.all([
    ctx.tx.insert(authTokens).values({
      tokenHash,
      kind: 'password_reset',
      accountId: person.id,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + RESET_MINUTES * 60_000),
    }),
    enqueueMail(
      { ...ctx, tenantId: providerTenantId },
      {
        recipient: person.email,
        locale: person.locale,
        template: 'password_reset',
        payload: {
          name: person.name,
          link: `${config().publicUrl}/reset/${token}`,
          minutes: String(RESET_MINUTES),
        },
      },
    ),
  ])
  return 0
}

/** True while the link of a mail is still good; opening the page does not use it up. */
export function isResetOpen(request: AuthRequest, token: string): Promise<boolean> {
  return withAuth(
    request,
    { readOnly: true },
    async (ctx) => (await findReset(ctx, token)) !== null,
  )
}

/** Sets the new password, ends every session of the person and mails them a notice. */
export async function resetPassword(
  request: AuthRequest,
  input: { token: string; password: string },
): Promise<Result<undefined, PasswordFault | 'link_used'>> {
  const person = await withAuth(request, { readOnly: true }, (ctx) => findReset(ctx, input.token))
  if (!person) return err('link_used')
  const fault = passwordFault(input.password, person.email)
  if (fault) return err(fault, 'password')
  const passwordHash = await hashPassword(input.password)
  return withAuth(request, {}, async (ctx) => {
    const used = await ctx.tx
      .update(authTokens)
      .set({ usedAt: ctx.now })
      .where(openReset(ctx, input.token))
      .returning({ accountId: authTokens.accountId })
    if (!used[0]) return err('link_used')
    await Promise.all([
      setPassword(ctx, person, passwordHash),
      // Other links of the same person die with the one that was used.
      ctx.tx
        .update(authTokens)
        .set({ usedAt: ctx.now })
        .where(and(eq(authTokens.accountId, person.id), isNull(authTokens.usedAt))),
      endSessions(ctx, person.id),
      forgetAttempts(ctx, signInByAccount, person.email),
      recordForPerson(ctx, person, 'identity.password_reset'),
    ])
    return ok()
  })
}

/** Stores the hash and tells the person by mail, in case it was not them. */
export async function setPassword(
  ctx: AuthContext,
  person: Person,
  passwordHash: string,
): Promise<void> {
  await Promise.all([
    ctx.tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, person.id)),
    enqueueMail(
      { ...ctx, tenantId: providerTenantId },
      {
        recipient: person.email,
        locale: person.locale,
        template: 'password_changed',
        payload: { name: person.name, link: `${config().publicUrl}/reset` },
      },
    ),
  ])
}

async function findReset(ctx: AuthContext, token: string): Promise<Person | null> {
  if (!isSecret(token)) return null
  const rows = await ctx.tx
    .select({ accountId: authTokens.accountId })
    .from(authTokens)
    .where(openReset(ctx, token))
    .limit(1)
  const person = rows[0] ? await findPersonById(ctx, rows[0].accountId) : null
  return person?.isActive ? person : null
}

function openReset(ctx: AuthContext, token: string) {
  return and(
    eq(authTokens.tokenHash, hashOfSecret(token)),
    eq(authTokens.kind, 'password_reset'),
    isNull(authTokens.usedAt),
    gt(authTokens.expiresAt, ctx.now),
  )
}
