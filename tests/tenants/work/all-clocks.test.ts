// Every kind of clock and every one of its number: what is stored, what the page tells and
// what `calc sla` makes of the downloaded file are one and the same.
import { describe, expect, test } from 'vitest'
import { slaCalc } from '#tenants/calc/sla.ts'
import { createContractVersion } from '#tenants/contracts/commands.server.ts'
import { answerQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { setPriority } from '#tenants/work/commands/assign-item.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { sendMessage } from '#tenants/work/commands/send-message.server.ts'
import { meetStatutoryDate, setStatutoryDate } from '#tenants/work/commands/set-statutory.server.ts'
import { getClockExplained } from '#tenants/work/queries/clock.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, look, opened, type Scene } from './scene.ts'

type Stored = {
  kind: string
  seq: number
  elapsed: number
  target: number
  dueAt: Date | null
  breachedAt: Date | null
  stoppedAt: Date | null
  dueOn: string | null
}

const stored = (itemId: string) => ownerSql()<Stored[]>`
  select kind, seq, elapsed_minutes as elapsed, target_minutes as target, due_at as "dueAt",
    breached_at as "breachedAt", stopped_at as "stoppedAt", due_on::text as "dueOn"
  from sla_clocks where item_id = ${itemId} order by kind, seq`

const events = (itemId: string, action: string) => ownerSql()<{ data: object }[]>`
  select data from audit_events where item_id = ${itemId} and action = ${action} order by at`

const text = (instant: Date | null) => instant && `${instant.toISOString().slice(0, 16)}:00Z`

const explain = (scene: Scene, itemId: string, kind: string, seq: number, when: Date) =>
  look(scene.owner, scene.company, when, (ctx) => getClockExplained(ctx, { itemId, kind, seq }))

const promised = (nextResponseMinutes = 60) =>
  aScene({
    clientAnswerMinutes: 120,
    slaTerms: [
      {
        requestType: 'vat_question',
        firstResponseMinutes: 120,
        resolutionMinutes: 960,
        nextResponseMinutes,
        byPriority: { high: { resolutionMinutes: 480, nextResponseMinutes: 30 } },
      },
    ],
  })

async function say(scene: Scene, who: 'owner' | 'agent', itemId: string, when: string) {
  const said = await act(scene[who], scene.company, at(when), (ctx) =>
    sendMessage(ctx, { itemId, body: 'Proszę o odpowiedź' }),
  )
  if (!said.ok) throw new Error(said.code)
}

async function questioned(scene: Scene, itemId: string, from: string, to: string) {
  const asked = await act(scene.agent, scene.company, at(from), (ctx) =>
    askClient(ctx, { itemId, body: 'Która faktura?' }),
  )
  if (!asked.ok) throw new Error(asked.code)
  const { questionId } = asked.value
  const answered = await act(scene.owner, scene.company, at(to), (ctx) =>
    answerQuestion(ctx, { itemId, questionId, answer: 'Ta z maja' }),
  )
  if (!answered.ok) throw new Error(answered.code)
}

/** Three replies owed, two questions to the client, the work done in the end. */
async function aLife(scene: Scene): Promise<string> {
  const itemId = await opened(scene)
  await say(scene, 'agent', itemId, '2026-11-23T08:20:00Z')
  await say(scene, 'owner', itemId, '2026-11-23T09:00:00Z')
  await say(scene, 'agent', itemId, '2026-11-23T09:30:00Z')
  await questioned(scene, itemId, '2026-11-23T10:00:00Z', '2026-11-23T11:30:00Z')
  await say(scene, 'owner', itemId, '2026-11-23T14:30:00Z')
  await say(scene, 'agent', itemId, '2026-11-24T08:15:00Z')
  await questioned(scene, itemId, '2026-11-24T09:00:00Z', '2026-11-24T13:00:00Z')
  await say(scene, 'owner', itemId, '2026-11-24T13:30:00Z')
  await act(scene.agent, scene.company, at('2026-11-24T14:00:00Z'), (ctx) =>
    finishItem(ctx, { itemId }),
  )
  return itemId
}

test('every clock of a life is recomputed from its own file', async () => {
  const scene = await promised()
  const itemId = await aLife(scene)
  const clocks = await stored(itemId)
  const names = clocks.map(({ kind, seq }) => `${kind} ${seq}`)
  expect(names).toContain('next_response 2')
  expect(names).toContain('client_answer 2')
  for (const clock of clocks) {
    const when = at('2026-12-01T08:00:00Z')
    const explained = await explain(scene, itemId, clock.kind, clock.seq, when)
    expect(explained?.clock).toMatchObject({ kind: clock.kind, seq: clock.seq })
    expect(slaCalc(JSON.parse(JSON.stringify(explained!.slaCase)))).toMatchObject({
      ok: true,
      answer: {
        elapsed_minutes: clock.elapsed,
        due_at: text(clock.dueAt),
        breached_at: text(clock.breachedAt),
      },
    })
    const own = clock.kind === 'client_answer' ? 'client' : 'provider'
    const counted = explained!.intervals.filter(({ party }) => party === own)
    expect(counted.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(clock.elapsed)
  }
  // The second question took the client four hours of the promised two.
  const answers = clocks.filter(({ kind }) => kind === 'client_answer')
  expect(answers.map(({ breachedAt }) => breachedAt !== null)).toEqual([false, true])
})

test('a number that no clock has is no clock', async () => {
  const scene = await promised()
  const itemId = await opened(scene)
  expect(await explain(scene, itemId, 'resolution', 2, at('2026-11-24T08:00:00Z'))).toBeNull()
  expect(await explain(scene, itemId, 'client_answer', 1, at('2026-11-24T08:00:00Z'))).toBeNull()
})

test('another priority counts what runs anew and leaves a word of it', async () => {
  const scene = await promised()
  const itemId = await opened(scene)
  await act(scene.agent, scene.company, at('2026-11-23T09:00:00Z'), (ctx) =>
    setPriority(ctx, { itemId, priority: 1 }),
  )
  const resolution = (await stored(itemId)).find(({ kind }) => kind === 'resolution')
  expect(resolution?.target).toBe(480)
  expect(await events(itemId, 'sla.recounted')).toMatchObject([
    { data: { priority: 1, clocks: [{ kind: 'resolution', seq: 1, from: 960, to: 480 }] } },
  ])
})

describe('a date of law', () => {
  const law = (scene: Scene, itemId: string, dueOn: string, when: string) =>
    act(scene.agent, scene.company, at(when), (ctx) =>
      setStatutoryDate(ctx, { itemId, since: '2026-11-23', dueOn }),
    )
  const statutory = async (itemId: string) =>
    (await stored(itemId)).filter(({ kind }) => kind === 'statutory')

  test('is set once, moved with a word of what was before, and waits for nobody', async () => {
    const scene = await promised()
    const itemId = await opened(scene)
    await law(scene, itemId, '2026-12-07', '2026-11-23T09:00:00Z')
    await law(scene, itemId, '2026-12-07', '2026-11-23T09:05:00Z')
    await law(scene, itemId, '2026-12-23', '2026-11-24T09:00:00Z')
    await questioned(scene, itemId, '2026-11-24T10:00:00Z', '2026-11-26T10:00:00Z')
    expect(await statutory(itemId)).toMatchObject([
      { seq: 1, dueOn: '2026-12-23', dueAt: at('2026-12-23T22:59:00Z') },
    ])
    expect((await events(itemId, 'sla.statutory_date_set')).map(({ data }) => data)).toMatchObject([
      { dueOn: '2026-12-07' },
      { dueOn: '2026-12-23', before: '2026-12-07' },
    ])
    const when = at('2026-11-27T08:00:00Z')
    const explained = await explain(scene, itemId, 'statutory', 1, when)
    expect(explained?.slaCase).toMatchObject({ waits: [], holidays: [] })
    expect(explained?.intervals).toMatchObject([{ party: 'provider', why: { kind: 'counted' } }])
    const answer = slaCalc(JSON.parse(JSON.stringify(explained!.slaCase)))
    expect(answer).toMatchObject({ ok: true, answer: { due_at: '2026-12-23T22:59:00Z' } })
  })

  test('is met by the day of the answer, though that was written down later', async () => {
    const scene = await promised()
    const itemId = await opened(scene)
    await law(scene, itemId, '2026-11-25', '2026-11-23T09:00:00Z')
    await act(scene.agent, scene.company, at('2026-11-27T09:00:00Z'), (ctx) =>
      meetStatutoryDate(ctx, { itemId, on: '2026-11-25' }),
    )
    expect(await statutory(itemId)).toMatchObject([
      { stoppedAt: at('2026-11-25T22:59:00Z'), breachedAt: null },
    ])
    await law(scene, itemId, '2026-12-30', '2026-11-27T10:00:00Z')
    expect(await statutory(itemId)).toMatchObject([{ dueOn: '2026-11-25' }])
  })

  test('is missed when the answer went out a day late', async () => {
    const scene = await promised()
    const itemId = await opened(scene)
    await law(scene, itemId, '2026-11-25', '2026-11-23T09:00:00Z')
    await act(scene.agent, scene.company, at('2026-11-26T09:00:00Z'), (ctx) =>
      meetStatutoryDate(ctx, { itemId, on: '2026-11-26' }),
    )
    expect(await statutory(itemId)).toMatchObject([{ breachedAt: at('2026-11-25T22:59:00Z') }])
  })
})

test('a request about data counts from the day it came in, not from the day it was opened', async () => {
  const scene = await aScene({}, ['legal'])
  const itemId = await opened(scene, at('2026-11-23T08:00:00Z'), {
    requestType: 'gdpr_request',
    form: {
      received_on: '2026-11-10',
      person: 'Jan Kowal',
      right: 'access',
      channel: 'email',
      contact: 'jan@kowal.example',
    },
  })
  const clocks = await stored(itemId)
  expect(clocks).toMatchObject([{ kind: 'statutory', dueOn: '2026-12-10' }])
})

test('a promise switched on by a new version binds the items opened under it only', async () => {
  const scene = await aScene()
  const before = await opened(scene)
  await act(scene.admin, scene.company, at('2026-11-23T08:30:00Z'), (ctx) =>
    createContractVersion(ctx, {
      tenantId: scene.company,
      effectiveFrom: '2026-11-24',
      services: ['accounting'],
      calendar: { zone: 'Europe/Warsaw', hours: { tue: [['08:00', '16:00']] } },
      slaTerms: [
        {
          requestType: 'vat_question',
          firstResponseMinutes: 60,
          resolutionMinutes: 480,
          nextResponseMinutes: 90,
          byPriority: { high: { nextResponseMinutes: 30 } },
        },
      ],
      pricePlan: { components: [] },
      clientAnswerMinutes: 240,
      paymentDays: 14,
    }),
  )
  const after = await opened(scene, at('2026-11-24T08:00:00Z'))
  for (const itemId of [before, after]) {
    await say(scene, 'agent', itemId, '2026-11-24T08:10:00Z')
    await say(scene, 'owner', itemId, '2026-11-24T08:20:00Z')
    await say(scene, 'agent', itemId, '2026-11-24T08:30:00Z')
    await questioned(scene, itemId, '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')
  }
  const kinds = async (itemId: string) =>
    (await stored(itemId)).map(({ kind, target }) => `${kind} ${target}`)
  expect(await kinds(before)).toEqual(['first_response 120', 'resolution 480'])
  expect(await kinds(after)).toEqual([
    'client_answer 240',
    'first_response 60',
    'next_response 90',
    // The answer to our question wants a reply as well.
    'next_response 90',
    'resolution 480',
  ])
})
