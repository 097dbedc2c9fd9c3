import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { postPurchase } from '#tenants/accounting/commands/post-purchase.server.ts'
import { saveDraft } from '#tenants/accounting/commands/save-draft.server.ts'
import { readFaInvoice } from '#tenants/accounting/pl/fa-reader.ts'
import { getPurchaseByItem, listPurchases } from '#tenants/accounting/queries/purchases.server.ts'
import { listVatRegister } from '#tenants/accounting/queries/vat-register.server.ts'
import type { PurchaseInput, PurchasePage } from '#tenants/accounting/types.ts'
import { closePeriod } from '#tenants/ledger/commands.server.ts'
import { getEntry } from '#tenants/ledger/queries/journal.server.ts'
import { newId } from '#tenants/shared/ids.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { brokenBooks, command, done } from '#tests/factories/books.ts'
import { aMember } from '#tests/factories/company.ts'
import { faXmlLine } from '#tests/factories/fa-invoice.ts'
import {
  anInvoice,
  aPaper,
  becomeBuyer,
  type PurchaseGround,
  pageOf,
  purchaseGround,
} from '#tests/factories/purchase.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
let ground: PurchaseGround
let other: PurchaseGround

beforeAll(async () => {
  ground = await purchaseGround(now)
  other = await purchaseGround(now)
  await becomeBuyer(ground)
})

/** Fills the accounts that no word of the lines suggested. */
function withAccounts(page: PurchasePage, overrides: Partial<PurchaseInput> = {}): PurchaseInput {
  return {
    ...page,
    lines: page.lines.map((line) => ({ ...line, accountNumber: line.accountNumber || '402' })),
    ...overrides,
  }
}

async function save(purchaseId: string, overrides: Partial<PurchaseInput> = {}) {
  const page = await pageOf(ground, purchaseId)
  return done(ground.agent, ground.tenantId, (ctx) =>
    saveDraft(ctx, { purchaseId, draft: withAccounts(page, overrides), version: page.version }),
  )
}

const post = (purchaseId: string, version: number, as = ground) =>
  command(as.agent, ground.tenantId, (ctx) => postPurchase(ctx, { purchaseId, version }))

async function linesOf(entryId: string) {
  const entry = await withCompany(ground.agent, ground.tenantId, { readOnly: true }, (ctx) =>
    getEntry(ctx, entryId),
  )
  return entry!.lines.map((line) => [line.accountNumber, line.amountMinor])
}

describe('posting an e-invoice', () => {
  test('writes entry, VAT row, filed document, finished item and one meter event', async () => {
    const paper = await anInvoice(ground)
    const { version } = await save(paper.purchaseId)
    const posted = await post(paper.purchaseId, version)
    expect(posted).toMatchObject({ ok: true, value: { isItemFinished: true } })
    const page = await pageOf(ground, paper.purchaseId)
    expect(page).toMatchObject({ status: 'posted', postedByName: ground.agent.name, postedAt: now })
    // 1000,00 + 230,00 = 1230,00
    expect(await linesOf(page.entryId!)).toEqual([
      ['402', 100_000n],
      ['221', 23_000n],
      ['210', -123_000n],
    ])
    const register = await withCompany(ground.finance, ground.tenantId, { readOnly: true }, (ctx) =>
      listVatRegister(ctx, { register: 'purchase', period: '2026-11' }),
    )
    expect(register.items.find((row) => row.entryId === page.entryId)).toMatchObject({
      amounts: { K_42: 100_000n, K_43: 23_000n },
      marker: 'BFK',
      netMinor: 100_000n,
      vatMinor: 23_000n,
      documentNumber: page.number,
    })
    const [item, document, meters] = await Promise.all([
      ownerSql()`select status, closed_at from work_items where id = ${paper.itemId}`,
      ownerSql()`select filed_at, filed_as from documents where id = ${paper.documentId}`,
      ownerSql()`select meter, source_type, source_id from meter_events
        where item_id = ${paper.itemId}`,
    ])
    expect(item[0]).toEqual({ status: 'done', closed_at: now })
    expect(document[0]).toEqual({ filed_at: now, filed_as: page.number })
    expect(meters).toHaveLength(1)
    expect(meters[0]).toMatchObject({ source_type: 'document', source_id: paper.documentId })
    const list = await withCompany(ground.finance, ground.tenantId, { readOnly: true }, (ctx) =>
      listPurchases(ctx, { status: 'posted' }),
    )
    expect(list.items.find((row) => row.id === paper.purchaseId)).toMatchObject({
      postedByName: ground.agent.name,
      targetMinutes: 960,
      elapsedMinutes: 0,
      entryNumber: page.entryNumber,
    })
  })

  test('twice at once makes one entry', async () => {
    const paper = await anInvoice(ground)
    const { version } = await save(paper.purchaseId)
    const both = await Promise.all([
      post(paper.purchaseId, version),
      post(paper.purchaseId, version),
    ])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(both.find((result) => !result.ok)).toMatchObject({ code: 'already_posted' })
    const rows =
      await ownerSql()`select 1 from journal_entries where source_id = ${paper.purchaseId}`
    expect(rows).toHaveLength(1)
  })

  test('to another buyer is refused, whatever is typed, and nothing is written', async () => {
    const paper = await anInvoice(ground, {
      buyer: {
        id: { kind: 'nip', value: '5260250274' },
        name: 'Ktoś inny',
        address: { country: 'PL', line1: 'ul. Inna 1', line2: '00-001 Warszawa' },
      },
    })
    const page = await pageOf(ground, paper.purchaseId)
    expect(page.findings[0]).toMatchObject({ code: 'buyer_nip_differs', severity: 'error' })
    const { version } = await save(paper.purchaseId)
    expect(await post(paper.purchaseId, version)).toMatchObject({
      ok: false,
      code: 'buyer_nip_differs',
    })
    const item = await ownerSql()`select status from work_items where id = ${paper.itemId}`
    expect(item[0]!.status).toBe('new')
  })

  test('already in the books under another paper is refused as a duplicate', async () => {
    const number = 'FV/TWICE/1'
    const first = await anInvoice(ground, { number })
    const second = await anInvoice(ground, { number })
    const one = await save(first.purchaseId)
    const two = await save(second.purchaseId)
    expect(await post(first.purchaseId, one.version)).toMatchObject({ ok: true })
    expect(await post(second.purchaseId, two.version)).toMatchObject({
      ok: false,
      code: 'duplicate_invoice',
      field: 'number',
    })
    const page = await pageOf(ground, second.purchaseId)
    expect(page.findings[0]).toMatchObject({ code: 'duplicate_invoice', severity: 'error' })
    expect(await brokenBooks(ground.tenantId)).toEqual([])
  })

  test('with a question still open is refused', async () => {
    const paper = await anInvoice(ground)
    const { version } = await save(paper.purchaseId)
    await done(ground.agent, ground.tenantId, (ctx) =>
      askClient(ctx, { itemId: paper.itemId, body: 'Na jaki projekt?' }),
    )
    expect(await post(paper.purchaseId, version)).toMatchObject({
      ok: false,
      code: 'question_open',
    })
  })

  test('into a closed month is refused; into an open one by another day of booking it goes', async () => {
    const mine = await purchaseGround(now)
    await becomeBuyer(mine)
    const paper = await anInvoice(mine, { issuedOn: '2026-10-20', soldOn: '2026-10-19' })
    await done(mine.agent, mine.tenantId, (ctx) => closePeriod(ctx, { period: '2026-10' }))
    const page = await pageOf(mine, paper.purchaseId)
    const draft = withAccounts(page)
    const saved = await done(mine.agent, mine.tenantId, (ctx) =>
      saveDraft(ctx, { purchaseId: page.id, draft, version: page.version }),
    )
    const attempt = (version: number) =>
      command(mine.agent, mine.tenantId, (ctx) =>
        postPurchase(ctx, { purchaseId: page.id, version, itemId: paper.itemId }),
      )
    expect(await attempt(saved.version)).toMatchObject({ ok: false, code: 'period_closed' })
    const later = await done(mine.agent, mine.tenantId, (ctx) =>
      saveDraft(ctx, {
        purchaseId: page.id,
        draft: { ...draft, bookedOn: '2026-11-02' },
        version: saved.version,
      }),
    )
    expect(await attempt(later.version)).toMatchObject({ ok: true })
    await becomeBuyer(ground)
  })

  test('remembers the account for the next invoice of the supplier', async () => {
    const seller = {
      nip: '7740001454',
      name: 'Orlen Test S.A.',
      address: { country: 'PL', line1: 'ul. Chemików 7', line2: '09-411 Płock' },
      email: null,
    }
    const lines = [faXmlLine({ name: 'Xyzzy' })]
    const first = await anInvoice(ground, { seller, lines })
    const page = await pageOf(ground, first.purchaseId)
    expect(page.lines[0]!.accountNumber).toBe('')
    const chosen = page.lines.map((line) => ({ ...line, accountNumber: '409' }))
    const { version } = await save(first.purchaseId, { lines: chosen })
    expect(await post(first.purchaseId, version)).toMatchObject({ ok: true })
    const next = await pageOf(ground, (await anInvoice(ground, { seller, lines })).purchaseId)
    expect(next.lines[0]!.accountNumber).toBe('409')
    expect(next.remembered).toEqual([{ accountNumber: '409', useCount: 1 }])
  })
})

describe('amounts', () => {
  test('of half-deductible VAT: 230,00 of 460,00 goes to the cost', async () => {
    const paper = await anInvoice(ground, {
      vatRows: [{ bucket: 'standard', base: 200_000n, tax: 46_000n, taxPln: null }],
      lines: [faXmlLine({ net: 200_000n, unitNet: '2000.00' })],
      total: 246_000n,
    })
    const page = await pageOf(ground, paper.purchaseId)
    const lines = withAccounts(page).lines.map((line) => ({
      ...line,
      deductiblePercent: 50 as const,
    }))
    const { version } = await save(paper.purchaseId, { lines })
    expect(await post(paper.purchaseId, version)).toMatchObject({ ok: true })
    const posted = await pageOf(ground, paper.purchaseId)
    expect(await linesOf(posted.entryId!)).toEqual([
      ['402', 223_000n],
      ['221', 23_000n],
      ['210', -246_000n],
    ])
  })

  test('of an exempt invoice leave no input VAT', async () => {
    const paper = await anInvoice(ground, {
      vatRows: [{ bucket: 'exempt', base: 50_000n, tax: 0n, taxPln: null }],
      lines: [faXmlLine({ net: 50_000n, unitNet: '500.00', rate: 'zw' })],
      total: 50_000n,
      exemption: 'art. 43 ust. 1',
    })
    const { version } = await save(paper.purchaseId)
    expect(await post(paper.purchaseId, version)).toMatchObject({ ok: true })
    const posted = await pageOf(ground, paper.purchaseId)
    expect(await linesOf(posted.entryId!)).toEqual([
      ['402', 50_000n],
      ['210', -50_000n],
    ])
    const rows = await ownerSql()`select 1 from vat_register_rows where source_id = ${posted.id}`
    expect(rows).toHaveLength(0)
  })

  test('in euro need a rate, and are booked in zloty: 1230,00 EUR at 4,2531 = 5231,31', async () => {
    const paper = await anInvoice(ground, { currency: 'EUR' })
    const first = await save(paper.purchaseId)
    expect(await post(paper.purchaseId, first.version)).toMatchObject({
      ok: false,
      code: 'exchange_rate_missing',
      field: 'fxRate',
    })
    const { version } = await save(paper.purchaseId, { fxRate: '4.2531' })
    expect(await post(paper.purchaseId, version)).toMatchObject({ ok: true })
    const posted = await pageOf(ground, paper.purchaseId)
    expect(await linesOf(posted.entryId!)).toEqual([
      ['402', 425_310n],
      ['221', 97_821n],
      ['210', -523_131n],
    ])
  })

  test('of a correction stand with opposite signs', async () => {
    const paper = await anInvoice(ground, {
      kind: 'KOR',
      vatRows: [{ bucket: 'standard', base: -10_000n, tax: -2_300n, taxPln: null }],
      lines: [faXmlLine({ net: -10_000n, unitNet: '-100.00' })],
      total: -12_300n,
      correction: {
        reason: 'Rabat',
        effect: 2,
        documents: [{ issuedOn: '2026-11-01', number: 'FV/0/11/2026', ksefNumber: null }],
      },
    })
    const page = await pageOf(ground, paper.purchaseId)
    expect(page).toMatchObject({ kind: 'correction', correctedNumber: 'FV/0/11/2026' })
    const { version } = await save(paper.purchaseId)
    expect(await post(paper.purchaseId, version)).toMatchObject({ ok: true })
    const posted = await pageOf(ground, paper.purchaseId)
    expect(await linesOf(posted.entryId!)).toEqual([
      ['402', -10_000n],
      ['221', -2_300n],
      ['210', 12_300n],
    ])
  })

  test('that do not add up block posting at their field', async () => {
    const paper = await anInvoice(ground)
    const { version } = await save(paper.purchaseId, { grossMinor: 123_001n })
    expect(await post(paper.purchaseId, version)).toMatchObject({
      ok: false,
      code: 'total_differs_from_rates',
      field: 'grossMinor',
    })
  })

  test('of the month may be moved by three months and no further', async () => {
    const paper = await anInvoice(ground)
    const wrong = await save(paper.purchaseId, { vatPeriod: '2027-03' })
    expect(await post(paper.purchaseId, wrong.version)).toMatchObject({
      ok: false,
      code: 'vat_period_not_allowed',
      detail: { from: '2026-11', to: '2027-02' },
    })
    const right = await save(paper.purchaseId, { vatPeriod: '2027-01' })
    expect(await post(paper.purchaseId, right.version)).toMatchObject({ ok: true })
    const rows = await ownerSql()`select period from vat_register_rows
      where source_id = ${paper.purchaseId}`
    expect(rows[0]!.period).toBe('2027-01')
  })
})

describe('a scan', () => {
  test('begins as an empty draft, which cannot be posted before it is filled', async () => {
    const paper = await aPaper(ground, null)
    const empty = await pageOf(ground, paper.purchaseId)
    expect(empty).toMatchObject({ origin: 'manual', receivedOn: '2026-11-23', lines: [] })
    expect(await post(paper.purchaseId, empty.version)).toMatchObject({
      ok: false,
      code: 'required',
    })
    const draft: Partial<PurchaseInput> = {
      number: 'R/1',
      sellerName: 'Kiosk',
      sellerNip: '5260001246',
      issuedOn: '2026-11-20',
      grossMinor: 12_300n,
      vatRows: [{ rate: '23', baseMinor: 10_000n, taxMinor: 2_300n, taxPlnMinor: null }],
      lines: [
        {
          accountNumber: '401',
          description: 'Papier',
          rate: '23',
          netMinor: 10_000n,
          deductiblePercent: 100,
        },
      ],
    }
    const { version } = await save(paper.purchaseId, draft)
    expect(await post(paper.purchaseId, version)).toMatchObject({ ok: true })
  })

  test('that is XML but cannot be read says why', async () => {
    const paper = await aPaper(ground, '<Faktura xmlns="http://example.com/"><a/></Faktura>')
    const page = await pageOf(ground, paper.purchaseId)
    expect(page.origin).toBe('manual')
    expect(page.findings.find((finding) => finding.code === 'not_readable')).toMatchObject({
      detail: { reason: 'not_fa' },
    })
  })
})

describe('a draft', () => {
  test('is not overwritten by one who saw an older version', async () => {
    const paper = await anInvoice(ground)
    const page = await pageOf(ground, paper.purchaseId)
    const saveAs = (version: number) =>
      command(ground.agent, ground.tenantId, (ctx) =>
        saveDraft(ctx, { purchaseId: page.id, draft: withAccounts(page), version }),
      )
    expect(await saveAs(1)).toMatchObject({ ok: true, value: { version: 2 } })
    await expect(saveAs(1)).rejects.toMatchObject({ code: 'stale_version' })
    await expect(post(page.id, 1)).rejects.toMatchObject({ code: 'stale_version' })
    const both = await Promise.allSettled([saveAs(2), saveAs(2)])
    expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('takes no account that the chart lacks', async () => {
    const paper = await anInvoice(ground)
    const page = await pageOf(ground, paper.purchaseId)
    const lines = page.lines.map((line) => ({ ...line, accountNumber: '987' }))
    const result = await command(ground.agent, ground.tenantId, (ctx) =>
      saveDraft(ctx, { purchaseId: page.id, draft: { ...page, lines }, version: page.version }),
    )
    expect(result).toMatchObject({
      ok: false,
      code: 'unknown_account',
      field: 'lines.0.accountNumber',
    })
  })

  test('is neither saved nor posted by the client, nor seen by strangers', async () => {
    const paper = await anInvoice(ground)
    const page = await pageOf(ground, paper.purchaseId)
    const input = { purchaseId: page.id, version: page.version }
    const viewer = await aMember(ground.tenantId, 'viewer', now)
    for (const principal of [ground.finance, viewer.principal, ground.admin]) {
      await expect(
        withCompany(principal, ground.tenantId, {}, (ctx) => postPurchase(ctx, input)),
      ).rejects.toMatchObject({ code: 'forbidden' })
      await expect(
        withCompany(principal, ground.tenantId, {}, (ctx) =>
          saveDraft(ctx, { ...input, draft: page }),
        ),
      ).rejects.toMatchObject({ code: 'forbidden' })
    }
    // An agent of other companies, in this one's place and in his own.
    for (const tenantId of [ground.tenantId, other.tenantId]) {
      await expect(
        withCompany(other.agent, tenantId, {}, (ctx) => postPurchase(ctx, input)),
      ).rejects.toMatchObject({ code: 'not_found' })
      await expect(
        withCompany(other.agent, tenantId, {}, (ctx) => saveDraft(ctx, { ...input, draft: page })),
      ).rejects.toMatchObject({ code: 'not_found' })
      const seen = await withCompany(other.agent, tenantId, { readOnly: true }, (ctx) =>
        getPurchaseByItem(ctx, paper.itemId),
      )
      expect(seen).toBeNull()
    }
    for (const purchaseId of [newId(), 'x']) {
      await expect(post(purchaseId, 1)).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

const SAMPLES = new URL('../../../../shared/pl/ksef_samples/', import.meta.url)
const samples = existsSync(SAMPLES)
  ? readdirSync(SAMPLES).filter((name) => {
      const read = readFaInvoice(readFileSync(new URL(name, SAMPLES)))
      return read.ok && read.value.buyer.nip !== null
    })
  : []

// The published samples lie outside the repository: without them there is nothing to post.
describe.skipIf(samples.length === 0)('the published samples', () => {
  test.each(samples)('%s is read and posted, or refused with its reason', async (name) => {
    const xml = readFileSync(new URL(name, SAMPLES), 'utf8')
    const read = readFaInvoice(Buffer.from(xml))
    if (!read.ok) throw new Error(read.code)
    await becomeBuyer(ground, read.value.buyer.nip!)
    const paper = await aPaper(ground, xml)
    const page = await pageOf(ground, paper.purchaseId)
    expect(page).toMatchObject({ origin: 'e_invoice', number: read.value.number })
    expect(page.findings.map((finding) => finding.code)).not.toContain('buyer_nip_differs')
    const { version } = await save(paper.purchaseId, {
      fxRate: page.currency === 'PLN' ? null : (page.fxRate ?? '4.3'),
    })
    const result = await post(paper.purchaseId, version)
    if (result.ok) {
      const entry = await pageOf(ground, paper.purchaseId)
      const total = (await linesOf(entry.entryId!)).reduce(
        (sum, [, minor]) => sum + (minor as bigint),
        0n,
      )
      expect(total).toBe(0n)
    } else {
      // Only for what a person must decide: the page says the same at the same field.
      const said = (await pageOf(ground, paper.purchaseId)).findings
      expect(said).toContainEqual(
        expect.objectContaining({ code: result.code, severity: 'error', field: result.field }),
      )
    }
    expect(await brokenBooks(ground.tenantId)).toEqual([])
  })
})
