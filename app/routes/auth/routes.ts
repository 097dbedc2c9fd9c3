import { type RouteConfigEntry, route } from '@remix-run/route-config'

/** Signing in and out, invitations, password reset, the person's own account. */
export const authRoutes: RouteConfigEntry[] = [
  route('sign-in', 'routes/auth/sign-in.tsx'),
  route('sign-out', 'routes/auth/sign-out.tsx'),
  route('reset', 'routes/auth/reset.tsx'),
  route('reset/:token', 'routes/auth/reset.token.tsx'),
  route('invitation/:token', 'routes/auth/invitation.tsx'),
  route('account', 'routes/auth/account.tsx'),
]
