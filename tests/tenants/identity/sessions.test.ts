import { describe, expect, test } from 'vitest'
import {
  createSession,
  findSession,
  listAssignments,
  listSessions,
  revokeAllSessions,
  revokeSession,
  revokeToken,
  sweepSessions,
} from '#tenants/identity/sessions.server.ts'
import {
  aCompany,
  addMember,
  aMember,
  anAccount,
  aStaffMember,
  assign,
} from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const start = new Date('2026-11-23T09:00:00Z')
const at = (minutes: number) => ({
  now: new Date(start.getTime() + minutes * 60_000),
  requestId: 'r',
  userAgent: 'Firefox',
  ip: '192.0.2.1',
})

describe('a session', () => {
  test('is found by its token and tells the person and their companies', async () => {
    const a = await aCompany({ slug: 'alfa' })
    const b = await aCompany({ slug: 'beta' })
    const owner = await aMember(a, 'owner', start, { name: 'Ala' })
    await addMember(b, owner, 'viewer')
    const { token } = await createSession(at(0), owner.id)
    const session = await findSession(at(1), token)
    expect(session?.account).toMatchObject({ id: owner.id, name: 'Ala', locale: 'pl' })
    expect(session?.memberships).toMatchObject([
      { tenantId: a, slug: 'alfa', role: 'owner' },
      { tenantId: b, slug: 'beta', role: 'viewer' },
    ])
  })

  test('is not in the table under its token', async () => {
    const person = await anAccount()
    const { token } = await createSession(at(0), person.id)
    const rows = await ownerSql()`select * from sessions where account_id = ${person.id}`
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(await findSession(at(0), rows[0]!.id)).toBeNull()
  })

  test('of a person without a company is a session without memberships', async () => {
    const person = await anAccount()
    const { token } = await createSession(at(0), person.id)
    expect((await findSession(at(0), token))?.memberships).toEqual([])
  })

  test.each(['', 'x', 'a'.repeat(43), "' or 1=1 --", '\u0000'])(
    'is not opened by %j',
    async (text) => {
      expect(await findSession(at(0), text)).toBeNull()
    },
  )

  test('of a client ends after 24 hours, seen or not', async () => {
    const owner = await aMember(await aCompany(), 'owner', start)
    const { token, expiresAt } = await createSession(at(0), owner.id)
    expect(expiresAt).toEqual(at(24 * 60).now)
    for (const hour of [6, 12, 18, 23])
      expect(await findSession(at(hour * 60), token)).not.toBeNull()
    expect(await findSession(at(24 * 60), token)).toBeNull()
  })

  test('of an agent ends after 12 hours', async () => {
    const agent = await aStaffMember('agent', start)
    const { token } = await createSession(at(0), agent.id)
    expect(await findSession(at(719), token)).not.toBeNull()
    expect(await findSession(at(720), token)).toBeNull()
  })

  test('of an admin ends after 30 idle minutes and slides while used', async () => {
    const admin = await aStaffMember('admin', start)
    const { token } = await createSession(at(0), admin.id)
    expect(await findSession(at(29), token)).not.toBeNull()
    expect(await findSession(at(58), token)).not.toBeNull()
    expect(await findSession(at(88), token)).toBeNull()
  })

  test('writes its last sight at most once a minute', async () => {
    const person = await anAccount()
    const { token } = await createSession(at(0), person.id)
    await findSession(at(0.9), token)
    const [before] = await listSessions(at(0.9), person.id)
    expect(before?.lastSeenAt).toEqual(start)
    await findSession(at(1), token)
    const [after] = await listSessions(at(1), person.id)
    expect(after?.lastSeenAt).toEqual(at(1).now)
  })

  test('dies at once when the person is disabled', async () => {
    const person = await anAccount()
    const { token } = await createSession(at(0), person.id)
    await ownerSql()`update accounts set is_active = false where id = ${person.id}`
    expect(await findSession(at(0), token)).toBeNull()
  })

  test('loses a company at once when the membership or the company ends', async () => {
    const [a, b, c] = [await aCompany(), await aCompany(), await aCompany()]
    const owner = await aMember(a, 'owner', start)
    await addMember(b, owner, 'owner')
    await addMember(c, owner, 'owner')
    const { token } = await createSession(at(0), owner.id)
    await ownerSql()`update members set is_active = false where tenant_id = ${a}`
    await ownerSql()`update companies set is_active = false where tenant_id = ${b}`
    const session = await findSession(at(0), token)
    expect(session?.memberships.map((m) => m.tenantId)).toEqual([c])
  })

  test('is ended by signing out', async () => {
    const person = await anAccount()
    const { token } = await createSession(at(0), person.id)
    await revokeToken(at(0), token)
    await revokeToken(at(0), token)
    expect(await findSession(at(0), token)).toBeNull()
  })

  test("is not ended by somebody else's hand", async () => {
    const [mine, other] = [await anAccount(), await anAccount()]
    const { token } = await createSession(at(0), mine.id)
    const [row] = await listSessions(at(0), mine.id)
    expect(await revokeSession(at(0), { accountId: other.id, sessionId: row!.id })).toBe(false)
    expect(await findSession(at(0), token)).not.toBeNull()
    expect(await revokeSession(at(0), { accountId: mine.id, sessionId: row!.id })).toBe(true)
    expect(await findSession(at(0), token)).toBeNull()
  })

  test('can outlive all others of the person', async () => {
    const person = await anAccount()
    const kept = await createSession(at(0), person.id)
    const lost = await createSession(at(0), person.id)
    const session = await findSession(at(0), kept.token)
    await revokeAllSessions(at(0), { accountId: person.id, exceptSessionId: session!.sessionId })
    expect(await findSession(at(0), kept.token)).not.toBeNull()
    expect(await findSession(at(0), lost.token)).toBeNull()
    await revokeAllSessions(at(0), { accountId: person.id })
    expect(await findSession(at(0), kept.token)).toBeNull()
  })

  test('is swept away once it has expired', async () => {
    const person = await anAccount()
    await createSession(at(0), person.id)
    await sweepSessions(at(25 * 60))
    expect(await ownerSql()`select 1 from sessions where account_id = ${person.id}`).toHaveLength(0)
  })
})

describe('assignments', () => {
  test('list the companies of an agent with their services', async () => {
    const agent = await aStaffMember('agent', start)
    const [a, b] = [await aCompany({ slug: 'za' }), await aCompany({ slug: 'zb', isActive: false })]
    await assign(a, agent.id, ['payroll', 'accounting'])
    await assign(b, agent.id)
    await assign(await aCompany(), (await aStaffMember('agent', start)).id)
    expect(await listAssignments(at(0), agent.id)).toMatchObject([
      { tenantId: a, slug: 'za', services: ['accounting', 'payroll'] },
    ])
  })
})
