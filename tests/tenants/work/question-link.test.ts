// A question with a kind, mailed as a link: answered once, by its person, without a password.
import { describe, expect, test } from 'vitest'
import { poolOf } from '#db/client.server.ts'
import type { TenantId } from '#tenants/shared/scope.server.ts'
import {
  type AnswerPlace,
  answerByLink,
  askForRenewal,
  findAnswerPlace,
  noteOpened,
  readByLink,
} from '#tenants/work/answer-door.server.ts'
import { answerQuestion, withdrawQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { type AskInput, askClient } from '#tenants/work/commands/ask-client.server.ts'
import { hashOfToken } from '#tenants/work/commands/question-links.server.ts'
import { remindQuestions, renewLinks } from '#tenants/work/commands/remind-questions.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, look, opened, type Scene, someone } from './scene.ts'

const ASKED = at('2026-11-23T10:42:00Z')
const LATER = at('2026-11-23T12:00:00Z')
const request = (now = LATER) => ({ now, requestId: 'test', ip: '192.0.2.1' })

type Mail = { token: string; recipient: string; payload: Record<string, string>; template: string }

async function mailsOf(company: TenantId): Promise<Mail[]> {
  const rows = await ownerSql()<Omit<Mail, 'token'>[]>`
    select recipient, payload, template from outbox_messages
    where tenant_id = ${company} and template like 'question_%' order by created_at, id`
  return rows.map((row) => ({ ...row, token: row.payload.link!.split('/').at(-1)! }))
}

async function asked(input: Partial<AskInput> = {}) {
  const scene = await aScene()
  const itemId = await opened(scene, ASKED)
  const questionId = await ask(scene, itemId, input)
  const place = await placeOf(scene)
  const mails = await mailsOf(scene.company)
  return { scene, itemId, questionId, place, mails, token: mails[0]?.token ?? '' }
}

async function ask(scene: Scene, itemId: string, input: Partial<AskInput> = {}) {
  const outcome = await act(scene.agent, scene.company, ASKED, (ctx) =>
    askClient(ctx, { itemId, body: 'Na jaką kwotę opiewa umowa?', kind: 'amount', ...input }),
  )
  if (!outcome.ok) throw new Error(`not asked: ${outcome.code}`)
  return outcome.value.questionId
}

async function placeOf({ company }: Scene): Promise<AnswerPlace> {
  const [row] = await ownerSql()`select slug from companies where tenant_id = ${company}`
  return (await findAnswerPlace(request(), row!.slug))!
}

const answer = (place: AnswerPlace, token: string, text: unknown, now = LATER) =>
  answerByLink(request(now), place, token, { answer: text, remark: null })

const itemOf = (scene: Scene, itemId: string) =>
  look(scene.agent, scene.company, LATER, (ctx) => getItem(ctx, itemId)).then((item) => item!)

describe('a mailed link', () => {
  test('shows one question with what it holds up, and the database keeps no token', async () => {
    const { scene, place, mails, token } = await asked({ period: '2026-02' })
    const view = await readByLink(request(), place, token)
    expect(view).toMatchObject({ state: 'open', person: { role: 'owner' } })
    expect(view?.question).toMatchObject({
      kind: 'amount',
      consequence: { period: '2026-02', items: 1, stoppedAt: ASKED },
    })
    expect(mails[0]?.payload.consequence).toBe('Wstrzymuje VAT 02/2026, nasz zegar stoi od 11:42')
    const [stored] = await ownerSql()`
      select token_hash, to_jsonb(l)::text as all from question_links l
      where tenant_id = ${scene.company}`
    expect(stored!.token_hash).toBe(hashOfToken(token))
    expect(stored!.all).not.toContain(token)
  })

  test('is not used up by looking, and takes one answer, which becomes data', async () => {
    const { scene, itemId, place, token } = await asked({ fieldKey: 'amount', kind: 'text' })
    for (let look = 0; look < 3; look += 1) await readByLink(request(), place, token)
    expect(await answer(place, token, 'dużo')).toMatchObject({ code: 'not_an_amount' })
    expect(await answer(place, token, '1 234,50')).toEqual({ ok: true, value: undefined })
    const item = await itemOf(scene, itemId)
    expect(item.form.amount).toBe('123450')
    expect(item.status).toBe('in_progress')
    expect(item.questions[0]).toMatchObject({
      value: '123450',
      answeredVia: 'link',
      answeredAt: LATER,
      nextReminderAt: null,
      recipients: [{ usedAt: LATER }],
    })
    const event = item.events.find(({ action }) => action === 'work.question_answered')
    expect(event).toMatchObject({ actorSide: 'client', data: { via: 'link' } })
    expect(event?.actorName).toBe(item.questions[0]?.answeredByName)
    expect(await answer(place, token, '1,00')).toMatchObject({ code: 'link_used' })
    expect(await readByLink(request(), place, token)).toMatchObject({
      state: 'used',
      question: null,
    })
  })

  test('clicked twice at once answers once', async () => {
    const { scene, questionId, place, token } = await asked()
    const all = await Promise.all(
      ['1,00', '2,00', '3,00', '4,00'].map((text) => answer(place, token, text)),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    const events = await ownerSql()`
      select 1 from audit_events where tenant_id = ${scene.company} and subject_id = ${questionId}
        and action = 'work.question_answered'`
    expect(events).toHaveLength(1)
  })

  test('of two people: the second finds the answer of the first', async () => {
    const scene = await aScene()
    await someone(scene, 'finance')
    const itemId = await opened(scene, ASKED)
    await ask(scene, itemId)
    const mails = await mailsOf(scene.company)
    expect(mails).toHaveLength(2)
    const place = await placeOf(scene)
    expect(await answer(place, mails[0]!.token, '5,00')).toMatchObject({ ok: true })
    expect(await readByLink(request(), place, mails[1]!.token)).toMatchObject({
      state: 'answered',
      question: null,
    })
    expect(await answer(place, mails[1]!.token, '6,00')).toMatchObject({ code: 'link_used' })
  })

  test('dies with its question: answered in the portal, withdrawn, expired', async () => {
    const first = await asked()
    await act(first.scene.owner, first.scene.company, LATER, (ctx) =>
      answerQuestion(ctx, { itemId: first.itemId, questionId: first.questionId, answer: '7,00' }),
    )
    expect(await readByLink(request(), first.place, first.token)).toMatchObject({
      state: 'answered',
    })
    const second = await asked()
    await act(second.scene.agent, second.scene.company, LATER, (ctx) =>
      withdrawQuestion(ctx, { itemId: second.itemId, questionId: second.questionId }),
    )
    expect(await readByLink(request(), second.place, second.token)).toMatchObject({ state: 'gone' })
    expect(await answer(second.place, second.token, '1,00')).toMatchObject({ ok: false })
    const third = await asked()
    const month = at('2026-12-23T12:00:00Z')
    expect(await readByLink(request(month), third.place, third.token)).toMatchObject({
      state: 'expired',
      question: null,
    })
    expect(await answer(third.place, third.token, '1,00', month)).toMatchObject({
      code: 'link_expired',
    })
  })

  test('that has expired is replaced once, by a mail to the same person', async () => {
    const { scene, place, token } = await asked()
    expect(await askForRenewal(request(), place, token)).toBe(false)
    const month = at('2026-12-23T12:00:00Z')
    expect(await askForRenewal(request(month), place, token)).toBe(true)
    expect(await askForRenewal(request(month), place, token)).toBe(false)
    await Promise.all([renewLinks(month), renewLinks(month)])
    const mails = (await mailsOf(scene.company)).filter(({ token: one }) => one !== token)
    expect(mails).toHaveLength(1)
    expect(await readByLink(request(month), place, mails[0]!.token)).toMatchObject({
      state: 'open',
    })
  })

  test('opens nothing for whoever has left or lost the right, or in another company', async () => {
    const { scene, place, token } = await asked()
    const other = await asked()
    expect(await readByLink(request(), other.place, token)).toBeNull()
    expect(await readByLink(request(), place, 'A'.repeat(43))).toBeNull()
    expect(await readByLink(request(), place, "' or true --")).toBeNull()
    await ownerSql()`update members set role = 'viewer' where tenant_id = ${scene.company}`
    expect(await readByLink(request(), place, token)).toBeNull()
    await expect(answer(place, token, '1,00')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is marked as opened by the page itself', async () => {
    const { scene, itemId, place, token } = await asked()
    await noteOpened(request(), place, token)
    expect((await itemOf(scene, itemId)).questions[0]?.recipients[0]?.openedAt).toEqual(LATER)
  })

  test('reaches one question and nothing else of the company, whatever is asked', async () => {
    const { scene, itemId, questionId, token } = await asked()
    const otherItem = await opened(scene, ASKED)
    await ask(scene, otherItem)
    const seen = await poolOf('answer').begin(async (tx) => {
      await tx`select set_config('role', 'zaplecze_answer', true),
        set_config('app.tenant_id', ${scene.company}, true),
        set_config('app.scope', ${`link-${hashOfToken(token)}`}, true),
        set_config('app.actor_id', '', true), set_config('app.services', '', true)`
      return Promise.all([
        tx`select id from work_questions`,
        tx`select id from work_items`,
        tx`select id from question_links`,
        tx`select account_id from members`,
        tx`select id from documents`,
        tx`update work_questions set answer = 'x' where id <> ${questionId} returning id`,
      ])
    })
    expect(seen.map((rows) => rows.length)).toEqual([1, 1, 1, 1, 0, 0])
    expect(seen[0][0]!.id).toBe(questionId)
    expect(seen[1][0]!.id).toBe(itemId)
  })
})

describe('asking', () => {
  test('mails those who were chosen, and refuses who may not answer', async () => {
    const scene = await aScene()
    const finance = await someone(scene, 'finance')
    const viewer = await someone(scene, 'viewer')
    const itemId = await opened(scene, ASKED)
    await ask(scene, itemId, { recipients: [finance.accountId!] })
    expect(await mailsOf(scene.company)).toHaveLength(1)
    const refused = await act(scene.agent, scene.company, ASKED, (ctx) =>
      askClient(ctx, { itemId, body: 'x', recipients: [viewer.accountId!] }),
    )
    expect(refused).toMatchObject({ ok: false, code: 'recipient_cannot_answer' })
    const unknown = await act(scene.agent, scene.company, ASKED, (ctx) =>
      askClient(ctx, { itemId, body: 'x', fieldKey: 'nothing' }),
    )
    expect(unknown).toMatchObject({ ok: false, code: 'unknown_field' })
  })

  test('counts every open item of the month that waits', async () => {
    const { scene, questionId } = await asked({ period: '2026-02' })
    for (let n = 0; n < 2; n += 1) {
      await ask(scene, await opened(scene, ASKED), { period: '2026-02' })
    }
    await ask(scene, await opened(scene, ASKED), { period: '2026-03' })
    const rows = await look(scene.owner, scene.company, LATER, async (ctx) => {
      const { listOpenQuestions } = await import('#tenants/work/queries/questions.server.ts')
      return listOpenQuestions(ctx)
    })
    expect(rows.find(({ id }) => id === questionId)?.consequence.items).toBe(3)
  })
})

describe('a reminder', () => {
  const count = async (company: TenantId) =>
    (await mailsOf(company)).filter(({ template }) => template === 'question_reminder').length

  test('is mailed after each named business day with a fresh link, by one of two workers', async () => {
    const { scene, itemId, place, token } = await asked({ reminderDays: [1, 3] })
    await Promise.all([remindQuestions(at('2026-11-23T20:00:00Z')), remindQuestions(LATER)])
    expect(await count(scene.company)).toBe(0)
    const tuesday = at('2026-11-24T10:00:00Z')
    await Promise.all([remindQuestions(tuesday), remindQuestions(tuesday)])
    await remindQuestions(tuesday)
    expect(await count(scene.company)).toBe(1)
    const question = (await itemOf(scene, itemId)).questions[0]!
    expect(question).toMatchObject({ remindersSent: 1, lastRemindedAt: tuesday })
    const fresh = (await mailsOf(scene.company)).at(-1)!.token
    expect(fresh).not.toBe(token)
    expect(await answer(place, fresh, '8,00', tuesday)).toMatchObject({ ok: true })
    await remindQuestions(at('2026-12-01T10:00:00Z'))
    expect(await count(scene.company)).toBe(1)
  })

  test('that was slept through comes once', async () => {
    const { scene } = await asked({ reminderDays: [1, 3, 5] })
    await remindQuestions(at('2026-12-20T10:00:00Z'))
    await remindQuestions(at('2026-12-21T10:00:00Z'))
    expect(await count(scene.company)).toBe(1)
  })
})
