// The nightly proof finds what does not add up, says it in the office, and forgets it once
// it is mended.
import { expect, test } from 'vitest'
import { systemPrincipal, withProvider } from '#tenants/shared/scope.server.ts'
import { proveClocks, recordClockProof } from '#tenants/work/clock-proof.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { getLastClockCheck } from '#tenants/work/queries/clock-checks.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, opened, type Scene } from './scene.ts'

const NOW = at('2026-11-30T03:00:00Z')

async function done(scene: Scene): Promise<string> {
  const itemId = await opened(scene)
  await act(scene.agent, scene.company, at('2026-11-25T09:00:00Z'), (ctx) =>
    finishItem(ctx, { itemId }),
  )
  return itemId
}

async function faultsOf(itemId: string) {
  const { faults } = await proveClocks(systemPrincipal(NOW, 'test'))
  return faults.filter((fault) => fault.itemId === itemId).map(({ code }) => code)
}

const look = (scene: Scene) =>
  withProvider({ ...scene.admin, now: NOW }, { readOnly: true }, getLastClockCheck)

test('what is stored as it was counted has no fault, done or open', async () => {
  const scene = await aScene()
  const [closed, open] = [await done(scene), await opened(scene)]
  expect(await faultsOf(closed)).toEqual([])
  expect(await faultsOf(open)).toEqual([])
})

test.each([
  [
    'a gap between two pieces',
    (item: string) => ownerSql()`
      update sla_partitions set intervals = jsonb_set(intervals, '{1,0}',
        to_jsonb(((intervals #>> '{1,0}')::timestamptz + interval '1 minute')::text))
      where item_id = ${item}`,
    'partition',
  ],
  [
    'a piece that overlaps the one before it',
    (item: string) => ownerSql()`
      update sla_partitions set intervals = jsonb_set(intervals, '{1,0}',
        to_jsonb(((intervals #>> '{1,0}')::timestamptz - interval '1 minute')::text))
      where item_id = ${item}`,
    'partition',
  ],
  [
    'sums that are not those of the pieces',
    (item: string) => ownerSql()`
      update sla_partitions set provider_minutes = provider_minutes - 1,
        client_minutes = client_minutes + 1 where item_id = ${item}`,
    'partition',
  ],
  [
    'a partition that is missing',
    (item: string) => ownerSql()`delete from sla_partitions where item_id = ${item}`,
    'partition',
  ],
  [
    'a clock shortened by a minute',
    (item: string) => ownerSql()`
      update sla_clocks set elapsed_minutes = elapsed_minutes - 1
      where item_id = ${item} and kind = 'resolution'`,
    'clock',
  ],
  [
    'a breach wiped out',
    (item: string) => ownerSql()`
      update sla_clocks set breached_at = null where item_id = ${item} and kind = 'resolution'`,
    'clock',
  ],
])('%s is found', async (_, plant, code) => {
  const scene = await aScene()
  const itemId = await done(scene)
  await plant(itemId)
  expect(await faultsOf(itemId)).toContain(code)
})

test('minutes moved from one side to the other, pieces and sums alike, do not pass', async () => {
  const scene = await aScene()
  const itemId = await done(scene)
  // A whole piece of the provider's given to the client: it fits, and is not what happened.
  await ownerSql()`
    update sla_partitions p set intervals = jsonb_set(intervals, '{0,2}', '"client"'),
      provider_minutes = provider_minutes - (intervals #>> '{0,3}')::int,
      client_minutes = client_minutes + (intervals #>> '{0,3}')::int
    where item_id = ${itemId} and intervals #>> '{0,2}' = 'provider'`
  expect(await faultsOf(itemId)).toEqual(['recount'])
})

test('the office reads what was found, and nothing once it is mended', async () => {
  const scene = await aScene()
  const itemId = await done(scene)
  const clock = ownerSql()
  await clock`update sla_clocks set elapsed_minutes = elapsed_minutes + 5
    where item_id = ${itemId} and kind = 'resolution'`
  await recordClockProof(NOW)
  const found = await look(scene)
  expect(found?.findings).toBeGreaterThan(0)
  expect(found?.items).toBeGreaterThan(0)
  expect(found?.rows.filter((row) => row.itemId === itemId)).toMatchObject([{ code: 'clock' }])
  await clock`update sla_clocks set elapsed_minutes = elapsed_minutes - 5
    where item_id = ${itemId} and kind = 'resolution'`
  await recordClockProof(at('2026-12-01T03:00:00Z'))
  const mended = await look(scene)
  expect(mended?.rows.filter((row) => row.itemId === itemId)).toEqual([])
  expect(mended?.finishedAt.getTime()).toBeGreaterThan(found!.finishedAt.getTime())
})
