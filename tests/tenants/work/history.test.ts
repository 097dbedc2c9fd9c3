// INVARIANT: after any history of commands the stored partition covers the item's whole
// life without a gap or an overlap, and the clocks agree with it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import { answerQuestion, withdrawQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { startItem } from '#tenants/work/commands/assign-item.server.ts'
import {
  resumeFromAuthority,
  waitForAuthority,
} from '#tenants/work/commands/await-authority.server.ts'
import { cancelItem, reopenItem } from '#tenants/work/commands/cancel-item.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { sendMessage } from '#tenants/work/commands/send-message.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, look, MONDAY, opened, type Scene } from './scene.ts'

type Deed = (scene: Scene, itemId: string, when: Date) => Promise<unknown>

const byAgent =
  (deed: (ctx: ScopeContext, itemId: string) => Promise<unknown>): Deed =>
  (scene, itemId, when) =>
    act(scene.agent, scene.company, when, (ctx) => deed(ctx, itemId))

async function openQuestionOf(itemId: string): Promise<string | null> {
  const rows = await ownerSql()`select id from work_questions where item_id = ${itemId}
    and answered_at is null and withdrawn_at is null order by asked_at limit 1`
  return rows[0]?.id ?? null
}

const deeds: Record<string, Deed> = {
  start: byAgent((ctx, itemId) => startItem(ctx, { itemId })),
  say: byAgent((ctx, itemId) => sendMessage(ctx, { itemId, body: 'x' })),
  ask: byAgent((ctx, itemId) => askClient(ctx, { itemId, body: 'x' })),
  wait: byAgent((ctx, itemId) => waitForAuthority(ctx, { itemId, reason: 'x' })),
  resume: byAgent((ctx, itemId) => resumeFromAuthority(ctx, { itemId })),
  finish: byAgent((ctx, itemId) => finishItem(ctx, { itemId })),
  cancel: byAgent((ctx, itemId) => cancelItem(ctx, { itemId, reason: 'x' })),
  reopen: byAgent((ctx, itemId) => reopenItem(ctx, { itemId, reason: 'x' })),
  answer: async (scene, itemId, when) => {
    const questionId = await openQuestionOf(itemId)
    if (!questionId) return
    await act(scene.owner, scene.company, when, (ctx) =>
      answerQuestion(ctx, { itemId, questionId, answer: 'x' }),
    )
  },
  withdraw: async (scene, itemId, when) => {
    const questionId = await openQuestionOf(itemId)
    if (!questionId) return
    await act(scene.agent, scene.company, when, (ctx) =>
      withdrawQuestion(ctx, { itemId, questionId }),
    )
  },
}

const minuteOf = (instant: Date) => Math.floor(instant.getTime() / 60_000)

async function checkStored(itemId: string) {
  const [row] = await ownerSql()`
    select p.*, w.opened_at, w.closed_at, w.status, w.next_due_at, w.is_breached
    from sla_partitions p join work_items w on w.id = p.item_id where p.item_id = ${itemId}`
  const intervals = row!.intervals as [string, string, string, number][]
  const sums: Record<string, number> = { provider: 0, client: 0, authority: 0, closed: 0 }
  let reached = minuteOf(row!.opened_at)
  for (const [index, [from, to, party, minutes]] of intervals.entries()) {
    expect(minuteOf(new Date(from))).toBe(reached)
    reached = minuteOf(new Date(to))
    expect(reached - minuteOf(new Date(from))).toBe(minutes)
    expect(minutes).toBeGreaterThan(0)
    expect(party).not.toBe(intervals[index - 1]?.[2])
    sums[party]! += minutes
  }
  expect(reached).toBe(minuteOf(row!.until_at))
  expect(sums).toEqual({
    provider: row!.provider_minutes,
    client: row!.client_minutes,
    authority: row!.authority_minutes,
    closed: row!.closed_minutes,
  })
  const clocks = await ownerSql()`select * from sla_clocks where item_id = ${itemId}`
  const resolution = clocks.find(({ kind }) => kind === 'resolution')!
  expect(resolution.elapsed_minutes).toBe(row!.provider_minutes)
  expect(row!.is_breached).toBe(clocks.some(({ breached_at }) => breached_at !== null))
  const isClosed = row!.status === 'done' || row!.status === 'cancelled'
  expect(resolution.stopped_at !== null).toBe(isClosed)
  const open = await ownerSql()`select 1 from sla_waits where item_id = ${itemId} and to_at is null`
  expect(String(row!.status).startsWith('waiting_')).toBe(open.length > 0)
  expect(row!.next_due_at.getUTCFullYear() === 9999).toBe(isClosed || open.length > 0)
  return { untilAt: row!.until_at as Date, intervals }
}

test('random histories leave a partition without gap or overlap, as the page shows it', async () => {
  const scene = await aScene()
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          deed: fc.constantFrom(...Object.keys(deeds)),
          // Minutes since the deed before: some at once, some over nights and the autumn holiday.
          after: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 5_000 })),
        }),
        { minLength: 1, maxLength: 9 },
      ),
      async (history) => {
        const itemId = await opened(scene, MONDAY)
        let when = MONDAY
        for (const { deed, after } of history) {
          when = new Date(when.getTime() + after * 60_000 + 7_000)
          await deeds[deed]!(scene, itemId, when)
        }
        const stored = await checkStored(itemId)
        const page = await look(scene.owner, scene.company, stored.untilAt, (ctx) =>
          getItem(ctx, itemId),
        )
        expect(
          page!.partition.intervals.map(({ from, to, party, minutes }) => [
            from.toISOString(),
            to.toISOString(),
            party,
            minutes,
          ]),
        ).toEqual(stored.intervals)
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)
