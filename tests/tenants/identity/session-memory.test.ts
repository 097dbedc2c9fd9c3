// With the memory on, as the server runs: what ends or changes a session is heard of.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSessionMemory } from '#tenants/identity/session-memory.server.ts'
import {
  createSession,
  findSession,
  revokeAllSessions,
  revokeToken,
} from '#tenants/identity/sessions.server.ts'
import { aCompany, aMember, anAccount, aStaffMember, assign } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const start = new Date('2026-11-23T09:00:00Z')
const at = (seconds: number) => ({
  now: new Date(start.getTime() + seconds * 1_000),
  requestId: 'r',
})

let stop: () => Promise<void>
beforeAll(async () => {
  stop = await startSessionMemory()
})
afterAll(() => stop())

async function aSession() {
  const person = await anAccount()
  const { token } = await createSession(at(0), person.id)
  expect(await findSession(at(0), token)).not.toBeNull()
  return { person, token }
}

/** As another process would: the change is told by the database alone. */
const elsewhere = ownerSql

describe('a remembered session', () => {
  test('is not looked up again within five seconds, and is after that', async () => {
    const { person, token } = await aSession()
    const sql = elsewhere()
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`delete from sessions where account_id = ${person.id}`
    })
    expect(await findSession(at(4.9), token)).not.toBeNull()
    expect(await findSession(at(5), token)).toBeNull()
  })

  test('is gone at once when this process ends it', async () => {
    const one = await aSession()
    await revokeToken(at(1), one.token)
    expect(await findSession(at(1), one.token)).toBeNull()
    const other = await aSession()
    await revokeAllSessions(at(1), { accountId: other.person.id })
    expect(await findSession(at(1), other.token)).toBeNull()
  })

  test('is gone when another process ends it or disables the person', async () => {
    const one = await aSession()
    await elsewhere()`delete from sessions where account_id = ${one.person.id}`
    await expect.poll(() => findSession(at(1), one.token)).toBeNull()
    const other = await aSession()
    await elsewhere()`update accounts set is_active = false where id = ${other.person.id}`
    await expect.poll(() => findSession(at(1), other.token)).toBeNull()
  })

  test('follows a changed role, an ended membership, another assignment', async () => {
    const company = await aCompany()
    const person = await aMember(company, 'owner', start)
    const { token } = await createSession(at(0), person.id)
    const roles = async () => (await findSession(at(1), token))?.memberships.map(({ role }) => role)
    expect(await roles()).toEqual(['owner'])
    await elsewhere()`update members set role = 'viewer' where account_id = ${person.id}`
    await expect.poll(roles).toEqual(['viewer'])
    await elsewhere()`update members set is_active = false where account_id = ${person.id}`
    await expect.poll(roles).toEqual([])

    const agent = await aStaffMember('agent', start)
    const desk = await createSession(at(0), agent.id)
    const served = async () =>
      (await findSession(at(1), desk.token, { withAssignments: true }))?.assignments?.length
    expect(await served()).toBe(0)
    await assign(company, agent.id)
    await expect.poll(served).toBe(1)
  })

  test('writes its sight once a minute, not at each look', async () => {
    const { person, token } = await aSession()
    await findSession(at(58), token)
    await findSession(at(60), token)
    await elsewhere()`update sessions set last_seen_at = ${start} where account_id = ${person.id}`
    await findSession(at(61), token)
    const [row] =
      await elsewhere()`select last_seen_at from sessions where account_id = ${person.id}`
    expect(row!.last_seen_at).toEqual(start)
  })

  test('still ends by its own limits', async () => {
    const { token } = await aSession()
    expect(await findSession(at(24 * 3600 + 1), token)).toBeNull()
  })
})
