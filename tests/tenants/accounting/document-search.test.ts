import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { searchDocuments } from '#tenants/accounting/queries/document-search.server.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { aMember } from '#tests/factories/company.ts'
import { aPaper, type PurchaseGround, purchaseGround } from '#tests/factories/purchase.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
let ground: PurchaseGround

beforeAll(async () => {
  ground = await purchaseGround(now)
})

async function aRead(from: PurchaseGround, seller: string, number: string, file: string) {
  const { purchaseId } = await aPaper(from, null, file)
  await ownerSql()`update purchase_documents set seller_name = ${seller}, number = ${number}
    where tenant_id = ${from.tenantId} and id = ${purchaseId}`
}

const find = (text: string, who: Principal = ground.finance, at = ground) =>
  withCompany(who, at.tenantId, { readOnly: true }, async (ctx) =>
    (await searchDocuments(ctx, { text })).items.map(({ originalName }) => originalName).sort(),
  )

describe('documents', () => {
  beforeAll(async () => {
    await aRead(ground, 'Żółty Łoś Sp. z o.o.', 'FV/2026/11/2550', 'skan-1.pdf')
    await aRead(ground, 'Żółw S.A.', 'F-0042', 'skan-2.pdf')
    await aRead(ground, '', '', 'żółty-plik.pdf')
  })

  test.each([
    ['żółty łoś', ['skan-1.pdf']],
    ['ZOLTY LOS', ['skan-1.pdf']],
    ['Żół', ['skan-1.pdf', 'skan-2.pdf', 'żółty-plik.pdf']],
    ['fv 2026/11', ['skan-1.pdf']],
    ['2550', ['skan-1.pdf']],
    ['11/2550', ['skan-1.pdf']],
    ['f0042', ['skan-2.pdf']],
    ['SKAN-2', ['skan-2.pdf']],
    ['%', []],
    ['///', []],
    ['łoś', []],
  ])('are found by "%s"', async (text, files) => {
    expect(await find(text)).toEqual(files)
  })

  test('are found by the agent too, by nobody else’s company, and not by invoice without the books', async () => {
    expect(await find('2550', ground.agent)).toEqual(['skan-1.pdf'])
    const other = await purchaseGround(now)
    expect(await find('2550', other.finance, other)).toEqual([])
    const hr = await aMember(ground.tenantId, 'hr', now)
    expect(await find('2550', hr.principal)).toEqual([])
  })

  test('are looked up in the indexes under row security', async () => {
    const plan = await withCompany(ground.finance, ground.tenantId, {}, async (ctx) => {
      await ctx.tx.execute(sql`set local enable_seqscan = off`)
      const rows = await ctx.tx.execute<{ 'QUERY PLAN': string }>(sql`
        explain select p.document_id from purchase_documents p
        where p.tenant_id = ${ctx.tenantId} and (p.seller_key collate "C" >= 'zol'
          and p.seller_key collate "C" < ('zol' || chr(1114111)))`)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    })
    expect(plan).toMatch(/Index Cond: .*seller_key/)
  })
})
