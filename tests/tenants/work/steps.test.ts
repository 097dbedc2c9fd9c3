import { describe, expect, test } from 'vitest'
import { type Principal, withProvider } from '#tenants/shared/scope.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { installCatalogue } from '#tenants/work/commands/install-catalogue.server.ts'
import { acceptWork, markCheck, markStep } from '#tenants/work/commands/mark-step.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, look, opened, type Scene } from './scene.ts'

const SERVICES = ['accounting', 'it', 'legal', 'contracts']
const when = (minute: number) => at(`2026-11-23T09:${String(minute).padStart(2, '0')}:00Z`)

async function aChange(scene: Scene) {
  return opened(scene, when(0), {
    requestType: 'it_change',
    title: 'Aktualizacja serwera',
    form: { system: 'ERP', risk: 'low', details: 'Nowa wersja' },
  })
}

const step = (scene: Scene, who: Principal, itemId: string, key: string, minute: number) =>
  act(who, scene.company, when(minute), (ctx) => markStep(ctx, { itemId, key, outcome: 'done' }))
const tick = (scene: Scene, itemId: string, key: string, minute: number) =>
  act(scene.agent, scene.company, when(minute), (ctx) =>
    markCheck(ctx, { itemId, key, isChecked: true }),
  )

describe('an item with steps', () => {
  test('goes from the plan to the review, back, and through the client to its end', async () => {
    const scene = await aScene({}, SERVICES)
    const itemId = await aChange(scene)
    expect(await step(scene, scene.agent, itemId, 'plan', 1)).toMatchObject({ code: 'checks_open' })
    await tick(scene, itemId, 'way_back', 2)
    expect(await step(scene, scene.agent, itemId, 'plan', 3)).toMatchObject({ ok: true })
    expect(await step(scene, scene.agent, itemId, 'review', 4)).toMatchObject({
      code: 'step_for_lead',
    })
    const back = await act(scene.lead, scene.company, when(5), (ctx) =>
      markStep(ctx, { itemId, key: 'review', outcome: 'returned', note: 'Brak kopii' }),
    )
    expect(back).toMatchObject({ ok: true })
    await step(scene, scene.agent, itemId, 'plan', 6)
    await step(scene, scene.lead, itemId, 'review', 7)
    expect(
      await act(scene.agent, scene.company, when(8), (ctx) => finishItem(ctx, { itemId })),
    ).toMatchObject({ code: 'steps_open' })
    await tick(scene, itemId, 'backup', 9)
    await tick(scene, itemId, 'tested', 10)
    await step(scene, scene.agent, itemId, 'change', 11)
    const [waiting] = await ownerSql()`
      select w.status, w.step_key, w.step_kind, k.due_at from work_items w
        join sla_waits s on s.item_id = w.id and s.reason = 'acceptance' and s.to_at is null
        left join sla_clocks k on k.item_id = w.id and k.kind = 'resolution'
      where w.id = ${itemId}`
    expect(waiting).toMatchObject({
      status: 'waiting_client',
      step_key: 'acceptance',
      step_kind: 'accept',
    })
    const yes = await act(scene.owner, scene.company, when(40), (ctx) =>
      acceptWork(ctx, { itemId, outcome: 'done' }),
    )
    expect(yes).toMatchObject({ ok: true, value: { isReady: true } })
    const page = await look(scene.agent, scene.company, when(41), (ctx) => getItem(ctx, itemId))
    expect(page).toMatchObject({ status: 'in_progress', progress: { current: null } })
    expect(page!.partition.minutes.client).toBe(29)
    expect(
      await act(scene.agent, scene.company, when(42), (ctx) => finishItem(ctx, { itemId })),
    ).toMatchObject({ ok: true })
    const mails = await ownerSql()`
      select template, count(*)::int as n from outbox_messages
      where tenant_id = ${scene.company} and template like 'step_%' group by 1 order by 1`
    expect([...mails]).toEqual([
      { template: 'step_acceptance', n: 1 },
      { template: 'step_returned', n: 1 },
      { template: 'step_review', n: 2 },
    ])
  })

  test('given back by the client without words is refused, with words it starts anew', async () => {
    const scene = await aScene({}, SERVICES)
    const itemId = await opened(scene, when(0), {
      requestType: 'it_equipment',
      title: 'Laptop',
      form: { kind: 'issue', person: 'Anna Nowak', item: 'Laptop' },
    })
    await step(scene, scene.agent, itemId, 'prepare', 1)
    await tick(scene, itemId, 'protocol', 2)
    await tick(scene, itemId, 'inventory', 3)
    await step(scene, scene.agent, itemId, 'hand_over', 4)
    const say = (note: string | undefined, minute: number) =>
      act(scene.owner, scene.company, when(minute), (ctx) =>
        acceptWork(ctx, { itemId, outcome: 'returned', note }),
      )
    expect(await say(undefined, 5)).toMatchObject({ code: 'words_needed', field: 'note' })
    expect(await say('Zły model', 6)).toMatchObject({ ok: true })
    const [now] = await ownerSql()`
      select status, step_key, (select count(*)::int from sla_waits s
        where s.item_id = w.id and s.to_at is null) as open
      from work_items w where id = ${itemId}`
    expect(now).toEqual({ status: 'in_progress', step_key: 'hand_over', open: 0 })
    expect(await say('Jeszcze raz', 7)).toMatchObject({ code: 'step_not_current' })
  })

  test('keeps the version it was opened under, and one without steps ends at once', async () => {
    const scene = await aScene({}, SERVICES)
    const itemId = await aChange(scene)
    const sql = ownerSql()
    await sql`insert into request_type_versions (code, version, state, origin, definition,
        created_by_name, created_at, updated_at, published_at)
      select code, 2, 'published', 'office', jsonb_set(definition, '{steps}', '[]'), 'A', now(),
        now(), now() from request_type_versions where code = 'it_change' and version = 1`
    await sql`update request_types set current_version = 2 where code = 'it_change'`
    const old = await look(scene.agent, scene.company, when(1), (ctx) => getItem(ctx, itemId))
    expect(old).toMatchObject({ typeVersion: 1, progress: { current: { key: 'plan' } } })
    const fresh = await aChange(scene)
    const page = await look(scene.agent, scene.company, when(1), (ctx) => getItem(ctx, fresh))
    expect(page).toMatchObject({ typeVersion: 2, progress: { steps: [] } })
    // The office's version stays, whatever the product ships.
    await withProvider({ ...scene.admin, now: when(2) }, {}, installCatalogue)
    const [head] = await sql`select current_version from request_types where code = 'it_change'`
    expect(head).toEqual({ current_version: 2 })
    const pinned = sql`update work_items set request_type_version = 2 where id = ${itemId}`
    await expect(pinned).rejects.toThrow('immutable')
    await expect(sql`update work_marks set note = 'x'`).rejects.toThrow('immutable')
  })

  test('a newer shipped definition becomes a version of its own, once', async () => {
    const scene = await aScene({}, SERVICES)
    const sql = ownerSql()
    await sql`alter table request_type_versions disable trigger request_type_versions_immutable`
    await sql`update request_type_versions set definition = jsonb_set(definition, '{hint,pl}', '"Dawniej"')
      where code = 'debt_letter'`
    await sql`alter table request_type_versions enable trigger request_type_versions_immutable`
    for (const minute of [1, 2]) {
      await withProvider({ ...scene.admin, now: when(minute) }, {}, installCatalogue)
    }
    const rows = await sql`select version, origin from request_type_versions
      where code = 'debt_letter' order by version`
    expect([...rows]).toEqual([
      { version: 1, origin: 'product' },
      { version: 2, origin: 'product' },
    ])
  })
})
