import { beforeAll, expect, test } from 'vitest'
import { countBilling, countWork, listLateCompanies } from '#tenants/reporting/queries.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import { type Principal, type TenantId, withProvider } from '#tenants/shared/scope.server.ts'
import { aCompany, aStaffMember } from '#tests/factories/company.ts'
import { aContract, theCatalogue } from '#tests/factories/contract.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000)
let admin: Principal
let contracts: Map<TenantId, string>
let number = 0

type Item = { status?: string; due?: Date; closed?: Date; breached?: boolean; assignee?: string }

async function anItem(tenantId: TenantId, item: Item = {}) {
  number += 1
  await ownerSql()`
    insert into work_items (tenant_id, id, number, request_type, service, title, status,
      assignee_id, contract_version_id, form, source, opened_at, opened_by_name, closed_at,
      next_due_at, is_breached, updated_at)
    values (${tenantId}, ${newId()}, ${number}, 'purchase_invoice', 'accounting', 'Faktura',
      ${item.status ?? 'new'}, ${item.assignee ?? null}, ${contracts.get(tenantId)!}, '{}',
      'agent', ${hours(-200)}, 'Test', ${item.closed ?? null}, ${item.due ?? hours(5)},
      ${item.breached ?? false}, ${now})`
}

beforeAll(async () => {
  admin = (await aStaffMember('admin', now)).principal
  await theCatalogue(admin)
  const [a, b] = [await aCompany({ slug: 'calm' }), await aCompany({ slug: 'late' })]
  contracts = new Map([
    [a, await aContract(a)],
    [b, await aContract(b)],
  ])
  await anItem(a, { assignee: newId() })
  await anItem(a, { status: 'waiting_client', due: new Date('9999-12-31') })
  await anItem(b, { due: hours(-1) })
  await anItem(b, { due: hours(-30), status: 'in_progress' })
  // Past its due time, but finished or cancelled: nobody waits for it any more.
  await anItem(b, { due: hours(-9), status: 'done', closed: hours(-10) })
  await anItem(b, { due: hours(-9), status: 'done', closed: hours(-8), breached: true })
  await anItem(b, { due: hours(-9), status: 'cancelled', closed: hours(-8) })
  // The month begins at midnight in Warsaw, an hour before it does in UTC.
  await anItem(b, { status: 'done', closed: new Date('2026-10-31T22:59:00Z') })
  await anItem(b, { status: 'done', closed: new Date('2026-10-31T23:00:00Z') })
  const [contract] = [contracts.get(b)!]
  for (const [period, held] of [
    ['2026-09', 'Sporna pozycja'],
    ['2026-10', null],
  ] as const) {
    await ownerSql()`
      insert into invoices (tenant_id, id, status, period, net_minor, vat_minor, gross_minor,
        contract_version_id, held_reason, created_at, updated_at)
      values (${b}, ${newId()}, 'draft', ${period}, 0, 0, 0, ${contract}, ${held}, ${now}, ${now})`
  }
})

const inHouse = <T>(work: Parameters<typeof withProvider<T>>[2]) =>
  withProvider(admin, { readOnly: true }, work)

test('the office counts open, late, unassigned and waiting work, and this month on time', async () => {
  expect(await inHouse(countWork)).toEqual({
    open: 4,
    late: 2,
    unassigned: 3,
    waitingClient: 1,
    doneThisMonth: 3,
    doneOnTime: 2,
  })
})

test('drafts are counted apart from held ones, from the oldest month', async () => {
  expect(await inHouse(countBilling)).toEqual({ drafts: 1, held: 1, draftPeriod: '2026-09' })
})

test('companies with late work are named, and no others', async () => {
  expect(await inHouse(listLateCompanies)).toMatchObject([
    { slug: 'late', open: 2, late: 2, oldestDueAt: hours(-30) },
  ])
})

test('none of it is for an agent', async () => {
  const agent = await aStaffMember('agent', now)
  for (const read of [countWork, countBilling, listLateCompanies]) {
    await expect(
      (async () => withProvider(agent.principal, { readOnly: true }, async (ctx) => read(ctx)))(),
    ).rejects.toMatchObject({ code: 'forbidden' })
  }
})
