// Files added to an open item, by the client and by the agent: each is recorded with its
// trace on the item's timeline, the same bytes are noticed, a closed item takes nothing.
import { beforeAll, describe, expect, it } from 'vitest'
import { answerAttachment, attachFiles } from '#app/features/work/attach-files.server.ts'
import type { AttachOutcome } from '#app/features/work/attach-outcome.ts'
import { newId } from '#tenants/shared/ids.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { aMember } from '#tests/factories/company.ts'
import { aFileKey, aFileStore, aPdf } from '#tests/factories/files.ts'
import { type PurchaseGround, purchaseGround } from '#tests/factories/purchase.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
aFileStore()

let ground: PurchaseGround

beforeAll(async () => {
  ground = await purchaseGround(now)
  await aFileKey(ground.admin, ground.tenantId)
})

const inCompany = <T>(who: Principal, fn: Parameters<typeof withCompany<T>>[3]) =>
  withCompany(who, ground.tenantId, {}, fn)

async function anItem(): Promise<string> {
  const opened = await inCompany(ground.finance, (ctx) =>
    openItem(ctx, {
      requestType: 'vat_question',
      title: 'Leasing',
      form: { details: 'Ile odliczamy?' },
      source: 'request',
    }),
  )
  if (!opened.ok) throw new Error(opened.code)
  return opened.value.itemId
}

type File = { name: string; text: string }

function requestOf(files: readonly File[]): Request {
  const form = new FormData()
  for (const { name, text } of files) form.append('file', new Blob([text]), name)
  return new Request('http://localhost/', { method: 'POST', body: form })
}

function send(itemId: string, files: readonly File[], who = ground.finance, tenant = ground) {
  return attachFiles(
    requestOf(files),
    tenant.tenantId,
    (options, fn) => withCompany(who, tenant.tenantId, options, fn),
    itemId,
  )
}

const pdf = (text: string, name = `${text}.pdf`): File => ({ name, text: aPdf(text).toString() })

const pageOf = async (itemId: string, who: Principal) =>
  (await inCompany(who, (ctx) => getItem(ctx, itemId)))!

async function countDocuments(): Promise<number> {
  const [row] = await ownerSql()<{ count: number }[]>`
    select count(*)::int from documents where tenant_id = ${ground.tenantId}`
  return row!.count
}

describe('attachFiles', () => {
  it('hangs each file on the item, seen by both sides with its event', async () => {
    const itemId = await anItem()
    expect(await send(itemId, [pdf('umowa'), pdf('aneks')])).toEqual([
      { kind: 'attached', name: 'umowa.pdf', repeats: null },
      { kind: 'attached', name: 'aneks.pdf', repeats: null },
    ])
    expect(await send(itemId, [pdf('opinia')], ground.agent)).toMatchObject([{ kind: 'attached' }])
    for (const who of [ground.finance, ground.agent]) {
      const page = await pageOf(itemId, who)
      expect(page.documents.map(({ originalName }) => originalName).sort()).toEqual([
        'aneks.pdf',
        'opinia.pdf',
        'umowa.pdf',
      ])
      const attached = page.events.filter(({ action }) => action === 'work.document_attached')
      expect(attached.map(({ data }) => data.name)).toContain('opinia.pdf')
      expect(attached).toHaveLength(3)
    }
  })

  it('names the earlier file of the same bytes, and takes none twice on one item', async () => {
    const [first, second] = [await anItem(), await anItem()]
    await send(first, [pdf('polisa')])
    const again = await send(second, [pdf('polisa', 'polisa-kopia.pdf')])
    expect(again).toEqual([{ kind: 'attached', name: 'polisa-kopia.pdf', repeats: 'polisa.pdf' }])
    expect((await pageOf(second, ground.agent)).documents[0]!.isDuplicate).toBe(true)
    const before = await countDocuments()
    expect(await send(second, [pdf('polisa', 'x.pdf')])).toEqual([{ kind: 'known', name: 'x.pdf' }])
    const both = await send(first, [pdf('razem', 'a.pdf'), pdf('razem', 'b.pdf')])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['attached', 'known'])
    expect(await countDocuments()).toBe(before + 1)
  })

  it('writes nothing for a refused file, a closed item, or nobody’s item', async () => {
    const itemId = await anItem()
    const before = await countDocuments()
    const refused = await send(itemId, [{ name: 'x.exe', text: 'MZ' }])
    expect(refused).toEqual([{ kind: 'refused', name: 'x.exe', code: 'type_not_allowed' }])
    expect(await send(itemId, [])).toMatchObject([{ kind: 'refused', code: 'no_file' }])
    await inCompany(ground.agent, (ctx) => finishItem(ctx, { itemId }))
    expect(await send(itemId, [pdf('za późno')])).toMatchObject([
      { kind: 'refused', code: 'item_closed' },
    ])
    await expect(send(newId(), [pdf('nikt')])).rejects.toMatchObject({ code: 'not_found' })
    const other = await purchaseGround(now)
    await aFileKey(other.admin, other.tenantId)
    await expect(send(itemId, [pdf('obcy')], other.finance, other)).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await countDocuments()).toBe(before)
  })

  it('is not for those who may only look', async () => {
    const itemId = await anItem()
    const viewer = await aMember(ground.tenantId, 'viewer', now)
    await expect(send(itemId, [pdf('widz')], viewer.principal)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('answerAttachment', () => {
  const answer = (outcomes: AttachOutcome[], accept?: string) =>
    answerAttachment(
      new Request('http://localhost/', { headers: accept ? { Accept: accept } : {} }),
      outcomes,
      '/back',
      'en',
    )

  it('gives a script JSON with a message for a refusal', async () => {
    const good = await answer([{ kind: 'known', name: 'a.pdf' }], 'application/json')
    expect(await good.json()).toEqual({ ok: true, kind: 'known', name: 'a.pdf' })
    const bad = await answer(
      [{ kind: 'refused', name: 'a.pdf', code: 'item_closed' }],
      'application/json',
    )
    expect(bad.status).toBe(422)
    expect(await bad.json()).toMatchObject({ ok: false, message: expect.stringMatching(/closed/) })
  })

  it('sends a form without scripts back to its page', async () => {
    const sent = await answer([{ kind: 'attached', name: 'a.pdf', repeats: null }])
    expect([sent.status, sent.headers.get('Location')]).toEqual([302, '/back'])
    expect(sent.headers.get('Set-Cookie')).toMatch(/^toast=/)
  })
})
