import { expect, test } from 'vitest'
import { withProvider } from '#tenants/shared/scope.server.ts'
import { assignItem } from '#tenants/work/commands/assign-item.server.ts'
import { cancelItem } from '#tenants/work/commands/cancel-item.server.ts'
import { type HouseListInput, listHouseItems } from '#tenants/work/queries/house-list.server.ts'
import { aCompany, assign } from '#tests/factories/company.ts'
import { aContract } from '#tests/factories/contract.ts'
import { act, aScene, at, MONDAY, opened, type Scene } from './scene.ts'

const list = (scene: Scene, input: HouseListInput = {}, now = MONDAY) =>
  withProvider({ ...scene.admin, now }, { readOnly: true }, (ctx) => listHouseItems(ctx, input))

const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id)

test('the office lists the open work of all companies, pages it and narrows it', async () => {
  const scene = await aScene()
  const other = { ...scene, company: await aCompany({ slug: 'second' }) }
  await aContract(other.company)
  await assign(other.company, scene.agent.accountId!, ['accounting'])
  const early = await opened(scene)
  const taken = await opened(other, at('2026-11-23T09:00:00Z'))
  const late = await opened(other, at('2026-11-24T09:00:00Z'))
  const gone = await opened(scene)
  await act(scene.lead, scene.company, MONDAY, (ctx) =>
    cancelItem(ctx, { itemId: gone, reason: 'Podwójne zgłoszenie', version: 1 }),
  )
  await act(scene.agent, other.company, MONDAY, (ctx) =>
    assignItem(ctx, { itemId: taken, assigneeId: scene.agent.accountId!, version: 1 }),
  )

  expect(idsOf(await list(scene))).toEqual([early, taken, late])
  expect(idsOf(await list(scene, { only: 'unassigned' }))).toEqual([early, late])
  expect(idsOf(await list(scene, { company: 'second' }))).toEqual([taken, late])
  expect(idsOf(await list(scene, { company: 'nobody' }))).toEqual([])
  expect(idsOf(await list(scene, { only: 'late' }))).toEqual([])
  expect(idsOf(await list(scene, { only: 'late' }, at('2027-01-01T09:00:00Z')))).toHaveLength(3)

  const first = await list(scene, { limit: 2 })
  expect(idsOf(first)).toEqual([early, taken])
  expect(first.items[1]).toMatchObject({ slug: 'second', assigneeName: scene.agent.name })
  expect(await list(scene, { limit: 2, cursor: first.nextCursor })).toMatchObject({
    items: [{ id: late }],
    nextCursor: null,
  })
  // A cursor that somebody tampered with begins the list anew.
  expect(idsOf(await list(scene, { cursor: '1~x' }))).toEqual([early, taken, late])
})

test('the list is not for an agent', async () => {
  const { agent } = await aScene()
  await expect(
    (async () => withProvider(agent, { readOnly: true }, (ctx) => listHouseItems(ctx)))(),
  ).rejects.toMatchObject({ code: 'forbidden' })
})
