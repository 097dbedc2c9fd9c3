import { beforeAll, describe, expect, test } from 'vitest'
import { enqueueMail, recordAudit } from '#tenants/audit/commands.server.ts'
import { type AuditFilter, listAuditEvents, listOutbox } from '#tenants/audit/queries.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import {
  type Principal,
  type TenantId,
  withCompany,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { aCompany, aMember, aStaffMember } from '#tests/factories/company.ts'

const start = new Date('2026-11-20T09:00:00Z')
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
let admin: Principal
let auditor: Principal
let companies: TenantId[]

beforeAll(async () => {
  admin = (await aStaffMember('admin', start)).principal
  auditor = (await aStaffMember('auditor', start)).principal
  companies = [await aCompany({ slug: 'one' }), await aCompany({ slug: 'two' })]
  for (const [index, tenantId] of companies.entries()) {
    const owner = await aMember(tenantId, 'owner', start, { name: `Owner ${index}` })
    // One a day apart from the next, the companies by turns: 120 events over all.
    for (let n = 0; n < 60; n += 1) {
      const principal = { ...owner.principal, now: at(n * 60 + index * 30) }
      await withCompany(principal, tenantId, {}, (ctx) =>
        recordAudit(ctx, {
          action: n % 10 === 0 ? 'work.item_opened' : 'identity.signed_in',
          subjectType: 'account',
          subjectId: newId(),
          data: { n },
        }),
      )
    }
  }
})

const list = (filter: AuditFilter = {}, by = admin) =>
  withProvider(by, { readOnly: true }, (ctx) => listAuditEvents(ctx, filter))

async function walk(filter: AuditFilter) {
  const seen = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({ ...filter, cursor })
    seen.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return seen
}

describe('the audit log', () => {
  test('gives every event once, the newest first, over all companies', async () => {
    const seen = await walk({})
    expect(seen).toHaveLength(120)
    expect(new Set(seen.map((row) => row.id)).size).toBe(120)
    const times = seen.map((row) => row.at.getTime())
    expect(times).toEqual([...times].sort((a, b) => b - a))
  })

  test('is narrowed by company, area, person and day', async () => {
    expect(await walk({ company: 'one' })).toHaveLength(60)
    expect(await walk({ area: 'work' })).toHaveLength(12)
    expect(await walk({ actor: 'OWNER 1' })).toHaveLength(60)
    expect(await walk({ company: 'nobody' })).toHaveLength(0)
    // 20 November ends at 23:00 UTC in Warsaw: 14 hours of two companies.
    expect(await walk({ to: '2026-11-20' })).toHaveLength(28)
    expect(await walk({ from: '2026-11-21' })).toHaveLength(92)
  })

  test('is narrowed to companies by slug, NIP or name; an exact name means it alone', async () => {
    const admin = { legalName: 'Próba Sp. z o.o.', nip: '9991112223' }
    const company = await aCompany({ slug: 'oneness', ...admin })
    const owner = await aMember(company, 'owner', start)
    await withCompany(owner.principal, company, {}, (ctx) =>
      recordAudit(ctx, { action: 'work.x', subjectType: 'account', subjectId: newId() }),
    )
    const slugs = async (text: string) =>
      [...new Set((await walk({ company: text })).map(({ slug }) => slug))].sort()
    expect(await slugs('one')).toEqual(['one'])
    expect(await slugs('ONE')).toEqual(['one'])
    expect(await slugs('on')).toEqual(['one', 'oneness'])
    expect(await slugs('próba')).toEqual(['oneness'])
    expect(await slugs('999-111-22-23')).toEqual(['oneness'])
    expect(await slugs('99911122')).toEqual(['oneness'])
    for (const text of ['%', '_', "' or 1=1 --", '9']) expect(await slugs(text)).toEqual([])
  })

  test('takes no harm from made-up filters and cursors', async () => {
    for (const cursor of ['x', '1.2', `99999999999999999.${newId()}`, "';--"]) {
      expect((await list({ cursor })).items).toHaveLength(50)
    }
    expect((await list({ actor: "%' or 1=1" })).items).toHaveLength(0)
    expect((await list({ from: '2026-13-99' })).items).toHaveLength(50)
  })

  test('is open to an auditor and not to an agent', async () => {
    expect((await list({}, auditor)).items).toHaveLength(50)
    const agent = await aStaffMember('agent', start)
    await expect((async () => list({}, agent.principal))()).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('the outbox', () => {
  test('shows links that open an account to an admin only', async () => {
    await withCompany(admin, companies[0]!, {}, (ctx) =>
      enqueueMail(ctx, {
        recipient: 'x@example.com',
        locale: 'pl',
        template: 'password_reset',
        payload: { name: 'X', link: 'https://portal.example/reset/secret' },
      }),
    )
    const read = (by: Principal) =>
      withProvider(by, { readOnly: true }, (ctx) => listOutbox(ctx, { search: 'X@example' }))
    expect((await read(admin)).items[0]?.payload.link).toContain('secret')
    const page = await read(auditor)
    expect(page.items).toMatchObject([{ state: 'waiting', recipient: 'x@example.com' }])
    expect(JSON.stringify(page)).not.toContain('secret')
  })

  test('is narrowed by state', async () => {
    const read = (state: 'waiting' | 'sent' | 'failed') =>
      withProvider(admin, { readOnly: true }, (ctx) => listOutbox(ctx, { state }))
    expect((await read('waiting')).items).toHaveLength(1)
    expect((await read('sent')).items).toHaveLength(0)
    expect((await read('failed')).items).toHaveLength(0)
  })
})
