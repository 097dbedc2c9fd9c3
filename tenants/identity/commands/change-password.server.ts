// Changing a password that one knows. The session in hand stays, all others end.
import { AppError } from '../../shared/app-error.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { withAuth } from '../../shared/scope.server.ts'
import { forgetAttempts, takeAttempt } from '../attempts.server.ts'
import { hashPassword, isPassword } from '../passwords.server.ts'
import { findPersonById, recordForPerson } from '../people.server.ts'
import { signInByAccount } from '../rules/attempts.ts'
import { type PasswordFault, passwordFault } from '../rules/password.ts'
import { endSessions } from '../sessions.server.ts'
import type { AuthRequest } from '../types.ts'
import { setPassword } from './reset-password.server.ts'

export type ChangePasswordInput = {
  accountId: string
  sessionId: string
  currentPassword: string
  password: string
}

export async function changePassword(
  request: AuthRequest,
  input: ChangePasswordInput,
): Promise<Result<undefined, PasswordFault | 'wrong_password' | 'too_many_attempts'>> {
  // A stolen session must not be a place to guess the password from.
  const [person, seconds] = await withAuth(request, {}, async (ctx) => {
    const found = await findPersonById(ctx, input.accountId)
    if (!found?.isActive) throw new AppError('unauthenticated')
    return [found, await takeAttempt(ctx, signInByAccount, found.email)] as const
  })
  if (seconds > 0) return err('too_many_attempts', 'currentPassword', { seconds })
  if (!(await isPassword(person.passwordHash, input.currentPassword))) {
    return err('wrong_password', 'currentPassword')
  }
  const fault = passwordFault(input.password, person.email)
  if (fault) return err(fault, 'password')
  const passwordHash = await hashPassword(input.password)
  await withAuth(request, {}, (ctx) =>
    Promise.all([
      setPassword(ctx, person, passwordHash),
      endSessions(ctx, person.id, input.sessionId),
      forgetAttempts(ctx, signInByAccount, person.email),
      recordForPerson(ctx, person, 'identity.password_changed'),
    ]),
  )
  return ok()
}
