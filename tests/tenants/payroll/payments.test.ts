import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { markPaid } from '#tenants/payroll/commands/close-run.server.ts'
import { exportPayments } from '#tenants/payroll/commands/export-payments.server.ts'
import {
  cancelPayments,
  preparePayments,
  releasePayments,
} from '#tenants/payroll/commands/payments.server.ts'
import { getRunPayments, listPayments } from '#tenants/payroll/queries/payments.server.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { command, done } from '#tests/factories/books.ts'
import { aHire, anEmployee, aSignIn } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import {
  aClosedRun,
  aPayroll,
  type Company,
  paid,
  prepared,
  released,
  reversed,
  versionOf,
} from './run-fixture.ts'

const NOW = new Date('2026-09-25T09:00:00Z')
const ACCOUNTS = {
  zusAccount: '83101010230000261395100000',
  taxAccount: '',
  ppkAccount: '',
  payerAccount: '61109010140000071219812874',
}

async function aRunToPay(settings: Record<string, unknown> = ACCOUNTS) {
  const company = await aPayroll(NOW, settings)
  const [first, cash] = await Promise.all([
    anEmployee(company.hr, company.tenantId, { firstName: 'Łucja', lastName: 'Żak' }),
    anEmployee(company.hr, company.tenantId, { lastName: 'Kasa', paidBy: 'cash', account: '' }),
  ])
  await aHire(company.hr, company.tenantId, first.id)
  await aHire(company.hr, company.tenantId, first.id, {
    kind: 'zlecenie',
    insuranceCode: '04 11 0 0',
    payMinor: '900',
    kup: 'percent20',
    pit2Minor: '',
    term: '',
  })
  await aHire(company.hr, company.tenantId, cash.id, { payMinor: '7000' })
  const runId = await aClosedRun(company, { period: '2026-09' })
  return { company, runId, employeeId: first.id }
}

const seen = (company: Company, runId: string, who: Principal = company.agent) =>
  withCompany(who, company.tenantId, { readOnly: true }, (ctx) => getRunPayments(ctx, runId))

const act = <T>(company: Company, who: Principal, work: Parameters<typeof command<T, string>>[2]) =>
  command(who, company.tenantId, work)

describe('the orders of a run', () => {
  test('and what is paid in another way are together all that the run owes', async () => {
    const { company, runId } = await aRunToPay()
    const before = (await seen(company, runId))!
    expect(before.batch).toBeNull()
    const { batchId } = await released(company, runId, { twice: false })
    const after = (await seen(company, runId))!
    expect(after.sums).toEqual(before.sums)
    const [owed] = await ownerSql()`select sum(net_minor)::text as net,
        sum(tax_minor)::text as tax, count(*)::int as n from payslips where run_id = ${runId}`
    const net = after.sums.find(({ kind }) => kind === 'net')!
    expect(`${net.orderedMinor + net.leftOutMinor}`).toBe(owed!.net)
    expect(owed!.n).toBe(3)
    const tax = after.sums.find(({ kind }) => kind === 'tax')!
    expect([tax.count, tax.orderedMinor, `${tax.leftOutMinor}`]).toEqual([0, 0n, owed!.tax])
    expect(after.leftOut.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['net', 'cash'],
      ['tax', 'no_account'],
    ])
    const total = after.sums.reduce((sum, { orderedMinor }) => sum + orderedMinor, 0n)
    expect(after.batch!.totalMinor).toBe(total)
    const list = await withCompany(company.hr, company.tenantId, { readOnly: true }, (ctx) =>
      listPayments(ctx, { batchId }),
    )
    // Two contracts of one person with one account are two orders.
    expect(list.items.map(({ kind, recipientName }) => [kind, recipientName])).toEqual([
      ['net', 'Łucja Żak'],
      ['net', 'Łucja Żak'],
      ['zus', 'Zakład Ubezpieczeń Społecznych'],
    ])
    expect(JSON.stringify(list.items, (_key, value) => `${value}`)).not.toContain('1219812874')
  })

  test('come page by page in one order', async () => {
    const { company, runId } = await aRunToPay()
    const { batchId } = await released(company, runId, { twice: false })
    const page = (cursor: string | null, limit: number) =>
      withCompany(company.agent, company.tenantId, { readOnly: true }, (ctx) =>
        listPayments(ctx, { batchId, cursor, limit }),
      )
    const all = (await page(null, 200)).items.map(({ id }) => id)
    const found: string[] = []
    let cursor: string | null = null
    do {
      const part: Awaited<ReturnType<typeof page>> = await page(cursor, 1)
      found.push(...part.items.map(({ id }) => id))
      cursor = part.nextCursor
    } while (cursor)
    expect(found).toEqual(all)
  })

  test('wait for a run that is closed and for the account of everybody paid by transfer', async () => {
    const { company, runId, employeeId } = await aRunToPay()
    await ownerSql()`update employees set account_sealed = null, account_last = null,
      account_hash = null where id = ${employeeId}`
    const step = await versionOf(company, runId)
    expect(await act(company, company.agent, (ctx) => preparePayments(ctx, step))).toMatchObject({
      code: 'no_account',
      detail: { person: 'Łucja Żak' },
    })
    expect((await seen(company, runId))!.blocked).toEqual(['Łucja Żak', 'Łucja Żak'])
    await reversed(company, runId, '2026-09-29T08:00:00Z')
    const gone = await versionOf(company, runId)
    expect(await act(company, company.agent, (ctx) => preparePayments(ctx, gone))).toMatchObject({
      code: 'not_closed',
    })
  })

  test('are prepared once, and again after they were taken back', async () => {
    const { company, runId } = await aRunToPay()
    const { batchId, version } = await released(company, runId)
    const step = await versionOf(company, runId)
    const prepare = () => act(company, company.agent, (ctx) => preparePayments(ctx, step))
    expect(await prepare()).toMatchObject({ code: 'already_prepared' })
    const cancel = { batchId, version, reason: 'Zły rachunek' }
    expect(await act(company, company.agent, (ctx) => cancelPayments(ctx, cancel))).toMatchObject({
      ok: true,
    })
    expect((await seen(company, runId))!.batch).toBeNull()
    expect(await prepare()).toMatchObject({ ok: true })
  })
})

describe('the release', () => {
  test('needs two different people of the client, in their own names', async () => {
    const { company, runId } = await aRunToPay()
    const { batchId, version } = await released(company, runId, { twice: false })
    const release = (who: Principal, of = version) =>
      act(company, who, (ctx) => releasePayments(ctx, { batchId, version: of }))
    expect(await release(company.hr)).toMatchObject({ ok: false, code: 'same_person' })
    await expect(release(company.owner, 1)).rejects.toMatchObject({ code: 'stale_version' })
    await expect(release(company.agent)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(release(company.finance)).rejects.toMatchObject({ code: 'forbidden' })
    const export_ = () =>
      act(company, company.agent, (ctx) => exportPayments(ctx, { batchId, format: 'elixir' }))
    expect(await export_()).toMatchObject({ code: 'not_released' })
    expect(await release(company.owner)).toMatchObject({ value: { isReleased: true } })
    expect(await release(company.owner, 3)).toMatchObject({ code: 'not_waiting' })
    const deeds = await ownerSql()`select action, actor_name from audit_events
      where tenant_id = ${company.tenantId} and action like 'payroll.payments_%' order by at, id`
    expect(deeds.map(({ action }) => action)).toEqual([
      'payroll.payments_prepared',
      'payroll.payments_released_once',
      'payroll.payments_released',
    ])
  })

  test('by two people at once is one first and one second, never two firsts', async () => {
    const { company, runId } = await aRunToPay()
    const { batchId } = await prepared(company, runId)
    const both = await Promise.allSettled(
      [company.owner, company.hr].map((who) =>
        act(company, who, (ctx) => releasePayments(ctx, { batchId, version: 1 })),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await seen(company, runId))!.batch).toMatchObject({
      status: 'released_once',
      version: 2,
    })
  })

  test('cannot be written by an agent, nor in another’s name, past the command', async () => {
    const { company, runId } = await aRunToPay()
    const { batchId } = await prepared(company, runId)
    const forge = (who: Principal) =>
      withCompany(who, company.tenantId, {}, (ctx) =>
        ctx.tx.execute(`update payment_batches set status = 'released_once', version = 2,
          first_released_at = now(), first_released_by_id = '${company.owner.accountId}'
          where id = '${batchId}'`),
      )
    await expect(forge(company.agent)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(forge(company.hr)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(
      ownerSql()`update payment_batches set total_minor = 1 where id = ${batchId}`,
    ).rejects.toThrow('immutable')
  })

  test('is asked for by mail, of those who may give it and have not', async () => {
    const { company, runId } = await aRunToPay()
    await released(company, runId, { twice: false })
    const mails = await ownerSql()`select payload ->> 'waitsFor' as waits, count(*)::int as n
      from outbox_messages where tenant_id = ${company.tenantId}
        and template = 'payments_waiting' group by 1 order by 1`
    expect([...mails]).toEqual([
      { waits: 'first', n: 2 },
      { waits: 'second', n: 1 },
    ])
  })

  test('is nothing that finance, a viewer or the employee ever sees', async () => {
    const { company, runId, employeeId } = await aRunToPay()
    const { batchId } = await released(company, runId)
    for (const who of [company.finance, company.viewer]) {
      await expect(seen(company, runId, who)).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(seen(company, runId, company.bookkeeper)).resolves.toBeNull()
    const { principal } = await aSignIn(company.tenantId, employeeId, NOW)
    await expect(seen(company, runId, principal)).rejects.toMatchObject({ code: 'forbidden' })
    for (const who of [company.finance, company.bookkeeper, principal]) {
      const rows = withCompany(who, company.tenantId, { readOnly: true }, (ctx) =>
        ctx.tx.execute(`select 1 from payments where batch_id = '${batchId}'`),
      ).then(
        (found) => found.length,
        (error) => error.cause.code,
      )
      expect([0, '42501']).toContain(await rows)
    }
  })
})

describe('the file', () => {
  test('has the released orders, and again the same ones; each time is on record', async () => {
    const { company, runId } = await aRunToPay()
    const { batchId } = await released(company, runId)
    const take = (who: Principal) =>
      done(who, company.tenantId, (ctx) => exportPayments(ctx, { batchId, format: 'elixir' }))
    const first = await take(company.agent)
    const again = await take(company.owner)
    expect(again.bytes).toEqual(first.bytes)
    expect(first.name).toMatch(/^przelewy-2026-09-[0-9a-f]{6}\.pli$/)
    const lines = iconv.decode(Buffer.from(first.bytes), 'cp852').trimEnd().split('\r\n')
    const batch = (await seen(company, runId))!.batch!
    expect(lines).toHaveLength(batch.paymentCount)
    const total = lines.reduce((sum, line) => sum + BigInt(line.split(',')[2]!), 0n)
    expect(total).toBe(batch.totalMinor)
    expect(lines[0]).toContain('"61109010140000071219812874"')
    expect(lines[0]).toContain('Łucja Żak')
    expect(batch).toMatchObject({ status: 'exported', exportFormat: 'elixir' })
    const deeds = await ownerSql()`select data ->> 'isAgain' as again from audit_events
      where tenant_id = ${company.tenantId} and action = 'payroll.payments_exported' order by at, id`
    expect(deeds.map(({ again: is }) => is)).toEqual(['false', 'true'])
    const cancel = { batchId, version: batch.version, reason: 'x' }
    expect(await act(company, company.agent, (ctx) => cancelPayments(ctx, cancel))).toMatchObject({
      code: 'already_exported',
    })
  })

  test('cannot be made without the account that the money leaves from', async () => {
    const { company, runId } = await aRunToPay({ ...ACCOUNTS, payerAccount: '' })
    await ownerSql()`update companies set bank_account = null where tenant_id = ${company.tenantId}`
    const { batchId } = await released(company, runId)
    expect(
      await act(company, company.agent, (ctx) =>
        exportPayments(ctx, { batchId, format: 'pain001' }),
      ),
    ).toMatchObject({ code: 'payer_account_missing' })
    expect((await seen(company, runId))!.batch!.status).toBe('released')
  })
})

describe('a run', () => {
  test('is paid only when two people have released its orders', async () => {
    const { company, runId } = await aRunToPay()
    const pay = async () => {
      const step = await versionOf(company, runId)
      return act(company, company.agent, (ctx) => markPaid(ctx, step))
    }
    expect(await pay()).toMatchObject({ code: 'payments_not_released' })
    const { batchId } = await released(company, runId, { twice: false })
    expect(await pay()).toMatchObject({ code: 'payments_not_released' })
    await done(company.owner, company.tenantId, (ctx) =>
      releasePayments(ctx, { batchId, version: 2 }),
    )
    expect(await pay()).toMatchObject({ ok: true })
  })

  test('of cash alone needs no orders', async () => {
    const company = await aPayroll(NOW)
    const { id } = await anEmployee(company.hr, company.tenantId, { paidBy: 'cash', account: '' })
    await aHire(company.hr, company.tenantId, id)
    const runId = await aClosedRun(company, { period: '2026-09' })
    const step = await versionOf(company, runId)
    expect(await act(company, company.agent, (ctx) => preparePayments(ctx, step))).toMatchObject({
      code: 'nothing_to_order',
    })
    expect(await act(company, company.agent, (ctx) => markPaid(ctx, step))).toMatchObject({
      ok: true,
    })
  })

  test('taken back takes its orders along, unless their file has left', async () => {
    const { company, runId } = await aRunToPay()
    const { batchId } = await released(company, runId)
    await reversed(company, runId, '2026-09-29T08:00:00Z')
    const status = async (id: string) =>
      (await ownerSql()`select status from payment_batches where id = ${id}`)[0]!.status
    expect(await status(batchId)).toBe('cancelled')

    const again = await aRunToPay()
    await paid(again.company, again.runId)
    const { batch } = (await seen(again.company, again.runId))!
    await done(again.company.hr, again.company.tenantId, (ctx) =>
      exportPayments(ctx, { batchId: batch!.id, format: 'pain001' }),
    )
    await reversed(again.company, again.runId, '2026-09-29T08:00:00Z')
    expect(await status(batch!.id)).toBe('exported')
    expect(
      await act(again.company, again.company.agent, (ctx) =>
        exportPayments(ctx, { batchId: batch!.id, format: 'elixir' }),
      ),
    ).toMatchObject({ code: 'run_reversed' })
  })
})
