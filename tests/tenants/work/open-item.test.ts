import { describe, expect, test } from 'vitest'
import { newId } from '#tenants/shared/ids.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { aCompany } from '#tests/factories/company.ts'
import { aContract } from '#tests/factories/contract.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, look, MONDAY, opened, someone } from './scene.ts'

const question = {
  requestType: 'vat_question',
  title: 'Pytanie',
  form: { details: 'Jak?' },
  source: 'request' as const,
}

const countItems = async () => (await ownerSql()`select count(*)::int as n from work_items`)[0]!.n

describe('opening an item', () => {
  test('starts both clocks by the contract: 9:00 plus 120 and 480 minutes', async () => {
    const scene = await aScene()
    const outcome = await act(scene.owner, scene.company, MONDAY, (ctx) => openItem(ctx, question))
    expect(outcome).toMatchObject({ ok: true, value: { number: 1, isNew: true } })
    const item = await look(scene.agent, scene.company, MONDAY, (ctx) =>
      getItem(ctx, outcome.ok ? outcome.value.itemId : ''),
    )
    expect(item).toMatchObject({ status: 'new', source: 'request', contractVersion: 1 })
    expect(item?.clocks.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['first_response', at('2026-11-23T10:00:00Z')],
      // Eight working hours from nine on Monday end at nine on Tuesday.
      ['resolution', at('2026-11-24T08:00:00Z')],
    ])
    expect(item?.nextDueAt).toEqual(at('2026-11-23T10:00:00Z'))
    expect(item?.events.map(({ action }) => action)).toEqual(['work.item_opened'])
  })

  test("pins the version in force on the company's own date, not on that of UTC", async () => {
    const scene = await aScene()
    const second = await aContract(scene.company, { version: 2, effectiveFrom: '2026-12-01' })
    const before = await opened(scene, at('2026-11-30T22:59:00Z'))
    const after = await opened(scene, at('2026-11-30T23:00:00Z'))
    const rows = await ownerSql()`select id, contract_version_id as v from work_items`
    const pinned = new Map(rows.map(({ id, v }) => [id, v]))
    expect(pinned.get(before)).toBe(scene.versionId)
    expect(pinned.get(after)).toBe(second)
  })

  test('is refused for a service outside the contract, an unknown type, before the contract', async () => {
    const scene = await aScene({ services: ['it'] })
    const open = (when: Date, overrides: object) =>
      act(scene.owner, scene.company, when, (ctx) => openItem(ctx, { ...question, ...overrides }))
    const before = await countItems()
    expect(await open(MONDAY, {})).toMatchObject({ ok: false, code: 'service_not_contracted' })
    expect(await open(MONDAY, { requestType: 'nothing' })).toMatchObject({
      code: 'unknown_request_type',
    })
    expect(await open(at('2025-12-31T12:00:00Z'), {})).toMatchObject({ code: 'no_contract' })
    expect(await countItems()).toBe(before)
  })

  test('names each wrong field of the form', async () => {
    const scene = await aScene()
    const outcome = await act(scene.owner, scene.company, MONDAY, (ctx) =>
      openItem(ctx, { ...question, form: { amount: '12,345' } }),
    )
    expect(outcome).toMatchObject({
      ok: false,
      code: 'invalid_form',
      detail: { details: 'required', amount: 'not_an_amount' },
    })
  })

  test('is for the client only what is offered, and for upload only what is uploaded', async () => {
    const scene = await aScene()
    const open = (overrides: object) =>
      act(scene.owner, scene.company, MONDAY, (ctx) => openItem(ctx, { ...question, ...overrides }))
    expect(await open({ requestType: 'monthly_close' })).toMatchObject({ code: 'not_offered' })
    expect(await open({ source: 'upload' })).toMatchObject({ code: 'not_offered' })
    await expect(open({ source: 'agent' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(open({ source: 'schedule' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is refused to a viewer, to HR outside its services, and to an agent of another service', async () => {
    const scene = await aScene({}, ['accounting'])
    const viewer = await someone(scene, 'viewer')
    const hr = await someone(scene, 'hr')
    for (const who of [viewer, hr]) {
      await expect(
        act(who, scene.company, MONDAY, (ctx) => openItem(ctx, question)),
      ).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(
      opened(scene, MONDAY, {
        requestType: 'contract_review',
        form: { counterparty: 'X', files: [newId()] },
      }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      opened(scene, MONDAY, {
        requestType: 'it_access',
        form: { person: 'Jan Lis', system: 'ERP', kind: 'grant' },
      }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('takes documents of the company and no other', async () => {
    const scene = await aScene()
    const other = await aCompany()
    const [own, foreign] = [newId(), newId()]
    for (const [company, id] of [
      [scene.company, own],
      [other, foreign],
    ]) {
      await ownerSql()`insert into documents (tenant_id, id, service, sha256, size_bytes, mime,
        original_name, uploaded_by_name, uploaded_at)
        values (${company!}, ${id!}, 'accounting', ${'a'.repeat(64)}, 10, 'application/pdf',
        'faktura.pdf', 'Ala', ${MONDAY})`
    }
    await expect(opened(scene, MONDAY, { documents: [own, foreign] })).rejects.toMatchObject({
      code: 'not_found',
    })
    const id = await opened(scene, MONDAY, { documents: [own] })
    const item = await look(scene.owner, scene.company, MONDAY, (ctx) => getItem(ctx, id))
    expect(item?.documents.map(({ originalName }) => originalName)).toEqual(['faktura.pdf'])
  })

  test('twice under one key gives one item, also when both come at once', async () => {
    const scene = await aScene()
    const both = await Promise.all([
      opened(scene, MONDAY, { sourceKey: 'import:7' }),
      opened(scene, MONDAY, { sourceKey: 'import:7' }),
    ])
    expect(both[0]).toBe(both[1])
    expect(await opened(scene, MONDAY, { sourceKey: 'import:7' })).toBe(both[0])
    const rows = await ownerSql()`select 1 from work_items where tenant_id = ${scene.company}`
    expect(rows).toHaveLength(1)
  })

  test('without a promise for the type is never due, and still counts its minutes', async () => {
    const scene = await aScene({ slaTerms: [] })
    const id = await opened(scene)
    const item = await look(scene.agent, scene.company, at('2026-11-23T09:30:00Z'), (ctx) =>
      getItem(ctx, id),
    )
    expect(item).toMatchObject({ clocks: [], nextDueAt: null, isBreached: false })
    expect(item?.partition.minutes.provider).toBe(90)
  })
})
