// The chain shows every change that a superuser could make behind the product's back.
import { beforeEach, describe, expect, it } from 'vitest'
import { recordAudit } from '#tenants/audit/commands.server.ts'
import { sealAudit, verifyChain } from '#tenants/audit/jobs.server.ts'
import {
  type Principal,
  systemPrincipal,
  type TenantId,
  withCompany,
} from '#tenants/shared/scope.server.ts'
import { aCompany, aMember } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T12:00:00Z')
let tenantId: TenantId
let owner: Principal

const verify = () =>
  withCompany(systemPrincipal(now, 'test'), tenantId, { readOnly: true }, verifyChain)

async function happen(times: number): Promise<void> {
  await withCompany(owner, tenantId, {}, async (ctx) => {
    for (let i = 0; i < times; i++) {
      await recordAudit(ctx, {
        action: 'test.happened',
        subjectType: 'company',
        subjectId: tenantId,
        data: { b: i, a: ['x', { z: 1, y: null }] },
      })
    }
  })
}

/** As somebody with the keys of the database would, past the triggers. */
async function tamper(statement: string): Promise<void> {
  await ownerSql().begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx.unsafe(statement)
  })
}

beforeEach(async () => {
  tenantId = await aCompany()
  owner = (await aMember(tenantId, 'owner', now)).principal
  await happen(3)
  await sealAudit(now)
  await happen(2)
  await sealAudit(now)
})

describe('the audit chain', () => {
  it('seals what happened once, block after block', async () => {
    expect(await verify()).toEqual({ blocks: 2, events: 5, unsealed: 0, fault: null })
    await sealAudit(now)
    await happen(1)
    expect(await verify()).toEqual({ blocks: 2, events: 5, unsealed: 1, fault: null })
  })

  it('seals a row once when two workers seal at the same time', async () => {
    await happen(4)
    await Promise.all([sealAudit(now), sealAudit(now)])
    expect(await verify()).toEqual({ blocks: 3, events: 9, unsealed: 0, fault: null })
  })

  it.each([
    ['a changed word', `update audit_events set action = 'test.other' where block_no = 1`, 1],
    ['a changed figure', `update audit_events set data = '{"b":9}' where block_no = 2`, 2],
    ['a row left out', 'delete from audit_events where block_no = 1', 1],
    ['a row moved to another block', 'update audit_events set block_no = 2 where block_no = 1', 1],
    ['a block taken out', 'delete from audit_blocks where block_no = 1', 2],
    ['a chain cut short', 'delete from audit_blocks where block_no = 2', 2],
    ['a block made anew', `update audit_blocks set hash = repeat('0', 64) where block_no = 1`, 1],
  ])('shows %s', async (_what, statement, blockNo) => {
    await tamper(`${statement} and tenant_id = '${tenantId}'`)
    expect((await verify()).fault?.blockNo).toBe(blockNo)
  })

  it('cannot be changed by the owner of the tables without trickery', async () => {
    const change = ownerSql()`update audit_events set action = 'x' where tenant_id = ${tenantId}`
    await expect(change).rejects.toMatchObject({ constraint_name: 'audit_events_immutable' })
  })
})
