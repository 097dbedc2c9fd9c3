import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { RequestCertificateInput } from '#tenants/payroll/certificate-schema.ts'
import {
  issueCertificate,
  refuseCertificate,
  requestCertificate,
  requestCertificateFor,
  withdrawCertificate,
} from '#tenants/payroll/commands/certificates.server.ts'
import { changeTerms } from '#tenants/payroll/commands/employ.server.ts'
import { endCertificateItems, openCertificateItems } from '#tenants/payroll/jobs.server.ts'
import {
  getCertificate,
  getOwnIssued,
  listCertificates,
  listOwnCertificates,
} from '#tenants/payroll/queries/certificates.server.ts'
import { findPayrollOfItem } from '#tenants/payroll/queries/item-source.server.ts'
import { changeTermsInput } from '#tenants/payroll/schema.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { command, done } from '#tests/factories/books.ts'
import { aContract, theCatalogue } from '#tests/factories/contract.ts'
import { aHire, anEmployee, aSignIn, termsTyped } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { aClosedRun, aPayroll, at, type Company, reversed } from './run-fixture.ts'

vi.hoisted(() => {
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
})
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** People and their contracts are known before their months are computed. */
const HIRED = new Date('2026-07-01T09:00:00Z')
const NOW = new Date('2026-11-03T09:00:00Z')
let house: Company
let first: Awaited<ReturnType<typeof aPerson>>
let second: Awaited<ReturnType<typeof aPerson>>

async function aPerson(pay: string) {
  const { id: employeeId } = await anEmployee(house.hr, house.tenantId)
  const { employmentId } = await aHire(house.hr, house.tenantId, employeeId, { payMinor: pay })
  const { principal, email } = await aSignIn(house.tenantId, employeeId, NOW)
  return { employeeId, employmentId, email, me: principal }
}

beforeAll(async () => {
  house = await aPayroll(HIRED)
  await theCatalogue(house.admin)
  await aContract(house.tenantId, {
    slaTerms: [
      { requestType: 'document_request', firstResponseMinutes: 120, resolutionMinutes: 960 },
    ],
  })
  first = await aPerson('6000')
  second = await aPerson('7000')
  for (const period of ['2026-07', '2026-08', '2026-09', '2026-10']) {
    await aClosedRun(house, { period })
  }
  const later = NOW.toISOString()
  const [agent, hr, owner] = [house.agent, house.hr, house.owner].map((who) => at(who, later))
  house = { ...house, agent: agent!, hr: hr!, owner: owner! }
})

const wish = (more: Partial<RequestCertificateInput> = {}): RequestCertificateInput => ({
  employmentId: first.employmentId,
  kind: 'earnings',
  locale: 'pl',
  purpose: 'do banku',
  ...more,
})
const ask = (who: Principal, more: Partial<RequestCertificateInput> = {}) =>
  done(who, house.tenantId, (ctx) => requestCertificate(ctx, wish(more)))
const read = (who: Principal, id: string) =>
  withCompany(who, house.tenantId, { readOnly: true }, (ctx) => getCertificate(ctx, id))
const issue = (who: Principal, certificateId: string, version = 1) =>
  command(who, house.tenantId, (ctx) => issueCertificate(ctx, { certificateId, version }))
async function itemOf(id: string) {
  const rows = await ownerSql()<{ status: string; n: number; clocks: number }[]>`
    select w.status, (select count(*)::int from work_items x
        where x.source_key = ${`certificate:${id}`}) as n,
      (select count(*)::int from sla_clocks k where k.item_id = w.id) as clocks
    from certificates c join work_items w on w.id = c.item_id where c.id = ${id}`
  return rows[0] ?? null
}

const countedOf = (id: string) =>
  ownerSql()`select meter, quantity::int as quantity from meter_events
    where tenant_id = ${house.tenantId}
      and (source_id = ${id} or item_id = (select item_id from certificates where id = ${id}))`

describe('an employee', () => {
  test('asks, the worker makes one timed item of it, the agent issues, the figures stay', async () => {
    const { id } = await ask(first.me)
    expect(await itemOf(id)).toBeNull()
    // Two workers at once open one item.
    await Promise.all([openCertificateItems(NOW), openCertificateItems(NOW)])
    expect(await itemOf(id)).toEqual({ status: 'new', n: 1, clocks: 2 })

    const paid = await ownerSql()<{ gross: bigint; net: bigint }[]>`
      select gross_minor as gross, net_minor + deductions_minor as net from payslips
      where employment_id = ${first.employmentId} and period >= '2026-08' order by period`
    const average = (of: bigint[]) => `${of.reduce((sum, one) => sum + one, 0n) / 3n}`
    const preview = (await read(house.agent, id))!.preview!
    expect(preview.earnings!.months.map(({ period }) => period)).toEqual([
      '2026-08',
      '2026-09',
      '2026-10',
    ])
    expect(preview.earnings!.averageGross).toBe(average(paid.map(({ gross }) => BigInt(gross))))
    expect(preview.earnings!.averageNet).toBe(average(paid.map(({ net }) => BigInt(net))))

    const issued = await issue(house.agent, id)
    expect(issued.ok).toBe(true)
    expect(await itemOf(id)).toMatchObject({ status: 'done', n: 1 })
    expect(await countedOf(id)).toEqual([{ meter: 'certificate_issued', quantity: 1 }])
    const { itemId } = (await read(house.hr, id))!
    const source = (who: Principal) =>
      withCompany(who, house.tenantId, { readOnly: true }, (ctx) => findPayrollOfItem(ctx, itemId!))
    for (const who of [house.agent, house.hr]) {
      expect(await source(who)).toEqual({ kind: 'certificate', id, status: 'issued' })
    }
    for (const who of [house.finance, house.viewer, house.bookkeeper]) {
      expect(await source(who)).toBeNull()
    }
    const mails = await ownerSql()<{ template: string; payload: Record<string, string> }[]>`
      select template, payload from outbox_messages
      where recipient = ${first.email} and template like 'certificate%'`
    expect(mails).toHaveLength(1)
    expect(JSON.stringify(mails[0]!.payload)).not.toMatch(/\d{3},\d{2}|averageNet/)

    const before = await read(house.hr, id)
    await done(house.hr, house.tenantId, (ctx) =>
      changeTerms(
        ctx,
        changeTermsInput.parse({
          ...termsTyped({ position: 'Kierownik', payMinor: '9000' }),
          employmentId: first.employmentId,
          validFrom: '2026-11-01',
          reason: 'Awans',
        }),
      ),
    )
    expect((await read(house.hr, id))!.data).toEqual(before!.data)
    const mine = await withCompany(first.me, house.tenantId, { readOnly: true }, (ctx) =>
      getOwnIssued(ctx, { certificateId: id }),
    )
    expect(mine.data.contract.position).toBe('Magazynier')
    // The database itself keeps what was issued.
    await expect(
      ownerSql()`update certificates set data = '{}' where id = ${id}`,
    ).rejects.toMatchObject({ constraint_name: 'certificates_immutable' })
  })

  test('asks twice for the same: one waits, and two clicks at once are one request', async () => {
    const both = await Promise.all(
      [1, 2].map(() =>
        command(second.me, house.tenantId, (ctx) =>
          requestCertificate(ctx, wish({ employmentId: second.employmentId })),
        ),
      ),
    )
    expect(both.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual([
      'certificate_waits',
      'ok',
    ])
    // Another language is another paper.
    await ask(second.me, { employmentId: second.employmentId, locale: 'en' })
  })

  test('takes back an own request only, and its item ends uncounted', async () => {
    const { id } = await ask(first.me, { kind: 'employment' })
    await openCertificateItems(NOW)
    const withdraw = (who: Principal) =>
      withCompany(who, house.tenantId, {}, (ctx) => withdrawCertificate(ctx, { certificateId: id }))
    await expect(withdraw(second.me)).rejects.toMatchObject({ code: 'not_found' })
    await withdraw(first.me)
    await expect(withdraw(first.me)).rejects.toMatchObject({ code: 'not_found' })
    await endCertificateItems(NOW)
    expect(await itemOf(id)).toMatchObject({ status: 'cancelled' })
    expect(await issue(house.agent, id, 2)).toMatchObject({ code: 'already_decided' })
  })

  test('cannot decide, nor see those of another', async () => {
    const { id } = await ask(first.me, { kind: 'employment', locale: 'en' })
    await expect(issue(first.me, id)).rejects.toMatchObject({ code: 'forbidden' })
    const theirs = await withCompany(second.me, house.tenantId, { readOnly: true }, (ctx) =>
      listOwnCertificates(ctx),
    )
    expect(theirs.map((one) => one.id)).not.toContain(id)
    await expect(
      command(second.me, house.tenantId, (ctx) => requestCertificate(ctx, wish())),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      withCompany(second.me, house.tenantId, {}, (ctx) =>
        ctx.tx.execute(`update certificates set status = 'issued' where id = '${id}'`),
      ),
    ).resolves.toHaveLength(0)
  })
})

describe('HR and agents', () => {
  test('two at once issue one certificate, and the numbers have no gap', async () => {
    const { id } = await done(house.hr, house.tenantId, (ctx) =>
      requestCertificateFor(ctx, wish({ kind: 'employment' })),
    )
    // Asked for by HR, the item is there at once.
    expect(await itemOf(id)).toMatchObject({ n: 1, clocks: 2 })
    const both = await Promise.all([issue(house.agent, id), issue(house.hr, id)])
    expect(both.map((one) => (one.ok ? 'ok' : one.code)).sort()).toEqual(['already_decided', 'ok'])
    const numbers = await ownerSql()<{ number: number }[]>`select number from certificates
      where tenant_id = ${house.tenantId} and number is not null order by 1`
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, n) => n + 1))
  })

  test('HR issues by itself: the provider’s item is cancelled, nothing is counted', async () => {
    const { id } = await ask(second.me, { employmentId: second.employmentId, kind: 'employment' })
    await openCertificateItems(NOW)
    expect((await issue(house.hr, id)).ok).toBe(true)
    await endCertificateItems(NOW)
    expect(await itemOf(id)).toMatchObject({ status: 'cancelled' })
  })

  test('a refusal has its reason, and somebody never paid gets no certificate of earnings', async () => {
    const fresh = await aPerson('5000')
    const { id } = await ask(fresh.me, { employmentId: fresh.employmentId })
    expect((await read(house.agent, id))!.fault).toBe('no_payslips')
    expect(await issue(house.agent, id)).toMatchObject({ code: 'no_payslips' })
    await done(house.agent, house.tenantId, (ctx) =>
      refuseCertificate(ctx, { certificateId: id, version: 1, reason: 'Bez wypłaty' }),
    )
    const [mine] = await withCompany(fresh.me, house.tenantId, { readOnly: true }, (ctx) =>
      listOwnCertificates(ctx),
    )
    expect(mine).toMatchObject({ status: 'refused', refusalReason: 'Bez wypłaty', number: null })
    expect(await itemOf(id)).toMatchObject({ status: 'cancelled' })
    expect(await countedOf(id)).toEqual([])
  })

  test('a reversed payslip is not certified', async () => {
    const runId = await aClosedRun(house, { period: '2026-11', kind: 'regular' })
    await reversed(house, runId, '2026-11-26T10:00:00Z')
    const asked = await waitingOf(second.employmentId)
    expect(asked!.preview!.earnings!.months.at(-1)!.period).toBe('2026-10')
  })

  test('finance, a viewer and an agent of the books see nothing', async () => {
    for (const who of [house.finance, house.viewer]) {
      await expect(
        withCompany(who, house.tenantId, {}, (ctx) => listCertificates(ctx)),
      ).rejects.toMatchObject({ code: 'forbidden' })
    }
    const books = await withCompany(house.bookkeeper, house.tenantId, {}, (ctx) =>
      listCertificates(ctx),
    )
    expect(books.items).toEqual([])
  })
})

async function waitingOf(employmentId: string) {
  const page = await withCompany(house.agent, house.tenantId, { readOnly: true }, (ctx) =>
    listCertificates(ctx, { status: 'requested' }),
  )
  const one = page.items.find((row) => row.employmentId === employmentId && row.kind === 'earnings')
  return one ? read(house.agent, one.id) : null
}
