// The house that is measured: the scale seed in a folder of its own, the product's server
// and the floor's server as processes of their own, and people who are signed in.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { SERVER_BUILD } from '#app/server/build.ts'
import { readConfig } from '#db/config.server.ts'
import type { OpenDatabase } from '#db/open.server.ts'
import { openHouse } from '#db/seed/open-house.server.ts'
import { benchAgent } from '#db/seed/scale/companies.ts'
import { seedScale } from '#db/seed/scale.server.ts'
import { createSession } from '#tenants/identity/sessions.server.ts'
import type { Principal, TenantId } from '#tenants/shared/scope.server.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PRODUCT_PORT = 4790
const FLOOR_PORT = 4791

export type BenchCompany = { tenantId: TenantId; slug: string; owner: Principal; itemId: string }

export type House = {
  database: OpenDatabase
  owner: postgres.Sql<{ bigint: bigint }>
  agent: Principal
  /** An agent who is assigned to the company. */
  agentOf: (tenantId: TenantId) => Principal
  /** Two companies of the agent's: one is looked at, in the other one is posted. */
  company: BenchCompany
  books: BenchCompany
  big: TenantId
  small: TenantId
  product: { pid: number; url: string }
  floor: { pid: number; url: string }
  cookies: { agent: string; client: string }
  close: () => Promise<void>
}

export async function openBenchHouse(size: { companies: number; items: number }): Promise<House> {
  const dataDir = resolve(ROOT, process.env.BENCH_DATA_DIR ?? '.data/bench')
  const config = readConfig({
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    PORT: String(PRODUCT_PORT),
  })
  const database = await openHouse(config, 'own', { poolSize: 4 })
  const owner = postgres(database.ownerUrl, { max: 2, types: { bigint: postgres.BigInt } })
  const [seeded] = await owner`select 1 from companies where slug like 'scale-%' limit 1`
  if (!seeded) {
    await seedScale({
      ownerUrl: database.ownerUrl,
      ...size,
      seed: 1,
      now: new Date(),
      say: console.info,
    })
  }
  const companies = await owner`
    select c.tenant_id as "tenantId", c.slug, m.account_id as "ownerId", m.name, i.id as "itemId"
    from agent_assignments a join companies c using (tenant_id)
      join members m on m.tenant_id = c.tenant_id and m.role = 'owner'
      join lateral (select id from work_items w where w.tenant_id = c.tenant_id and w.closed_at is null
        order by next_due_at limit 1) i on true
    where a.account_id = ${benchAgent.id} order by c.slug offset 5 limit 2`
  const [big, small] = await owner`
    select tenant_id as "tenantId" from companies where slug in ('scale-00001', 'scale-00002') order by slug`
  const assigned = await owner`
    select distinct on (tenant_id) tenant_id as "tenantId", account_id as "accountId"
    from agent_assignments where tenant_id in (${big!.tenantId}, ${small!.tenantId})`
  const request = { now: new Date(), requestId: 'bench' }
  const principal = (accountId: string, name: string, role: 'agent' | 'owner'): Principal => ({
    accountId,
    name,
    role,
    ...request,
  })
  const benchCompany = ({ tenantId, slug, itemId, ownerId, name }: postgres.Row): BenchCompany => ({
    tenantId,
    slug,
    itemId,
    owner: principal(ownerId, name, 'owner'),
  })
  const cookies = {
    agent: `sid=${await cookieValue(benchAgent.id, request)}`,
    client: `sid=${await cookieValue(companies[1]!.ownerId, request)}`,
  }
  const product = await serve(
    [
      '--import',
      'tsx',
      'tests/bench/serve-product.ts',
      database.ownerUrl,
      dataDir,
      String(PRODUCT_PORT),
    ],
    dataDir,
  )
  const floor = await serve(
    [
      '--import',
      'tsx',
      'tests/bench/floor/serve.ts',
      String(FLOOR_PORT),
      database.ownerUrl,
      benchAgent.id,
    ],
    dataDir,
  )
  return {
    database,
    owner,
    agent: principal(benchAgent.id, benchAgent.name, 'agent'),
    agentOf(tenantId) {
      const row = assigned.find((one) => one.tenantId === tenantId)
      return principal(row!.accountId, 'Agent', 'agent')
    },
    books: benchCompany(companies[0]!),
    company: benchCompany(companies[1]!),
    big: big!.tenantId,
    small: small!.tenantId,
    product: { pid: product.pid!, url: `http://127.0.0.1:${PRODUCT_PORT}` },
    floor: { pid: floor.pid!, url: `http://127.0.0.1:${FLOOR_PORT}` },
    cookies,
    async close() {
      for (const child of [product, floor]) child.kill('SIGTERM')
      await owner.end({ timeout: 5 })
      await database.close()
    },
  }
}

// The cookie that the browser would hold, made by the same serializer.
async function cookieValue(
  accountId: string,
  request: { now: Date; requestId: string },
): Promise<string> {
  const { createCookie } = await import('@remix-run/node')
  const { token } = await createSession(request, accountId)
  const header = await createCookie('sid').serialize(token)
  return header.slice('sid='.length).split(';')[0]!
}

async function serve(args: string[], dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await Promise.race([
    once(child.stdout!, 'data'),
    once(child, 'exit').then(() => {
      throw new Error(`${args.join(' ')} ended before it was ready`)
    }),
  ])
  return child
}

/** Builds a page bundle once; the product's own is rebuilt when its sources are newer. */
export function requireBuilds(): void {
  for (const path of [SERVER_BUILD, 'build/floor/server/index.js']) {
    if (!existsSync(resolve(ROOT, path)))
      throw new Error(`${path} is missing: npm run bench builds it`)
  }
}
