import type { RouteConfigEntry } from '@remix-run/route-config'

/** Signing in and out, invitations, password reset, the person's own account. */
export const authRoutes: RouteConfigEntry[] = []
