// How long a session may live. The shortest limit of a person's roles counts: an
// admin who is also a client's owner is an admin.
import { isStaffRole, type MemberRole } from '../../shared/permissions.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export type SessionLimits = { idleMs: number; absoluteMs: number }

export function sessionLimitsOf(roles: readonly MemberRole[]): SessionLimits {
  if (roles.includes('admin') || roles.includes('auditor')) {
    return { idleMs: 30 * MINUTE, absoluteMs: 12 * HOUR }
  }
  if (roles.some(isStaffRole)) return { idleMs: 12 * HOUR, absoluteMs: 12 * HOUR }
  return { idleMs: 24 * HOUR, absoluteMs: 24 * HOUR }
}

export type SessionTimes = { createdAt: Date; lastSeenAt: Date; expiresAt: Date }

/** True while neither the stored end, the absolute limit nor the idle limit has passed. */
export function isSessionAlive(
  session: SessionTimes,
  roles: readonly MemberRole[],
  now: Date,
): boolean {
  const limits = sessionLimitsOf(roles)
  const at = now.getTime()
  return (
    at < session.expiresAt.getTime() &&
    at < session.createdAt.getTime() + limits.absoluteMs &&
    at < session.lastSeenAt.getTime() + limits.idleMs
  )
}

/** The last sight is written at most once a minute: a reading request stays reading. */
export function isSightDue(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= MINUTE
}
