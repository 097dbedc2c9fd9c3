// How a scope becomes a transaction: the role and the settings are entered, the work's
// statements sent and the end told in as few messages as they need, because each message
// wakes the database once. docs/decisions/0002 has the figures. Only scope.server.ts and
// its tests come in here.
import { AsyncLocalStorage } from 'node:async_hooks'
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core'
import { type PostgresJsQueryResultHKT, PostgresJsSession } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { type RequestRole, roleName } from '#db/access.ts'
import { type Pool, poolOf } from '#db/client.server.ts'
import { config } from '#db/config.server.ts'

export type Tx = Omit<PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>, 'transaction'>

/** What the policies read: `app.tenant_id` and its neighbours. */
export type Settings = {
  tenantId: string | null
  actorId: string | null
  scope: string
  services: string
}

type Connection = postgres.ReservedSql<{ bigint: bigint }>
type Opened = { pool: Pool; connection: Connection; entered: Promise<unknown> }

const dialect = new PgDialect()
const ignore = () => {}

/** Runs the work in one transaction of the role. Throws what the work throws, rolled back. */
export async function runTransaction<T>(
  role: RequestRole,
  settings: Settings,
  readOnly: boolean,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const open = nesting()
  if (open?.getStore()) throw new Error('scopes do not nest: pass the context on')
  const opened = await openTransaction(role, settings, readOnly)
  const { pool, connection, entered } = opened
  let release = true
  try {
    let value: T
    try {
      const run = () => work(databaseOn(connection))
      value = await (open ? open.run(true, run) : run())
      await entered
    } catch (error) {
      await connection.unsafe('rollback').catch(ignore)
      await entered
      throw error
    }
    if (readOnly) {
      release = false
      linger(pool, connection)
      return value
    }
    const ended = await connection.unsafe('commit')
    if (ended.command !== 'COMMIT') throw new Error('the transaction was rolled back')
    return value
  } finally {
    if (release) connection.release()
  }
}

// BEGIN, the scope and the first query travel in one round trip: nothing is awaited
// before the work's own statements are on the wire. A failed scope fails all that
// follows (25P02), and the login role itself may do nothing, so it fails closed.
async function openTransaction(
  role: RequestRole,
  settings: Settings,
  readOnly: boolean,
): Promise<Opened> {
  const pool = poolOf(role)
  const lingering = resume(pool)
  const connection = lingering ?? (await pool.reserve())
  const entered = connection
    .unsafe(
      `${lingering ? 'commit; ' : ''}begin${readOnly ? ' read only' : ''};
      select set_config('role', ${word(roleName(role))}, true),
        set_config('app.tenant_id', ${word(settings.tenantId ?? '')}, true),
        set_config('app.actor_id', ${word(settings.actorId ?? '')}, true),
        set_config('app.scope', ${word(settings.scope)}, true),
        set_config('app.services', ${word(settings.services)}, true)`,
    )
    .execute()
  entered.catch(ignore)
  return { pool, connection, entered }
}

// The opening message takes no parameters: its values are names of ours, ids and lists of
// names, and nothing else gets in.
function word(value: string): string {
  if (!/^[\w,-]*$/.test(value)) throw new Error('a scope is set by plain words')
  return `'${value}'`
}

// A reading transaction has nothing to commit: its end travels with the beginning of the
// next one, or follows a moment later when none comes.
const LINGER_MS = 10
type Lingering = { connection: Connection; timer: NodeJS.Timeout }
const lingerings = new WeakMap<Pool, Lingering[]>()

function linger(pool: Pool, connection: Connection): void {
  const list = lingerings.get(pool) ?? []
  lingerings.set(pool, list)
  const timer = setTimeout(() => {
    list.splice(list.indexOf(entry), 1)
    const release = () => connection.release()
    connection.unsafe('commit').then(release, release)
  }, LINGER_MS)
  const entry: Lingering = { connection, timer }
  list.push(entry)
}

function resume(pool: Pool): Connection | null {
  const entry = lingerings.get(pool)?.pop()
  if (!entry) return null
  clearTimeout(entry.timer)
  return entry.connection
}

// A nested scope is a mistake of ours that the tests find. In production, following every
// promise to look for it would cost more than the scope itself.
let guard: AsyncLocalStorage<true> | null | undefined
function nesting(): AsyncLocalStorage<true> | null {
  if (guard === undefined) guard = config().mode === 'production' ? null : new AsyncLocalStorage()
  return guard
}

function databaseOn(connection: Connection): Tx {
  // Prepared statements: drizzle itself asks for none.
  const client = {
    unsafe: (query: string, params: never[]) => connection.unsafe(query, params, { prepare: true }),
  }
  const session = new PostgresJsSession(client as never, dialect, undefined)
  return new PgDatabase(dialect, session, undefined) as unknown as Tx
}
