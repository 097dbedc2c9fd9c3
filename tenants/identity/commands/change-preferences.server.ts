// What a person prefers: language, zone, look, and the name that others see.
import { eq } from 'drizzle-orm'
import { accounts, members } from '#db/schema/identity.ts'
import { withAuth } from '../../shared/scope.server.ts'
import type { PreferencesInput } from '../schema.ts'
import type { AuthRequest } from '../types.ts'

/** Changes what is given and leaves the rest. */
export async function changePreferences(
  request: AuthRequest,
  input: { accountId: string } & Partial<PreferencesInput>,
): Promise<void> {
  const { accountId, ...given } = input
  const chosen = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<PreferencesInput>
  if (Object.keys(chosen).length === 0) return
  const { name, locale } = chosen
  const shared = { ...(name && { name }), ...(locale && { locale }) }
  await withAuth(request, {}, async ({ tx }) => {
    await Promise.all([
      tx.update(accounts).set(chosen).where(eq(accounts.id, accountId)),
      // A company's lists and mails take name and language without asking the accounts.
      Object.keys(shared).length === 0
        ? null
        : tx.update(members).set(shared).where(eq(members.accountId, accountId)),
    ])
  })
}
