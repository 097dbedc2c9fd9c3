// The demo is told by the product's own commands: none of them may have been refused, and
// afterwards everything that the house promises about itself must hold.
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyHouse } from '#tenants/cli/verify.ts'
import { databaseUrl, ownerSql } from '#tests/setup/database-worker.ts'
import { type StoryReport, seedHouse } from '#tests/setup/seeded-house.ts'

// A Monday afternoon late in a month; tests/db/demo-edges.test.ts has the awkward days.
const now = new Date('2026-11-23T14:45:00Z')
let report: StoryReport

beforeAll(async () => {
  report = await seedHouse(now)
}, 300_000)

describe('the demo', () => {
  it('was never refused', () => {
    expect(report.refused).toEqual([])
    expect(report.steps).toBeGreaterThan(2_000)
  })

  it('has items in every state, some of them late', async () => {
    const rows = await ownerSql()`
      select status, count(*)::int as count from work_items group by status order by status`
    expect(rows.map(({ status }) => status)).toEqual([
      'cancelled',
      'done',
      'in_progress',
      'new',
      'waiting_authority',
      'waiting_client',
    ])
    const [late] = await ownerSql()`
      select count(*)::int as count, (count(*) filter (where is_breached))::int as late
      from work_items`
    expect(late!.count).toBeGreaterThan(600)
    expect(late!.late).toBeGreaterThan(20)
    expect(late!.late).toBeLessThan(late!.count / 4)
  })

  it('ends at the given instant', async () => {
    const [last] = await ownerSql()`
      select max(at) as at, min(at) as first from audit_events`
    expect(last!.at.getTime()).toBeLessThanOrEqual(now.getTime())
    expect(now.getTime() - last!.at.getTime()).toBeLessThan(24 * 3_600_000)
    expect(now.getTime() - last!.first.getTime()).toBeGreaterThan(60 * 24 * 3_600_000)
  })

  it('has both closed months invoiced without a gap, and the running one open', async () => {
    const rows = await ownerSql()`
      select period, status, count(*)::int as count from invoices group by 1, 2 order by 1, 2`
    expect(rows).toEqual([
      { period: '2026-09', status: 'issued', count: 12 },
      { period: '2026-10', status: 'issued', count: 12 },
    ])
    const [open] = await ownerSql()`
      select count(*)::int as count from meter_events
      where invoice_line_id is null and occurred_on >= '2026-11-01'`
    expect(open!.count).toBeGreaterThan(50)
  })

  it('holds all that the house promises', async () => {
    const verdicts = await verifyHouse(databaseUrl(), now)
    expect(verdicts.filter(({ problems }) => problems.length > 0)).toEqual([])
    expect(verdicts.map(({ seen }) => seen)).not.toContain('a sample of 0')
  }, 120_000)
})
