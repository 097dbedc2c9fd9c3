import { beforeAll, describe, expect, test } from 'vitest'
import { changePassword } from '#tenants/identity/commands/change-password.server.ts'
import { signIn } from '#tenants/identity/commands/sign-in.server.ts'
import { hashPassword } from '#tenants/identity/passwords.server.ts'
import { createSession, findSession } from '#tenants/identity/sessions.server.ts'
import { aCompany, addMember, anAccount, theProvider } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const start = new Date('2026-11-23T09:00:00Z')
let network = 0
/** A request of its own network, so that tests do not use up each other's attempts. */
const from = (ip = `10.0.0.${++network}`) => {
  return (seconds = 0) => ({
    now: new Date(start.getTime() + seconds * 1000),
    requestId: 'r',
    ip,
    userAgent: 'Firefox',
  })
}
beforeAll(async () => {
  await theProvider()
})

const PASSWORD = 'kot na dachu gra w szachy'

async function aPerson() {
  return anAccount({ passwordHash: await hashPassword(PASSWORD) })
}

describe('signing in', () => {
  test('opens a session for the right password and records it in the company', async () => {
    const at = from()
    const person = await aPerson()
    const tenantId = await aCompany()
    await addMember(tenantId, person, 'owner')
    const result = await signIn(at(), { email: person.email, password: PASSWORD })
    if (!result.ok) throw new Error(result.code)
    const session = await findSession(at(), result.value.token)
    expect(session?.account.id).toBe(person.id)
    const events = await ownerSql()`
      select action, actor_side from audit_events where tenant_id = ${tenantId}`
    expect(events).toMatchObject([{ action: 'identity.signed_in', actor_side: 'client' }])
  })

  test('makes a new token and ends the session that the browser came with', async () => {
    const at = from()
    const [victim, attacker] = [await aPerson(), await aPerson()]
    const planted = await createSession(at(), attacker.id)
    const result = await signIn(at(), {
      email: victim.email,
      password: PASSWORD,
      replacedToken: planted.token,
    })
    if (!result.ok) throw new Error(result.code)
    expect(result.value.token).not.toBe(planted.token)
    expect(await findSession(at(), planted.token)).toBeNull()
  })

  test('answers the same for a wrong password, an unknown address, a disabled person and one without a password', async () => {
    const [known, disabled, bare] = [await aPerson(), await aPerson(), await anAccount()]
    await ownerSql()`update accounts set is_active = false where id = ${disabled.id}`
    const tries = [
      { email: known.email, password: 'wrong password here' },
      { email: 'nobody@example.com', password: 'wrong password here' },
      { email: disabled.email, password: PASSWORD },
      { email: bare.email, password: '' },
    ]
    for (const input of tries) {
      expect(await signIn(from()(), input)).toEqual({ ok: false, code: 'bad_credentials' })
    }
  })

  test('waits after five wrong passwords, twice as long each time, and never for ever', async () => {
    const person = await aPerson()
    const wrong = (seconds: number) =>
      signIn(from()(seconds), { email: person.email, password: 'wrong password here' })
    for (let n = 0; n < 5; n += 1) expect(await wrong(n)).toMatchObject({ code: 'bad_credentials' })
    const refused = await wrong(5)
    expect(refused).toMatchObject({ code: 'too_many_attempts', detail: { seconds: 29 } })
    const rightButEarly = await signIn(from()(10), { email: person.email, password: PASSWORD })
    expect(rightButEarly).toMatchObject({ code: 'too_many_attempts' })
    expect(await wrong(34)).toMatchObject({ code: 'bad_credentials' })
    expect(await wrong(34 + 59)).toMatchObject({ code: 'too_many_attempts' })
    const late = await signIn(from()(34 + 60), { email: person.email, password: PASSWORD })
    expect(late.ok).toBe(true)
    expect((await wrong(95)).ok).toBe(false)
    expect(await wrong(96)).toMatchObject({ code: 'bad_credentials' })
  })

  test('counts an address of the network over all accounts, by the /64 in IPv6', async () => {
    const ip = (n: number) => `2001:db8:1:2::${n.toString(16)}`
    for (let n = 0; n < 30; n += 1) {
      const result = await signIn(from(ip(n))(n), { email: `x${n}@example.com`, password: 'wrong' })
      expect(result).toMatchObject({ code: 'bad_credentials' })
    }
    const person = await aPerson()
    const input = { email: person.email, password: PASSWORD }
    expect(await signIn(from(ip(99))(30), input)).toMatchObject({ code: 'too_many_attempts' })
    expect((await signIn(from('2001:db8:1:3::1')(30), input)).ok).toBe(true)
  })

  test('counts attempts that come at once', async () => {
    const person = await aPerson()
    const results = await Promise.all(
      Array.from({ length: 12 }, () =>
        signIn(from()(), { email: person.email, password: 'wrong password here' }),
      ),
    )
    const judged = results.filter((result) => !result.ok && result.code === 'bad_credentials')
    expect(judged).toHaveLength(5)
  })

  test('keeps no address of a stranger in the clear', async () => {
    await signIn(from()(), { email: 'secret.person@example.com', password: 'wrong' })
    const rows = await ownerSql()`select key from rate_limits`
    expect(JSON.stringify(rows)).not.toContain('secret.person')
  })
})

describe('changing the password', () => {
  test('needs the old one, ends other sessions, keeps this one and mails a notice', async () => {
    const at = from()
    const person = await aPerson()
    await addMember(await aCompany(), person, 'owner')
    const [here, there] = [
      await createSession(at(), person.id),
      await createSession(at(), person.id),
    ]
    const sessionId = (await findSession(at(), here.token))!.sessionId
    const change = (currentPassword: string, password: string) =>
      changePassword(at(), { accountId: person.id, sessionId, currentPassword, password })
    expect(await change('not the old one', 'zielony parasol 7')).toMatchObject({
      code: 'wrong_password',
      field: 'currentPassword',
    })
    expect(await change(PASSWORD, 'short')).toMatchObject({ code: 'password_short' })
    expect((await change(PASSWORD, 'zielony parasol 7')).ok).toBe(true)
    expect(await findSession(at(), here.token)).not.toBeNull()
    expect(await findSession(at(), there.token)).toBeNull()
    expect((await signIn(at(), { email: person.email, password: PASSWORD })).ok).toBe(false)
    expect((await signIn(at(), { email: person.email, password: 'zielony parasol 7' })).ok).toBe(
      true,
    )
    const mails = await ownerSql()`
      select template from outbox_messages where recipient = ${person.email}`
    expect(mails).toMatchObject([{ template: 'password_changed' }])
  })
})
