// Who somebody is, as the web needs it for a request.
import type { MemberRole, Service } from '../shared/permissions.ts'
import type { TenantId } from '../shared/scope.server.ts'

export type Locale = 'pl' | 'en'
type Theme = 'system' | 'light' | 'dark'

/** What the edge knows of a request before it knows who sends it. */
export type AuthRequest = {
  now: Date
  requestId: string
  userAgent?: string | null
  ip?: string | null
}

export type AccountIdentity = {
  id: string
  name: string
  email: string
  locale: Locale
  /** IANA zone that the person chose; null follows the company. */
  zone: string | null
  theme: Theme
}

export type CompanyIdentity = {
  tenantId: TenantId
  slug: string
  shortName: string
  legalName: string
  nip: string
  colour: string
  kind: 'provider' | 'client'
  zone: string
}

export type Membership = CompanyIdentity & { role: MemberRole }

export type Assignment = CompanyIdentity & { services: Service[] }

export type SessionIdentity = {
  /** SHA-256 of the token: safe to show to its owner, opens nothing. */
  sessionId: string
  expiresAt: Date
  account: AccountIdentity
  /** Active memberships of active companies. */
  memberships: Membership[]
  /** Companies an agent serves, when they were asked for together with the session. */
  assignments?: Assignment[]
}

export type SessionRow = {
  id: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  userAgent: string | null
  ip: string | null
}
