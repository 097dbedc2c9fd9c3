// The scale seed in small: what COPY put down past the triggers must be what the commands
// would have left.
import { beforeAll, describe, expect, it } from 'vitest'
import { installShippedCatalogue } from '#db/seed/open-house.server.ts'
import { benchAgent } from '#db/seed/scale/companies.ts'
import { seedScale, sharesOf } from '#db/seed/scale.server.ts'
import { verifyHouse } from '#tenants/cli/verify.ts'
import { type TenantId, withAssigned } from '#tenants/shared/scope.server.ts'
import { listQueue } from '#tenants/work/queries/queue.server.ts'
import { aFileStore } from '#tests/factories/files.ts'
import { databaseUrl, ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T12:00:00Z')

beforeAll(async () => {
  aFileStore()
  await installShippedCatalogue()
  await seedScale({
    ownerUrl: databaseUrl(),
    companies: 45,
    items: 3_000,
    seed: 1,
    now,
    journalLines: 3_000,
  })
}, 120_000)

describe('the scale seed', () => {
  it('makes as many companies and items as were asked for, with every company served', async () => {
    const [counts] = await ownerSql()`
      select (select count(*)::int from companies where kind = 'client') as companies,
        (select count(*)::int from work_items) as items,
        (select count(distinct tenant_id)::int from agent_assignments) as served`
    expect(counts).toEqual({ companies: 45, items: 3_000, served: 45 })
  })

  it('leaves about a tenth of the items open, due on both sides of now', async () => {
    const [open] = await ownerSql()`
      select count(*)::int as count,
        (count(*) filter (where next_due_at < ${now}))::int as late,
        (count(*) filter (where next_due_at between ${now} and '9999-01-01'))::int as coming
      from work_items where closed_at is null`
    expect(open!.count).toBeGreaterThan(200)
    expect(open!.count).toBeLessThan(400)
    expect(open!.late).toBeGreaterThan(20)
    expect(open!.coming).toBeGreaterThan(20)
  })

  it('keeps all that the house promises, though no trigger ran', async () => {
    const verdicts = await verifyHouse(databaseUrl(), now)
    expect(verdicts.filter(({ problems }) => problems.length > 0)).toEqual([])
  })

  it('puts the indexes back', async () => {
    const rows = await ownerSql()`
      select indexname from pg_indexes where tablename = 'work_items' order by 1`
    expect(rows.map(({ indexname }) => indexname)).toContain('work_items_queue_idx')
  })

  it('gives the measuring agent a queue', async () => {
    const principal = {
      accountId: benchAgent.id,
      name: benchAgent.name,
      role: 'agent' as const,
      now,
      requestId: 'test',
    }
    const rows = await ownerSql()<{ id: TenantId }[]>`
      select distinct tenant_id as id from agent_assignments where account_id = ${benchAgent.id}`
    const companies = rows.map(({ id }) => id)
    const page = await withAssigned(principal, (ctx) =>
      listQueue(ctx, { companies, filters: {}, cursor: null }),
    )
    expect(page.items.length).toBeGreaterThan(10)
  })

  it('refuses a second time', async () => {
    const again = { ownerUrl: databaseUrl(), companies: 1, items: 1, seed: 1, now }
    await expect(seedScale(again)).rejects.toThrow('in this database already')
  })
})

describe('sharesOf', () => {
  it('hands out every item, more to the first companies', () => {
    const shares = sharesOf(2_000, 1_000_000)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(1_000_000)
    expect(shares[0]!).toBeGreaterThan(shares.at(-1)! * 5)
    expect(Math.min(...shares)).toBeGreaterThan(0)
  })
})
