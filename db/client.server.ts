// The app's connections: one small pool for each kind of user, all under the login
// that may do nothing. Separate pools keep a connection's prepared plans in one role.
import postgres from 'postgres'
import { LOGIN_ROLE, type RequestRole, requestRoles } from './access.ts'

export type Pool = postgres.Sql<{ bigint: bigint }>
export type Pools = Record<RequestRole, Pool>

const KEY = Symbol.for('zaplecze.pools')
type Holder = { [KEY]?: Pools }

/** URL of the app's login at the same server and database as the owner's. */
export function appUrl(ownerUrl: string, appPassword: string): string {
  const url = new URL(ownerUrl)
  url.username = LOGIN_ROLE
  url.password = appPassword
  return url.toString()
}

// int8 is always bigint, a date always 'YYYY-MM-DD', an instant always Date: also in raw
// SQL, where drizzle maps nothing.
const types = {
  bigint: postgres.BigInt,
  date: {
    to: 1184,
    from: [1114, 1184],
    serialize: (value: Date | string) => (value instanceof Date ? value.toISOString() : value),
    parse: (text: string) => new Date(text),
  },
  localDate: {
    to: 1082,
    from: [1082],
    serialize: (value: string) => value,
    parse: (text: string) => text,
  },
  // drizzle has already made text of what it sends to a jsonb column.
  json: {
    to: 114,
    from: [114, 3802],
    serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
    parse: (text: string) => JSON.parse(text),
  },
}

export function createPools(url: string, size: number): Pools {
  const pools = {} as Pools
  for (const role of requestRoles) {
    pools[role] = postgres(url, {
      max: size,
      idle_timeout: 300,
      max_lifetime: 3600,
      onnotice: () => {},
      transform: { undefined: null },
      types,
      connection: {
        application_name: `zaplecze ${role}`,
        statement_timeout: role === 'worker' || role === 'admin' ? 120_000 : 20_000,
        lock_timeout: 10_000,
        idle_in_transaction_session_timeout: 60_000,
      },
    })
  }
  return pools
}

// The web bundle and the process that loads it have a copy of this module each, and
// development reloads it: the pools live on the global object.
export function usePools(pools: Pools): void {
  ;(globalThis as Holder)[KEY] = pools
}

export function poolOf(role: RequestRole): Pool {
  const pools = (globalThis as Holder)[KEY]
  if (!pools) throw new Error('the database is not connected: call usePools() first')
  return pools[role]
}

export async function closePools(): Promise<void> {
  const holder = globalThis as Holder
  const pools = holder[KEY]
  delete holder[KEY]
  if (pools) await Promise.all(requestRoles.map((role) => pools[role].end({ timeout: 5 })))
}
