// A run is work that the contract times and bills: one item, counted once at its close.
import { expect, test } from 'vitest'
import { withProvider } from '#tenants/shared/scope.server.ts'
import { installCatalogue } from '#tenants/work/commands/install-catalogue.server.ts'
import { aContract } from '#tests/factories/contract.ts'
import { aHire, anEmployee } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { aCalculatedRun, aClosedRun, aPayroll, type Company, reversed } from './run-fixture.ts'

const NOW = new Date('2026-09-01T08:00:00Z')

const counted = ({ tenantId }: Company) =>
  ownerSql()`select meter, quantity::int as quantity, source_type as source from meter_events
    where tenant_id = ${tenantId} order by occurred_at, id`
const items = ({ tenantId }: Company) =>
  ownerSql()`select request_type as type, status from work_items
    where tenant_id = ${tenantId} order by number`

test('opens an item, finishes it with its payslips, and a reversal bills nothing again', async () => {
  const company = await aPayroll(NOW)
  await withProvider(company.admin, {}, installCatalogue)
  await aContract(company.tenantId, {
    services: ['payroll'],
    slaTerms: [{ requestType: 'payroll_run', firstResponseMinutes: 240, resolutionMinutes: 1_920 }],
  })
  for (const lastName of ['Pierwsza', 'Druga']) {
    const { id } = await anEmployee(company.hr, company.tenantId, { lastName })
    await aHire(company.hr, company.tenantId, id)
  }
  const draft = await aCalculatedRun(company, { period: '2026-08' }, '2026-08-20T08:00:00Z')
  const [clock] = await ownerSql()`select count(*)::int as clocks from sla_clocks c
    join payroll_runs r on r.tenant_id = c.tenant_id and r.item_id = c.item_id
    where r.id = ${draft}`
  expect(clock!.clocks).toBeGreaterThan(0)
  expect(await counted(company)).toEqual([])
  const runId = await aClosedRun(company, { period: '2026-09' })
  const once = [{ meter: 'payslip_closed', quantity: 2, source: 'payroll_run' }]
  expect(await counted(company)).toEqual(once)
  await reversed(company, runId, '2026-09-26T08:00:00Z')
  await aClosedRun(company, { period: '2026-09' }, '2026-09-27T08:00:00Z')
  expect(await counted(company)).toEqual(once)
  expect(await items(company)).toEqual([
    { type: 'payroll_run', status: 'new' },
    { type: 'payroll_run', status: 'done' },
  ])
})

test('without payroll in the contract a run has no item and is paid all the same', async () => {
  const company = await aPayroll(NOW)
  const { id } = await anEmployee(company.hr, company.tenantId)
  await aHire(company.hr, company.tenantId, id)
  await aClosedRun(company, { period: '2026-09' })
  expect(await items(company)).toEqual([])
  expect(await counted(company)).toEqual([])
})
