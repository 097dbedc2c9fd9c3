import { beforeAll, describe, expect, test } from 'vitest'
import {
  createContractVersion,
  withdrawContractVersion,
} from '#tenants/contracts/commands.server.ts'
import {
  getContractVersion,
  getContractVersionOn,
  listContractVersions,
} from '#tenants/contracts/queries.server.ts'
import type { ContractVersionInput } from '#tenants/contracts/schema.ts'
import { newId } from '#tenants/shared/ids.ts'
import {
  type Principal,
  type TenantId,
  withCompany,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { aCompany, aMember, aStaffMember, assign, theProvider } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
let admin: Principal

beforeAll(async () => {
  admin = (await aStaffMember('admin', now)).principal
  await ownerSql()`
    insert into request_types (code, service, name_pl, name_en, form, meter) values
      ('test_invoice', 'accounting', 'Faktura', 'Invoice', '[]', 'test_posted'),
      ('test_pay', 'payroll', 'Zmiana', 'Change', '[]', null)`
})

const aVersion = (overrides: Partial<ContractVersionInput> = {}): ContractVersionInput => ({
  effectiveFrom: '2026-11-01',
  services: ['accounting'],
  calendar: {
    zone: 'Europe/Warsaw',
    hours: { mon: [['08:00', '16:00']] },
    holidays: { country: 'PL' },
  },
  slaTerms: [{ requestType: 'test_invoice', firstResponseMinutes: 60, resolutionMinutes: 480 }],
  pricePlan: {
    components: [
      { model: 'flat', code: 'monthly_fee', amount_minor: 100_000 },
      { model: 'unit', code: 'test_posted', included: 10, unit_minor: 900 },
    ],
  },
  paymentDays: 14,
  clientAnswerMinutes: null,
  serviceCredits: null,
  note: null,
  ...overrides,
})

const create = (tenantId: TenantId, overrides: Partial<ContractVersionInput> = {}, by = admin) =>
  withProvider(by, {}, (ctx) => createContractVersion(ctx, { ...aVersion(overrides), tenantId }))

async function created(tenantId: TenantId, overrides: Partial<ContractVersionInput> = {}) {
  const result = await create(tenantId, overrides)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

describe('a contract version', () => {
  test('counts from its day on, numbered in order, with what it changed in the record', async () => {
    const tenantId = await aCompany()
    expect(await created(tenantId)).toMatchObject({ version: 1 })
    expect(await created(tenantId, { effectiveFrom: '2026-12-01', paymentDays: 30 })).toMatchObject(
      { version: 2 },
    )
    const on = (date: string) =>
      withCompany(admin, tenantId, { readOnly: true }, (ctx) => getContractVersionOn(ctx, date))
    expect(await on('2026-10-31')).toBeNull()
    expect((await on('2026-11-01'))?.version).toBe(1)
    expect((await on('2026-11-30'))?.paymentDays).toBe(14)
    expect((await on('2026-12-01'))?.paymentDays).toBe(30)
    const events = await ownerSql()`
      select data from audit_events where tenant_id = ${tenantId} order by id`
    expect(events.map((event) => event.data.changes)).toEqual([
      [],
      [{ kind: 'payment_days', from: 14, to: 30 }],
    ])
  })

  test('comes back as it was written', async () => {
    const tenantId = await aCompany()
    const { id } = await created(tenantId)
    const stored = await withCompany(admin, tenantId, { readOnly: true }, (ctx) =>
      getContractVersion(ctx, id),
    )
    expect(stored).toMatchObject(aVersion())
  })

  test('begins after the one before it, and not in a month that is billed', async () => {
    const tenantId = await aCompany()
    const { id } = await created(tenantId, { effectiveFrom: '2026-08-01' })
    expect(await create(tenantId, { effectiveFrom: '2026-08-01' })).toMatchObject({
      code: 'not_after_latest',
      field: 'effectiveFrom',
    })
    await ownerSql()`
      insert into invoices (tenant_id, id, status, period, number, issued_on, net_minor, vat_minor,
        gross_minor, contract_version_id, created_at, updated_at)
      values (${tenantId}, ${newId()}, 'issued', '2026-10', 'FV/T/1', '2026-11-02', 0, 0, 0, ${id},
        ${now}, ${now})`
    expect(await create(tenantId, { effectiveFrom: '2026-10-31' })).toMatchObject({
      code: 'month_billed',
    })
    expect((await create(tenantId, { effectiveFrom: '2026-11-01' })).ok).toBe(true)
  })

  test('promises and prices only what there is', async () => {
    const tenantId = await aCompany()
    const outside = await create(tenantId, {
      slaTerms: [{ requestType: 'test_pay', firstResponseMinutes: 1, resolutionMinutes: 1 }],
    })
    expect(outside).toMatchObject({ code: 'term_outside_services', field: 'slaTerms' })
    const unknown = await create(tenantId, {
      pricePlan: { components: [{ model: 'unit', code: 'no_such_meter', unit_minor: 1 }] },
    })
    expect(unknown).toMatchObject({ code: 'unknown_meter', field: 'pricePlan' })
    expect(
      await ownerSql()`
      select 1 from contract_versions where tenant_id = ${tenantId}`,
    ).toHaveLength(0)
  })

  test.each([
    ['no services', { services: [] }],
    ['no hours', { calendar: { zone: 'Europe/Warsaw', hours: {}, holidays: [] } }],
    ['a zone that is none', { calendar: { ...aVersion().calendar, zone: 'Mars' } }],
    ['a day that is none', { effectiveFrom: '2026-02-30' }],
    [
      'an answer after the solution',
      {
        slaTerms: [{ requestType: 'test_invoice', firstResponseMinutes: 9, resolutionMinutes: 8 }],
      },
    ],
    ['a type promised twice', { slaTerms: [...aVersion().slaTerms, ...aVersion().slaTerms] }],
    [
      'a negative price',
      {
        pricePlan: { components: [{ model: 'unit', code: 'test_posted', unit_minor: -1 }] },
      },
    ],
    ['payment after 121 days', { paymentDays: 121 }],
  ] as [string, Partial<ContractVersionInput>][])(
    'with %s is refused whole',
    async (_, overrides) => {
      const tenantId = await aCompany()
      await expect(create(tenantId, overrides)).rejects.toMatchObject({ code: 'invalid_input' })
    },
  )

  test('is written once when two people write at once', async () => {
    const tenantId = await aCompany()
    const results = await Promise.all([create(tenantId), create(tenantId)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(results.find((result) => !result.ok)).toMatchObject({ code: 'not_after_latest' })
  })

  test('never changes: the database itself refuses', async () => {
    const tenantId = await aCompany()
    await created(tenantId)
    await expect(
      ownerSql()`update contract_versions set payment_days = 1 where tenant_id = ${tenantId}`,
    ).rejects.toThrow()
  })

  test('is the admin’s to write: not a client’s, an agent’s or an auditor’s', async () => {
    const tenantId = await aCompany()
    const owner = await aMember(tenantId, 'owner', now)
    const agent = await aStaffMember('agent', now)
    await assign(tenantId, agent.id)
    for (const { principal } of [owner, agent]) {
      await expect(
        withCompany(principal, tenantId, {}, (ctx) =>
          createContractVersion(ctx, { ...aVersion(), tenantId }),
        ),
      ).rejects.toMatchObject({ code: 'forbidden' })
    }
    const auditor = await aStaffMember('auditor', now)
    await expect((async () => create(tenantId, {}, auditor.principal))()).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('of the provider itself, or of nobody, does not exist', async () => {
    for (const tenantId of [await theProvider(), newId() as TenantId]) {
      await expect(create(tenantId)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('of one company is not seen from another', async () => {
    const [a, b] = [await aCompany(), await aCompany()]
    const { id } = await created(b)
    const owner = await aMember(a, 'owner', now)
    const seen = await withCompany(owner.principal, a, { readOnly: true }, (ctx) =>
      Promise.all([getContractVersion(ctx, id), listContractVersions(ctx, b)]),
    )
    expect(seen).toEqual([null, []])
  })
})

describe('taking a version back', () => {
  const withdraw = (tenantId: TenantId, versionId: string) =>
    withProvider(admin, {}, (ctx) => withdrawContractVersion(ctx, { tenantId, versionId }))

  test('works for one that has not begun', async () => {
    const tenantId = await aCompany()
    await created(tenantId)
    const { id } = await created(tenantId, { effectiveFrom: '2026-11-24' })
    expect((await withdraw(tenantId, id)).ok).toBe(true)
    expect(await created(tenantId, { effectiveFrom: '2027-01-01' })).toMatchObject({ version: 2 })
  })

  test('is refused for one in force, also when it began today', async () => {
    const tenantId = await aCompany()
    const { id } = await created(tenantId, { effectiveFrom: '2026-11-23' })
    expect(await withdraw(tenantId, id)).toMatchObject({ code: 'already_in_force' })
  })

  test('is refused for one that another follows', async () => {
    const tenantId = await aCompany()
    const { id } = await created(tenantId, { effectiveFrom: '2027-01-01' })
    await created(tenantId, { effectiveFrom: '2027-02-01' })
    expect(await withdraw(tenantId, id)).toMatchObject({ code: 'not_latest' })
  })

  test('of another company does not exist', async () => {
    const [a, b] = [await aCompany(), await aCompany()]
    const { id } = await created(b, { effectiveFrom: '2027-01-01' })
    for (const versionId of [id, newId(), 'x']) {
      await expect(withdraw(a, versionId)).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})
