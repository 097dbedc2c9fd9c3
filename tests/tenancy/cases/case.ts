// What a case says of one exported query or command, and how its answers are told apart.
import { isAppError } from '#tenants/shared/app-error.ts'
import type { MemberRole, Permission } from '#tenants/shared/permissions.ts'
import { pgErrorOf } from '#tenants/shared/pg-error.ts'
import type {
  AssignedContext,
  Principal,
  ProviderContext,
  ScopeContext,
} from '#tenants/shared/scope.server.ts'
import type { Target } from './world.ts'

type Common = {
  /**
   * Permissions of which one is needed: every role without them must be refused. A text
   * says why no role is.
   */
  needs: readonly Permission[] | string
  /** False when the input names nothing of a company: then there is no id to steal. */
  names?: false
  /** What a stranger's id answers when that is neither 404 nor null nor an empty list. */
  absent?: string
}

/** Works in one company; `as` is who does it there. */
export type CompanyCase = Common & {
  scope: 'company'
  as: MemberRole
  run: (ctx: ScopeContext, at: Target) => Promise<unknown>
}
/** Works in the provider's house. */
export type HouseCase = Common & {
  scope: 'house'
  /** False when it names a company and nothing in it: then nothing can be crossed. */
  crossed?: false
  run: (ctx: ProviderContext, at: Target) => Promise<unknown>
}
/** Reads across an agent's companies. */
export type AssignedCase = Common & {
  scope: 'assigned'
  run: (ctx: AssignedContext, at: Target) => Promise<unknown>
}
/** Opens its own scopes. */
export type PrincipalCase = Common & {
  scope: 'own'
  run: (principal: Principal, at: Target) => Promise<unknown>
}
export type Case = CompanyCase | HouseCase | AssignedCase | PrincipalCase

/** Keyed by `module/file#export`; a text instead of a case says why it has none. */
export type Cases = Record<string, Case | string>

/** How a call ended, as plain text that two calls can be compared by. */
export type Ending = { kind: 'answer' | 'refusal' | 'error'; code: string; text: string }

/** Runs a call; names of either company are replaced by what they stand for. */
export async function endingOf(call: () => Promise<unknown>, at: Target): Promise<Ending> {
  try {
    const value = await call()
    const refused = isResult(value) && !value.ok
    const kind = refused ? 'refusal' : 'answer'
    return { kind, code: refused ? value.code : codeOf(value), text: plain(value, at) }
  } catch (error) {
    const code = named(errorCode(error), at)
    return { kind: 'error', code, text: code }
  }
}

function isResult(value: unknown): value is { ok: boolean; code: string; value?: unknown } {
  return (
    typeof value === 'object' && value !== null && typeof Reflect.get(value, 'ok') === 'boolean'
  )
}

/** A row that the policies refuse is "forbidden" to the browser, as errors.server.ts says. */
function errorCode(error: unknown): string {
  if (isAppError(error)) return error.code
  const pg = pgErrorOf(error)
  if (pg?.code === '42501') return 'forbidden'
  return pg ? `pg ${pg.code} ${pg.message}` : String(error)
}

function codeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return value.length === 0 ? 'empty' : 'list'
  if (value instanceof Map) return value.size === 0 ? 'empty' : 'list'
  const items = typeof value === 'object' ? Reflect.get(value, 'items') : undefined
  return Array.isArray(items) ? codeOf(items) : 'value'
}

function plain(value: unknown, at: Target): string {
  const text =
    JSON.stringify(value, (_key, part) => {
      if (typeof part === 'bigint') return String(part)
      return part instanceof Map ? [...part] : part
    }) ?? 'undefined'
  return named(text, at)
}

function named(text: string, at: Target): string {
  const names = Object.entries(at).filter(([, name]) => typeof name === 'string')
  return names.reduce(
    (rest, [key, name]) => (name === '' ? rest : rest.replaceAll(name as string, `<${key}>`)),
    text,
  )
}
