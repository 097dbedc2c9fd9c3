// A client company as its pages show it.
import type { Locale } from '../identity/types.ts'
import type { MemberRole, Service } from '../shared/permissions.ts'
import type { TenantId } from '../shared/scope.server.ts'

export type Company = {
  tenantId: TenantId
  kind: 'provider' | 'client'
  slug: string
  legalName: string
  shortName: string
  nip: string
  regon: string | null
  addressLine1: string
  postalCode: string
  city: string
  country: string
  zone: string
  locale: Locale
  colour: string
  taxOfficeCode: string | null
  bankAccount: string | null
  fiscalYearStartMonth: number
  trade: string | null
  email: string | null
  isActive: boolean
  /** Business days after which a question is asked again. */
  questionReminderDays: number[]
  createdAt: Date
}

/** A row of the list of companies. */
export type CompanyRow = Pick<
  Company,
  'tenantId' | 'slug' | 'legalName' | 'shortName' | 'nip' | 'city' | 'colour' | 'trade' | 'isActive'
> & {
  /** Services of the contract in force today; empty without one. */
  services: Service[]
  contractSince: string | null
  agentNames: string[]
  memberCount: number
}

export type Member = {
  accountId: string
  name: string
  email: string
  role: MemberRole
  isActive: boolean
  createdAt: Date
}

export type Invitation = {
  id: string
  email: string
  name: string
  role: MemberRole
  createdAt: Date
  expiresAt: Date
  invitedByName: string | null
  state: 'pending' | 'expired'
}

export type AgentAssignment = {
  accountId: string
  name: string
  email: string
  role: MemberRole
  services: Service[]
}

export type Page<T> = { items: T[]; nextCursor: string | null }
