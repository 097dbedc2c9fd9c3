import { describe, expect, test } from 'vitest'
import { newId } from '#tenants/shared/ids.ts'
import type { Principal, ScopeContext } from '#tenants/shared/scope.server.ts'
import { answerQuestion, withdrawQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { assignItem, setPriority, startItem } from '#tenants/work/commands/assign-item.server.ts'
import {
  resumeFromAuthority,
  waitForAuthority,
} from '#tenants/work/commands/await-authority.server.ts'
import { cancelItem, reopenItem } from '#tenants/work/commands/cancel-item.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { addNote, attachDocument, sendMessage } from '#tenants/work/commands/send-message.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { aStaffMember, assign } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, look, MONDAY, opened, type Scene, someone } from './scene.ts'

const LATER = at('2026-11-23T09:00:00Z')

async function ask(scene: Scene, itemId: string, when: Date, body = 'Czego dotyczy koszt?') {
  const asked = await act(scene.agent, scene.company, when, (ctx) =>
    askClient(ctx, { itemId, body }),
  )
  if (!asked.ok) throw new Error(asked.code)
  return asked.value.questionId
}

const answer = (scene: Scene, itemId: string, questionId: string, when: Date) =>
  act(scene.owner, scene.company, when, (ctx) =>
    answerQuestion(ctx, { itemId, questionId, answer: 'Biura.' }),
  )

const page = async (scene: Scene, itemId: string, when: Date, who: Principal = scene.agent) =>
  (await look(who, scene.company, when, (ctx) => getItem(ctx, itemId)))!

describe('a question to the client', () => {
  test('stops the clock over a night and a holiday; the answer restarts it', async () => {
    const scene = await aScene()
    // Tuesday before Independence Day: asked at 15:00, answered at 10:00 on the Thursday.
    const id = await opened(scene, at('2026-11-10T13:00:00Z'))
    const questionId = await ask(scene, id, at('2026-11-10T14:00:00Z'))
    const held = await page(scene, id, at('2026-11-12T08:30:00Z'))
    expect(held).toMatchObject({ status: 'waiting_client', nextDueAt: null, isBreached: false })
    expect(held.partition.minutes).toMatchObject({ provider: 60, client: 60 + 90 })

    expect(await answer(scene, id, questionId, at('2026-11-12T09:00:00Z'))).toMatchObject({
      ok: true,
    })
    const running = await page(scene, id, at('2026-11-12T09:00:00Z'))
    expect(running.status).toBe('in_progress')
    // One hour was used before; the seven left run from 10:00 on Thursday to 9:00 on Friday.
    expect(running.nextDueAt).toEqual(at('2026-11-13T08:00:00Z'))
    expect(running.partition.minutes).toMatchObject({
      provider: 60,
      client: 60 + 120,
      authority: 0,
    })
    expect(running.questions[0]).toMatchObject({
      answer: 'Biura.',
      answeredAt: at('2026-11-12T09:00:00Z'),
    })
  })

  test('is the first response, and mails those who may answer and see the service', async () => {
    const scene = await aScene()
    await Promise.all((['finance', 'hr', 'viewer'] as const).map((role) => someone(scene, role)))
    const id = await opened(scene)
    await ask(scene, id, LATER)
    const item = await page(scene, id, LATER)
    expect(item.firstRespondedAt).toEqual(LATER)
    expect(item.clocks[0]).toMatchObject({
      kind: 'first_response',
      stoppedAt: LATER,
      breachedAt: null,
    })
    const mails = await ownerSql()`
      select m.role from outbox_messages o join members m on m.email = o.recipient
      where o.tenant_id = ${scene.company} and o.template = 'question_asked' order by m.role`
    expect(mails.map(({ role }) => role)).toEqual(['finance', 'owner'])
  })

  test('can be two at once: the clock runs on after the second answer', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    const first = await ask(scene, id, LATER)
    const second = await ask(scene, id, at('2026-11-23T09:10:00Z'))
    await answer(scene, id, first, at('2026-11-23T09:30:00Z'))
    expect((await page(scene, id, LATER)).status).toBe('waiting_client')
    await answer(scene, id, second, at('2026-11-23T10:00:00Z'))
    const item = await page(scene, id, at('2026-11-23T10:00:00Z'))
    expect(item.status).toBe('in_progress')
    expect(item.partition.minutes).toMatchObject({ provider: 60, client: 60 })
  })

  test('is answered once; a foreign or invented question is not found', async () => {
    const scene = await aScene()
    const other = await aScene()
    const id = await opened(scene)
    const questionId = await ask(scene, id, LATER)
    await expect(answer(other, id, questionId, LATER)).rejects.toMatchObject({ code: 'not_found' })
    await expect(answer(scene, id, newId(), LATER)).rejects.toMatchObject({ code: 'not_found' })
    expect(await answer(scene, id, questionId, LATER)).toMatchObject({ ok: true })
    expect(await answer(scene, id, questionId, LATER)).toMatchObject({ code: 'no_open_question' })
  })

  test('is not answered by a viewer nor by the agent, and not withdrawn by the client', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    const questionId = await ask(scene, id, LATER)
    const viewer = await someone(scene, 'viewer')
    for (const who of [viewer, scene.agent]) {
      await expect(
        act(who, scene.company, LATER, (ctx) =>
          answerQuestion(ctx, { itemId: id, questionId, answer: 'x' }),
        ),
      ).rejects.toMatchObject({ code: 'forbidden' })
    }
    const withdraw = (who: Principal) =>
      act(who, scene.company, LATER, (ctx) => withdrawQuestion(ctx, { itemId: id, questionId }))
    await expect(withdraw(scene.owner)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await withdraw(scene.agent)).toMatchObject({ ok: true })
    expect(await page(scene, id, LATER)).toMatchObject({ status: 'in_progress' })
  })

  test('holds the finishing until it is answered or taken back', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    await ask(scene, id, LATER)
    const finish = await act(scene.agent, scene.company, LATER, (ctx) =>
      finishItem(ctx, { itemId: id }),
    )
    expect(finish).toMatchObject({ ok: false, code: 'question_open' })
  })
})

describe('finishing', () => {
  const access = {
    requestType: 'it_access',
    form: { person: 'Jan Lis', system: 'ERP', kind: 'grant' },
  }
  const finish = (scene: Scene, itemId: string, when = LATER, extra: object = {}) =>
    act(scene.agent, scene.company, when, (ctx) => finishItem(ctx, { itemId, ...extra }))
  const meters = (itemId: string) =>
    ownerSql()`select * from meter_events where item_id = ${itemId}`

  test('stops the clocks, stores the final partition and meters one unit', async () => {
    const scene = await aScene()
    const id = await opened(scene, MONDAY, access)
    expect(await finish(scene, id)).toMatchObject({ ok: true, value: { closedAt: LATER } })
    const item = await page(scene, id, at('2026-11-25T12:00:00Z'), scene.owner)
    expect(item).toMatchObject({ status: 'done', closedAt: LATER, nextDueAt: null })
    expect(item.partition).toMatchObject({ untilAt: LATER, minutes: { provider: 60 } })
    const events = await meters(id)
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      meter: 'ticket_closed',
      quantity: 1,
      source_type: 'work_item',
      contract_version_id: scene.versionId,
    })
  })

  test('twice is refused, and both at once meter once', async () => {
    const scene = await aScene()
    const id = await opened(scene, MONDAY, access)
    const both = await Promise.all([finish(scene, id), finish(scene, id)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await finish(scene, id)).toMatchObject({ code: 'item_closed' })
    expect(await meters(id)).toHaveLength(1)
  })

  test('of an invoice is by its posting and in no other way', async () => {
    const scene = await aScene()
    const id = await opened(scene, MONDAY, {
      requestType: 'purchase_invoice',
      source: 'upload',
      form: {},
    })
    expect(await finish(scene, id)).toMatchObject({ code: 'finished_by_posting' })
    expect((await page(scene, id, LATER)).allowed).not.toContain('finish')
    const source = { type: 'purchase_document', id: newId() }
    expect(await finish(scene, id, LATER, { source })).toMatchObject({ ok: true })
    expect((await meters(id))[0]).toMatchObject({
      meter: 'document_posted',
      source_id: source.id,
    })
  })

  test('counts keyed records by the form, or by what the agent found', async () => {
    const scene = await aScene()
    const form = { record_count: '250', details: 'Ankiety', files: [] as string[] }
    const [document] = await ownerSql()`insert into documents (tenant_id, id, service, sha256,
      size_bytes, mime, original_name, uploaded_by_name, uploaded_at)
      values (${scene.company}, ${newId()}, 'keying', ${'b'.repeat(64)}, 10, 'application/pdf',
      'ankiety.pdf', 'Ala', ${MONDAY}) returning id`
    const keying = { requestType: 'data_keying', form: { ...form, files: [document!.id] } }
    const asSaid = await opened(scene, MONDAY, keying)
    const asFound = await opened(scene, MONDAY, keying)
    await finish(scene, asSaid)
    await finish(scene, asFound, LATER, { quantity: 241 })
    expect((await meters(asSaid))[0]?.quantity).toBe(250)
    expect((await meters(asFound))[0]?.quantity).toBe(241)
  })

  test('on the last promised minute is met, a minute later is missed', async () => {
    const scene = await aScene()
    const [met, missed] = [await opened(scene), await opened(scene)]
    await finish(scene, met, at('2026-11-24T08:00:59Z'))
    await finish(scene, missed, at('2026-11-24T08:01:00Z'))
    const resolution = async (id: string) =>
      (await page(scene, id, at('2026-11-24T09:00:00Z'))).clocks[1]
    expect(await resolution(met)).toMatchObject({ breachedAt: null, elapsedMinutes: 480 })
    expect(await resolution(missed)).toMatchObject({ breachedAt: at('2026-11-24T08:00:00Z') })
  })
})

describe('two agents', () => {
  test('who change the same version: the second one is told', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    const start = (ctx: ScopeContext) => startItem(ctx, { itemId: id, version: 1 })
    expect(await act(scene.agent, scene.company, LATER, start)).toMatchObject({
      ok: true,
      value: { version: 2 },
    })
    await expect(
      act(scene.lead, scene.company, LATER, (ctx) =>
        setPriority(ctx, { itemId: id, priority: 1, version: 1 }),
      ),
    ).rejects.toMatchObject({ code: 'stale_version' })
  })

  test('who race for one item: exactly one gets it', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    const take = (who: Principal) =>
      act(who, scene.company, LATER, (ctx) =>
        assignItem(ctx, { itemId: id, assigneeId: who.accountId, version: 1 }),
      )
    const outcomes = await Promise.allSettled([take(scene.agent), take(scene.lead)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [row] = await ownerSql()`select version, assignee_id from work_items where id = ${id}`
    expect(row).toMatchObject({ version: 2 })
  })
})

describe('assigning', () => {
  test('a lead hands over to whoever serves the company, and to nobody else', async () => {
    const scene = await aScene()
    const stranger = await aStaffMember('agent', MONDAY)
    const elsewhere = await aStaffMember('agent', MONDAY)
    await assign(scene.company, elsewhere.id, ['payroll'])
    const id = await opened(scene)
    const give = (assigneeId: string | null) =>
      act(scene.lead, scene.company, LATER, (ctx) => assignItem(ctx, { itemId: id, assigneeId }))
    expect(await give(stranger.id)).toMatchObject({ code: 'assignee_not_serving' })
    expect(await give(elsewhere.id)).toMatchObject({ code: 'assignee_not_serving' })
    expect(await give(scene.agent.accountId)).toMatchObject({ ok: true })
    expect(await page(scene, id, LATER)).toMatchObject({ assigneeName: scene.agent.name })
    expect(await give(null)).toMatchObject({ ok: true })
    expect(await page(scene, id, LATER)).toMatchObject({ assigneeName: null })
  })

  test('whoever works on what nobody has takes it; what somebody has stays theirs', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    await act(scene.agent, scene.company, LATER, (ctx) => startItem(ctx, { itemId: id }))
    expect(await page(scene, id, LATER)).toMatchObject({ assigneeName: scene.agent.name })
    await act(scene.lead, scene.company, LATER, (ctx) => finishItem(ctx, { itemId: id }))
    expect(await page(scene, id, LATER)).toMatchObject({ assigneeName: scene.agent.name })
  })

  test('an agent takes and returns, but does not hand over', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    const give = (assigneeId: string | null) =>
      act(scene.agent, scene.company, LATER, (ctx) => assignItem(ctx, { itemId: id, assigneeId }))
    await expect(give(scene.lead.accountId)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await give(scene.agent.accountId)).toMatchObject({ ok: true })
    expect(await give(null)).toMatchObject({ ok: true })
  })
})

describe('what is said', () => {
  test("the provider's first message stops the response clock, the client's does not", async () => {
    const scene = await aScene()
    const id = await opened(scene)
    const say = (who: Principal, when: Date) =>
      act(who, scene.company, when, (ctx) => sendMessage(ctx, { itemId: id, body: 'Dzień dobry' }))
    await say(scene.owner, at('2026-11-23T08:20:00Z'))
    expect((await page(scene, id, LATER)).clocks[0]).toMatchObject({ stoppedAt: null })
    await say(scene.agent, at('2026-11-23T08:45:00Z'))
    const item = await page(scene, id, LATER)
    expect(item).toMatchObject({ status: 'in_progress', version: 2 })
    expect(item.clocks[0]).toMatchObject({
      stoppedAt: at('2026-11-23T08:45:00Z'),
      elapsedMinutes: 45,
    })
    expect(item.messages.map(({ side }) => side)).toEqual(['client', 'provider'])
  })

  test('a message of the provider is mailed once, to who speaks for the client', async () => {
    const scene = await aScene()
    const hr = await someone(scene, 'hr')
    const finance = await someone(scene, 'finance')
    const id = await opened(scene)
    const write = (who: Principal, body: string) =>
      act(who, scene.company, LATER, (ctx) => sendMessage(ctx, { itemId: id, body }))
    const mailed = async () => {
      const mails = await ownerSql()<{ accountId: string; payload: Record<string, string> }[]>`
        select m.account_id as "accountId", o.payload
        from outbox_messages o join members m on m.email = o.recipient
        where o.tenant_id = ${scene.company} and o.template = 'message_sent' order by o.id`
      for (const { payload } of mails) {
        expect(payload.itemTitle).toBe('Odliczenie VAT od paliwa')
        expect(payload.link).toMatch(new RegExp(`^https?://.+/items/${id}$`))
        expect(JSON.stringify(payload)).not.toMatch(/tajne/)
      }
      return mails.map(({ accountId }) => accountId)
    }
    // Opened by the agent: finance looks after accounting, and HR does not see it at all.
    await write(scene.agent, 'tajne 1')
    expect(await mailed()).toEqual([finance.accountId])
    await write(scene.owner, 'Dziękuję')
    expect(await mailed()).toHaveLength(1)
    await write(scene.agent, 'tajne 2')
    expect(await mailed()).toEqual([finance.accountId, scene.owner.accountId])
    expect(await mailed()).not.toContain(hr.accountId)
    await ownerSql()`update members set locale = 'en' where account_id = ${scene.owner.accountId}`
    await write(scene.agent, 'tajne 3')
    const [last] = await ownerSql()`select locale from outbox_messages
      where tenant_id = ${scene.company} and template = 'message_sent' order by id desc limit 1`
    expect(last).toEqual({ locale: 'en' })
  })

  test('an internal note, its event and who was assigned stay with the staff', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    await act(scene.agent, scene.company, LATER, (ctx) =>
      addNote(ctx, { itemId: id, body: 'Sprawdzić JPK' }),
    )
    await expect(
      act(scene.owner, scene.company, LATER, (ctx) => addNote(ctx, { itemId: id, body: 'x' })),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const staff = await page(scene, id, LATER)
    expect(staff.notes).toHaveLength(1)
    const client = await page(scene, id, LATER, scene.owner)
    expect(client.notes).toEqual([])
    expect(client.events.map(({ action }) => action)).toEqual(['work.item_opened'])
  })

  test('nothing is sent to a closed item, and a foreign document is not attached', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    await expect(
      act(scene.agent, scene.company, LATER, (ctx) =>
        attachDocument(ctx, { itemId: id, documentId: newId() }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' })
    await act(scene.agent, scene.company, LATER, (ctx) => finishItem(ctx, { itemId: id }))
    const say = (who: Principal) =>
      act(who, scene.company, LATER, (ctx) => sendMessage(ctx, { itemId: id, body: 'Halo' }))
    expect(await say(scene.owner)).toMatchObject({ code: 'item_closed' })
    expect(await say(scene.agent)).toMatchObject({ code: 'item_closed' })
  })
})

describe('waiting for an office', () => {
  test('takes its minutes from nobody, and finishing ends it', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    const wait = (ctx: ScopeContext) => waitForAuthority(ctx, { itemId: id, reason: 'KAS' })
    expect(await act(scene.agent, scene.company, LATER, wait)).toMatchObject({ ok: true })
    expect(await act(scene.agent, scene.company, LATER, wait)).toMatchObject({
      code: 'already_waiting',
    })
    expect(await page(scene, id, LATER)).toMatchObject({
      status: 'waiting_authority',
      nextDueAt: null,
    })
    const noon = at('2026-11-23T11:00:00Z')
    await act(scene.agent, scene.company, noon, (ctx) => resumeFromAuthority(ctx, { itemId: id }))
    await act(scene.agent, scene.company, noon, wait)
    await act(scene.agent, scene.company, at('2026-11-23T12:00:00Z'), (ctx) =>
      finishItem(ctx, { itemId: id }),
    )
    const item = await page(scene, id, at('2026-11-24T12:00:00Z'))
    expect(item.partition.minutes).toEqual({ provider: 60, client: 0, authority: 180, closed: 0 })
    expect(item.waits.every(({ toAt }) => toAt !== null)).toBe(true)
  })
})

describe('cancelling and reopening', () => {
  test('a cancelled item meters nothing and withdraws its questions', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    await ask(scene, id, LATER)
    await act(scene.agent, scene.company, LATER, (ctx) =>
      cancelItem(ctx, { itemId: id, reason: 'Duplikat' }),
    )
    const item = await page(scene, id, LATER, scene.owner)
    expect(item.status).toBe('cancelled')
    expect(item.questions[0]?.withdrawnAt).toEqual(LATER)
    expect(await ownerSql()`select 1 from meter_events where item_id = ${id}`).toHaveLength(0)
  })

  test('a reopened item runs on; the time it lay closed is not the provider’s', async () => {
    const scene = await aScene()
    const id = await opened(scene)
    const reopen = (when: Date) =>
      act(scene.agent, scene.company, when, (ctx) =>
        reopenItem(ctx, { itemId: id, reason: 'Jeszcze raz' }),
      )
    expect(await reopen(LATER)).toMatchObject({ code: 'item_open' })
    await act(scene.agent, scene.company, LATER, (ctx) => finishItem(ctx, { itemId: id }))
    expect(await reopen(at('2026-11-23T12:00:00Z'))).toMatchObject({ ok: true })
    const item = await page(scene, id, at('2026-11-23T12:30:00Z'))
    expect(item).toMatchObject({ status: 'in_progress', closedAt: null })
    expect(item.partition.minutes).toMatchObject({ provider: 90, client: 180 })
    expect(item.clocks[1]).toMatchObject({ stoppedAt: null, elapsedMinutes: 90 })
  })

  test('what stands on an invoice, or was booked and not reversed, stays closed', async () => {
    const scene = await aScene()
    const id = await opened(scene, MONDAY, {
      requestType: 'it_access',
      form: { person: 'Jan Lis', system: 'ERP', kind: 'grant' },
    })
    const source = { type: 'purchase_document', id: newId() }
    await act(scene.agent, scene.company, LATER, (ctx) => finishItem(ctx, { itemId: id, source }))
    const reopen = (isReversed: boolean) =>
      act(scene.agent, scene.company, LATER, (ctx) =>
        reopenItem(ctx, { itemId: id, reason: 'x', isReversed }),
      )
    expect(await reopen(false)).toMatchObject({ code: 'reverse_first' })
    expect(await reopen(true)).toMatchObject({ ok: true })
  })
})

describe('somebody without the right', () => {
  test('finds no item of another company and does nothing in their own', async () => {
    const scene = await aScene()
    const other = await aScene()
    const id = await opened(scene)
    const auditor = await someone(scene, 'auditor')
    const deeds: ((ctx: ScopeContext) => Promise<unknown>)[] = [
      (ctx) => startItem(ctx, { itemId: id }),
      (ctx) => setPriority(ctx, { itemId: id, priority: 1 }),
      (ctx) => assignItem(ctx, { itemId: id, assigneeId: null }),
      (ctx) => askClient(ctx, { itemId: id, body: 'x' }),
      (ctx) => withdrawQuestion(ctx, { itemId: id, questionId: newId() }),
      (ctx) => waitForAuthority(ctx, { itemId: id, reason: 'x' }),
      (ctx) => resumeFromAuthority(ctx, { itemId: id }),
      (ctx) => finishItem(ctx, { itemId: id }),
      (ctx) => cancelItem(ctx, { itemId: id, reason: 'x' }),
      (ctx) => reopenItem(ctx, { itemId: id, reason: 'x' }),
      (ctx) => addNote(ctx, { itemId: id, body: 'x' }),
    ]
    for (const deed of deeds) {
      await expect(act(other.agent, other.company, LATER, deed)).rejects.toMatchObject({
        code: 'not_found',
      })
      // An agent who is not assigned: the company in hand shows no rows.
      await expect(act(other.agent, scene.company, LATER, deed)).rejects.toMatchObject({
        code: 'not_found',
      })
      await expect(act(scene.owner, scene.company, LATER, deed)).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect((async () => act(auditor, scene.company, LATER, deed))()).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    const message = (ctx: ScopeContext) => sendMessage(ctx, { itemId: id, body: 'x' })
    await expect(act(other.owner, other.company, LATER, message)).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await page(scene, id, LATER)).version).toBe(1)
  })
})
