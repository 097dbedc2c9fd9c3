import { beforeAll, describe, expect, test } from 'vitest'
import { excludeEvent, includeEvent } from '#tenants/billing/commands/review-draft.server.ts'
import { startBillingRun } from '#tenants/billing/commands/start-run.server.ts'
import { advanceBillingRuns, runBilling } from '#tenants/billing/jobs.server.ts'
import { checkConservation } from '#tenants/billing/queries/conservation.server.ts'
import { getBillingOverview } from '#tenants/billing/queries/overview.server.ts'
import { getBillingRun, listBillingMonths } from '#tenants/billing/queries/runs.server.ts'
import { type Principal, systemPrincipal, withProvider } from '#tenants/shared/scope.server.ts'
import {
  aBilledCompany,
  aBillingHouse,
  billed,
  invoiceOf,
  linesOf,
  plainPlan,
  someWork,
} from '#tests/factories/billing.ts'
import { aCompany, aMember, aStaffMember } from '#tests/factories/company.ts'
import { aContract } from '#tests/factories/contract.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-12-01T09:00:00Z')
let admin: Principal

beforeAll(async () => {
  admin = await aBillingHouse(now)
})

const brief = async (tenantId: Parameters<typeof linesOf>[0], period = '2026-11') =>
  (await linesOf(tenantId, period)).map(({ code, quantity, net }) => [code, quantity, net])

describe('a billing run', () => {
  test('makes a draft for each company: fee 1 000.00 and 3 documents above ten', async () => {
    const { tenantId, contractId } = await aBilledCompany(now)
    await someWork(tenantId, { contractId, on: '2026-11-12', count: 13 })
    await someWork(tenantId, { contractId, on: '2026-12-01' })
    await billed(admin, '2026-11')
    expect(await linesOf(tenantId, '2026-11')).toMatchObject([
      { code: 'care', quantity: 1, net: '100000', events: 0 },
      { code: 'document_posted', quantity: 13, net: '1350', events: 13 },
    ])
    expect(await invoiceOf(tenantId, '2026-11')).toMatchObject({ status: 'draft', net: '101350' })
  })

  test('run again changes nothing but the work that came meanwhile', async () => {
    const { tenantId, contractId } = await aBilledCompany(now)
    await someWork(tenantId, { contractId, on: '2026-11-12', count: 11 })
    await billed(admin, '2026-11')
    const first = await invoiceOf(tenantId, '2026-11')
    await billed(admin, '2026-11')
    expect(await brief(tenantId)).toEqual([
      ['care', 1, '100000'],
      ['document_posted', 11, '450'],
    ])
    await someWork(tenantId, { contractId, on: '2026-11-30' })
    await billed(admin, '2026-11')
    const last = await invoiceOf(tenantId, '2026-11')
    expect(last).toMatchObject({ id: first!.id, net: '100900', version: 3 })
  })

  test('run twice at once bills every event once', async () => {
    const made = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const company = await aBilledCompany(now)
        const { tenantId, contractId } = company
        await someWork(tenantId, { contractId, on: '2026-11-20', count: 15 })
        return company
      }),
    )
    await Promise.all([
      runBilling(admin, { period: '2026-11' }),
      runBilling(admin, { period: '2026-11' }),
      runBilling(admin, { period: '2026-10' }),
    ])
    for (const { tenantId } of made) {
      const [invoices] = await ownerSql()`select count(*)::int as n from invoices
        where tenant_id = ${tenantId} and period = '2026-11'`
      expect(invoices!.n).toBe(1)
      expect(await linesOf(tenantId, '2026-11')).toMatchObject([
        { events: 0 },
        { code: 'document_posted', quantity: 15, net: '2250', events: 15 },
      ])
    }
    const law = await withProvider(admin, { readOnly: true }, checkConservation)
    expect(law.problems).toEqual([])
  })

  test('started twice is one run', async () => {
    const start = () =>
      withProvider(admin, {}, (ctx) => startBillingRun(ctx, { period: '2026-09' }))
    const [one, two] = await Promise.all([start(), start()])
    expect(one.ok && two.ok && one.value.runId === two.value.runId).toBe(true)
    await advanceBillingRuns(now, 2)
    const run = () =>
      withProvider(admin, { readOnly: true }, (ctx) => getBillingRun(ctx, { period: '2026-09' }))
    expect(await run()).toMatchObject({ status: 'running', companiesDone: 2 })
    await advanceBillingRuns(now)
    const ended = await run()
    expect(ended).toMatchObject({ status: 'finished', startedByName: admin.name, problems: [] })
    expect(ended!.companiesDone).toBe(ended!.companiesTotal)
  })

  test('of a month that has not begun is refused', async () => {
    const started = await withProvider(admin, {}, (ctx) =>
      startBillingRun(ctx, { period: '2027-01' }),
    )
    expect(started).toEqual({ ok: false, code: 'period_in_future', field: 'period' })
  })

  test('bills a month without work its fee, and no contract nothing', async () => {
    const { tenantId } = await aBilledCompany(now)
    const without = await aCompany()
    const free = await aBilledCompany(now, {
      pricePlan: { components: [plainPlan.components[1]] },
    })
    await billed(admin, '2026-11')
    expect(await brief(tenantId)).toEqual([['care', 1, '100000']])
    expect(await invoiceOf(without, '2026-11')).toBeNull()
    expect(await invoiceOf(free.tenantId, '2026-11')).toBeNull()
  })

  test('names the company that cannot be billed and goes on with the others', async () => {
    const euro = await aCompany({ slug: 'euro' })
    await aContract(euro, { pricePlan: plainPlan })
    // Only the owner can bend a contract version; the product has no way to.
    await ownerSql().begin(async (sql) => {
      await sql`alter table contract_versions disable trigger contract_versions_immutable`
      await sql`update contract_versions set currency = 'EUR' where tenant_id = ${euro}`
      await sql`alter table contract_versions enable trigger contract_versions_immutable`
    })
    const { tenantId } = await aBilledCompany(now)
    const { failure } = await runBilling(admin, { period: '2026-11' })
    expect(failure).toBe('euro: currency_not_supported')
    expect(await invoiceOf(tenantId, '2026-11')).not.toBeNull()
    await ownerSql()`update companies set is_active = false where tenant_id = ${euro}`
    await ownerSql()`delete from contract_versions where tenant_id = ${euro}`
  })

  test('follows a contract that changes on the 16th', async () => {
    const { tenantId, contractId } = await aBilledCompany(now)
    const pricePlan = {
      components: [
        { ...plainPlan.components[0], amount_minor: 160_000 },
        { ...plainPlan.components[1], unit_minor: 400 },
      ],
    }
    const next = await aContract(tenantId, { version: 2, effectiveFrom: '2026-11-16', pricePlan })
    await someWork(tenantId, { contractId, on: '2026-11-03', count: 8 })
    await someWork(tenantId, { contractId, on: '2026-11-20', count: 4 })
    await someWork(tenantId, { contractId: next, on: '2026-11-21', count: 5 })
    await billed(admin, '2026-11')
    // 8 + 2 of the first version fill the ten; 2 × 4.50 and 5 × 4.00 stand above.
    expect(await brief(tenantId)).toEqual([
      ['care', 1, '50000'],
      ['care', 1, '80000'],
      ['document_posted', 12, '900'],
      ['document_posted', 5, '2000'],
    ])
  })

  test('is for those who run billing: a client and an agent are refused', async () => {
    const { tenantId } = await aBilledCompany(now)
    const client = await aMember(tenantId, 'owner', now)
    const agent = await aStaffMember('agent', now)
    for (const { principal } of [client, agent]) {
      expect(() =>
        withProvider(principal, {}, (ctx) => startBillingRun(ctx, { period: '2026-11' })),
      ).toThrow(expect.objectContaining({ code: 'forbidden' }))
    }
  })
})

describe('work taken off the bill', () => {
  test('leaves the draft with its reason, and comes back when put back', async () => {
    const { tenantId, contractId } = await aBilledCompany(now)
    const [eventId] = await someWork(tenantId, { contractId, on: '2026-11-12', count: 12 })
    await billed(admin, '2026-11')
    const input = { tenantId, eventId: eventId!, reason: 'Nasza pomyłka' }
    await withProvider(admin, {}, (ctx) => excludeEvent(ctx, input))
    expect(await brief(tenantId)).toEqual([
      ['care', 1, '100000'],
      ['document_posted', 11, '450'],
    ])
    const [event] = await ownerSql()`select invoice_line_id, unbilled_reason from meter_events
      where id = ${eventId!}`
    expect(event).toEqual({ invoice_line_id: null, unbilled_reason: 'Nasza pomyłka' })
    await withProvider(admin, {}, (ctx) => includeEvent(ctx, input))
    expect((await brief(tenantId))[1]).toEqual(['document_posted', 12, '900'])
  })

  test('of another company is not there', async () => {
    const [mine, other] = [await aBilledCompany(now), await aBilledCompany(now)]
    const { contractId } = other
    const [eventId] = await someWork(other.tenantId, { contractId, on: '2026-11-12' })
    await expect(
      withProvider(admin, {}, (ctx) =>
        excludeEvent(ctx, { tenantId: mine.tenantId, eventId: eventId!, reason: 'x' }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the overview of a month', () => {
  test('flags what moved by more than 15 % and says why', async () => {
    const { tenantId, contractId } = await aBilledCompany(now)
    await someWork(tenantId, { contractId, on: '2026-10-12', count: 12 })
    await someWork(tenantId, { contractId, on: '2026-11-12', count: 60 })
    await billed(admin, '2026-10')
    await billed(admin, '2026-11')
    const overview = await withProvider(admin, { readOnly: true }, (ctx) =>
      getBillingOverview(ctx, '2026-11'),
    )
    const row = overview.rows.find((one) => one.tenantId === tenantId)
    // 1 009.00 -> 1 225.00
    expect(row).toMatchObject({
      state: 'draft',
      previousNetMinor: 100_900n,
      netMinor: 122_500n,
      changeBp: 2_141,
      isFlagged: true,
      openEvents: 0,
      causes: [{ kind: 'units', meter: 'document_posted', from: 12, to: 60 }],
    })
    expect(overview.run).toMatchObject({ status: 'finished' })
    const months = await withProvider(admin, { readOnly: true }, listBillingMonths)
    expect(months.map(({ period }) => period)).toEqual(
      months
        .map(({ period }) => period)
        .toSorted()
        .toReversed(),
    )
  })

  test('tells of work that no draft holds yet and of companies without a contract', async () => {
    const { tenantId, contractId } = await aBilledCompany(now)
    const bare = await aCompany()
    await billed(admin, '2026-11')
    await someWork(tenantId, { contractId, on: '2026-11-29', count: 2 })
    const { rows } = await withProvider(admin, { readOnly: true }, (ctx) =>
      getBillingOverview(ctx, '2026-11'),
    )
    expect(rows.find((one) => one.tenantId === tenantId)).toMatchObject({ openEvents: 2 })
    expect(rows.find((one) => one.tenantId === bare)).toMatchObject({
      state: 'none',
      hasContract: false,
    })
  })
})

test('the worker may do what a run needs', async () => {
  const { tenantId } = await aBilledCompany(now)
  await withProvider(systemPrincipal(now, 'job'), {}, (ctx) =>
    startBillingRun(ctx, { period: '2026-11' }),
  )
  await advanceBillingRuns(now)
  expect(await invoiceOf(tenantId, '2026-11')).toMatchObject({ status: 'draft' })
})
