import { beforeAll, describe, expect, test } from 'vitest'
import { postPurchase } from '#tenants/accounting/commands/post-purchase.server.ts'
import { rejectPurchase } from '#tenants/accounting/commands/reject-purchase.server.ts'
import { reversePurchase } from '#tenants/accounting/commands/reverse-purchase.server.ts'
import { saveDraft } from '#tenants/accounting/commands/save-draft.server.ts'
import { getPurchaseByItem } from '#tenants/accounting/queries/purchases.server.ts'
import { listVatRegister } from '#tenants/accounting/queries/vat-register.server.ts'
import { closePeriod } from '#tenants/ledger/commands.server.ts'
import { getTrialBalance } from '#tenants/ledger/queries/trial-balance.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import { type ScopeContext, withCompany } from '#tenants/shared/scope.server.ts'
import { brokenBooks, command, done } from '#tests/factories/books.ts'
import {
  anInvoice,
  becomeBuyer,
  type PurchaseGround,
  pageOf,
  purchaseGround,
} from '#tests/factories/purchase.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
let ground: PurchaseGround

beforeAll(async () => {
  ground = await purchaseGround(now)
})

async function aPosting(mine: PurchaseGround) {
  await becomeBuyer(mine)
  const paper = await anInvoice(mine)
  const page = await pageOf(mine, paper.purchaseId)
  const lines = page.lines.map((line) => ({ ...line, accountNumber: '402' }))
  const saved = await done(mine.agent, mine.tenantId, (ctx) =>
    saveDraft(ctx, { purchaseId: page.id, draft: { ...page, lines }, version: page.version }),
  )
  await done(mine.agent, mine.tenantId, (ctx) =>
    postPurchase(ctx, { purchaseId: page.id, version: saved.version }),
  )
  return paper
}

const read = <T>(work: (ctx: ScopeContext) => Promise<T>, mine = ground) =>
  withCompany(mine.finance, mine.tenantId, { readOnly: true }, work)

const closings = async (mine = ground) => {
  const { rows } = await read(
    (ctx) => getTrialBalance(ctx, { from: '2026-11', to: '2026-12' }),
    mine,
  )
  return rows.filter((row) => row.closingMinor !== 0n).map((row) => [row.number, row.closingMinor])
}

const reverse = (purchaseId: string, mine = ground) =>
  command(mine.agent, mine.tenantId, (ctx) =>
    reversePurchase(ctx, { purchaseId, reason: 'Zła kwota' }),
  )

describe('taking a posting back', () => {
  test('leaves balances and VAT as before, the item open and a draft to correct', async () => {
    const before = await closings()
    const paper = await aPosting(ground)
    expect(await closings()).not.toEqual(before)
    const result = await reverse(paper.purchaseId)
    expect(result).toMatchObject({ ok: true, value: { isItemReopened: true } })
    expect(await closings()).toEqual(before)
    const register = await read((ctx) =>
      listVatRegister(ctx, { register: 'purchase', period: '2026-11' }),
    )
    expect(register.items).toHaveLength(2)
    expect(register.totals).toMatchObject({
      netMinor: 0n,
      vatMinor: 0n,
      amounts: { K_42: 0n, K_43: 0n },
    })
    expect(await pageOf(ground, paper.purchaseId)).toMatchObject({ status: 'reversed' })
    const draft = await read((ctx) => getPurchaseByItem(ctx, paper.itemId))
    expect(draft).toMatchObject({ status: 'draft', version: 1, entryId: null })
    const item = await ownerSql()`select status from work_items where id = ${paper.itemId}`
    expect(item[0]!.status).toBe('in_progress')
    expect(await brokenBooks(ground.tenantId)).toEqual([])
  })

  test('and booking it anew counts the document once', async () => {
    const paper = await aPosting(ground)
    await reverse(paper.purchaseId)
    const draft = (await read((ctx) => getPurchaseByItem(ctx, paper.itemId)))!
    const again = await command(ground.agent, ground.tenantId, (ctx) =>
      postPurchase(ctx, { purchaseId: draft.id, version: draft.version }),
    )
    expect(again).toMatchObject({ ok: true, value: { isItemFinished: true } })
    const meters = await ownerSql()`select 1 from meter_events where item_id = ${paper.itemId}`
    expect(meters).toHaveLength(1)
  })

  test('goes into the current month when that of the original is closed', async () => {
    const mine = await purchaseGround(now)
    const paper = await aPosting(mine)
    await done(mine.agent, mine.tenantId, (ctx) => closePeriod(ctx, { period: '2026-11' }))
    const december = { ...mine, agent: { ...mine.agent, now: new Date('2026-12-05T09:00:00Z') } }
    expect(await reverse(paper.purchaseId, december)).toMatchObject({
      ok: true,
      value: { entry: { period: '2026-12' } },
    })
    const rows = await ownerSql()`select period, vat_minor::int as vat from vat_register_rows
      where tenant_id = ${mine.tenantId} order by period`
    expect([...rows]).toEqual([
      { period: '2026-11', vat: 23_000 },
      { period: '2026-12', vat: -23_000 },
    ])
    expect(await closings(mine)).toEqual([])
  })

  test('is possible once, by the provider, of a posted one', async () => {
    const paper = await aPosting(ground)
    await expect(
      withCompany(ground.finance, ground.tenantId, {}, (ctx) =>
        reversePurchase(ctx, { purchaseId: paper.purchaseId, reason: 'Zła kwota' }),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const both = await Promise.all([reverse(paper.purchaseId), reverse(paper.purchaseId)])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(both.find((result) => !result.ok)).toMatchObject({ code: 'not_posted' })
    await expect(reverse(newId())).rejects.toMatchObject({ code: 'not_found' })
  })

  test('of an item that stands on an invoice leaves it closed, and the draft is posted', async () => {
    const paper = await aPosting(ground)
    const result = await withoutReopening(paper)
    expect(result).toMatchObject({ ok: true, value: { isItemReopened: false } })
    const draft = (await read((ctx) => getPurchaseByItem(ctx, paper.itemId)))!
    const again = await command(ground.agent, ground.tenantId, (ctx) =>
      postPurchase(ctx, { purchaseId: draft.id, version: draft.version }),
    )
    expect(again).toMatchObject({ ok: true, value: { isItemFinished: false } })
  })
})

/** Bills the item's meter event as a billing run would have left it. */
async function withoutReopening(paper: { itemId: string; purchaseId: string }) {
  const sql = ownerSql()
  const [invoiceId, lineId] = [newId(), newId()]
  const [contract] = await sql`select id from contract_versions
    where tenant_id = ${ground.tenantId} limit 1`
  await sql`insert into invoices (tenant_id, id, status, period, net_minor, vat_minor, gross_minor,
      contract_version_id, created_at, updated_at)
    values (${ground.tenantId}, ${invoiceId}, 'draft', '2026-11', 0, 0, 0, ${contract!.id}, now(), now())`
  const columns = await sql`select column_name, data_type from information_schema.columns
    where table_name = 'invoice_lines' and is_nullable = 'NO' and column_default is null`
  const line: Record<string, unknown> = {
    tenant_id: ground.tenantId,
    id: lineId,
    invoice_id: invoiceId,
  }
  for (const { column_name, data_type } of columns) {
    line[column_name] ??= /int|numeric/.test(data_type) ? 1 : data_type === 'jsonb' ? '{}' : 'x'
  }
  await sql`insert into invoice_lines ${sql(line)}`
  await sql`update meter_events set invoice_line_id = ${lineId} where item_id = ${paper.itemId}`
  return reverse(paper.purchaseId)
}

describe('rejecting a draft', () => {
  test('cancels its item with the reason, and leaves the books alone', async () => {
    await becomeBuyer(ground)
    const paper = await anInvoice(ground)
    const input = { purchaseId: paper.purchaseId, version: 1, reason: 'To nie jest faktura' }
    await expect(
      withCompany(ground.finance, ground.tenantId, {}, (ctx) => rejectPurchase(ctx, input)),
    ).rejects.toMatchObject({ code: 'forbidden' })
    expect(
      await command(ground.agent, ground.tenantId, (ctx) => rejectPurchase(ctx, input)),
    ).toMatchObject({ ok: true, value: { isItemCancelled: true } })
    const item = await ownerSql()`select status from work_items where id = ${paper.itemId}`
    expect(item[0]!.status).toBe('cancelled')
    expect(await pageOf(ground, paper.purchaseId)).toMatchObject({
      status: 'rejected',
      note: 'To nie jest faktura',
    })
    const posted = await command(ground.agent, ground.tenantId, (ctx) =>
      postPurchase(ctx, { purchaseId: paper.purchaseId, version: 2 }),
    )
    expect(posted).toMatchObject({ ok: false, code: 'not_a_draft' })
    const meters = await ownerSql()`select 1 from meter_events where item_id = ${paper.itemId}`
    expect(meters).toHaveLength(0)
  })
})
