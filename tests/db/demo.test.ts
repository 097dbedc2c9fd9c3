// The demo is told by the product's own commands: none of them may have been refused, and
// afterwards everything that the house promises about itself must hold.
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyHouse } from '#tenants/cli/verify.ts'
import { exportZusSet } from '#tenants/payroll/commands/zus-set.server.ts'
import { systemPrincipal, type TenantId, withCompany } from '#tenants/shared/scope.server.ts'
import { hasKeduSchema, keduErrors } from '#tests/factories/kedu.ts'
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

  it('has told ZUS of every closed month what the books owe it', async () => {
    const sets = await ownerSql()<{ tenantId: TenantId; id: string; told: string; owed: string }[]>`
      select d.tenant_id as "tenantId", d.id, d.data ->> 'totalMinor' as told,
        (select -sum(l.amount_minor) from payroll_runs r
          join journal_lines l on l.tenant_id = r.tenant_id and l.entry_id = r.entry_id
          where r.tenant_id = d.tenant_id and to_char(r.pay_on, 'YYYY-MM') = d.period
            and r.status in ('closed','paid') and l.account_number = '229')::text as owed
      from declarations d where d.kind = 'kedu' order by d.tenant_id, d.period, d.number`
    expect(sets.map(({ told }) => told)).toEqual(sets.map(({ owed }) => owed))
    const states = await ownerSql()`
      select period, number, status, count(*)::int as count from declarations
      where kind = 'kedu' group by 1, 2, 3 order by 1, 2`
    expect(states).toEqual([
      { period: '2026-09', number: 1, status: 'sent', count: 4 },
      { period: '2026-09', number: 2, status: 'draft', count: 4 },
      { period: '2026-10', number: 1, status: 'sent', count: 4 },
    ])
    for (const { tenantId, id } of sets) {
      const { xml } = await withCompany(systemPrincipal(now, 'test'), tenantId, {}, (ctx) =>
        exportZusSet(ctx, { declarationId: id }),
      )
      if (hasKeduSchema) expect(await keduErrors(xml)).toEqual([])
    }
  })

  it('has people who were paid, and a running month that somebody has to look at', async () => {
    const runs = await ownerSql()`
      select c.slug, array_agg(r.period || ' ' || r.status order by r.period) as steps,
        max(r.blocking_count) as blocked, min(r.payslip_count) as least
      from payroll_runs r join companies c using (tenant_id)
      where r.kind = 'regular' group by 1 order by 1`
    const steps = ['2026-09 paid', '2026-10 paid', '2026-11 draft']
    expect(runs).toEqual([
      { slug: 'druk-kolor', steps, blocked: 1, least: 6 },
      { slug: 'klinika-lipowa', steps, blocked: 1, least: 18 },
      { slug: 'piekarnia-rogalik', steps, blocked: 1, least: 14 },
      { slug: 'stal-tech', steps, blocked: 1, least: 25 },
    ])
    const rewards = await ownerSql()`
      select r.status, b.status as payments, count(*)::int as companies from payroll_runs r
      left join payment_batches b on b.tenant_id = r.tenant_id and b.run_id = r.id
      where r.kind = 'bonus' group by 1, 2`
    expect(rewards).toEqual([{ status: 'closed', payments: 'released_once', companies: 4 }])
    const corrected = await ownerSql()`select distinct corrected_period as period
      from payslip_lines where section = 'correction'`
    expect(corrected).toEqual([{ period: '2026-09' }, { period: '2026-10' }])
    const apart = await ownerSql()`
      select r.id from payroll_runs r where r.status = 'paid' and r.net_minor is distinct from (
        select -sum(l.amount_minor) from journal_lines l
        where l.tenant_id = r.tenant_id and l.entry_id = r.entry_id and l.account_number = '230')`
    expect(apart).toEqual([])
    const [employee] = await ownerSql()`
      select m.role, (select count(*)::int from payslips p where p.tenant_id = m.tenant_id
        and p.employee_id = m.employee_id and p.published_at is not null) as slips
      from members m where m.email = 'employee@rogalik.example'`
    expect(employee).toEqual({ role: 'employee', slips: 2 })
  })

  it('holds all that the house promises', async () => {
    const verdicts = await verifyHouse(databaseUrl(), now)
    expect(verdicts.filter(({ problems }) => problems.length > 0)).toEqual([])
    expect(verdicts.map(({ seen }) => seen)).not.toContain('a sample of 0')
  }, 120_000)
})
