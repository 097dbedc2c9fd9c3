// What the frame of every area shows of the person who is signed in.
import type { SessionIdentity } from '#tenants/identity/types.ts'
import type { MemberRole } from '#tenants/shared/permissions.ts'
import type { Preferences } from './locale.server.ts'

export type FrameUser = {
  name: string
  email: string
  role: MemberRole
  theme: Preferences['theme']
}

export function frameUser(
  session: SessionIdentity,
  role: MemberRole,
  preferences: Preferences,
): FrameUser {
  const { name, email } = session.account
  return { name, email, role, theme: preferences.theme }
}
