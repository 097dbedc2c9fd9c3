// The file that a client downloads gives, in `calc sla`, what the database keeps.
import { expect, test } from 'vitest'
import { slaCalc } from '#tenants/calc/sla.ts'
import { answerQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import {
  resumeFromAuthority,
  waitForAuthority,
} from '#tenants/work/commands/await-authority.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { getClockExplained } from '#tenants/work/queries/clock.server.ts'
import { aContract } from '#tests/factories/contract.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, look, MONDAY, opened } from './scene.ts'

const text = (instant: Date | null) => instant && `${instant.toISOString().slice(0, 16)}:00Z`

async function storedClocks(itemId: string) {
  return ownerSql()<
    {
      kind: string
      elapsed: number
      dueAt: Date | null
      breachedAt: Date | null
    }[]
  >`select kind, elapsed_minutes as elapsed, due_at as "dueAt", breached_at as "breachedAt"
    from sla_clocks where item_id = ${itemId} order by kind`
}

async function aLife(until: string) {
  const scene = await aScene({
    calendar: {
      zone: 'Europe/Warsaw',
      hours: {
        mon: [
          ['08:00', '12:00'],
          ['12:30', '16:30'],
        ],
        tue: [['08:00', '16:00']],
        wed: [['08:00', '16:00']],
        thu: [['08:00', '16:00']],
      },
      holidays: { country: 'PL', extra: ['2026-11-25'] },
    },
  })
  const { company, agent, owner } = scene
  const itemId = await opened(scene)
  const asked = await act(agent, company, at('2026-11-23T09:10:30Z'), (ctx) =>
    askClient(ctx, { itemId, body: 'Która umowa?' }),
  )
  if (!asked.ok) throw new Error(asked.code)
  const { questionId } = asked.value
  await act(owner, company, at('2026-11-24T10:00:59Z'), (ctx) =>
    answerQuestion(ctx, { itemId, questionId, answer: 'Leasing' }),
  )
  await act(agent, company, at('2026-11-24T11:00:00Z'), (ctx) =>
    waitForAuthority(ctx, { itemId, reason: 'US Kraków' }),
  )
  await act(agent, company, at('2026-11-26T08:00:00Z'), (ctx) =>
    resumeFromAuthority(ctx, { itemId }),
  )
  await act(agent, company, at(until), (ctx) => finishItem(ctx, { itemId }))
  return { scene, itemId, questionId }
}

test.each(['2026-11-26T10:00:00Z', '2027-01-12T09:00:00Z'])(
  'a clock stopped at %s is recomputed from its file',
  async (until) => {
    const { scene, itemId } = await aLife(until)
    const clocks = await storedClocks(itemId)
    expect(clocks.map(({ kind }) => kind)).toEqual(['first_response', 'resolution'])
    for (const stored of clocks) {
      const explained = await look(scene.owner, scene.company, at('2027-02-01T08:00:00Z'), (ctx) =>
        getClockExplained(ctx, { itemId, kind: stored.kind }),
      )
      const outcome = slaCalc(JSON.parse(JSON.stringify(explained!.slaCase)))
      expect(outcome).toMatchObject({
        ok: true,
        answer: {
          elapsed_minutes: stored.elapsed,
          due_at: text(stored.dueAt),
          breached_at: text(stored.breachedAt),
        },
      })
      const counted = explained!.intervals.filter(({ party }) => party === 'provider')
      expect(counted.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(stored.elapsed)
    }
    const resolution = clocks[1]!
    // Only the late one may be breached: the two lives must not prove the same thing.
    expect(resolution.breachedAt !== null).toBe(until.startsWith('2027'))
  },
)

test('each pause names what it waited for', async () => {
  const { scene, itemId, questionId } = await aLife('2026-11-26T10:00:00Z')
  const explained = await look(scene.owner, scene.company, at('2026-11-27T08:00:00Z'), (ctx) =>
    getClockExplained(ctx, { itemId, kind: 'resolution' }),
  )
  const whys = explained!.intervals.map(({ why }) => why)
  expect(whys).toContainEqual({ kind: 'question', questionId, question: 'Która umowa?' })
  expect(whys).toContainEqual({ kind: 'authority', reason: 'US Kraków' })
  expect(whys).toContainEqual({ kind: 'day_off', date: '2026-11-25' })
})

test('a new version of the contract changes nothing of a clock that runs', async () => {
  const scene = await aScene()
  const itemId = await opened(scene)
  const read = () =>
    look(scene.owner, scene.company, at('2026-11-24T09:00:00Z'), (ctx) =>
      getClockExplained(ctx, { itemId, kind: 'resolution' }),
    )
  const before = await read()
  await aContract(scene.company, {
    effectiveFrom: '2026-11-24',
    version: 2,
    slaTerms: [{ requestType: 'vat_question', firstResponseMinutes: 1, resolutionMinutes: 2 }],
    calendar: { zone: 'Europe/Warsaw', hours: { sun: [['00:00', '01:00']] }, holidays: [] },
  })
  expect(await read()).toEqual(before)
  const later = await opened(scene, at('2026-11-24T09:00:00Z'))
  const fresh = await look(scene.owner, scene.company, at('2026-11-24T09:00:00Z'), (ctx) =>
    getClockExplained(ctx, { itemId: later, kind: 'resolution' }),
  )
  expect(fresh?.clock.targetMinutes).toBe(2)
  await act(scene.agent, scene.company, at('2026-11-24T11:00:00Z'), (ctx) =>
    finishItem(ctx, { itemId }),
  )
  const [, resolution] = await storedClocks(itemId)
  expect(resolution!.elapsed).toBe(before!.clock.elapsedMinutes + 120)
})

test('a kind that there is not, and an item of nobody, are no clock', async () => {
  const scene = await aScene()
  const itemId = await opened(scene)
  const read = (kind: string, id: string) =>
    look(scene.owner, scene.company, MONDAY, (ctx) => getClockExplained(ctx, { itemId: id, kind }))
  expect(await read('constructor', itemId)).toBeNull()
  expect(await read('resolution', 'x')).toBeNull()
  expect(await read('resolution', '00000000-0000-7000-8000-00000000abcd')).toBeNull()
})
