// A complaint's item: it ends with the answer and no sooner, and waiting for the customer is
// not our time, though the law's term runs on.
import { expect, test } from 'vitest'
import { setWaiting } from '#tenants/complaints/commands/handle-complaint.server.ts'
import { requireComplaint } from '#tenants/complaints/queries/complaint.server.ts'
import { type ScopeContext, withCompany } from '#tenants/shared/scope.server.ts'
import { cancelItem } from '#tenants/work/commands/cancel-item.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { aComplaint, complaintsOf } from '#tests/factories/complaints.ts'

const NOW = new Date('2026-11-10T09:00:00Z')
const LATER = new Date('2026-11-10T11:00:00Z')

test('an item of a complaint ends with its answer, and stands still for the customer', async () => {
  const house = await complaintsOf(NOW)
  const as = <T>(now: Date, work: (ctx: ScopeContext) => Promise<T>) =>
    withCompany({ ...house.agent, now }, house.tenantId, {}, work)
  const { id, itemId, dueOn } = await aComplaint(house.agent, house.tenantId)
  for (const ending of [
    () => as(NOW, (ctx) => finishItem(ctx, { itemId })),
    () => as(NOW, (ctx) => cancelItem(ctx, { itemId, reason: 'Bez odpowiedzi' })),
  ]) {
    expect(await ending()).toMatchObject({ ok: false, code: 'ended_by_complaint' })
  }
  const version = async () => (await as(NOW, (ctx) => requireComplaint(ctx, id))).version
  const before = (await as(NOW, (ctx) => getItem(ctx, itemId)))!
  expect(before.allowed).not.toContain('finish')
  const wait = { complaintId: id, version: await version(), isWaiting: true }
  expect(await as(NOW, (ctx) => setWaiting(ctx, wait))).toMatchObject({ ok: true })
  const held = (await as(LATER, (ctx) => getItem(ctx, itemId)))!
  expect(held.waits.at(-1)).toMatchObject({ party: 'client', reason: 'customer', toAt: null })
  expect(held.partition.minutes).toMatchObject({ client: 120 })
  expect((await as(LATER, (ctx) => requireComplaint(ctx, id))).dueOn).toBe(dueOn)
  const resume = { complaintId: id, version: await version(), isWaiting: false }
  expect(await as(LATER, (ctx) => setWaiting(ctx, resume))).toMatchObject({ ok: true })
  const after = (await as(LATER, (ctx) => getItem(ctx, itemId)))!
  expect(after.partition.minutes).toMatchObject({ client: 120 })
  expect(after.waits.at(-1)?.toAt).toEqual(LATER)
})
