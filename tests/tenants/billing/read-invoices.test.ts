import { beforeAll, describe, expect, test } from 'vitest'
import { buildDraft } from '#tenants/billing/commands/build-draft.server.ts'
import { issueInvoices } from '#tenants/billing/commands/issue-invoices.server.ts'
import { excludeEvent } from '#tenants/billing/commands/review-draft.server.ts'
import { renderInvoicePdf } from '#tenants/billing/pdf/invoice-pdf.ts'
import { getBillingOfItem, listLineEvents } from '#tenants/billing/queries/drill.server.ts'
import { getInvoice, listInvoices } from '#tenants/billing/queries/invoices.server.ts'
import { previewInvoice } from '#tenants/billing/queries/preview.server.ts'
import { buildInvoiceDocument } from '#tenants/billing/rules/invoice-document.ts'
import { invoiceFileName } from '#tenants/billing/rules/issue.ts'
import { newId } from '#tenants/shared/ids.ts'
import {
  type Principal,
  type ScopeContext,
  type TenantId,
  withCompany,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { aBilledCompany, aBillingHouse, invoiceOf, someWork } from '#tests/factories/billing.ts'
import { aMember, aStaffMember, assign } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-12-10T09:00:00Z')
let admin: Principal

beforeAll(async () => {
  admin = await aBillingHouse(now)
})

async function aDraft(count = 12) {
  const company = await aBilledCompany(now)
  const { tenantId, contractId } = company
  const events = await someWork(tenantId, { contractId, on: '2026-11-12', count })
  await withProvider(admin, {}, (ctx) => buildDraft(ctx, { tenantId, period: '2026-11' }))
  const { id: invoiceId, version } = (await invoiceOf(tenantId, '2026-11'))!
  return { ...company, events, invoiceId, version }
}

async function anIssued(count = 12) {
  const draft = await aDraft(count)
  const [row] = await issueInvoices(admin, { drafts: [draft] })
  if (!row?.ok) throw new Error('not issued')
  return { ...draft, number: row.number }
}

const read = <T>(as: Principal, tenantId: TenantId, work: (ctx: ScopeContext) => Promise<T>) =>
  withCompany(as, tenantId, { readOnly: true }, work)

describe('a client', () => {
  test('sees its issued invoice and its lines', async () => {
    const { finance, tenantId, invoiceId, number } = await anIssued()
    const invoice = await read(finance, tenantId, (ctx) => getInvoice(ctx, { invoiceId }))
    expect(invoice).toMatchObject({ number, status: 'issued', grossMinor: 124_107n })
    expect(invoice!.lines.map(({ position, netMinor }) => [position, netMinor])).toEqual([
      [1, 100_000n],
      [2, 900n],
    ])
    const list = await read(finance, tenantId, (ctx) => listInvoices(ctx))
    expect(list).toMatchObject({ items: [{ id: invoiceId, number }], nextCursor: null })
  })

  test('does not see a draft, nor that its work stands on one', async () => {
    const { finance, tenantId, invoiceId, events } = await aDraft()
    const [lineId, itemId] = await placeOf(events[0]!)
    const seen = await read(finance, tenantId, async (ctx) => ({
      invoice: await getInvoice(ctx, { invoiceId }),
      list: await listInvoices(ctx),
      billing: await getBillingOfItem(ctx, itemId),
    }))
    expect(seen.invoice).toBeNull()
    expect(seen.list.items).toEqual([])
    expect(seen.billing).toMatchObject([{ state: 'open', invoiceId: null, lineId: null }])
    await expect(
      read(finance, tenantId, (ctx) => listLineEvents(ctx, { lineId })),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test("does not see another company's invoice, line or item", async () => {
    const [mine, other] = [await anIssued(), await anIssued()]
    const [lineId, itemId] = await placeOf(other.events[0]!)
    const asMine = <T>(work: (ctx: ScopeContext) => Promise<T>) =>
      read(mine.finance, mine.tenantId, work)
    const { invoiceId, tenantId } = other
    expect(await asMine((ctx) => getInvoice(ctx, { invoiceId }))).toBeNull()
    expect(await asMine((ctx) => getInvoice(ctx, { invoiceId, tenantId }))).toBeNull()
    expect(await asMine((ctx) => getBillingOfItem(ctx, itemId))).toEqual([])
    for (const id of [lineId, newId(), 'nonsense']) {
      await expect(asMine((ctx) => listLineEvents(ctx, { lineId: id }))).rejects.toMatchObject({
        code: 'not_found',
      })
    }
  })

  test('who is not of its finance sees no bill', async () => {
    const { tenantId, invoiceId } = await anIssued()
    for (const role of ['hr', 'viewer'] as const) {
      const { principal } = await aMember(tenantId, role, now)
      await expect(
        read(principal, tenantId, (ctx) => getInvoice(ctx, { invoiceId })),
      ).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

async function placeOf(eventId: string): Promise<[lineId: string, itemId: string]> {
  const [row] = await ownerSql()`select invoice_line_id, item_id from meter_events
    where id = ${eventId}`
  return [row!.invoice_line_id, row!.item_id]
}

describe('the drill', () => {
  test('leads from a line to every item, page by page, each once', async () => {
    const { finance, tenantId, invoiceId, events } = await anIssued(23)
    const invoice = await read(finance, tenantId, (ctx) => getInvoice(ctx, { invoiceId }))
    const lineId = invoice!.lines[1]!.id
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await read(finance, tenantId, (ctx) =>
        listLineEvents(ctx, { lineId, cursor, limit: 10 }),
      )
      expect(page.items[0]).toMatchObject({ itemTitle: expect.stringMatching(/^Faktura \d+$/) })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen.toSorted()).toEqual(events.toSorted())
    expect(new Set(seen).size).toBe(23)
  })

  test('refuses a cursor that was not its own', async () => {
    const { finance, tenantId, invoiceId } = await anIssued(2)
    const invoice = await read(finance, tenantId, (ctx) => getInvoice(ctx, { invoiceId }))
    const lineId = invoice!.lines[1]!.id
    for (const cursor of ['', 'x', '2026-13-45T99:99:99Z_x', "' or 1=1"]) {
      await expect(
        read(finance, tenantId, (ctx) => listLineEvents(ctx, { lineId, cursor })),
      ).rejects.toMatchObject({ code: 'invalid_input' })
    }
  })

  test('leads back from the item: billed in this invoice, line 2', async () => {
    const { finance, tenantId, number, invoiceId, events } = await anIssued()
    const [lineId, itemId] = await placeOf(events[4]!)
    const billing = await read(finance, tenantId, (ctx) => getBillingOfItem(ctx, itemId))
    const place = { invoiceId, invoiceNumber: number, linePosition: 2, lineId }
    expect(billing).toMatchObject([{ state: 'billed', ...place }])
  })

  test('says why an item is on no invoice', async () => {
    const { finance, tenantId, events } = await aDraft()
    const [, itemId] = await placeOf(events[0]!)
    await withProvider(admin, {}, (ctx) =>
      excludeEvent(ctx, { tenantId, eventId: events[0]!, reason: 'Powtórzony dokument' }),
    )
    const billing = await read(finance, tenantId, (ctx) => getBillingOfItem(ctx, itemId))
    expect(billing).toMatchObject([{ state: 'excluded', reason: 'Powtórzony dokument' }])
  })

  test('tells an agent that work is billed, and nothing of the bill', async () => {
    const { tenantId, events } = await anIssued()
    const agent = await aStaffMember('agent', now)
    await assign(tenantId, agent.id)
    const [, itemId] = await placeOf(events[0]!)
    const billing = await read(agent.principal, tenantId, (ctx) => getBillingOfItem(ctx, itemId))
    expect(billing).toMatchObject([{ state: 'draft', invoiceNumber: null, lineId: null }])
  })
})

describe('the preview of the running month', () => {
  test('is the fee, the work so far and the late work, and writes nothing', async () => {
    const { finance, tenantId, contractId } = await anIssued(8)
    await someWork(tenantId, { contractId, on: '2026-12-02', count: 11 })
    await someWork(tenantId, { contractId, on: '2026-11-30', count: 3 })
    const preview = () => read(finance, tenantId, previewInvoice)
    const first = await preview()
    expect(first).toMatchObject({
      ok: true,
      value: { period: '2026-12', asOf: '2026-12-10', netMinor: 100_000n + 450n + 450n },
    })
    // A draft of the month, which the client does not see, does not change what it sees.
    await withProvider(admin, {}, (ctx) => buildDraft(ctx, { tenantId, period: '2026-12' }))
    expect(await preview()).toEqual(first)
    const asAdmin = await withCompany(admin, tenantId, { readOnly: true }, previewInvoice)
    expect(asAdmin).toEqual(first)
  })
})

describe('the printed invoice', () => {
  test('has one row for each line, whose price times quantity is its net', async () => {
    const { finance, tenantId, invoiceId, number } = await anIssued()
    const invoice = await read(finance, tenantId, (ctx) => getInvoice(ctx, { invoiceId }))
    const options = { language: 'pl', drillUrl: null, accent: '' } as const
    const model = buildInvoiceDocument(invoice!, options)
    expect(model).toMatchObject({
      number,
      soldOn: '2026-11-30',
      dueOn: '2026-12-24',
      grossMinor: 124_107n,
      vatRows: [{ rate: '23', netMinor: 100_900n, taxMinor: 23_207n }],
    })
    expect(model.lines).toMatchObject([
      { name: 'Opieka', quantity: '1', unit: 'mies.', unitNet: '1000.00', detail: null },
      {
        quantity: '2',
        unit: 'szt.',
        unitNet: '4.50',
        netMinor: 900n,
        detail: '10 w ramach limitu 10; 2 × 4,50 = 9,00',
      },
    ])
    const pdf = await renderInvoicePdf(model)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(invoiceFileName('FV/2026/11/0001', '5260001246')).toBe('FV_2026-11-0001_5260001246.pdf')
  })
})
