// A company's days off: said ahead, counted into running clocks by a job, never into time
// that has gone by.
import { expect, test } from 'vitest'
import {
  addDaysOff,
  recountForDaysOff,
  removeDayOff,
} from '#tenants/work/commands/days-off.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { getClockExplained } from '#tenants/work/queries/clock.server.ts'
import { listDaysOff } from '#tenants/work/queries/days-off-list.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, look, opened, type Scene } from './scene.ts'

const add = (scene: Scene, when: string, ...days: [day: string, name: string][]) =>
  act(scene.admin, scene.company, at(when), (ctx) =>
    addDaysOff(
      ctx,
      days.map(([day, name]) => ({ day, name })),
    ),
  )

async function resolution(itemId: string) {
  const [row] = await ownerSql()<{ dueAt: Date; nextDueAt: Date; version: number }[]>`
    select k.due_at as "dueAt", w.next_due_at as "nextDueAt", w.version from sla_clocks k
    join work_items w on w.id = k.item_id where k.item_id = ${itemId} and k.kind = 'resolution'`
  return row!
}

test('a day off moves what is due, and taking it back moves it home', async () => {
  const scene = await aScene()
  const itemId = await opened(scene, at('2026-11-23T12:00:00Z'))
  const before = await resolution(itemId)
  expect(before.dueAt).toEqual(at('2026-11-24T12:00:00Z'))
  await add(scene, '2026-11-23T12:30:00Z', ['2026-11-24', 'Inwentaryzacja'])
  expect(await recountForDaysOff(at('2026-11-23T12:31:00Z'))).toBeGreaterThan(0)
  const moved = await resolution(itemId)
  expect(moved.dueAt).toEqual(at('2026-11-25T12:00:00Z'))
  // Nobody's open form became out of date by it.
  expect(moved.version).toBe(before.version)
  const days = await look(scene.owner, scene.company, at('2026-11-23T13:00:00Z'), listDaysOff)
  expect(days).toMatchObject([{ day: '2026-11-24', isAhead: true, isCounted: true }])
  await act(scene.admin, scene.company, at('2026-11-23T14:00:00Z'), (ctx) =>
    removeDayOff(ctx, { id: days[0]!.id }),
  )
  await recountForDaysOff(at('2026-11-23T14:01:00Z'))
  expect((await resolution(itemId)).dueAt).toEqual(before.dueAt)
  expect(await recountForDaysOff(at('2026-11-23T14:02:00Z'))).toBe(0)
})

test('what was done before the day was said keeps its figures', async () => {
  const scene = await aScene()
  const itemId = await opened(scene)
  await act(scene.agent, scene.company, at('2026-11-23T14:00:00Z'), (ctx) =>
    finishItem(ctx, { itemId }),
  )
  const before = await resolution(itemId)
  await add(scene, '2026-11-23T15:00:00Z', ['2026-11-24', 'Przerwa'])
  await recountForDaysOff(at('2026-11-23T15:01:00Z'))
  expect(await resolution(itemId)).toEqual(before)
})

test('a day that has begun, is off already, or is too far is refused', async () => {
  const scene = await aScene()
  // Half past eleven at night in UTC is the next day in Warsaw.
  const late = '2026-11-23T23:30:00Z'
  expect(await add(scene, late, ['2026-11-24', 'Dziś'])).toMatchObject({
    ok: false,
    code: 'day_not_ahead',
  })
  expect(await add(scene, late, ['2036-11-24', 'Kiedyś'])).toMatchObject({ code: 'date_too_far' })
  const days: [string, string][] = [
    ['2026-11-25', 'A'],
    ['2026-11-26', 'B'],
  ]
  expect(await add(scene, late, ...days)).toMatchObject({ value: { added: 2 } })
  expect(await add(scene, late, ['2026-11-25', 'A'])).toMatchObject({ code: 'day_off_known' })
  expect(await add(scene, late, ['2026-11-25', 'A'], ['2026-11-27', 'C'])).toMatchObject({
    value: { added: 1 },
  })
  const [first] = await look(scene.owner, scene.company, at(late), listDaysOff)
  const removed = await act(scene.admin, scene.company, at('2026-11-25T08:00:00Z'), (ctx) =>
    removeDayOff(ctx, { id: first!.id }),
  )
  expect(removed).toMatchObject({ ok: false, code: 'day_not_ahead' })
})

test('the clock names the day, and its file counts by it', async () => {
  const scene = await aScene()
  const itemId = await opened(scene, at('2026-11-23T12:00:00Z'))
  await add(scene, '2026-11-23T12:30:00Z', ['2026-11-24', 'Inwentaryzacja'])
  await recountForDaysOff(at('2026-11-23T12:31:00Z'))
  const explained = await look(scene.owner, scene.company, at('2026-11-25T09:00:00Z'), (ctx) =>
    getClockExplained(ctx, { itemId, kind: 'resolution' }),
  )
  expect(explained?.intervals.map(({ why }) => why)).toContainEqual({
    kind: 'company_day_off',
    date: '2026-11-24',
    name: 'Inwentaryzacja',
  })
  expect(explained?.slaCase.holidays).toContain('2026-11-24')
})
