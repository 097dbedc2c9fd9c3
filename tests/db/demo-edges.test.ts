// The demo on an awkward day: a holiday weekend at the turn of a year, before the bills of
// the last month have gone out.
import { beforeAll, expect, it } from 'vitest'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { type StoryReport, seedHouse } from '#tests/setup/seeded-house.ts'

let report: StoryReport

beforeAll(async () => {
  report = await seedHouse(new Date('2027-01-02T06:10:00Z'))
}, 300_000)

it('is told on a holiday weekend, too', async () => {
  expect(report.refused).toEqual([])
  const rows = await ownerSql()`
    select distinct period from invoices where status = 'issued' order by period`
  expect(rows.map(({ period }) => period)).toEqual(['2026-10', '2026-11'])
  const [open] = await ownerSql()`
    select count(*)::int as count from work_items where closed_at is null`
  expect(open!.count).toBeGreaterThan(20)
})
