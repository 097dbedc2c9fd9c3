// The only door to the database. A scope is one transaction with a role and a reach,
// both local to it: one company, the companies assigned to an agent, or the provider's
// whole house. Without a scope there are no rows. Scopes do not nest.
import { PROVIDER_ID, type RequestRole } from '#db/access.ts'
import { AppError } from './app-error.ts'
import {
  type ClientRole,
  isStaffRole,
  type MemberRole,
  type Permission,
  permissionsOf,
  servicesOfClientRole,
} from './permissions.ts'
import { runTransaction, type Tx } from './transaction.server.ts'

export type { Tx }

declare const tenantBrand: unique symbol
/** Id of a company that was reached through membership or assignment, never a raw string. */
export type TenantId = string & { readonly [tenantBrand]: true }

export const providerTenantId = PROVIDER_ID as TenantId

declare const scopeBrand: unique symbol
export type Actor = {
  id: string | null
  name: string
  side: 'client' | 'provider' | 'system'
  role: MemberRole | 'system'
  can: (permission: Permission) => boolean
}

type BaseContext = {
  readonly [scopeBrand]: true
  tx: Tx
  actor: Actor
  now: Date
  requestId: string
}
/** One company. `tenantId` is the company in hand. */
export type ScopeContext = BaseContext & { kind: 'company'; tenantId: TenantId }
/** The companies assigned to an agent: lists across companies, reading only. */
export type AssignedContext = BaseContext & { kind: 'assigned' }
/** The provider's whole house. `tenantId` is the provider's own company. */
export type ProviderContext = BaseContext & { kind: 'provider'; tenantId: TenantId }
/** Before anyone is known: accounts, sessions, tokens, memberships. */
export type AuthContext = Pick<BaseContext, typeof scopeBrand | 'tx' | 'now' | 'requestId'>
/** A stranger in one company: no actor, no permission, and rows of one secret only. */
export type IntakeContext = Pick<ScopeContext, typeof scopeBrand | 'tx' | 'now' | 'tenantId'>
export type AnyContext = ScopeContext | AssignedContext | ProviderContext

/** Who asks, as the session or the job knows it. */
export type Principal = {
  accountId: string | null
  name: string
  role: MemberRole | 'system'
  now: Date
  requestId: string
}

type Options = { readOnly?: boolean }

/** Runs a unit of work in one company. Refuses writing to a provider auditor. */
export function withCompany<T>(
  principal: Principal,
  tenantId: TenantId,
  options: Options,
  work: (ctx: ScopeContext) => Promise<T>,
): Promise<T> {
  const role = requestRoleOf(principal.role)
  const services =
    role === 'client' ? servicesOfClientRole(principal.role as ClientRole).join(',') : ''
  const settings = { tenantId, actorId: principal.accountId, scope: 'company', services }
  return runTransaction(role, settings, isReadOnly(principal, options), (tx) =>
    work({ ...contextOf(principal, tx), kind: 'company', tenantId }),
  )
}

/** Reads across the companies assigned to an agent. */
export function withAssigned<T>(
  principal: Principal,
  work: (ctx: AssignedContext) => Promise<T>,
  options: Options = { readOnly: true },
): Promise<T> {
  if (requestRoleOf(principal.role) !== 'agent') throw new AppError('forbidden')
  const settings = {
    tenantId: null,
    actorId: principal.accountId,
    scope: 'assigned',
    services: '',
  }
  return runTransaction('agent', settings, isReadOnly(principal, options), (tx) =>
    work({ ...contextOf(principal, tx), kind: 'assigned' }),
  )
}

/** Runs in the provider's whole house: admins, auditors (reading), and jobs. */
export function withProvider<T>(
  principal: Principal,
  options: Options,
  work: (ctx: ProviderContext) => Promise<T>,
): Promise<T> {
  const role = requestRoleOf(principal.role)
  if (role !== 'admin' && role !== 'worker') throw new AppError('forbidden')
  const settings = {
    tenantId: providerTenantId,
    actorId: principal.accountId,
    scope: 'all',
    services: '',
  }
  return runTransaction(role, settings, isReadOnly(principal, options), (tx) =>
    work({ ...contextOf(principal, tx), kind: 'provider', tenantId: providerTenantId }),
  )
}

const NO_COMPANY = { tenantId: null, actorId: null, scope: 'none', services: '' }

/** Only for tenants/identity: the tables that prove who somebody is. */
export function withAuth<T>(
  request: { now: Date; requestId: string },
  options: Options,
  work: (ctx: AuthContext) => Promise<T>,
): Promise<T> {
  return runTransaction('auth', NO_COMPANY, options.readOnly ?? false, (tx) =>
    work({ tx, now: request.now, requestId: request.requestId } as AuthContext),
  )
}

/**
 * For whoever has no account: writes and reads what lies under one secret, whose hash the
 * policies compare. Only tenants/complaints, which has found the company before.
 */
export function withIntake<T>(
  request: { now: Date },
  place: { tenantId: TenantId; secretHash: string | null },
  options: Options,
  work: (ctx: IntakeContext) => Promise<T>,
): Promise<T> {
  const scope = place.secretHash ? `secret-${place.secretHash}` : 'none'
  const settings = { tenantId: place.tenantId, actorId: null, scope, services: '' }
  return runTransaction('intake', settings, options.readOnly ?? false, (tx) =>
    work({ tx, now: request.now, tenantId: place.tenantId } as IntakeContext),
  )
}

/** Who answers by a mailed link, as the membership of the link's person names them. */
export type LinkPerson = { id: string; name: string; role: ClientRole }
export type LinkContext = IntakeContext & {
  /** The one deed that a link is for, on record as its person's own. */
  as: (person: LinkPerson) => ScopeContext
}
const linkPermissions: readonly Permission[] = ['work:answer', 'documents:upload']

/**
 * For whoever holds a link to one question: the policies compare the hash of its token, and
 * show that question, its item, and nothing else of the company. Only tenants/work.
 */
export function withLink<T>(
  request: { now: Date; requestId: string },
  place: { tenantId: TenantId; tokenHash: string },
  options: Options,
  work: (ctx: LinkContext) => Promise<T>,
): Promise<T> {
  const { tenantId } = place
  const settings = { tenantId, actorId: null, scope: `link-${place.tokenHash}`, services: '' }
  return runTransaction('answer', settings, options.readOnly ?? false, (tx) => {
    const as = ({ id, name, role }: LinkPerson) => {
      const can = (permission: Permission) => linkPermissions.includes(permission)
      const actor: Actor = { id, name, role, side: 'client', can }
      const base = { tx, actor, now: request.now, requestId: request.requestId } as BaseContext
      return { ...base, kind: 'company', tenantId } satisfies ScopeContext
    }
    return work({ tx, now: request.now, tenantId, as } as LinkContext)
  })
}

/** The principal of a background job. */
export function systemPrincipal(now: Date, requestId: string): Principal {
  return { accountId: null, name: 'Zaplecze', role: 'system', now, requestId }
}

export function requirePermission(ctx: AnyContext, permission: Permission): void {
  if (!ctx.actor.can(permission)) throw new AppError('forbidden', { detail: { permission } })
}

function requestRoleOf(role: MemberRole | 'system'): RequestRole {
  if (role === 'system') return 'worker'
  if (role === 'agent' || role === 'lead') return 'agent'
  if (role === 'admin' || role === 'auditor') return 'admin'
  if (role === 'employee') return 'employee'
  return 'client'
}

function isReadOnly(principal: Principal, options: Options): boolean {
  if (principal.role === 'auditor' && !options.readOnly) throw new AppError('forbidden')
  return options.readOnly ?? false
}

const everything = () => true

function contextOf(principal: Principal, tx: Tx) {
  const { role } = principal
  const side = role === 'system' ? 'system' : isStaffRole(role) ? 'provider' : 'client'
  const actor: Actor = {
    id: principal.accountId,
    name: principal.name,
    side,
    role,
    can: role === 'system' ? everything : (permission) => permissionsOf(role).has(permission),
  }
  return { tx, actor, now: principal.now, requestId: principal.requestId } as BaseContext
}
