// The only door to the database. A scope is one transaction with a role and a reach,
// both local to it: one company, the companies assigned to an agent, or the provider's
// whole house. Without a scope there are no rows. Scopes do not nest.
import { AsyncLocalStorage } from 'node:async_hooks'
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core'
import { type PostgresJsQueryResultHKT, PostgresJsSession } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { PROVIDER_ID, type RequestRole, roleName } from '#db/access.ts'
import { poolOf } from '#db/client.server.ts'
import { config } from '#db/config.server.ts'
import { AppError } from './app-error.ts'
import {
  type ClientRole,
  isStaffRole,
  type MemberRole,
  type Permission,
  permissionsOf,
  servicesOfClientRole,
} from './permissions.ts'

declare const tenantBrand: unique symbol
/** Id of a company that was reached through membership or assignment, never a raw string. */
export type TenantId = string & { readonly [tenantBrand]: true }

export const providerTenantId = PROVIDER_ID as TenantId

declare const scopeBrand: unique symbol
export type Tx = Omit<PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>, 'transaction'>

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
  return runScope(role, settings, isReadOnly(principal, options), (tx) =>
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
  return runScope('agent', settings, isReadOnly(principal, options), (tx) =>
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
  return runScope(role, settings, isReadOnly(principal, options), (tx) =>
    work({ ...contextOf(principal, tx), kind: 'provider', tenantId: providerTenantId }),
  )
}

/** Only for tenants/identity: the tables that prove who somebody is. */
export function withAuth<T>(
  request: { now: Date; requestId: string },
  options: Options,
  work: (ctx: AuthContext) => Promise<T>,
): Promise<T> {
  const settings = { tenantId: null, actorId: null, scope: 'none', services: '' }
  return runScope('auth', settings, options.readOnly ?? false, (tx) =>
    work({ tx, now: request.now, requestId: request.requestId } as AuthContext),
  )
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

type Settings = {
  tenantId: string | null
  actorId: string | null
  scope: string
  services: string
}

const ENTER = `select set_config('role', $1, true), set_config('app.tenant_id', $2, true),
  set_config('app.actor_id', $3, true), set_config('app.scope', $4, true),
  set_config('app.services', $5, true)`

const dialect = new PgDialect()
// A nested scope is a mistake of ours that the tests find. In production, following every
// promise to look for it would cost more than the scope itself.
let guard: AsyncLocalStorage<true> | null | undefined
function nesting(): AsyncLocalStorage<true> | null {
  if (guard === undefined) guard = config().mode === 'production' ? null : new AsyncLocalStorage()
  return guard
}
const ignore = () => {}

// BEGIN, the scope and the first query travel in one round trip: nothing is awaited
// before the work's own statements are on the wire. A failed scope fails all that
// follows (25P02), and the login role itself may do nothing, so it fails closed.
async function runScope<T>(
  role: RequestRole,
  settings: Settings,
  readOnly: boolean,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const open = nesting()
  if (open?.getStore()) throw new Error('scopes do not nest: pass the context on')
  const connection = await poolOf(role).reserve()
  let release = true
  try {
    const begin = connection.unsafe(readOnly ? 'begin read only' : 'begin').execute()
    const enter = connection
      .unsafe(
        ENTER,
        [
          roleName(role),
          settings.tenantId ?? '',
          settings.actorId ?? '',
          settings.scope,
          settings.services,
        ],
        { prepare: true },
      )
      .execute()
    begin.catch(ignore)
    enter.catch(ignore)
    let value: T
    try {
      const run = () => work(databaseOn(connection))
      value = await (open ? open.run(true, run) : run())
    } catch (error) {
      await connection.unsafe('rollback').catch(ignore)
      await enter
      throw error
    }
    const commit = connection.unsafe('commit').execute()
    if (readOnly) {
      // Nothing hangs on the end of a reading transaction: answer, then give back.
      release = false
      commit.then(
        () => connection.release(),
        () => connection.release(),
      )
      await enter
      return value
    }
    const ended = await commit
    if (ended.command !== 'COMMIT') throw new Error('the transaction was rolled back')
    return value
  } finally {
    if (release) connection.release()
  }
}

function databaseOn(connection: postgres.ReservedSql<{ bigint: bigint }>): Tx {
  // Prepared statements: drizzle itself asks for none.
  const client = {
    unsafe: (query: string, params: never[]) => connection.unsafe(query, params, { prepare: true }),
  }
  const session = new PostgresJsSession(client as never, dialect, undefined)
  return new PgDatabase(dialect, session, undefined) as unknown as Tx
}
