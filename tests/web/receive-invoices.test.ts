// A client's upload, from the bytes of the form to the rows it leaves.
import { beforeAll, describe, expect, it } from 'vitest'
import { receiveInvoices } from '#app/features/portal/receive-invoices.server.ts'
import { writeFaXml } from '#db/seed/demo/fa-xml.ts'
import { isAppError } from '#tenants/shared/app-error.ts'
import { type Principal, type TenantId, withCompany } from '#tenants/shared/scope.server.ts'
import { aContract } from '#tests/factories/contract.ts'
import { faXmlInvoice } from '#tests/factories/fa-invoice.ts'
import { aFileKey, aFileStore, aPdf } from '#tests/factories/files.ts'
import { becomeBuyer, type PurchaseGround, purchaseGround } from '#tests/factories/purchase.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
aFileStore()

let ground: PurchaseGround
let sequence = 0

beforeAll(async () => {
  ground = await purchaseGround(now)
  await aFileKey(ground.admin, ground.tenantId)
})

type File = { name: string; bytes: Uint8Array | string }

function aForm(files: readonly File[]): Request {
  const form = new FormData()
  for (const { name, bytes } of files) form.append('file', new Blob([bytes as BlobPart]), name)
  return new Request('http://localhost/', { method: 'POST', body: form })
}

const send = (
  files: readonly File[],
  who: Principal = ground.finance,
  tenantId: TenantId = ground.tenantId,
) =>
  receiveInvoices(aForm(files), tenantId, (options, fn) => withCompany(who, tenantId, options, fn))

function anXml(): File {
  sequence += 1
  const number = `FV/${sequence}/web`
  return { name: `faktura-${sequence}.xml`, bytes: writeFaXml(faXmlInvoice({ number })) }
}

const aScan = (): File => {
  sequence += 1
  return { name: `skan-${sequence}.pdf`, bytes: aPdf(`scan ${sequence}`) }
}

async function countRows(tenantId: TenantId = ground.tenantId) {
  const [row] = await ownerSql()<{ documents: number; items: number; drafts: number }[]>`
    select (select count(*)::int from documents where tenant_id = ${tenantId}) as documents,
      (select count(*)::int from work_items where tenant_id = ${tenantId}) as items,
      (select count(*)::int from purchase_documents where tenant_id = ${tenantId}) as drafts`
  return row!
}

describe('receiveInvoices', () => {
  it('opens an item with its document and draft for each file of a form', async () => {
    const before = await countRows()
    const outcomes = await send([anXml(), aScan()])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted'])
    expect(outcomes[0]).toMatchObject({ read: { number: `FV/${sequence - 1}/web` } })
    expect(outcomes[1]).toMatchObject({ read: null })
    const after = await countRows()
    expect(after).toEqual({
      documents: before.documents + 2,
      items: before.items + 2,
      drafts: before.drafts + 2,
    })
    const [item] = await ownerSql()`select i.title, i.source, p.origin from work_items i
      join purchase_documents p on p.tenant_id = i.tenant_id and p.item_id = i.id
      where i.tenant_id = ${ground.tenantId} and i.number = ${
        outcomes[0]!.kind === 'accepted' ? outcomes[0]!.number : 0
      }`
    expect(item).toMatchObject({ source: 'upload', origin: 'e_invoice' })
    expect(item!.title).toContain(`FV/${sequence - 1}/web`)
  })

  it('tells a file that came before, and writes nothing for it', async () => {
    const file = anXml()
    const [first] = await send([file])
    const before = await countRows()
    const [again] = await send([{ ...file, name: 'inna nazwa.xml' }])
    expect(first!.kind).toBe('accepted')
    expect(again).toEqual({
      kind: 'duplicate',
      name: 'inna nazwa.xml',
      itemId: first!.kind === 'accepted' && first!.itemId,
      number: first!.kind === 'accepted' && first!.number,
    })
    expect(await countRows()).toEqual(before)
  })

  it('opens one item when the same file is sent several times at once', async () => {
    const file = aScan()
    const before = await countRows()
    const kinds = (await Promise.all([send([file]), send([file]), send([file])]))
      .flat()
      .map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['accepted', 'duplicate', 'duplicate'])
    expect(await countRows()).toEqual({
      documents: before.documents + 1,
      items: before.items + 1,
      drafts: before.drafts + 1,
    })
  })

  it('takes an invoice for another buyer and tells the sender at once', async () => {
    const buyer = { ...faXmlInvoice().buyer, id: { kind: 'nip' as const, value: '5261040828' } }
    const xml = writeFaXml(faXmlInvoice({ number: 'FV/other/web', buyer }))
    const [outcome] = await send([{ name: 'cudza.xml', bytes: xml }])
    expect(outcome).toMatchObject({ kind: 'accepted', isForOthers: true })
    await becomeBuyer(ground)
    const [own] = await send([anXml()])
    expect(own).toMatchObject({ kind: 'accepted', isForOthers: false })
  })

  it('refuses file by file what it cannot take, keeping the rest', async () => {
    const before = await countRows()
    const outcomes = await send([
      { name: 'obraz.svg', bytes: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
      { name: 'pusty.pdf', bytes: '' },
      { name: 'program.pdf', bytes: 'MZ not a document' },
      { name: 'pdf.xml', bytes: aPdf('named as xml') },
      { name: 'inna.xml', bytes: '<?xml version="1.0"?><Faktura xmlns="urn:other"><a/></Faktura>' },
      { name: 'urwana.xml', bytes: '<?xml version="1.0"?><Faktura xmlns="urn:other"><a>' },
      aScan(),
    ])
    expect(outcomes.map((one) => (one.kind === 'refused' ? one.code : one.kind))).toEqual([
      'type_not_allowed',
      'empty_file',
      'type_not_allowed',
      'extension_differs',
      'unreadable_invoice',
      'unreadable_invoice',
      'accepted',
    ])
    expect(await countRows()).toEqual({
      documents: before.documents + 1,
      items: before.items + 1,
      drafts: before.drafts + 1,
    })
  })

  it('refuses a file over the limit and reads on', async () => {
    const big = Buffer.alloc(50_000_001, 32)
    aPdf('big').copy(big)
    const outcomes = await send([{ name: 'za-duzy.pdf', bytes: big }, aScan()])
    expect(outcomes.map((one) => (one.kind === 'refused' ? one.code : one.kind))).toEqual([
      'file_too_large',
      'accepted',
    ])
  })

  it('says so when nothing was chosen or too much', async () => {
    expect(await send([{ name: '', bytes: '' }])).toEqual([
      { kind: 'refused', name: '', code: 'no_file' },
    ])
    const many = await send(Array.from({ length: 21 }, aScan))
    expect(many).toHaveLength(21)
    expect(many.at(-1)).toEqual({ kind: 'refused', name: '', code: 'too_many_files' })
  })

  it('takes nothing for a company whose contract has no accounting', async () => {
    const other = await purchaseGround(now)
    await aFileKey(other.admin, other.tenantId)
    await aContract(other.tenantId, {
      version: 2,
      effectiveFrom: '2026-11-01',
      services: ['payroll'],
    })
    const before = await countRows(other.tenantId)
    const [outcome] = await send([aScan()], other.finance, other.tenantId)
    expect(outcome).toMatchObject({ kind: 'refused', code: 'service_not_contracted' })
    expect(await countRows(other.tenantId)).toEqual(before)
  })

  it('refuses a body that is no form', async () => {
    const request = new Request('http://localhost/', { method: 'POST', body: 'file=x' })
    const open = <R>(options: { readOnly: boolean }, fn: Parameters<typeof withCompany<R>>[3]) =>
      withCompany(ground.finance, ground.tenantId, options, fn)
    const refused = await receiveInvoices(request, ground.tenantId, open).catch((error) => error)
    expect(isAppError(refused) && refused.code).toBe('invalid_input')
  })
})
