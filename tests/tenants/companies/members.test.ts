import { beforeAll, describe, expect, test } from 'vitest'
import { inviteMember, revokeInvitation } from '#tenants/companies/commands/invite-member.server.ts'
import {
  changeMemberRole,
  deactivateMember,
} from '#tenants/companies/commands/keep-members.server.ts'
import { setAgentServices } from '#tenants/companies/commands/set-agent-services.server.ts'
import {
  listAgentAssignments,
  listInvitations,
  listMembers,
} from '#tenants/companies/queries.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import type { Service } from '#tenants/shared/permissions.ts'
import {
  type Principal,
  providerTenantId,
  withCompany,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { aCompany, aMember, aStaffMember } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
let admin: Principal

beforeAll(async () => {
  admin = (await aStaffMember('admin', now)).principal
})

async function aFirm() {
  const tenantId = await aCompany()
  return { tenantId, owner: await aMember(tenantId, 'owner', now) }
}

describe('inviting', () => {
  const invitation = { email: 'ewa@example.com', name: 'Ewa Nowa', role: 'finance' } as const

  test('writes the invitation, the mail and the record', async () => {
    const { tenantId, owner } = await aFirm()
    await withCompany(owner.principal, tenantId, {}, (ctx) => inviteMember(ctx, invitation))
    const list = await withCompany(owner.principal, tenantId, { readOnly: true }, listInvitations)
    expect(list).toMatchObject([{ email: 'ewa@example.com', role: 'finance', state: 'pending' }])
    const mails = await ownerSql()`
      select template, recipient, sent_at from outbox_messages where tenant_id = ${tenantId}`
    expect(mails).toMatchObject([{ template: 'invitation', recipient: 'ewa@example.com' }])
    const events = await ownerSql()`select action from audit_events where tenant_id = ${tenantId}`
    expect(events).toMatchObject([{ action: 'companies.member_invited' }])
  })

  test('of somebody who is in already is refused', async () => {
    const { tenantId, owner } = await aFirm()
    const result = await withCompany(owner.principal, tenantId, {}, (ctx) =>
      inviteMember(ctx, { ...invitation, email: owner.email }),
    )
    expect(result).toMatchObject({ code: 'already_member', field: 'email' })
  })

  test('gives no staff role in a company and no client role in the office', async () => {
    const { tenantId, owner } = await aFirm()
    const result = await withCompany(owner.principal, tenantId, {}, (ctx) =>
      inviteMember(ctx, { ...invitation, role: 'admin' }),
    )
    expect(result).toMatchObject({ code: 'role_not_here' })
    const office = await withProvider(admin, {}, (ctx) =>
      inviteMember(ctx, { ...invitation, role: 'owner' }),
    )
    expect(office).toMatchObject({ code: 'role_not_here' })
  })

  test('is for owners and admins', async () => {
    const { tenantId } = await aFirm()
    for (const role of ['finance', 'hr', 'viewer'] as const) {
      const member = await aMember(tenantId, role, now)
      await expect(
        withCompany(member.principal, tenantId, {}, (ctx) => inviteMember(ctx, invitation)),
      ).rejects.toMatchObject({ code: 'forbidden' })
      await expect(withCompany(member.principal, tenantId, {}, listMembers)).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    const result = await withCompany(admin, tenantId, {}, (ctx) => inviteMember(ctx, invitation))
    expect(result.ok).toBe(true)
  })

  test('cannot send mail without end', async () => {
    const { tenantId, owner } = await aFirm()
    const results = []
    for (let n = 0; n < 51; n += 1) {
      results.push(
        await withCompany(owner.principal, tenantId, {}, (ctx) =>
          inviteMember(ctx, { ...invitation, email: `p${n}@example.com` }),
        ),
      )
    }
    expect(results.filter((result) => result.ok)).toHaveLength(50)
    expect(results.at(-1)).toMatchObject({ code: 'too_many_pending' })
  })
})

describe('a member of one company', () => {
  test('cannot touch the people of another', async () => {
    const [a, b] = [await aFirm(), await aFirm()]
    const viewer = await aMember(b.tenantId, 'viewer', now)
    const invited = await withCompany(b.owner.principal, b.tenantId, {}, (ctx) =>
      inviteMember(ctx, { email: 'x@example.com', name: 'Xx', role: 'viewer' }),
    )
    if (!invited.ok) throw new Error(invited.code)
    const inA = <T>(work: Parameters<typeof withCompany<T>>[3]) =>
      withCompany(a.owner.principal, a.tenantId, {}, work)
    for (const accountId of [viewer.id, newId(), 'not an id']) {
      await expect(
        inA((ctx) => changeMemberRole(ctx, { accountId, role: 'owner' })),
      ).rejects.toMatchObject({ code: 'not_found' })
      await expect(inA((ctx) => deactivateMember(ctx, { accountId }))).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    await expect(
      inA((ctx) => revokeInvitation(ctx, { invitationId: invited.value.id })),
    ).rejects.toMatchObject({ code: 'not_found' })
    const listed = await inA(listMembers)
    expect(listed.map((member) => member.accountId)).toEqual([a.owner.id])
    const [row] = await ownerSql()`
      select role, is_active from members where account_id = ${viewer.id}`
    expect(row).toMatchObject({ role: 'viewer', is_active: true })
  })
})

describe('the last owner', () => {
  test('cannot go, cannot lose the role, and nobody removes themselves', async () => {
    const { tenantId, owner } = await aFirm()
    const own = await withCompany(owner.principal, tenantId, {}, (ctx) =>
      deactivateMember(ctx, { accountId: owner.id }),
    )
    expect(own).toMatchObject({ code: 'own_membership' })
    const byAdmin = await withCompany(admin, tenantId, {}, (ctx) =>
      deactivateMember(ctx, { accountId: owner.id }),
    )
    expect(byAdmin).toMatchObject({ code: 'last_keeper' })
    const demoted = await withCompany(admin, tenantId, {}, (ctx) =>
      changeMemberRole(ctx, { accountId: owner.id, role: 'viewer' }),
    )
    expect(demoted).toMatchObject({ code: 'last_keeper' })
  })

  test('remains when two owners remove each other at once', async () => {
    const { tenantId, owner } = await aFirm()
    const second = await aMember(tenantId, 'owner', now)
    const removes = (by: Principal, accountId: string) =>
      withCompany(by, tenantId, {}, (ctx) => deactivateMember(ctx, { accountId }))
    const results = await Promise.all([
      removes(owner.principal, second.id),
      removes(second.principal, owner.id),
    ])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    const rows = await ownerSql()`
      select 1 from members where tenant_id = ${tenantId} and role = 'owner' and is_active`
    expect(rows).toHaveLength(1)
  })

  test('may go when another one stays', async () => {
    const { tenantId, owner } = await aFirm()
    const second = await aMember(tenantId, 'owner', now)
    const result = await withCompany(owner.principal, tenantId, {}, (ctx) =>
      deactivateMember(ctx, { accountId: second.id }),
    )
    expect(result.ok).toBe(true)
    await expect(
      withCompany(owner.principal, tenantId, {}, (ctx) =>
        deactivateMember(ctx, { accountId: second.id }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('agents of a company', () => {
  const set = (tenantId: string, accountId: string, services: Service[], by = admin) =>
    withProvider(by, {}, (ctx) =>
      setAgentServices(ctx, { tenantId: tenantId as never, accountId, services }),
    )

  test('are given services and lose them', async () => {
    const tenantId = await aCompany()
    const agent = await aStaffMember('agent', now)
    await set(tenantId, agent.id, ['accounting', 'payroll'])
    await set(tenantId, agent.id, ['accounting', 'it'])
    const listed = await withProvider(admin, { readOnly: true }, (ctx) =>
      listAgentAssignments(ctx, tenantId),
    )
    expect(listed.find((row) => row.accountId === agent.id)?.services).toEqual(['accounting', 'it'])
    await set(tenantId, agent.id, [])
    expect(
      await ownerSql()`
      select 1 from agent_assignments where account_id = ${agent.id}`,
    ).toHaveLength(0)
  })

  test('are agents and leads: not admins, clients, strangers or people who left', async () => {
    const { tenantId, owner } = await aFirm()
    const auditor = await aStaffMember('auditor', now)
    const left = await aStaffMember('agent', now)
    await ownerSql()`update members set is_active = false where account_id = ${left.id}`
    for (const accountId of [admin.accountId!, owner.id, auditor.id, left.id, newId()]) {
      await expect(set(tenantId, accountId, ['it'])).rejects.toMatchObject({ code: 'not_found' })
    }
    const agent = await aStaffMember('agent', now)
    for (const foreign of [newId(), providerTenantId]) {
      await expect(set(foreign, agent.id, ['it'])).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('lose all companies when they leave the staff', async () => {
    const tenantId = await aCompany()
    const agent = await aStaffMember('agent', now)
    await set(tenantId, agent.id, ['accounting'])
    const result = await withProvider(admin, {}, (ctx) =>
      deactivateMember(ctx, { accountId: agent.id }),
    )
    expect(result.ok).toBe(true)
    expect(
      await ownerSql()`
      select 1 from agent_assignments where account_id = ${agent.id}`,
    ).toHaveLength(0)
  })

  test('are not given by agents themselves', async () => {
    const tenantId = await aCompany()
    const agent = await aStaffMember('agent', now)
    await expect(
      (async () => set(tenantId, agent.id, ['accounting'], agent.principal))(),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})
