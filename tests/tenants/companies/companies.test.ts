import { beforeAll, describe, expect, test } from 'vitest'
import {
  setCompanyActive,
  takeOnCompany,
  updateCompany,
} from '#tenants/companies/commands/take-on-company.server.ts'
import {
  countCompanies,
  getCompanyBySlug,
  listCompanies,
  requireCompany,
} from '#tenants/companies/queries.server.ts'
import {
  type TakeOnCompanyInput,
  takeOnCompanyInput,
  updateCompanyInput,
} from '#tenants/companies/schema.ts'
import { type Principal, withCompany, withProvider } from '#tenants/shared/scope.server.ts'
import { aCompany, aMember, aNip, aStaffMember, assign } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
let admin: Principal
let sequence = 500

beforeAll(async () => {
  admin = (await aStaffMember('admin', now)).principal
})

const typed = (overrides: Partial<Record<keyof TakeOnCompanyInput, string>> = {}) => ({
  legalName: 'Młyn Łódzki sp. z o.o.',
  shortName: 'Młyn Łódzki',
  nip: aNip(++sequence),
  regon: '',
  addressLine1: 'ul. Piotrkowska 10',
  postalCode: '90-001',
  city: 'Łódź',
  zone: 'Europe/Warsaw',
  locale: 'pl',
  colour: '#0F766E',
  taxOfficeCode: '1008',
  bankAccount: '61 1090 1014 0000 0712 1981 2874',
  fiscalYearStartMonth: '1',
  trade: '',
  email: '',
  ...overrides,
})

const takeOn = (overrides: Partial<Record<keyof TakeOnCompanyInput, string>> = {}, by = admin) =>
  withProvider(by, {}, (ctx) => takeOnCompany(ctx, takeOnCompanyInput.parse(typed(overrides))))

describe('taking a company on', () => {
  test('stores its data in normal form and records the deed in its own record', async () => {
    const result = await takeOn({ shortName: 'Żółw' })
    if (!result.ok) throw new Error(result.code)
    const company = await withProvider(admin, { readOnly: true }, (ctx) =>
      getCompanyBySlug(ctx, 'zolw'),
    )
    expect(company).toMatchObject({
      tenantId: result.value.tenantId,
      colour: '#0f766e',
      bankAccount: 'PL61109010140000071219812874',
      kind: 'client',
      isActive: true,
      regon: null,
    })
    const events = await ownerSql()`
      select action, actor_name from audit_events where tenant_id = ${result.value.tenantId}`
    expect(events).toMatchObject([{ action: 'companies.company_taken_on' }])
  })

  test('gives the second of a name a slug of its own', async () => {
    const slugs = []
    for (let n = 0; n < 3; n += 1) {
      const result = await takeOn({ shortName: 'Ta Sama' })
      slugs.push(result.ok && result.value.slug)
    }
    expect(slugs).toEqual(['ta-sama', 'ta-sama-2', 'ta-sama-3'])
  })

  test('refuses a tax number that is taken, also when two come at once', async () => {
    const nip = aNip(++sequence)
    const results = await Promise.all([takeOn({ nip }), takeOn({ nip })])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await takeOn({ nip })).toMatchObject({ code: 'nip_taken', field: 'nip' })
    expect(await ownerSql()`select 1 from companies where nip = ${nip}`).toHaveLength(1)
  })

  test('is for an admin: not for an auditor, an agent or a client', async () => {
    const auditor = await aStaffMember('auditor', now)
    const agent = await aStaffMember('agent', now)
    const owner = await aMember(await aCompany(), 'owner', now)
    for (const { principal } of [auditor, agent, owner]) {
      await expect((async () => takeOn({}, principal))()).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
  })
})

describe('the form of a company', () => {
  const codes = (overrides: Partial<Record<keyof TakeOnCompanyInput, string>>) => {
    const result = takeOnCompanyInput.safeParse(typed(overrides))
    return result.success ? [] : result.error.issues.map((issue) => issue.message)
  }

  test('accepts what people type', () => {
    expect(codes({ nip: 'PL 525-000-00-90', regon: '', postalCode: ' 00-001 ' })).toEqual(
      takeOnCompanyInput.safeParse(typed({ nip: '5250000090' })).success ? [] : ['nip_check_digit'],
    )
    expect(codes({ nip: '526-025-02-74' })).toEqual([])
    expect(codes({ colour: '04a' })).toEqual([])
  })

  test.each([
    ['nip', '1234567890', 'nip_check_digit'],
    ['nip', '526025027', 'nip_length'],
    ['nip', '', 'required'],
    ['legalName', '   ', 'required'],
    ['legalName', 'x'.repeat(201), 'too_long'],
    ['legalName', 'a\u0000b', 'characters'],
    ['postalCode', '00001', 'postal_code'],
    ['zone', 'Europe/Atlantis', 'zone'],
    ['locale', 'de', 'choice'],
    ['colour', 'red', 'colour'],
    ['colour', '#ffff00', 'colour_contrast'],
    ['taxOfficeCode', '12', 'tax_office'],
    ['bankAccount', '61 1090 1014 0000 0712 1981 2875', 'iban_check_digit'],
    ['bankAccount', '123', 'iban_length'],
    ['regon', '123456789', 'regon_check_digit'],
    ['fiscalYearStartMonth', '13', 'choice'],
    ['email', 'not an address', 'email'],
  ] as const)('refuses %s %j: %s', (field, text, code) => {
    expect(codes({ [field]: text })).toEqual([code])
  })
})

describe('keeping a company', () => {
  test('changes its data and records from what to what', async () => {
    const tenantId = await aCompany()
    await withCompany(admin, tenantId, {}, async (ctx) => {
      const { nip: _nip, ...input } = typed({ city: 'Kraków' })
      await updateCompany(ctx, updateCompanyInput.parse(input))
      await updateCompany(ctx, updateCompanyInput.parse(input))
    })
    const company = await withCompany(admin, tenantId, { readOnly: true }, requireCompany)
    expect(company).toMatchObject({ city: 'Kraków', shortName: 'Młyn Łódzki' })
    const events = await ownerSql()`select data from audit_events where tenant_id = ${tenantId}`
    expect(events).toHaveLength(1)
    expect(events[0]!.data.city).toEqual({ from: 'Warszawa', to: 'Kraków' })
    expect(events[0]!.data.country).toBeUndefined()
  })

  test('says after how many business days a question is asked again', async () => {
    const tenantId = await aCompany()
    const { nip: _nip, ...input } = typed()
    const days = (questionReminderDays: string) =>
      updateCompanyInput.safeParse({ ...input, questionReminderDays })
    expect(days('jutro').error?.issues).toMatchObject([
      { path: ['questionReminderDays'], message: 'not_days' },
    ])
    for (const [text, stored] of [
      ['2; 10', [2, 10]],
      ['', []],
    ] as const) {
      await withCompany(admin, tenantId, {}, (ctx) => updateCompany(ctx, days(text).data!))
      const company = await withCompany(admin, tenantId, { readOnly: true }, requireCompany)
      expect(company.questionReminderDays).toEqual(stored)
    }
    // A form without the field leaves it as it is.
    await withCompany(admin, tenantId, {}, (ctx) =>
      updateCompany(ctx, updateCompanyInput.parse(input)),
    )
    const company = await withCompany(admin, tenantId, { readOnly: true }, requireCompany)
    expect(company.questionReminderDays).toEqual([])
  })

  test('is not for its own people', async () => {
    const tenantId = await aCompany()
    const owner = await aMember(tenantId, 'owner', now)
    const { nip: _nip, ...input } = typed()
    await expect(
      withCompany(owner.principal, tenantId, {}, (ctx) =>
        updateCompany(ctx, updateCompanyInput.parse(input)),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('closes its doors and opens them again', async () => {
    const tenantId = await aCompany()
    await withCompany(admin, tenantId, {}, (ctx) => setCompanyActive(ctx, false))
    expect(await withCompany(admin, tenantId, {}, requireCompany)).toMatchObject({
      isActive: false,
    })
    await withCompany(admin, tenantId, {}, (ctx) => setCompanyActive(ctx, true))
    expect(await withCompany(admin, tenantId, {}, requireCompany)).toMatchObject({ isActive: true })
  })
})

describe('the list of companies', () => {
  const list = (filter: Parameters<typeof listCompanies>[1]) =>
    withProvider(admin, { readOnly: true }, (ctx) => listCompanies(ctx, filter))

  test('finds by a part of the name, by town, by tax number with dashes', async () => {
    const nip = aNip(++sequence)
    const dashed = `${nip.slice(0, 3)}-${nip.slice(3, 6)}-${nip.slice(6)}`
    await takeOn({ nip, shortName: 'Osobliwa', legalName: 'Osobliwa 100% S.A.', city: 'Ełk' })
    for (const search of ['osobl', '100%', 'ełk', nip, dashed]) {
      expect((await list({ search })).items.map((row) => row.slug)).toEqual(['osobliwa'])
    }
    for (const search of ['%', '_sobl', "'", '\\']) {
      expect((await list({ search, limit: 200 })).items.map((row) => row.slug)).toEqual(
        search === '%' ? ['osobliwa'] : [],
      )
    }
  })

  test('gives every company once, over pages of any size', async () => {
    const all = (await list({ limit: 200 })).items.map((row) => row.slug)
    const walked: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ limit: 3, cursor })
      walked.push(...page.items.map((row) => row.slug))
      cursor = page.nextCursor
    } while (cursor)
    expect(walked).toEqual(all)
    expect(new Set(walked).size).toBe(walked.length)
    expect((await list({ cursor: 'made up', limit: 200 })).items).toHaveLength(all.length)
  })

  test('shows agents and members, and counts what is missing', async () => {
    const before = await withProvider(admin, { readOnly: true }, countCompanies)
    const tenantId = await aCompany({ slug: 'with-people' })
    const agent = await aStaffMember('agent', now, { name: 'Zenon Agent' })
    await assign(tenantId, agent.id, ['accounting', 'payroll'])
    await aMember(tenantId, 'owner', now)
    const [row] = (await list({ search: 'with-people' })).items
    expect(row).toMatchObject({ agentNames: ['Zenon Agent'], memberCount: 1, services: [] })
    const after = await withProvider(admin, { readOnly: true }, countCompanies)
    expect(after.active).toBe(before.active + 1)
    expect(after.withoutContract).toBe(before.withoutContract + 1)
    expect(after.withoutAgent).toBe(before.withoutAgent)
    expect(after.withoutOwner).toBe(before.withoutOwner)
  })
})
