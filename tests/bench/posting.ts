// Posting one purchase invoice through its command, against a bare transaction that
// inserts the same rows into tables of the same shape without rules, keys to others or
// row security.
import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import { writeFaXml } from '#db/seed/demo/fa-xml.ts'
import { draftFromDocument } from '#tenants/accounting/commands/draft-from-document.server.ts'
import { postPurchase } from '#tenants/accounting/commands/post-purchase.server.ts'
import { recordDocument } from '#tenants/archive/commands.server.ts'
import { openChart } from '#tenants/ledger/commands.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import { type Principal, withCompany, withProvider } from '#tenants/shared/scope.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { faXmlInvoice } from '#tests/factories/fa-invoice.ts'
import type { House } from './house.ts'
import { callWay, interleave, report } from './measure.ts'

const POSTINGS = 40
/** Rows that a posting inserts, by table. */
const TABLES = {
  journal_entries: 1,
  journal_lines: 3,
  vat_register_rows: 1,
  meter_events: 1,
  audit_events: 2,
} as const

type Draft = { purchaseId: string; itemId: string }

export async function benchPosting(house: House, rounds: number): Promise<boolean> {
  const drafts = await makeDrafts(house, (rounds + 1) * POSTINGS)
  const templates = await copyTables(house.owner)
  let next = 0
  const post = async () => {
    const draft = drafts[next++]!
    const result = await withCompany(house.agent, house.company.tenantId, {}, (ctx) =>
      postPurchase(ctx, { ...draft, version: 1 }),
    )
    if (!result.ok) throw new Error(`posting refused: ${result.code}`)
  }
  // One posting first: its rows are what the bare way inserts.
  await post()
  const rows = await templates.capture(house.company.tenantId)
  const samples = await interleave(
    [
      callWay('bare transaction, the same rows', POSTINGS, () => insertBare(house.owner, rows)),
      callWay('post a purchase through its command', POSTINGS - 1, post),
    ],
    rounds,
  )
  return report('Posting', samples, [
    {
      what: 'time of the command / of the bare transaction',
      figure: 'p50Ms',
      base: 'bare transaction, the same rows',
      ours: 'post a purchase through its command',
      most: 2,
    },
  ])
}

async function makeDrafts(house: House, count: number): Promise<Draft[]> {
  const { tenantId, owner } = house.company
  const admin: Principal = { ...house.agent, role: 'admin' }
  const [{ nip, opened } = { nip: '', opened: 0n }] = await house.owner<
    { nip: string; opened: bigint }[]
  >`
    select nip, (select count(*) from ledger_accounts where tenant_id = ${tenantId}) as opened
    from companies where tenant_id = ${tenantId}`
  if (opened === 0n) await withProvider(admin, {}, (ctx) => openChart(ctx, tenantId))
  const drafts: Draft[] = []
  const run = newId().slice(0, 13)
  for (let n = 0; n < count; n++) {
    const model = faXmlInvoice({ number: `FV/${run}/${n}` })
    const bytes = Buffer.from(
      writeFaXml({ ...model, buyer: { ...model.buyer, id: { kind: 'nip', value: nip } } }),
    )
    drafts.push(
      await withCompany(owner, tenantId, {}, async (ctx) => {
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        const file = {
          tenantId,
          sha256,
          sizeBytes: bytes.length,
          mime: 'application/xml' as const,
          originalName: `${n}.xml`,
        }
        const { id: documentId } = await recordDocument(ctx, file, { service: 'accounting' })
        const item = await openItem(ctx, {
          requestType: 'purchase_invoice',
          title: `FV ${n}`,
          form: {},
          source: 'upload',
          documents: [documentId],
        })
        if (!item.ok) throw new Error(`the item was refused: ${item.code}`)
        const { itemId } = item.value
        const { purchaseId } = await draftFromDocument(ctx, { itemId, documentId, bytes })
        return { purchaseId, itemId }
      }),
    )
  }
  return drafts
}

type Captured = Map<string, Record<string, unknown>[]>

async function copyTables(owner: postgres.Sql<{ bigint: bigint }>) {
  for (const table of Object.keys(TABLES)) {
    await owner.unsafe(`drop table if exists bench_${table};
      create table bench_${table} (like ${table} including indexes including defaults)`)
  }
  return {
    async capture(tenantId: string): Promise<Captured> {
      const [entry] = await owner`
        select id from journal_entries where tenant_id = ${tenantId} order by posted_at desc, number desc limit 1`
      const found: Captured = new Map()
      for (const [table, count] of Object.entries(TABLES)) {
        const key = table === 'journal_lines' ? 'entry_id' : 'id'
        const where = table === 'journal_lines' ? `and entry_id = '${entry!.id}'` : ''
        const rows = await owner.unsafe(
          `select to_jsonb(t) as row from ${table} t where tenant_id = '${tenantId}' ${where}
           order by ${key} desc limit ${count}`,
        )
        found.set(
          table,
          rows.map(({ row }) => row),
        )
      }
      return found
    },
  }
}

async function insertBare(owner: postgres.Sql<{ bigint: bigint }>, rows: Captured): Promise<void> {
  const entryId = newId()
  await owner.begin(async (tx) => {
    for (const [table, list] of rows) {
      const fresh = list.map((row) => ({
        ...row,
        ...('id' in row ? { id: table === 'journal_entries' ? entryId : newId() } : {}),
        ...('entry_id' in row ? { entry_id: entryId } : {}),
        ...('source_id' in row ? { source_id: newId() } : {}),
        ...(table === 'journal_entries' ? { number: Math.floor(Math.random() * 2 ** 31) } : {}),
      }))
      await tx.unsafe(
        `insert into bench_${table} select * from jsonb_populate_recordset(null::bench_${table}, $1::text::jsonb)`,
        [JSON.stringify(fresh)],
        { prepare: true },
      )
    }
  })
}
