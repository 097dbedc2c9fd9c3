import { describe, expect, test } from 'vitest'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { assignItem } from '#tenants/work/commands/assign-item.server.ts'
import { escalateClocks } from '#tenants/work/commands/escalate-clocks.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { sendMessage } from '#tenants/work/commands/send-message.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, MONDAY, opened, type Scene } from './scene.ts'

// Fourteen hours: half of them are gone when the first day ends.
const terms = (tellsClient: boolean) => ({
  slaTerms: [
    { requestType: 'vat_question', firstResponseMinutes: 840, resolutionMinutes: 840, tellsClient },
  ],
})

async function anItem(tellsClient = false): Promise<{ scene: Scene; itemId: string }> {
  const scene = await aScene(terms(tellsClient))
  const itemId = await opened(scene)
  // Answered at once: one clock is enough to count mails by.
  await act(scene.agent, scene.company, MONDAY, (ctx) =>
    sendMessage(ctx, { itemId, body: 'Sprawdzamy' }),
  )
  await ownerSql()`delete from outbox_messages where tenant_id = ${scene.company}`
  return { scene, itemId }
}

const mailsOf = (scene: Scene) =>
  ownerSql()<{ recipient: string; template: string; percent: string }[]>`
    select recipient, template, payload ->> 'percent' as percent from outbox_messages
    where tenant_id = ${scene.company} order by created_at, template, recipient`

const emailOf = async (accountId: string | null) => {
  const [row] = await ownerSql()`select email from accounts where id = ${accountId}`
  return row!.email as string
}

const stateOf = async (itemId: string) => {
  const [row] = await ownerSql()`select escalated_percent as percent, next_escalation_at as next
    from sla_clocks where item_id = ${itemId} and kind = 'resolution'`
  return row
}

describe('escalation', () => {
  test('tells the handler at half, the leads too at three quarters, each once', async () => {
    const { scene, itemId } = await anItem()
    const [agent, lead] = [
      await emailOf(scene.agent.accountId),
      await emailOf(scene.lead.accountId),
    ]
    // 16:00 in Warsaw.
    await escalateClocks(at('2026-11-23T14:59:00Z'))
    expect(await mailsOf(scene)).toEqual([])
    await escalateClocks(at('2026-11-23T15:00:00Z'))
    await escalateClocks(at('2026-11-23T15:01:00Z'))
    expect(await mailsOf(scene)).toEqual([
      { recipient: agent, template: 'sla_escalated', percent: '50' },
    ])
    expect(await stateOf(itemId)).toEqual({ percent: 50, next: at('2026-11-24T10:30:00Z') })
    await escalateClocks(at('2026-11-24T10:30:00Z'))
    const told = (await mailsOf(scene)).filter(({ percent }) => percent === '75')
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([agent, lead].sort())
  })

  test('after a long stop tells only of the last share, and never again', async () => {
    const { scene, itemId } = await anItem()
    await escalateClocks(at('2026-12-10T12:00:00Z'))
    await escalateClocks(at('2026-12-11T12:00:00Z'))
    const mails = await mailsOf(scene)
    expect(new Set(mails.map(({ percent }) => percent))).toEqual(new Set(['100']))
    expect(mails).toHaveLength(2)
    expect(await stateOf(itemId)).toEqual({ percent: 100, next: null })
  })

  test.each([true, false])(
    'tells the client at the end when the contract says so: %s',
    async (says) => {
      const { scene } = await anItem(says)
      await escalateClocks(at('2026-11-24T10:30:00Z'))
      const owner = await emailOf(scene.owner.accountId)
      expect((await mailsOf(scene)).map(({ recipient }) => recipient)).not.toContain(owner)
      await escalateClocks(at('2026-11-24T14:00:00Z'))
      const toClient = (await mailsOf(scene)).filter(({ recipient }) => recipient === owner)
      expect(toClient.map(({ template }) => template)).toEqual(says ? ['sla_missed'] : [])
    },
  )

  test('twice at once acts once', async () => {
    const made = await Promise.all([anItem(), anItem(), anItem()])
    const when = at('2026-11-23T15:00:00Z')
    await Promise.all([escalateClocks(when), escalateClocks(when), escalateClocks(when)])
    await escalateClocks(when)
    for (const { scene, itemId } of made) {
      expect(await mailsOf(scene)).toHaveLength(1)
      const rows = await ownerSql()`select 1 from audit_events
        where item_id = ${itemId} and action = 'sla.escalated'`
      expect(rows).toHaveLength(1)
    }
  })

  test('waits while the client holds the item, and goes on from there', async () => {
    const { scene, itemId } = await anItem()
    const asked = await act(scene.agent, scene.company, at('2026-11-23T14:00:00Z'), (ctx) =>
      askClient(ctx, { itemId, body: 'Która?' }),
    )
    expect(asked.ok).toBe(true)
    expect(await stateOf(itemId)).toEqual({ percent: 0, next: null })
    await escalateClocks(at('2026-11-26T14:00:00Z'))
    expect((await mailsOf(scene)).filter(({ template }) => template === 'sla_escalated')).toEqual(
      [],
    )
  })

  test('an item that is done is nobody’s worry; one that nobody has is the leads’', async () => {
    const done = await anItem()
    await act(done.scene.agent, done.scene.company, at('2026-11-23T09:00:00Z'), (ctx) =>
      finishItem(ctx, { itemId: done.itemId }),
    )
    const free = await anItem()
    await act(free.scene.lead, free.scene.company, MONDAY, (ctx) =>
      assignItem(ctx, { itemId: free.itemId, assigneeId: null }),
    )
    await escalateClocks(at('2026-11-23T15:00:00Z'))
    expect(await mailsOf(done.scene)).toEqual([])
    expect((await mailsOf(free.scene)).map(({ recipient }) => recipient)).toEqual([
      await emailOf(free.scene.lead.accountId),
    ])
  })
})
