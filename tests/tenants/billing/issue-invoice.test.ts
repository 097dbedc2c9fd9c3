import { beforeAll, describe, expect, test } from 'vitest'
import { buildDraft } from '#tenants/billing/commands/build-draft.server.ts'
import { issueInvoice } from '#tenants/billing/commands/issue-invoice.server.ts'
import { issueInvoices } from '#tenants/billing/commands/issue-invoices.server.ts'
import {
  excludeEvent,
  holdInvoice,
  releaseInvoice,
  setInvoiceNote,
} from '#tenants/billing/commands/review-draft.server.ts'
import { checkConservation } from '#tenants/billing/queries/conservation.server.ts'
import {
  type Principal,
  providerTenantId,
  type TenantId,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import {
  aBilledCompany,
  aBillingHouse,
  billed,
  invoiceOf,
  linesOf,
  someWork,
} from '#tests/factories/billing.ts'
import { brokenBooks } from '#tests/factories/books.ts'
import { aStaffMember } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-12-01T09:00:00Z')
let admin: Principal

beforeAll(async () => {
  admin = await aBillingHouse(now)
})

async function aDraft(count = 12, period = '2026-11') {
  const company = await aBilledCompany(now)
  const { tenantId, contractId } = company
  const events = await someWork(tenantId, { contractId, on: `${period}-12`, count })
  await withProvider(admin, {}, (ctx) => buildDraft(ctx, { tenantId, period }))
  const draft = (await invoiceOf(tenantId, period))!
  return { ...company, events, invoiceId: draft.id, version: draft.version }
}

type Ref = { tenantId: TenantId; invoiceId: string; version: number; issuedOn?: string }

const issue = (ref: Ref, as = admin) =>
  withProvider(as, {}, async (ctx) => {
    const { tenantId, invoiceId, version, issuedOn } = ref
    const result = await issueInvoice(ctx, { tenantId, invoiceId, version, issuedOn })
    if (!result.ok) throw new Error(result.code)
    return result.value
  })

const numbers = async (series = 'FV/2026/12') =>
  (
    await ownerSql()<{ n: number }[]>`select n from invoice_numbers
      where tenant_id = ${providerTenantId} and series = ${series} order by n`
  ).map(({ n }) => n)

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1)

describe('issuing an invoice', () => {
  test('books 1 009.00 net and 232.07 tax as a receivable of 1 241.07', async () => {
    const draft = await aDraft()
    const { number, entryId } = await issue(draft)
    expect(number).toMatch(/^FV\/2026\/12\/\d{4}$/)
    const [invoice] = await ownerSql()`select status, number, issued_on::text as issued,
        sold_on::text as sold, due_on::text as due, parties->'seller'->>'nip' as seller,
        parties->'buyer'->>'name' as buyer, issued_by_name
      from invoices where id = ${draft.invoiceId}`
    expect(invoice).toMatchObject({
      status: 'issued',
      number,
      issued: '2026-12-01',
      sold: '2026-11-30',
      due: '2026-12-15',
      seller: '5260250274',
      issued_by_name: admin.name,
    })
    const lines = await ownerSql()`select account_number as account, amount_minor::int as amount
      from journal_lines where tenant_id = ${providerTenantId} and entry_id = ${entryId}
      order by line_no`
    expect([...lines]).toEqual([
      { account: '200', amount: 124_107 },
      { account: '700', amount: -100_900 },
      { account: '222', amount: -23_207 },
    ])
    const [row] = await ownerSql()`select register, period, marker, amounts, document_number
      from vat_register_rows where source_id = ${draft.invoiceId}`
    expect(row).toEqual({
      register: 'sale',
      period: '2026-11',
      marker: 'BFK',
      amounts: { K_19: '100900', K_20: '23207', GTU_12: '1' },
      document_number: number,
    })
    expect(await brokenBooks(providerTenantId)).toEqual([])
  })

  test('tells the client by mail and both companies in their history', async () => {
    const draft = await aDraft()
    const { number } = await issue(draft)
    const mails = await ownerSql()`select recipient, payload->>'number' as number,
        payload->>'link' as link from outbox_messages
      where tenant_id = ${draft.tenantId} and template = 'invoice_issued'`
    expect([...mails]).toMatchObject([{ recipient: draft.email, number }])
    expect(mails[0]!.link).toContain(`/invoices/${draft.invoiceId}`)
    const history = await ownerSql()`select tenant_id, is_internal from audit_events
      where action = 'billing.invoice_issued' and subject_id = ${draft.invoiceId}`
    expect(history.map(({ tenant_id }) => tenant_id).toSorted()).toEqual(
      [providerTenantId, draft.tenantId].toSorted(),
    )
    expect(history.every(({ is_internal }) => is_internal === false)).toBe(true)
  })

  test('twenty at once have twenty numbers without a gap', async () => {
    const drafts = await Promise.all(upTo(20).map(() => aDraft(1)))
    const before = await numbers()
    const issued = await Promise.all(drafts.map((draft) => issue(draft)))
    expect(new Set(issued.map(({ number }) => number)).size).toBe(20)
    expect(await numbers()).toEqual(upTo(before.length + 20))
    expect(await brokenBooks(providerTenantId)).toEqual([])
    const law = await withProvider(admin, { readOnly: true }, checkConservation)
    expect(law.problems).toEqual([])
  })

  test('that is broken off leaves no gap and no trace', async () => {
    const draft = await aDraft()
    const before = await numbers()
    await expect(
      withProvider(admin, {}, async (ctx) => {
        const { tenantId, invoiceId, version } = draft
        await issueInvoice(ctx, { tenantId, invoiceId, version })
        throw new Error('the power is out')
      }),
    ).rejects.toThrow('power')
    expect(await invoiceOf(draft.tenantId, '2026-11')).toMatchObject({ status: 'draft' })
    await issue(draft)
    expect(await numbers()).toEqual(upTo(before.length + 1))
  })

  test('twice at once is issued once', async () => {
    const draft = await aDraft()
    const both = await Promise.allSettled([issue(draft), issue(draft)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find((one) => one.status === 'rejected')
    expect(refused?.reason.message).toBe('already_issued')
  })

  test.each([
    ['changed meanwhile', { version: 99 }, 'stale_version'],
    ['dated tomorrow', { issuedOn: '2026-12-02' }, 'issued_in_future'],
    ['dated 61 days before the month ends', { issuedOn: '2026-09-30' }, 'issued_too_early'],
  ])('a draft %s is refused', async (_, change, code) => {
    const draft = await aDraft()
    await expect(issue({ ...draft, ...change })).rejects.toThrow(code)
    expect(await invoiceOf(draft.tenantId, '2026-11')).toMatchObject({ status: 'draft' })
  })

  test('an earlier date than the last number of the series is refused', async () => {
    const [first, second] = [await aDraft(), await aDraft()]
    const later = { ...admin, now: new Date('2026-12-05T09:00:00Z') }
    await issue(first, later)
    await expect(issue({ ...second, issuedOn: '2026-12-04' }, later)).rejects.toThrow(
      'issued_out_of_order',
    )
    await ownerSql().begin(async (sql) => {
      // The day of this file goes on being the first of December.
      await sql`alter table invoices disable trigger invoices_immutable`
      await sql`update invoices set issued_on = '2026-12-01' where id = ${first.invoiceId}`
      await sql`alter table invoices enable trigger invoices_immutable`
    })
  })

  test('a held draft waits until it is released', async () => {
    const draft = await aDraft()
    const { tenantId, invoiceId } = draft
    const held = await withProvider(admin, {}, (ctx) =>
      holdInvoice(ctx, { tenantId, invoiceId, version: 1, reason: 'Spór o październik' }),
    )
    expect(held.ok).toBe(true)
    await expect(issue({ ...draft, version: 2 })).rejects.toThrow('held')
    await withProvider(admin, {}, (ctx) => releaseInvoice(ctx, { tenantId, invoiceId, version: 2 }))
    await withProvider(admin, {}, (ctx) =>
      setInvoiceNote(ctx, { tenantId, invoiceId, version: 3, note: 'Dziękujemy!' }),
    )
    await issue({ ...draft, version: 4 })
  })

  test('a closed month of the provider refuses it and keeps the number', async () => {
    const draft = await aDraft(12, '2026-08')
    await ownerSql()`insert into ledger_periods (tenant_id, period, closed_at, closed_by_name)
      values (${providerTenantId}, '2026-08', ${now}, 'Ola')`
    const before = await numbers()
    await expect(issue(draft)).rejects.toThrow('period_closed')
    expect(await numbers()).toEqual(before)
  })

  test('another company is not there, nor is an auditor let to write', async () => {
    const [mine, other] = [await aDraft(), await aDraft()]
    await expect(issue({ ...mine, tenantId: other.tenantId })).rejects.toMatchObject({
      code: 'not_found',
    })
    const auditor = await aStaffMember('auditor', now)
    await expect(async () => issue(mine, auditor.principal)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('an issued invoice', () => {
  test('never changes: not by a run, not by a hold, not by the database', async () => {
    const draft = await aDraft()
    const { tenantId, invoiceId } = draft
    await issue(draft)
    const lines = await linesOf(tenantId, '2026-11')
    await billed(admin, '2026-11')
    expect(await linesOf(tenantId, '2026-11')).toEqual(lines)
    const held = await withProvider(admin, {}, (ctx) =>
      holdInvoice(ctx, { tenantId, invoiceId, version: 2, reason: 'x' }),
    )
    expect(held).toMatchObject({ code: 'already_issued' })
    const excluded = await withProvider(admin, {}, (ctx) =>
      excludeEvent(ctx, { tenantId, eventId: draft.events[0]!, reason: 'x' }),
    )
    expect(excluded).toMatchObject({ code: 'already_invoiced' })
    for (const statement of [
      `update invoices set net_minor = 1 where id = '${invoiceId}'`,
      `delete from invoice_lines where invoice_id = '${invoiceId}'`,
      `update invoice_lines set net_minor = 1 where invoice_id = '${invoiceId}'`,
    ]) {
      await expect(ownerSql().unsafe(statement)).rejects.toThrow('immutable')
    }
  })

  test('leaves late work to the next month, priced as of its own', async () => {
    const draft = await aDraft(8)
    const { tenantId, contractId } = draft
    await issue(draft)
    // Two still fit into November's ten, three cost 4.50 each.
    await someWork(tenantId, { contractId, on: '2026-11-30', count: 5 })
    await someWork(tenantId, { contractId, on: '2026-12-01', count: 2 })
    await billed(admin, '2026-12')
    expect(await linesOf(tenantId, '2026-12')).toMatchObject([
      { code: 'care', net: '100000' },
      { code: 'document_posted', quantity: 2, net: '0', late: null, events: 2 },
      { code: 'document_posted', quantity: 5, net: '1350', late: '2026-11', events: 5 },
    ])
  })
})

describe('issuing many', () => {
  test('reports each row: two are issued, one is held, one is unknown', async () => {
    const [a, b, c] = [await aDraft(), await aDraft(), await aDraft()]
    await withProvider(admin, {}, (ctx) => holdInvoice(ctx, { ...b, reason: 'x' }))
    const before = await numbers()
    const drafts = [a, { ...b, version: 2 }, { ...a, invoiceId: c.invoiceId }, c]
    const rows = await issueInvoices(admin, { drafts })
    expect(rows).toMatchObject([
      { ok: true, invoiceId: a.invoiceId },
      { ok: false, code: 'held' },
      { ok: false, code: 'not_found' },
      { ok: true, invoiceId: c.invoiceId },
    ])
    expect(await numbers()).toEqual(upTo(before.length + 2))
  })
})

describe('the law of conservation', () => {
  test('names the line from which an event was taken behind its back', async () => {
    const draft = await aDraft()
    const { number } = await issue(draft)
    await ownerSql()`update meter_events set invoice_line_id = null where id = ${draft.events[3]!}`
    const law = await withProvider(admin, { readOnly: true }, checkConservation)
    expect(law.problems).toMatchObject([
      {
        kind: 'line_quantity',
        tenantId: draft.tenantId,
        label: `${number} / 2`,
        detail: { line: '12', events: '11' },
      },
    ])
    const [line] = await ownerSql()`select id from invoice_lines
      where invoice_id = ${draft.invoiceId} and position = 2`
    await ownerSql()`update meter_events set invoice_line_id = ${line!.id}
      where id = ${draft.events[3]!}`
  })

  test('names finished work that was never metered', async () => {
    const draft = await aDraft()
    const [gone] = await ownerSql()`delete from meter_events where id = ${draft.events[0]!}
      returning item_id`
    const { problems } = await withProvider(admin, { readOnly: true }, checkConservation)
    expect(problems.map(({ kind }) => kind).toSorted()).toEqual([
      'line_quantity',
      'work_not_metered',
    ])
    expect(problems.find(({ kind }) => kind === 'work_not_metered')?.subjectId).toBe(gone!.item_id)
  })
})
