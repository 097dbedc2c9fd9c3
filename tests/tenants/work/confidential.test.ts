import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Principal,
  type ScopeContext,
  withAssigned,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { assignItem } from '#tenants/work/commands/assign-item.server.ts'
import { namePerson, unnamePerson } from '#tenants/work/commands/name-people.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { remindQuestions } from '#tenants/work/commands/remind-questions.server.ts'
import { addNote, sendMessage } from '#tenants/work/commands/send-message.server.ts'
import { listItems } from '#tenants/work/queries/client-home.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { act, aScene, at, look, type Scene, someone } from './scene.ts'

const when = at('2026-11-23T09:00:00Z')
const SECRET = 'Jan Tajny prosi o swoje dane'
let scene: Scene
let itemId: string
let finance: Principal
let otherAgent: Principal

const tables = [
  'work_items',
  'work_messages',
  'work_questions',
  'work_marks',
  'work_item_people',
  'item_documents',
  'sla_waits',
  'audit_events',
]

/** Rows of the item that a reader's own queries find, in all tables together. */
async function seen(ctx: Pick<ScopeContext, 'tx'>, isClient: boolean): Promise<number> {
  const counts = await Promise.all(
    (isClient ? tables : [...tables, 'internal_notes']).map((table) =>
      ctx.tx.execute<{ n: number }>(
        sql`select count(*)::int as n from ${sql.raw(table)}
          where ${sql.raw(table === 'work_items' ? 'id' : 'item_id')} = ${itemId}`,
      ),
    ),
  )
  return counts.reduce((sum, rows) => sum + rows[0]!.n, 0)
}

beforeAll(async () => {
  scene = await aScene({}, ['accounting', 'legal'])
  finance = await someone(scene, 'finance')
  otherAgent = scene.agent
  const made = await act(scene.owner, scene.company, when, (ctx) =>
    openItem(ctx, {
      requestType: 'gdpr_request',
      title: SECRET,
      form: {
        received_on: '2026-11-20',
        person: 'Jan Tajny',
        right: 'access',
        channel: 'email',
        contact: 'jan@example.pl',
      },
      source: 'request',
    }),
  )
  if (!made.ok) throw new Error(made.code)
  itemId = made.value.itemId
  await act(scene.owner, scene.company, when, (ctx) => sendMessage(ctx, { itemId, body: SECRET }))
  await act(scene.lead, scene.company, when, (ctx) => addNote(ctx, { itemId, body: SECRET }))
})

describe('a confidential item', () => {
  test('is seen by who opened it and by the lead who hands it out', async () => {
    for (const who of [scene.owner, scene.lead]) {
      const page = await look(who, scene.company, when, (ctx) => getItem(ctx, itemId))
      expect(page).toMatchObject({ title: SECRET, isConfidential: true })
      expect(page!.people.map(({ side }) => side)).toEqual(['client', 'provider'])
    }
  })

  test('is not there for colleagues, other agents and the office', async () => {
    for (const who of [finance, otherAgent, scene.admin]) {
      const side = who === finance
      await look(who, scene.company, when, async (ctx) => {
        expect(await getItem(ctx, itemId), who.role).toBeNull()
        expect(await seen(ctx, side), who.role).toBe(0)
      })
      await expect(
        act({ ...who }, scene.company, when, (ctx) =>
          ctx.tx.execute(sql`insert into work_messages (tenant_id, id, item_id, side, body,
            author_name, created_at) values (${ctx.tenantId}, gen_random_uuid(), ${itemId},
            'client', 'x', 'x', now())`),
        ),
      ).rejects.toThrow()
    }
    const list = await look(finance, scene.company, when, (ctx) =>
      listItems(ctx, { text: 'Tajny' }, null),
    )
    expect(list.items).toEqual([])
    expect(
      await withProvider({ ...scene.admin, now: when }, { readOnly: true }, (ctx) =>
        seen(ctx, false),
      ),
    ).toBe(0)
    expect(await withAssigned({ ...otherAgent, now: when }, (ctx) => seen(ctx, false))).toBe(0)
    expect(
      await withAssigned({ ...scene.lead, now: when }, (ctx) => seen(ctx, false)),
    ).toBeGreaterThan(3)
  })

  test('is opened to whom it is handed or who is named, and closed again', async () => {
    const give = await act(scene.lead, scene.company, when, (ctx) =>
      assignItem(ctx, { itemId, assigneeId: scene.agent.accountId }),
    )
    expect(give).toMatchObject({ ok: true })
    expect(
      await look(scene.agent, scene.company, when, (ctx) => getItem(ctx, itemId)),
    ).toMatchObject({ title: SECRET })
    expect(
      await act(scene.owner, scene.company, when, (ctx) =>
        namePerson(ctx, { itemId, accountId: finance.accountId! }),
      ),
    ).toMatchObject({ ok: true })
    expect(await look(finance, scene.company, when, (ctx) => getItem(ctx, itemId))).not.toBeNull()
    expect(
      await act(scene.owner, scene.company, when, (ctx) =>
        unnamePerson(ctx, { itemId, accountId: finance.accountId! }),
      ),
    ).toMatchObject({ ok: true })
    expect(await look(finance, scene.company, when, (ctx) => getItem(ctx, itemId))).toBeNull()
    const keeps = await act(scene.owner, scene.company, when, (ctx) =>
      unnamePerson(ctx, { itemId, accountId: scene.owner.accountId! }),
    )
    expect(keeps).toMatchObject({ code: 'keeps_access' })
    // Each side names its own.
    const foreign = await act(scene.owner, scene.company, when, (ctx) =>
      namePerson(ctx, { itemId, accountId: scene.lead.accountId! }),
    )
    expect(foreign).toMatchObject({ code: 'person_cannot_see' })
  })

  test('leaves no word of it in the outbox', async () => {
    const asked = await act(scene.lead, scene.company, when, (ctx) =>
      askClient(ctx, { itemId, body: SECRET }),
    )
    expect(asked).toMatchObject({ ok: true })
    await act(scene.lead, scene.company, when, (ctx) => sendMessage(ctx, { itemId, body: SECRET }))
    const mails = await ownerSql()`
      select template, payload::text as payload from outbox_messages
      where tenant_id = ${scene.company}`
    expect(mails.length).toBeGreaterThan(2)
    for (const { payload } of mails) expect(payload).not.toContain('Tajny')
    expect(mails.map(({ template }) => template)).not.toContain('question_asked')
  })

  test('asks its named people and no others, by an address that wants a password', async () => {
    const told = async () => {
      const rows = await ownerSql()<{ recipient: string; link: string }[]>`
        select recipient, payload->>'link' as link from outbox_messages
        where tenant_id = ${scene.company} and template = 'confidential_news'
        order by created_at, id`
      return rows
    }
    const emailOf = async ({ accountId }: Principal) => {
      const [row] = await ownerSql()`select email from accounts where id = ${accountId!}`
      return row!.email as string
    }
    const ask = (recipients?: string[]) =>
      act(scene.lead, scene.company, when, (ctx) =>
        askClient(ctx, { itemId, body: SECRET, reminderDays: [1], recipients }),
      )
    // Finance may answer questions, only not of an item that is not theirs to know.
    expect(await ask([finance.accountId!])).toMatchObject({ code: 'recipient_cannot_answer' })
    const before = (await told()).length
    expect(await ask()).toMatchObject({ ok: true })
    const asked = (await told()).slice(before)
    const [owner, stranger] = await Promise.all([emailOf(scene.owner), emailOf(finance)])
    expect(asked.map(({ recipient }) => recipient)).toEqual([owner])
    expect(asked[0]!.link).toContain(`/items/${itemId}`)
    expect(asked[0]!.link).not.toContain('/answer/')
    const links = await ownerSql()`
      select 1 from question_links where tenant_id = ${scene.company} and item_id = ${itemId}`
    expect(links).toHaveLength(0)
    await remindQuestions(at('2026-11-25T10:00:00Z'))
    const reminded = (await told()).slice(before + 1)
    // This question and the one of the test before: each asks again.
    expect(reminded.map(({ recipient }) => recipient)).toEqual([owner, owner])
    expect((await told()).map(({ recipient }) => recipient)).not.toContain(stranger)
  })

  test('cannot be made public, nor taken over by naming oneself', async () => {
    await expect(
      ownerSql()`update work_items set is_confidential = false where id = ${itemId}`,
    ).rejects.toThrow('immutable')
    await expect(
      act(finance, scene.company, when, (ctx) =>
        ctx.tx.execute(sql`insert into work_item_people (tenant_id, item_id, account_id, name, side,
          added_by_name, added_at) values (${ctx.tenantId}, ${itemId}, ${finance.accountId}, 'F',
          'client', 'F', now())`),
      ),
    ).rejects.toThrow()
  })
})
