import { describe, expect, test } from 'vitest'
import {
  createSchedule,
  endSchedule,
  pauseSchedule,
  resumeSchedule,
  type ScheduleInput,
} from '#tenants/work/commands/schedule-work.server.ts'
import { runSchedules, sweepBreaches } from '#tenants/work/jobs.server.ts'
import { listSchedules } from '#tenants/work/queries/schedules.server.ts'
import { ruleOf } from '#tenants/work/rules/schedule.ts'
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
    notBefore: '2026-11-23',
  }
  const create = async (scene: Scene, input: Partial<ScheduleInput> = {}) => {
    const made = await act(scene.lead, scene.company, MONDAY, (ctx) =>
      createSchedule(ctx, { ...monthly, ...input }),
    )
    if (!made.ok) throw new Error(made.code)
    return made.value
  }
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

  test('come back each week, on the weekday of the first', async () => {
    const scene = await aScene()
    const weekly = { ...ruleOf('weekly', 1, '2026-11-26'), notBefore: '2026-11-26' }
    expect(await create(scene, { ...weekly, title: 'Tydzień {date}' })).toMatchObject({
      nextRunOn: '2026-11-26',
    })
    await runSchedules(at('2026-12-09T12:00:00Z'))
    const titles = (await itemsOf(scene)).map(({ title }) => title)
    expect(titles).toEqual(['Tydzień 2026-11-26', 'Tydzień 2026-12-03'])
  })

  test('are refused when their first run could never open', async () => {
    const scene = await aScene({ services: ['accounting'] })
    const make = (input: Partial<ScheduleInput>, who = scene.lead) =>
      act(who, scene.company, MONDAY, (ctx) => createSchedule(ctx, { ...monthly, ...input }))
    expect(await make({ form: {} })).toMatchObject({ code: 'invalid_form', field: 'form.period' })
    expect(await make({ notBefore: '2026-11-22' })).toMatchObject({ code: 'date_past' })
    expect(await make({ requestType: 'nic' })).toMatchObject({ code: 'unknown_request_type' })
    // Not contracted, and for the lead not served either.
    expect(await make({ requestType: 'it_access' })).toMatchObject({ code: 'unknown_request_type' })
    expect(await make({ requestType: 'purchase_invoice' })).toMatchObject({ ok: false })
    const left = await ownerSql()`select 1 from schedules where tenant_id = ${scene.company}`
    expect(left).toHaveLength(0)
    await expect(make({}, scene.agent)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await make({}, scene.admin)).toMatchObject({ ok: true })
  })

  test('wait while paused and owe nothing for it; an ended one stays ended', async () => {
    const scene = await aScene()
    const { scheduleId } = await create(scene)
    const step = (deed: typeof pauseSchedule, when: Date) =>
      act(scene.lead, scene.company, when, (ctx) => deed(ctx, scheduleId))
    await step(pauseSchedule, MONDAY)
    await runSchedules(at('2027-01-10T12:00:00Z'))
    expect(await itemsOf(scene)).toHaveLength(0)
    expect(await step(resumeSchedule, at('2027-01-11T12:00:00Z'))).toMatchObject({
      value: { nextRunOn: '2027-02-05' },
    })
    await runSchedules(at('2027-02-05T12:00:00Z'))
    expect(await itemsOf(scene)).toHaveLength(1)
    await step(endSchedule, at('2027-02-06T12:00:00Z'))
    expect(await step(resumeSchedule, at('2027-02-07T12:00:00Z'))).toMatchObject({
      code: 'schedule_ended',
    })
    await runSchedules(at('2027-06-10T12:00:00Z'))
    expect(await itemsOf(scene)).toHaveLength(1)
    const events = await ownerSql()`select action from audit_events
      where subject_id = ${scheduleId} order by at, id`
    expect(events.map(({ action }) => action)).toEqual([
      'work.schedule_created',
      'work.schedule_paused',
      'work.schedule_resumed',
      'work.schedule_ended',
    ])
    const [row] = await act(scene.admin, scene.company, MONDAY, listSchedules)
    expect(row).toMatchObject({ id: scheduleId, isActive: false, service: 'accounting' })
  })

  test('are changed by no agent, and by nobody of another company', async () => {
    const [scene, other] = [await aScene(), await aScene()]
    const { scheduleId } = await create(scene)
    for (const deed of [pauseSchedule, resumeSchedule, endSchedule]) {
      await expect(
        act(scene.agent, scene.company, MONDAY, (ctx) => deed(ctx, scheduleId)),
      ).rejects.toMatchObject({ code: 'forbidden' })
      await expect(
        act(other.lead, other.company, MONDAY, (ctx) => deed(ctx, scheduleId)),
      ).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})
