// Signing in. An unknown address, a wrong password and an account without one are one
// answer, take the same steps and the same time.

import { err, ok, type Result } from '../../shared/result.ts'
import { type AuthContext, withAuth } from '../../shared/scope.server.ts'
import { forgetAttempts, giveBackAttempt, takeAttempt } from '../attempts.server.ts'
import { isPassword } from '../passwords.server.ts'
import { findPerson, recordForPerson } from '../people.server.ts'
import { addressBlock, signInByAccount, signInByAddress } from '../rules/attempts.ts'
import { openSession } from '../sessions.server.ts'
import type { AuthRequest, Locale } from '../types.ts'

export type SignedIn = {
  token: string
  expiresAt: Date
  accountId: string
  locale: Locale
}

export type SignInInput = {
  email: string
  password: string
  /** Token of the cookie that came with the form: that session ends (no fixation). */
  replacedToken?: string | null
}

export async function signIn(
  request: AuthRequest,
  input: SignInInput,
): Promise<Result<SignedIn, 'bad_credentials' | 'too_many_attempts'>> {
  const address = addressBlock(request.ip)
  const [person, ...waits] = await withAuth(request, {}, (ctx) =>
    Promise.all([
      findPerson(ctx, input.email),
      takeAttempt(ctx, signInByAccount, input.email),
      takeAttempt(ctx, signInByAddress, address),
    ]),
  )
  const seconds = Math.max(...waits)
  if (seconds > 0) return err('too_many_attempts', undefined, { seconds })
  const isRight = await isPassword(person?.isActive ? person.passwordHash : null, input.password)
  if (!person || !isRight) return err('bad_credentials')
  const session = await withAuth(request, {}, async (ctx: AuthContext) => {
    const [opened] = await Promise.all([
      openSession(ctx, request, person.id, input.replacedToken),
      forgetAttempts(ctx, signInByAccount, input.email),
      giveBackAttempt(ctx, signInByAddress, address),
      recordForPerson(ctx, person, 'identity.signed_in'),
    ])
    return opened
  })
  return ok({ ...session, accountId: person.id, locale: person.locale })
}
