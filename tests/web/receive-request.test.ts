// A client's request with files: item and documents are written together or not at all.
import { beforeAll, describe, expect, it } from 'vitest'
import { receiveRequest } from '#app/features/portal/receive-request.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
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

type Sent = {
  fields?: Record<string, string>
  files?: { field: string; name: string; text: string }[]
}

const question = (overrides: Record<string, string> = {}) => ({
  requestType: 'vat_question',
  requestKey: newId(),
  title: 'Auto w leasingu',
  'form.details': 'Czy odliczamy cały VAT?',
  'form.amount': '1 234,50',
  ...overrides,
})

function send({ fields = {}, files = [] }: Sent) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { field, name, text } of files) form.append(field, new Blob([text]), name)
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  return receiveRequest(request, ground.tenantId, (options, fn) =>
    withCompany(ground.finance, ground.tenantId, options, fn),
  )
}

const pdf = (text: string, name = 'zalacznik.pdf') => ({
  field: 'form.files',
  name,
  text: aPdf(text).toString(),
})

async function countRows() {
  const [row] = await ownerSql()<{ documents: number; items: number }[]>`
    select (select count(*)::int from documents where tenant_id = ${ground.tenantId}) as documents,
      (select count(*)::int from work_items where tenant_id = ${ground.tenantId}) as items`
  return row!
}

describe('receiveRequest', () => {
  it('opens the item with its typed answers and its files', async () => {
    const received = await send({ fields: question(), files: [pdf('a'), pdf('b', 'b.pdf')] })
    if (!received.ok) throw new Error(JSON.stringify(received))
    const [item] = await ownerSql()`select title, source, form from work_items
      where tenant_id = ${ground.tenantId} and id = ${received.itemId}`
    expect(item).toMatchObject({ title: 'Auto w leasingu', source: 'request' })
    expect(item!.form).toMatchObject({ details: 'Czy odliczamy cały VAT?', amount: '123450' })
    const linked = await ownerSql()`select 1 from item_documents
      where tenant_id = ${ground.tenantId} and item_id = ${received.itemId}`
    expect(linked).toHaveLength(2)
  })

  it('opens one item when the form is sent twice, and records its files once', async () => {
    const fields = question()
    const first = await send({ fields, files: [pdf('twice')] })
    const before = await countRows()
    const second = await send({ fields, files: [pdf('twice')] })
    expect(second).toEqual(first)
    expect(await countRows()).toEqual(before)
  })

  it('sends the form back with its values and writes nothing', async () => {
    const before = await countRows()
    const fields = question({ title: ' ', 'form.details': '', 'form.amount': 'dużo' })
    const blankTitle = await send({ fields, files: [pdf('kept out')] })
    expect(blankTitle).toMatchObject({ ok: false, errors: { title: 'too_short' } })
    const wrong = await send({ fields: { ...fields, title: 'Pytanie' }, files: [pdf('kept out')] })
    expect(wrong).toMatchObject({
      ok: false,
      errors: { 'form.details': 'required', 'form.amount': 'not_an_amount' },
      values: { 'form.amount': 'dużo' },
    })
    expect(await countRows()).toEqual(before)
  })

  it('names the files that it refuses', async () => {
    const before = await countRows()
    const files = [pdf('good'), { field: 'form.files', name: 'x.exe', text: 'MZ' }]
    const received = await send({ fields: question(), files })
    expect(received).toMatchObject({
      ok: false,
      refusedFiles: { 'form.files': [{ name: 'x.exe', code: 'type_not_allowed' }] },
    })
    expect(await countRows()).toEqual(before)
  })

  it('takes no type that is not offered, and no file that the form has not', async () => {
    const refused = await send({ fields: question({ requestType: 'purchase_invoice' }) })
    expect(refused).toMatchObject({ ok: false, errors: { form: 'unknown_request_type' } })
    const before = await countRows()
    const taken = await send({
      fields: question(),
      files: [{ ...pdf('stray'), field: 'form.details' }],
    })
    expect(taken.ok).toBe(true)
    expect(await countRows()).toEqual({ ...before, items: before.items + 1 })
  })
})
