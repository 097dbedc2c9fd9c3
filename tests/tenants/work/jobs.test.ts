import { describe, expect, test } from 'vitest'
import { createSchedule, stopSchedule } from '#tenants/work/commands/schedule-work.server.ts'
import { runSchedules, sweepBreaches } from '#tenants/work/jobs.server.ts'
import { aContract } from '#tests/factories/contract.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, MONDAY, opened, type Scene } from './scene.ts'

const breachesOf = (itemId: string) =>
  ownerSql()`select data from audit_events where item_id = ${itemId} and action = 'sla.breached'`

describe('the sweep of breaches', () => {
  test('notes a clock once the due minute is over, and only once', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    // Due at 11:00 in Warsaw: at 11:00 it is still met, at 11:01 it is not.
    await sweepBreaches(at('2026-11-23T10:00:59Z'))
    expect(await breachesOf(id)).toHaveLength(0)
    expect(await sweepBreaches(at('2026-11-23T10:01:00Z'))).toBe(1)
    expect(await sweepBreaches(at('2026-11-23T10:01:00Z'))).toBe(0)
    const breaches = await breachesOf(id)
    expect(breaches.map(({ data }) => data.clock)).toEqual(['first_response'])
    const [item] = await ownerSql()`select is_breached, version from work_items where id = ${id}`
    expect(item).toMatchObject({ is_breached: true, version: 1 })
    const [clock] = await ownerSql()`select breached_at, due_at from sla_clocks
      where item_id = ${id} and kind = 'first_response'`
    expect(clock!.breached_at).toEqual(clock!.due_at)
  })

  test('twice at once notes nothing twice, for items of several companies', async () => {
    const scenes = [await aScene(), await aScene()]
    const ids: string[] = []
    for (const scene of scenes) for (let i = 0; i < 5; i += 1) ids.push(await opened(scene))
    const later = at('2026-11-30T12:00:00Z')
    const [a, b] = await Promise.all([sweepBreaches(later), sweepBreaches(later)])
    expect(a + b + (await sweepBreaches(later))).toBeGreaterThanOrEqual(20)
    for (const id of ids) expect(await breachesOf(id)).toHaveLength(2)
    const rows = await ownerSql()`select distinct tenant_id from audit_events
      where action = 'sla.breached' and item_id = any(${ids}::uuid[])`
    expect(rows).toHaveLength(2)
  })
})

describe('schedules', () => {
  const monthly = {
    requestType: 'monthly_close',
    title: 'Zamknięcie {previous}',
    form: { period: '{previous}' },
    dayOfMonth: 5,
    everyMonths: 1,
    notBefore: '2026-11-20',
  }
  const create = (scene: Scene) =>
    act(scene.lead, scene.company, MONDAY, (ctx) => createSchedule(ctx, monthly))
  const itemsOf = (scene: Scene) =>
    ownerSql()`select title, form, source, source_key, opened_by_name from work_items
      where tenant_id = ${scene.company} order by number`

  test('open one item on the day of the company, run twice or not', async () => {
    const scene = await aScene()
    expect(await create(scene)).toMatchObject({ nextRunOn: '2026-12-05' })
    await runSchedules(at('2026-12-04T22:59:00Z'))
    expect(await itemsOf(scene)).toHaveLength(0)
    // Midnight in Warsaw.
    await Promise.all([
      runSchedules(at('2026-12-04T23:00:00Z')),
      runSchedules(at('2026-12-04T23:00:00Z')),
    ])
    await runSchedules(at('2026-12-05T12:00:00Z'))
    expect(await itemsOf(scene)).toMatchObject([
      {
        title: 'Zamknięcie 2026-11',
        form: { period: '2026-11' },
        source: 'schedule',
        opened_by_name: 'Zaplecze',
      },
    ])
  })

  test('after a long stop open what each month owes', async () => {
    const scene = await aScene()
    await create(scene)
    await runSchedules(at('2027-02-10T12:00:00Z'))
    expect((await itemsOf(scene)).map(({ title }) => title)).toEqual([
      'Zamknięcie 2026-11',
      'Zamknięcie 2026-12',
      'Zamknięcie 2027-01',
    ])
  })

  test('pass over a service that is no longer contracted, on record', async () => {
    const scene = await aScene()
    const { scheduleId } = await create(scene)
    await aContract(scene.company, { version: 2, effectiveFrom: '2026-12-01', services: ['it'] })
    await runSchedules(at('2026-12-06T12:00:00Z'))
    expect(await itemsOf(scene)).toHaveLength(0)
    const [row] = await ownerSql()`select next_run_on from schedules where id = ${scheduleId}`
    expect(String(row!.next_run_on)).toContain('2027')
    const skipped = await ownerSql()`select data from audit_events
      where subject_id = ${scheduleId} and action = 'work.schedule_skipped'`
    expect(skipped[0]!.data).toMatchObject({ reason: 'service_not_contracted' })
  })

  test('stop when they are stopped; an agent may do neither', async () => {
    const scene = await aScene()
    const { scheduleId } = await create(scene)
    await expect(
      act(scene.agent, scene.company, MONDAY, (ctx) => stopSchedule(ctx, scheduleId)),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const other = await aScene()
    await expect(
      act(other.lead, other.company, MONDAY, (ctx) => stopSchedule(ctx, scheduleId)),
    ).rejects.toMatchObject({ code: 'not_found' })
    await act(scene.lead, scene.company, MONDAY, (ctx) => stopSchedule(ctx, scheduleId))
    await runSchedules(at('2027-01-10T12:00:00Z'))
    expect(await itemsOf(scene)).toHaveLength(0)
  })
})
