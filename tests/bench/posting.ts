// Posting one purchase invoice through its command, against a bare transaction that
// inserts the same rows into tables of the same shape without rules, keys to others or
// row security: those that the posting adds, and all that it writes. A row that is changed
// is written anew by PostgreSQL, its index entries included.
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
import { callWay, interleave, report, WARMING_ROUNDS } from './measure.ts'

const POSTINGS = 40
/** Rows that a posting adds, by table. */
const ADDED = {
  journal_entries: 1,
  journal_lines: 3,
  vat_register_rows: 1,
  meter_events: 1,
  audit_events: 2,
}
/** Rows that it changes: numbers, balances, the purchase, its document, item and clocks. */
const CHANGED = {
  counters: 1,
  ledger_balances: 3,
  supplier_accounts: 1,
  purchase_documents: 1,
  documents: 1,
  work_items: 1,
  sla_clocks: 2,
  sla_partitions: 1,
}

type Draft = { purchaseId: string; itemId: string }

export async function benchPosting(house: House, rounds: number): Promise<boolean> {
  const drafts = await makeDrafts(house, (rounds + WARMING_ROUNDS + 1) * POSTINGS)
  let next = 0
  const post = async () => {
    const draft = drafts[next++]!
    const result = await withCompany(house.agent, house.books.tenantId, {}, (ctx) =>
      postPurchase(ctx, { ...draft, version: 1 }),
    )
    if (!result.ok) throw new Error(`posting refused: ${result.code}`)
  }
  // One posting first: its rows are what the bare way inserts.
  await post()
  const added = await capture(house, ADDED)
  const written = new Map([...added, ...(await capture(house, CHANGED))])
  const samples = await interleave(
    [
      callWay('bare transaction, rows that are added', POSTINGS, () =>
        insertBare(house.owner, added),
      ),
      callWay('bare transaction, all rows that are written', POSTINGS, () =>
        insertBare(house.owner, written),
      ),
      callWay('post a purchase through its command', POSTINGS - 1, post),
    ],
    rounds,
  )
  const against = (base: string, most: number) => ({
    what: `time of the command / of the ${base}`,
    figure: 'p50Ms' as const,
    base,
    ours: 'post a purchase through its command',
    most,
  })
  return report('Posting', samples, [
    against('bare transaction, all rows that are written', 2),
    against('bare transaction, rows that are added', 4),
  ])
}

async function makeDrafts(house: House, count: number): Promise<Draft[]> {
  const { tenantId, owner } = house.books
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

/** The newest rows of the company; the tables that the bare way fills are made for them. */
async function capture({ owner, books }: House, tables: Record<string, number>): Promise<Captured> {
  const found: Captured = new Map()
  for (const [table, count] of Object.entries(tables)) {
    await owner.unsafe(`drop table if exists bench_${table};
      create table bench_${table} (like ${table} including indexes including defaults)`)
    const rows = await owner.unsafe(
      `select to_jsonb(t) as row from ${table} t where tenant_id = '${books.tenantId}'
       order by ctid desc limit ${count}`,
    )
    if (rows.length !== count) throw new Error(`a posting writes no ${count} rows of ${table}`)
    found.set(
      table,
      rows.map(({ row }) => row),
    )
  }
  return found
}

// A company of its own for each transaction keeps every key unique.
async function insertBare(owner: postgres.Sql<{ bigint: bigint }>, rows: Captured): Promise<void> {
  const tenant = { tenant_id: newId() }
  await owner.begin(async (tx) => {
    for (const [table, list] of rows) {
      await tx.unsafe(
        `insert into bench_${table} select * from jsonb_populate_recordset(null::bench_${table}, $1::text::jsonb)`,
        [JSON.stringify(list.map((row) => ({ ...row, ...tenant })))],
        { prepare: true },
      )
    }
  })
}
