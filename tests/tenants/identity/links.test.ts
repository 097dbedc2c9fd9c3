// Links that come by mail: invitations and password resets.
import { beforeAll, describe, expect, test } from 'vitest'
import { inviteMember, revokeInvitation } from '#tenants/companies/commands/invite-member.server.ts'
import {
  acceptInvitation,
  findInvitation,
  joinCompany,
} from '#tenants/identity/commands/accept-invitation.server.ts'
import {
  isResetOpen,
  requestPasswordReset,
  resetPassword,
} from '#tenants/identity/commands/reset-password.server.ts'
import { signIn } from '#tenants/identity/commands/sign-in.server.ts'
import { hashPassword } from '#tenants/identity/passwords.server.ts'
import { createSession, findSession } from '#tenants/identity/sessions.server.ts'
import type { MemberRole } from '#tenants/shared/permissions.ts'
import { type TenantId, withCompany } from '#tenants/shared/scope.server.ts'
import { aCompany, aMember, anAccount, theProvider } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const start = new Date('2026-11-23T09:00:00Z')
let network = 0
const at = (hours: number) => ({
  now: new Date(start.getTime() + hours * 3_600_000),
  requestId: 'r',
  ip: `10.1.0.${++network}`,
})
const PASSWORD = 'kot na dachu gra w szachy'

beforeAll(async () => {
  await theProvider()
})

async function linkOf(email: string): Promise<string> {
  const [mail] = await ownerSql()<{ payload: { link: string } }[]>`
    select payload from outbox_messages where recipient = ${email} order by id desc limit 1`
  return mail!.payload.link.split('/').at(-1)!
}

async function invited(email: string, role: Exclude<MemberRole, 'employee'> = 'finance') {
  const tenantId = await aCompany()
  const owner = await aMember(tenantId, 'owner', start)
  const result = await withCompany(owner.principal, tenantId, {}, (ctx) =>
    inviteMember(ctx, { email, name: 'Nowa Osoba', role }),
  )
  if (!result.ok) throw new Error(result.code)
  return { tenantId, owner, id: result.value.id, token: await linkOf(email) }
}

async function membersOf(tenantId: TenantId) {
  return ownerSql()`select email, role from members where tenant_id = ${tenantId} order by role`
}

describe('an invitation', () => {
  test('of a new person makes an account, a membership and a session', async () => {
    const { tenantId, token } = await invited('new@example.com')
    expect(await findInvitation(at(1), token)).toMatchObject({
      email: 'new@example.com',
      role: 'finance',
      hasAccount: false,
    })
    const result = await acceptInvitation(at(1), { token, name: 'Ewa', password: PASSWORD })
    if (!result.ok) throw new Error(result.code)
    const session = await findSession(at(1), result.value.token)
    expect(session?.memberships).toMatchObject([{ tenantId, role: 'finance' }])
    expect(session?.account).toMatchObject({ name: 'Ewa', email: 'new@example.com' })
  })

  test('works once', async () => {
    const { tenantId, token } = await invited('once@example.com')
    const accept = () => acceptInvitation(at(1), { token, name: 'Ewa', password: PASSWORD })
    const results = await Promise.all([accept(), accept(), accept()])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await accept()).toMatchObject({ code: 'link_used' })
    expect(await membersOf(tenantId)).toHaveLength(2)
  })

  test('is read any number of times without being used up', async () => {
    const { token } = await invited('scanner@example.com')
    for (let n = 0; n < 5; n += 1) expect(await findInvitation(at(1), token)).not.toBeNull()
  })

  test('ends after 72 hours, and at once when it is taken back', async () => {
    const late = await invited('late@example.com')
    expect(await findInvitation(at(71.9), late.token)).not.toBeNull()
    expect(await findInvitation(at(72), late.token)).toBeNull()
    const result = await acceptInvitation(at(72), {
      token: late.token,
      name: 'Ewa',
      password: PASSWORD,
    })
    expect(result).toMatchObject({ code: 'link_used' })
    const taken = await invited('taken@example.com')
    await withCompany(taken.owner.principal, taken.tenantId, {}, (ctx) =>
      revokeInvitation(ctx, { invitationId: taken.id }),
    )
    expect(await findInvitation(at(1), taken.token)).toBeNull()
  })

  test('sent again replaces the older link', async () => {
    const { tenantId, owner, token } = await invited('again@example.com')
    await withCompany(owner.principal, tenantId, {}, (ctx) =>
      inviteMember(ctx, { email: 'again@example.com', name: 'Ewa', role: 'viewer' }),
    )
    expect(await findInvitation(at(1), token)).toBeNull()
    expect(await findInvitation(at(1), await linkOf('again@example.com'))).toMatchObject({
      role: 'viewer',
    })
  })

  test('of a known person is joined by that person only, once, after signing in', async () => {
    const known = await anAccount({ email: 'known@example.com' })
    const other = await anAccount()
    const { tenantId, token } = await invited('known@example.com', 'hr')
    expect(await acceptInvitation(at(1), { token, name: 'X', password: PASSWORD })).toMatchObject({
      code: 'account_exists',
    })
    expect(await joinCompany(at(1), { token, accountId: other.id })).toMatchObject({
      code: 'other_email',
    })
    expect((await joinCompany(at(1), { token, accountId: known.id })).ok).toBe(true)
    expect(await joinCompany(at(1), { token, accountId: known.id })).toMatchObject({
      code: 'link_used',
    })
    expect(await membersOf(tenantId)).toMatchObject([
      { email: 'known@example.com', role: 'hr' },
      { role: 'owner' },
    ])
  })

  test('brings back somebody who left, in the new role', async () => {
    const { tenantId, owner } = await invited('x@example.com')
    const left = await aMember(tenantId, 'finance', start, { email: 'left@example.com' })
    await ownerSql()`update members set is_active = false where account_id = ${left.id}`
    await withCompany(owner.principal, tenantId, {}, (ctx) =>
      inviteMember(ctx, { email: 'left@example.com', name: 'Ola', role: 'viewer' }),
    )
    const token = await linkOf('left@example.com')
    expect((await joinCompany(at(1), { token, accountId: left.id })).ok).toBe(true)
    const rows = await ownerSql()`
      select role, is_active from members where account_id = ${left.id}`
    expect(rows).toMatchObject([{ role: 'viewer', is_active: true }])
  })

  test('does not keep its secret in the table', async () => {
    const { token } = await invited('hash@example.com')
    const rows = await ownerSql()`select * from invitations`
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test.each(['', 'x', 'a'.repeat(43), "';--"])('is not opened by %j', async (token) => {
    expect(await findInvitation(at(0), token)).toBeNull()
    expect(await acceptInvitation(at(0), { token, name: 'X', password: PASSWORD })).toMatchObject({
      code: 'link_used',
    })
  })
})

describe('a password reset', () => {
  const aPerson = async () => anAccount({ passwordHash: await hashPassword('the old password 1') })

  test('sets the password, ends all sessions, forgets failed attempts, mails a notice', async () => {
    const person = await aPerson()
    const session = await createSession(at(0), person.id)
    expect((await requestPasswordReset(at(0), { email: person.email })).ok).toBe(true)
    const token = await linkOf(person.email)
    expect(await isResetOpen(at(0.4), token)).toBe(true)
    expect((await resetPassword(at(0.4), { token, password: PASSWORD })).ok).toBe(true)
    expect(await findSession(at(0.4), session.token)).toBeNull()
    expect((await signIn(at(0.4), { email: person.email, password: PASSWORD })).ok).toBe(true)
    const mails = await ownerSql()`
      select template from outbox_messages where recipient = ${person.email} order by id`
    expect(mails.map((mail) => mail.template)).toEqual(['password_reset', 'password_changed'])
  })

  test('works once, also when it is sent twice at once, and ends older links', async () => {
    const person = await aPerson()
    await requestPasswordReset(at(0), { email: person.email })
    const older = await linkOf(person.email)
    await requestPasswordReset(at(0), { email: person.email })
    const token = await linkOf(person.email)
    const results = await Promise.all([
      resetPassword(at(0), { token, password: PASSWORD }),
      resetPassword(at(0), { token, password: `${PASSWORD}!` }),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    expect(await resetPassword(at(0), { token, password: PASSWORD })).toMatchObject({
      code: 'link_used',
    })
    expect(await isResetOpen(at(0), older)).toBe(false)
  })

  test('ends after half an hour and keeps the link when the password is refused', async () => {
    const person = await aPerson()
    await requestPasswordReset(at(0), { email: person.email })
    const token = await linkOf(person.email)
    expect(await resetPassword(at(0), { token, password: 'short' })).toMatchObject({
      code: 'password_short',
      field: 'password',
    })
    expect(await isResetOpen(at(0.49), token)).toBe(true)
    expect(await isResetOpen(at(0.5), token)).toBe(false)
    expect(await resetPassword(at(0.5), { token, password: PASSWORD })).toMatchObject({
      code: 'link_used',
    })
  })

  test('of an unknown address answers the same, as late, and mails nothing', async () => {
    const person = await aPerson()
    const timed = async (email: string) => {
      const began = performance.now()
      const result = await requestPasswordReset(at(0), { email })
      return { result, ms: performance.now() - began }
    }
    const [known, unknown] = [await timed(person.email), await timed('stranger@example.com')]
    expect(unknown.result).toEqual(known.result)
    for (const { ms } of [known, unknown]) expect(ms).toBeGreaterThan(145)
    expect(
      await ownerSql()`
      select 1 from outbox_messages where recipient = 'stranger@example.com'`,
    ).toHaveLength(0)
  })

  test('is mailed three times and then not for a while, known or not', async () => {
    const person = await aPerson()
    for (const email of [person.email, 'nobody-at-all@example.com']) {
      for (let n = 0; n < 3; n += 1) {
        expect((await requestPasswordReset(at(0), { email })).ok).toBe(true)
      }
      expect(await requestPasswordReset(at(0), { email })).toMatchObject({
        code: 'too_many_attempts',
      })
    }
  })
})
