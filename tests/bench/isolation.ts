// What isolation costs: the queue's own SQL in an agent's scope against the same SQL in
// the same kind of transaction as a superuser, whom no policy touches.
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core'
import { PostgresJsSession } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { AssignedContext, TenantId } from '#tenants/shared/scope.server.ts'
import { withAssigned } from '#tenants/shared/scope.server.ts'
import { listQueue } from '#tenants/work/queries/queue.server.ts'
import type { House } from './house.ts'
import { callWay, interleave, report } from './measure.ts'

const CALLS = 60
const dialect = new PgDialect()

export async function benchIsolation(house: House, rounds: number): Promise<boolean> {
  const rows = await house.owner<{ id: TenantId }[]>`
    select distinct tenant_id as id from agent_assignments where account_id = ${house.agent.accountId}`
  const companies = rows.map(({ id }) => id)
  const input = { companies, filters: {}, cursor: null }
  const bare = postgres(house.database.ownerUrl, {
    max: 4,
    types: { bigint: postgres.BigInt },
    onnotice: () => {},
  })
  const samples = await interleave(
    [
      callWay('queue SQL without isolation', CALLS, () => asOwner(bare, house, input)),
      callWay('queue SQL in the scope of an agent', CALLS, () =>
        withAssigned(house.agent, (ctx) => listQueue(ctx, input)),
      ),
    ],
    rounds,
  )
  await bare.end()
  return report('Isolation, 50 rows of 40 companies', samples, [
    {
      what: 'with / without isolation',
      figure: 'p50Ms',
      base: 'queue SQL without isolation',
      ours: 'queue SQL in the scope of an agent',
      most: 1.2,
    },
  ])
}

async function asOwner(
  pool: postgres.Sql<{ bigint: bigint }>,
  house: House,
  input: Parameters<typeof listQueue>[1],
) {
  const connection = await pool.reserve()
  const begin = connection.unsafe('begin read only').execute()
  const client = {
    unsafe: (query: string, params: never[]) => connection.unsafe(query, params, { prepare: true }),
  }
  const session = new PostgresJsSession(client as never, dialect, undefined)
  const tx = new PgDatabase(dialect, session, undefined)
  const actor = { id: house.agent.accountId, can: () => true }
  const page = await listQueue({ tx, actor } as unknown as AssignedContext, input)
  const commit = connection.unsafe('commit').execute()
  commit.then(() => connection.release())
  await begin
  return page
}
