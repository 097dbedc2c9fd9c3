import { describe, expect, test } from 'vitest'
import { type TenantId, withAssigned } from '#tenants/shared/scope.server.ts'
import { answerQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { assignItem } from '#tenants/work/commands/assign-item.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { deleteView, saveView } from '#tenants/work/commands/save-view.server.ts'
import { stopWatchingWork, type WorkEvent, watchWork } from '#tenants/work/live.server.ts'
import { listAssignableAgents, listOfferedTypes } from '#tenants/work/queries/agents.server.ts'
import {
  countOpenQuestions,
  getClientHome,
  listItems,
} from '#tenants/work/queries/client-home.server.ts'
import { listQueue, type QueueInput } from '#tenants/work/queries/queue.server.ts'
import { listViews } from '#tenants/work/queries/views.server.ts'
import { aCompany, aStaffMember, assign } from '#tests/factories/company.ts'
import { aContract } from '#tests/factories/contract.ts'
import { act, aScene, at, look, MONDAY, opened, type Scene, someone } from './scene.ts'

const queue = (scene: Scene, companies: TenantId[], input: Partial<QueueInput> = {}) =>
  withAssigned({ ...scene.agent, now: MONDAY }, (ctx) =>
    listQueue(ctx, { companies, filters: {}, cursor: null, ...input }),
  )

/** A second company that the scene's agent serves as well. */
async function secondCompany(scene: Scene): Promise<TenantId> {
  const company = await aCompany()
  await aContract(company)
  await assign(company, scene.agent.accountId!, ['accounting'])
  return company
}

describe('the queue', () => {
  test('merges companies by what is due, page after page without loss or repeat', async () => {
    const scene = await aScene()
    const second = await secondCompany(scene)
    const ids: string[] = []
    for (let i = 0; i < 7; i += 1) {
      const company = i % 2 ? second : scene.company
      // Later ones are due earlier: the order of the queue is not that of opening.
      ids.unshift(await opened({ ...scene, company }, new Date(MONDAY.getTime() - i * 600_000)))
    }
    const seen: string[] = []
    const due: number[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof queue>> = await queue(scene, [scene.company, second], {
        cursor,
        limit: 3,
      })
      seen.push(...page.items.map(({ id }) => id))
      due.push(...page.items.map(({ nextDueAt }) => nextDueAt!.getTime()))
      expect(page.counts.all).toBe(7)
      cursor = page.nextCursor
    } while (cursor)
    expect(new Set(seen)).toEqual(new Set(ids))
    expect(seen).toHaveLength(7)
    expect(due).toEqual([...due].sort((a, b) => a - b))
    // And back again: the page before the last one is the page that was there.
    const last = await queue(scene, [scene.company, second], { limit: 3 })
    const middle = await queue(scene, [scene.company, second], {
      limit: 3,
      cursor: last.nextCursor,
    })
    const back = await queue(scene, [scene.company, second], {
      limit: 3,
      cursor: middle.previousCursor,
      backwards: true,
    })
    expect(back.items).toEqual(last.items)
    expect(back.previousCursor).toBeNull()
    expect(back.nextCursor).toBe(last.nextCursor)
  })

  test('shows nothing of a company or a service that is not assigned, whoever names it', async () => {
    const scene = await aScene({}, ['it'])
    const other = await aScene()
    await opened(other)
    await act(scene.owner, scene.company, MONDAY, async (ctx) => {
      const { openItem } = await import('#tenants/work/commands/open-item.server.ts')
      await openItem(ctx, {
        requestType: 'vat_question',
        title: 'x',
        form: { details: 'x' },
        source: 'request',
      })
    })
    const page = await queue(scene, [scene.company, other.company])
    expect(page.items).toEqual([])
    expect(page.counts.all).toBe(0)
  })

  test('filters by status, assignee, priority, breach and words, with exact counts', async () => {
    const scene = await aScene()
    const mine = await opened(scene, MONDAY, { title: 'Faktura 100% zaliczka' })
    const asked = await opened(scene, MONDAY, { title: 'Umowa najmu', priority: 1 })
    await opened(scene, MONDAY, { title: 'Inna sprawa' })
    await act(scene.agent, scene.company, MONDAY, (ctx) =>
      assignItem(ctx, { itemId: mine, assigneeId: scene.agent.accountId }),
    )
    await act(scene.agent, scene.company, MONDAY, (ctx) =>
      askClient(ctx, { itemId: asked, body: 'x' }),
    )
    const find = async (filters: QueueInput['filters']) =>
      (await queue(scene, [scene.company], { filters })).items.map(({ number }) => number)
    // Asking took the item that nobody had.
    expect(await find({ assignee: 'me' })).toEqual([1, 2])
    expect(await find({ assignee: 'none' })).toEqual([3])
    expect(await find({ status: 'waiting_client' })).toEqual([2])
    expect(await find({ priority: 1 })).toEqual([2])
    expect(await find({ overdue: '1' })).toEqual([])
    expect(await find({ text: '100%' })).toEqual([1])
    expect(await find({ text: '%' })).toEqual([1])
    expect(await find({ text: '#3' })).toEqual([3])
    expect(await find({ service: 'payroll' })).toEqual([])
    const page = await queue(scene, [scene.company])
    expect(page.counts).toMatchObject({ all: 3, new: 2, waiting_client: 1, mine: 2, unassigned: 1 })
    // Waiting for the client: nothing is due, so it stands last.
    expect(page.items.at(-1)).toMatchObject({ number: 2, nextDueAt: null })
  })

  test('takes a cursor that somebody tampered with for the beginning', async () => {
    const scene = await aScene()
    await opened(scene)
    for (const cursor of [
      "1'; drop table x",
      '99999999999999999~x',
      '999999999999999~00000000-0000-7000-8000-000000000001',
      '-1~00000000-0000-7000-8000-000000000001',
      '-999999999999999~'.padEnd(60, 'a'),
    ]) {
      expect((await queue(scene, [scene.company], { cursor })).items).toHaveLength(1)
    }
  })
})

describe("the client's home", () => {
  test('says what waits, what is being done and what is done, with times', async () => {
    const scene = await aScene()
    const waiting = await opened(scene)
    const doing = await opened(scene)
    const done = await opened(scene)
    await act(scene.agent, scene.company, MONDAY, (ctx) =>
      askClient(ctx, { itemId: waiting, body: 'Co to?' }),
    )
    const end = at('2026-11-23T09:00:00Z')
    await act(scene.agent, scene.company, end, (ctx) => finishItem(ctx, { itemId: done }))
    const home = await look(scene.owner, scene.company, end, getClientHome)
    expect(home.counts).toEqual({ questions: 1, open: 2, doneThisMonth: 1, metThisMonth: 1 })
    expect(home.questions).toMatchObject([{ itemId: waiting, body: 'Co to?' }])
    expect(home.open.map(({ id }) => id)).toEqual([waiting, doing])
    expect(home.done).toMatchObject([
      {
        id: done,
        isMet: true,
        elapsedMinutes: 60,
        targetMinutes: 480,
        closedByName: scene.agent.name,
      },
    ])
  })

  test('hides from HR a question of a service that is not theirs', async () => {
    const scene = await aScene()
    const hr = await someone(scene, 'hr')
    const id = await opened(scene)
    await act(scene.agent, scene.company, MONDAY, (ctx) =>
      askClient(ctx, { itemId: id, body: 'x' }),
    )
    expect(await look(hr, scene.company, MONDAY, countOpenQuestions)).toBe(0)
    expect(await look(hr, scene.company, MONDAY, getClientHome)).toMatchObject({
      questions: [],
      open: [],
    })
    expect(await look(scene.owner, scene.company, MONDAY, countOpenQuestions)).toBe(1)
    await expect(
      act(hr, scene.company, MONDAY, (ctx) =>
        answerQuestion(ctx, { itemId: id, questionId: id, answer: 'x' }),
      ),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('lists open and closed items in pages', async () => {
    const scene = await aScene()
    const ids: string[] = []
    for (let i = 0; i < 5; i += 1) ids.push(await opened(scene))
    for (const [i, itemId] of ids.slice(0, 3).entries()) {
      await act(scene.agent, scene.company, new Date(MONDAY.getTime() + i * 60_000), (ctx) =>
        finishItem(ctx, { itemId }),
      )
    }
    const closed: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listItems>> = await look(
        scene.owner,
        scene.company,
        MONDAY,
        (ctx) => listItems(ctx, { state: 'closed' }, cursor, 2),
      )
      closed.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect(closed).toEqual(ids.slice(0, 3).reverse())
    const open = await look(scene.owner, scene.company, MONDAY, (ctx) =>
      listItems(ctx, { state: 'open' }, null),
    )
    expect(open.items).toHaveLength(2)
  })
})

test('the assignable are those who serve the company in the service', async () => {
  const scene = await aScene({}, ['accounting'])
  const other = await aStaffMember('agent', MONDAY)
  await assign(scene.company, other.id, ['payroll'])
  const names = await look(scene.lead, scene.company, MONDAY, (ctx) =>
    listAssignableAgents(ctx, 'accounting'),
  )
  expect(names.map(({ name }) => name).sort()).toEqual([scene.agent.name, scene.lead.name].sort())
  const foreign = await aScene()
  expect(
    await look(scene.lead, foreign.company, MONDAY, (ctx) =>
      listAssignableAgents(ctx, 'accounting'),
    ),
  ).toEqual([])
})

test('the offered types are those of the contract and of the role', async () => {
  const scene = await aScene({ services: ['accounting', 'payroll', 'it'] })
  const codes = async (role: 'finance' | 'hr') =>
    (await look(await someone(scene, role), scene.company, MONDAY, listOfferedTypes)).map(
      ({ code }) => code,
    )
  const it = ['it_access', 'it_incident', 'it_change', 'it_equipment']
  expect(await codes('finance')).toEqual(['vat_question', ...it])
  expect(await codes('hr')).toEqual([
    'payroll_change',
    'document_request',
    'hr_document',
    'hr_onboarding',
    'hr_offboarding',
    'hr_confidential',
    ...it,
  ])
})

test('saved views are a person’s own, and a name is taken once', async () => {
  const scene = await aScene()
  const own = <T>(who: Scene['agent'], fn: Parameters<typeof withAssigned<T>>[1]) =>
    withAssigned(who, fn, { readOnly: false })
  const view = { list: 'queue', name: 'Moje pilne', query: 'assignee=me&priority=1' }
  const saved = await own(scene.agent, (ctx) => saveView(ctx, view))
  expect(saved).toMatchObject({ ok: true })
  expect(await own(scene.agent, (ctx) => saveView(ctx, view))).toMatchObject({ code: 'taken' })
  expect(await own(scene.agent, (ctx) => listViews(ctx, 'queue'))).toMatchObject([
    { name: 'Moje pilne' },
  ])
  expect(await own(scene.lead, (ctx) => listViews(ctx, 'queue'))).toEqual([])
  const viewId = saved.ok ? saved.value.viewId : ''
  await expect(own(scene.lead, (ctx) => deleteView(ctx, viewId))).rejects.toMatchObject({
    code: 'not_found',
  })
  await own(scene.agent, (ctx) => deleteView(ctx, viewId))
  expect(await own(scene.agent, (ctx) => listViews(ctx, 'queue'))).toEqual([])
})

test('watchers hear of their companies, with ids only, after the commit', async () => {
  const scene = await aScene()
  const other = await aScene()
  const heard: WorkEvent[] = []
  const stop = await watchWork([scene.company], (event) => heard.push(event))
  const id = await opened(scene)
  await opened(other)
  await act(scene.agent, scene.company, MONDAY, async (ctx) => {
    await askClient(ctx, { itemId: id, body: 'x' })
    throw new Error('rolled back')
  }).catch(() => null)
  await expect.poll(() => heard.length, { timeout: 5_000 }).toBe(1)
  expect(heard).toEqual([{ tenantId: scene.company, itemId: id, kind: 'opened' }])
  stop()
  await stopWatchingWork()
})
