import { describe, expect, test } from 'vitest'
import { getMonthCredit } from '#tenants/reporting/queries/month-credit.server.ts'
import { getScorecard } from '#tenants/reporting/queries/scorecard.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import { answerQuestion, withdrawQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { decideExcuse, proposeExcuse } from '#tenants/work/commands/excuse-breach.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, look, opened, type Scene, someone } from '#tests/tenants/work/scene.ts'

const LATER = at('2026-12-20T09:00:00Z')
const november = { period: '2026-11', zone: 'Europe/Warsaw' }

async function done(scene: Scene, openedAt: string, closedAt: string, requestType?: string) {
  const itemId = await opened(
    scene,
    at(openedAt),
    requestType ? { requestType, form: { person: 'Ewa', system: 'ERP', access: 'new' } } : {},
  )
  const outcome = await act(scene.agent, scene.company, at(closedAt), (ctx) =>
    finishItem(ctx, { itemId }),
  )
  if (!outcome.ok) throw new Error(outcome.code)
  return itemId
}

const cardOf = (scene: Scene, who = scene.owner) =>
  look(who, scene.company, LATER, (ctx) => getScorecard(ctx, november))

describe('the scorecard', () => {
  test('counts the clocks of what was done in the month, in the zone of the company', async () => {
    const scene = await aScene()
    // Two hours to answer, eight to solve.
    await done(scene, '2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z')
    const late = await done(scene, '2026-11-23T08:00:00Z', '2026-11-24T09:30:00Z')
    // Half past midnight in Warsaw on the first of each month: only the first is November's.
    await done(scene, '2026-10-30T08:00:00Z', '2026-10-31T23:30:00Z')
    await done(scene, '2026-11-30T08:00:00Z', '2026-11-30T23:30:00Z')
    const card = await cardOf(scene)
    expect(card.items).toBe(3)
    expect(card.all.sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
      { kind: 'first_response', total: 3, met: 1, excused: 0 },
      { kind: 'resolution', total: 3, met: 2, excused: 0 },
    ])
    const missed = card.breaches.find(
      ({ itemId, kind }) => itemId === late && kind === 'resolution',
    )
    // Seven hours on Monday, two and a half on Tuesday, eight promised.
    expect(missed).toMatchObject({ overMinutes: 90, excuse: null })
    expect(card.breachCount).toBe(3)
    expect(card.byPerson.map(({ name }) => name)).toEqual([scene.agent.name, scene.agent.name])
  })

  test('splits the minutes by who held them, as they are stored', async () => {
    const scene = await aScene()
    const itemId = await opened(scene)
    const asked = await act(scene.agent, scene.company, at('2026-11-23T09:00:00Z'), (ctx) =>
      askClient(ctx, { itemId, body: 'x' }),
    )
    if (!asked.ok) throw new Error(asked.code)
    await act(scene.agent, scene.company, at('2026-11-23T11:00:00Z'), (ctx) =>
      withdrawQuestion(ctx, { itemId, questionId: asked.value.questionId }),
    )
    await act(scene.agent, scene.company, at('2026-11-23T11:30:00Z'), (ctx) =>
      finishItem(ctx, { itemId }),
    )
    const card = await cardOf(scene)
    expect(card.minutes).toEqual({ provider: 90, client: 120, authority: 0, closed: 0 })
  })

  test('keeps the client’s own time to answer apart from ours', async () => {
    const scene = await aScene({ clientAnswerMinutes: 60 })
    for (const until of ['2026-11-23T09:30:00Z', '2026-11-23T11:00:00Z']) {
      const itemId = await opened(scene)
      const asked = await act(scene.agent, scene.company, at('2026-11-23T09:00:00Z'), (ctx) =>
        askClient(ctx, { itemId, body: 'Która?' }),
      )
      if (!asked.ok) throw new Error(asked.code)
      const { questionId } = asked.value
      await act(scene.owner, scene.company, at(until), (ctx) =>
        answerQuestion(ctx, { itemId, questionId, answer: 'Ta' }),
      )
      await act(scene.agent, scene.company, at('2026-11-23T11:30:00Z'), (ctx) =>
        finishItem(ctx, { itemId }),
      )
    }
    const card = await cardOf(scene)
    expect(card.clientAnswers).toMatchObject({ kind: 'client_answer', total: 2, met: 1 })
    for (const rows of [card.all, card.byType, card.byService, card.byPerson, card.breaches]) {
      expect(rows.map(({ kind }) => kind)).not.toContain('client_answer')
    }
    expect((await cardOf(await aScene())).clientAnswers).toBeNull()
  })

  test('gives back what the contract says, from the invoice that its reader may see', async () => {
    const scene = await aScene({ serviceCredits: { steps: [{ belowBp: 9_000, percentBp: 500 }] } })
    await done(scene, '2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z')
    await done(scene, '2026-11-23T08:00:00Z', '2026-11-24T09:30:00Z')
    const creditOf = (who: Scene['owner']) =>
      look(who, scene.company, LATER, async (ctx) =>
        getMonthCredit(ctx, await getScorecard(ctx, november)),
      )
    // Four clocks, two of them kept.
    const share = { keptBp: 5_000, percentBp: 500, contractVersion: 1 }
    expect(await creditOf(scene.admin)).toEqual({ ...share, netMinor: null, creditMinor: null })
    await ownerSql()`insert into invoices (tenant_id, id, status, period, contract_version_id,
      net_minor, vat_minor, gross_minor, created_at, updated_at) values (${scene.company},
      ${newId()}, 'draft', '2026-11', ${scene.versionId}, 194010, 44622, 238632, now(), now())`
    expect(await creditOf(scene.admin)).toEqual({
      ...share,
      netMinor: 194_010n,
      creditMinor: 9_701n,
    })
    // A draft is not the client's to see; the agent reads no invoices at all.
    expect(await creditOf(scene.owner)).toMatchObject({ ...share, netMinor: null })
    expect(await creditOf(scene.agent)).toMatchObject({ ...share, netMinor: null })
    const plain = await aScene()
    const none = await look(plain.owner, plain.company, LATER, async (ctx) =>
      getMonthCredit(ctx, await getScorecard(ctx, november)),
    )
    expect(none).toBeNull()
  })

  test('shows finance nothing of what its role may not see', async () => {
    const scene = await aScene()
    await done(scene, '2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z')
    const hr = await someone(scene, 'hr')
    expect((await cardOf(scene, hr)).items).toBe(0)
  })
})

describe('an excuse', () => {
  const kind = 'first_response' as const

  async function aBreach() {
    const scene = await aScene()
    const itemId = await done(scene, '2026-11-23T08:00:00Z', '2026-11-23T13:00:00Z')
    return { scene, itemId }
  }
  const propose = (scene: Scene, itemId: string, who = scene.agent) =>
    act(who, scene.company, LATER, (ctx) =>
      proposeExcuse(ctx, { itemId, kind, reason: 'Awaria KSeF' }),
    )
  const decide = (
    scene: Scene,
    itemId: string,
    who: Scene['lead'],
    decision: 'approved' | 'refused',
  ) => act(who, scene.company, LATER, (ctx) => decideExcuse(ctx, { itemId, kind, decision }))

  test('takes two people, and the breach stays beside it', async () => {
    const { scene, itemId } = await aBreach()
    expect(await propose(scene, itemId, scene.lead)).toMatchObject({ ok: true })
    expect(await decide(scene, itemId, scene.lead, 'approved')).toMatchObject({
      ok: false,
      code: 'same_person',
    })
    const second = await someone(scene, 'lead')
    await ownerSql()`insert into agent_assignments (tenant_id, account_id, service)
      values (${scene.company}, ${second.accountId}, 'accounting')`
    expect(await decide(scene, itemId, second, 'approved')).toMatchObject({ ok: true })
    const card = await cardOf(scene)
    expect(card.all.find((one) => one.kind === kind)).toEqual({
      kind,
      total: 1,
      met: 0,
      excused: 1,
    })
    expect(card.breaches[0]!.excuse).toEqual({
      reason: 'Awaria KSeF',
      decision: 'approved',
      proposedBy: scene.lead.name,
      decidedBy: second.name,
    })
  })

  test('is said once; a refused one may be said anew and counts nothing', async () => {
    const { scene, itemId } = await aBreach()
    const outcomes = await Promise.all([propose(scene, itemId), propose(scene, itemId)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await decide(scene, itemId, scene.lead, 'refused')).toMatchObject({ ok: true })
    expect(await decide(scene, itemId, scene.lead, 'approved')).toMatchObject({
      ok: false,
      code: 'no_excuse',
    })
    expect((await cardOf(scene)).all.find((one) => one.kind === kind)!.excused).toBe(0)
    expect(await propose(scene, itemId)).toMatchObject({ ok: true })
  })

  test('is not for a deadline that was kept, nor for the agent alone to grant', async () => {
    const scene = await aScene()
    const itemId = await done(scene, '2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z')
    expect(await propose(scene, itemId)).toMatchObject({ ok: false, code: 'not_breached' })
    const breach = await aBreach()
    await propose(breach.scene, breach.itemId, breach.scene.lead)
    await expect(
      decide(breach.scene, breach.itemId, breach.scene.agent, 'approved'),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})
