import { describe, expect, test } from 'vitest'
import { recordSickness } from '#tenants/payroll/commands/absences.server.ts'
import { exportZusSet, makeZusSet, markZusSent } from '#tenants/payroll/commands/zus-set.server.ts'
import {
  findZusSet,
  getDeclaration,
  getZusSet,
  listDeclarations,
} from '#tenants/payroll/queries/declarations.server.ts'
import { recordSicknessInput } from '#tenants/payroll/schema.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { hasKeduSchema, keduErrors } from '#tests/factories/kedu.ts'
import { aHire, anEmployee } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { aCalculatedRun, aClosedRun, aPayroll, at, type Company, reversed } from './run-fixture.ts'

const NOW = new Date('2026-11-05T09:00:00Z')
const SETTINGS = { paysBenefits: 'on' }

async function aCompanyWithPay(people = 2, settings: Record<string, unknown> = {}) {
  const company = await aPayroll(new Date('2026-10-01T08:00:00Z'), settings)
  await ownerSql()`update companies set regon = '123456785' where tenant_id = ${company.tenantId}`
  const { hr, tenantId } = company
  const hired: { employeeId: string; employmentId: string }[] = []
  for (let n = 0; n < people; n += 1) {
    const { id: employeeId } = await anEmployee(hr, tenantId, { lastName: `Osoba ${n}` })
    hired.push({ employeeId, ...(await aHire(hr, tenantId, employeeId)) })
  }
  return { company, hired }
}

const make = ({ agent, tenantId }: Company, period = '2026-10', now = NOW.toISOString()) =>
  withCompany(at(agent, now), tenantId, {}, (ctx) => makeZusSet(ctx, { period }))

async function made(company: Company, period = '2026-10') {
  const result = await make(company, period)
  if (!result.ok) throw new Error(result.code)
  return result.value.declarationId
}

const send = ({ agent, tenantId }: Company, declarationId: string) =>
  withCompany(at(agent, NOW.toISOString()), tenantId, {}, (ctx) =>
    markZusSent(ctx, { declarationId }),
  )

const read = (who: Principal, { tenantId }: Company, id: string) =>
  withCompany(who, tenantId, { readOnly: true }, (ctx) => getZusSet(ctx, id))

const fileOf = ({ agent, tenantId }: Company, declarationId: string) =>
  withCompany(agent, tenantId, {}, (ctx) => exportZusSet(ctx, { declarationId }))

/** What the ledger owes ZUS by the runs paid in the month. */
async function owedByTheBooks({ tenantId }: Company, month: string): Promise<bigint> {
  const [row] = await ownerSql()`
    select coalesce(-sum(l.amount_minor), 0)::int8 as owed
    from payroll_runs r
    join journal_lines l on l.tenant_id = r.tenant_id and l.entry_id = r.entry_id
    where r.tenant_id = ${tenantId} and to_char(r.pay_on, 'YYYY-MM') = ${month}
      and r.status in ('closed','paid') and l.account_number = '229'`
  return BigInt(row!.owed)
}

describe('the set of a month', () => {
  test('owes ZUS what the books owe it, and its DRA is the sum of its payslips', async () => {
    const { company, hired } = await aCompanyWithPay(3, SETTINGS)
    await done(company.hr, company.tenantId, (ctx) =>
      recordSickness(
        ctx,
        recordSicknessInput.parse({
          employmentId: hired[0]!.employmentId,
          fromOn: '2026-10-05',
          toOn: '2026-10-09',
          ezlaSeries: 'ZY',
          ezlaNumber: '1234567',
        }),
      ),
    )
    await aClosedRun(company, { period: '2026-10' })
    const id = await made(company)
    const page = (await read(company.agent, company, id))!
    const { dra } = page.set
    expect(BigInt(dra.toPay) - BigInt(dra.toReturn)).toBe(await owedByTheBooks(company, '2026-10'))
    expect(page.totalMinor).toBe(BigInt(dra.toPay) - BigInt(dra.toReturn))
    expect(page).toMatchObject({ status: 'draft', number: 1, people: 3, dueOn: '2026-11-16' })
    expect(page.set.termCode).toBe('3')
    expect(page.set.persons.flatMap(({ rsa }) => rsa)).toMatchObject([
      { code: '331', from: '2026-10-05', to: '2026-10-09', days: 5 },
    ])
    expect(JSON.stringify(page.set)).not.toContain('44051401359')
  })

  test('counts pay by the day of payment, whatever its month', async () => {
    const { company } = await aCompanyWithPay(1, { isPaidNextMonth: 'on', payDay: '10' })
    await aClosedRun(company, { period: '2026-09', payOn: '2026-10-10' }, '2026-10-02T10:00:00Z')
    const page = await read(company.agent, company, await made(company, '2026-10'))
    expect(page!.set.runs).toMatchObject([{ payOn: '2026-10-09' }])
    expect(BigInt(page!.set.dra.pensionBase)).toBeGreaterThan(0n)
  })

  test('is refused with the place to mend it', async () => {
    const { company } = await aCompanyWithPay(1)
    expect(await make(company, '2026-10')).toMatchObject({ ok: true })
    expect(await make(company, '2026-13')).toMatchObject({ code: 'month_invalid' })
    expect(await make(company, '2026-12')).toMatchObject({ code: 'month_ahead' })
    expect(await make(company, '2024-10')).toMatchObject({ code: 'settings_missing' })
    await aCalculatedRun(company, { period: '2026-10' }, '2026-10-25T10:00:00Z')
    expect(await make(company, '2026-10')).toMatchObject({ code: 'runs_open', field: 'period' })
    await ownerSql()`update companies set regon = null where tenant_id = ${company.tenantId}`
    expect(await make(company, '2026-10')).toMatchObject({ code: 'regon_missing' })
  })

  test('names who is unknown to ZUS', async () => {
    const { company, hired } = await aCompanyWithPay(1)
    await aClosedRun(company, { period: '2026-10' })
    await ownerSql()`update employees set pesel_sealed = null, pesel_hash = null, pesel_last = null
      where tenant_id = ${company.tenantId} and id = ${hired[0]!.employeeId}`
    expect(await make(company)).toMatchObject({
      code: 'person_unknown',
      detail: { name: 'Osoba 0 Jan' },
    })
  })
})

describe('corrections', () => {
  test('a draft is made again in its place; what was sent is only corrected', async () => {
    const { company } = await aCompanyWithPay(2)
    const runId = await aClosedRun(company, { period: '2026-10' })
    const first = await made(company)
    expect(await made(company)).toBe(first)
    expect(await send(company, first)).toMatchObject({ ok: true })
    expect(await send(company, first)).toMatchObject({ code: 'sent_already' })
    expect(await make(company)).toMatchObject({ code: 'nothing_changed' })

    await reversed(company, runId, '2026-11-03T10:00:00Z')
    await aClosedRun(company, { period: '2026-10', payOn: '2026-10-28' }, '2026-11-04T10:00:00Z')
    // The same pay again tells ZUS nothing new.
    expect(await make(company)).toMatchObject({ code: 'nothing_changed' })
    const { id: employeeId } = await anEmployee(company.hr, company.tenantId, {
      lastName: 'Spóźniona',
    })
    await aHire(company.hr, company.tenantId, employeeId, { startsOn: '2026-10-15' })
    const second = await made(company)
    const page = (await read(company.agent, company, second))!
    expect(page).toMatchObject({ number: 2, status: 'draft', people: 3 })
    expect(page.set.changed).toEqual([employeeId])
    expect(page.before!.number).toBe(1)
    const { xml } = await fileOf(company, second)
    expect(xml.match(/<p1>02<\/p1>/g)).toHaveLength(2)
    expect(xml).toContain('SPÓŹNIONA')
    expect(xml).not.toContain('OSOBA 1')
  })

  test('a set that the payslips have left behind is not marked as sent', async () => {
    const { company } = await aCompanyWithPay(1)
    const runId = await aClosedRun(company, { period: '2026-10' })
    const id = await made(company)
    await reversed(company, runId, '2026-11-03T10:00:00Z')
    expect(await send(company, id)).toMatchObject({ code: 'outdated' })
  })
})

describe('who may', () => {
  test('owner and HR read and take the file; finance, viewer and other agents do neither', async () => {
    const { company } = await aCompanyWithPay(1)
    await aClosedRun(company, { period: '2026-10' })
    const id = await made(company)
    for (const who of [company.owner, company.hr, company.agent]) {
      const { items } = await withCompany(who, company.tenantId, { readOnly: true }, (ctx) =>
        listDeclarations(ctx, { kind: 'kedu' }),
      )
      expect(items).toHaveLength(1)
      expect(await read(who, company, id)).not.toBeNull()
    }
    for (const who of [company.finance, company.viewer]) {
      await expect(read(who, company, id)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await read(company.bookkeeper, company, id)).toBeNull()
    await expect(
      withCompany(company.hr, company.tenantId, {}, (ctx) =>
        makeZusSet(ctx, { period: '2026-10' }),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await fileOf(company, id)
    const audit = await ownerSql()`select action from audit_events
      where tenant_id = ${company.tenantId} and action like 'payroll.zus_%' order by action desc`
    expect(audit.map(({ action }) => action)).toEqual([
      'payroll.zus_set_made',
      'payroll.zus_set_exported',
    ])
  })

  test('another company’s set is not there', async () => {
    const { company } = await aCompanyWithPay(1)
    await aClosedRun(company, { period: '2026-10' })
    const id = await made(company)
    const { company: other } = await aCompanyWithPay(1)
    const peek = (fn: Parameters<typeof withCompany>[3]) =>
      withCompany(other.agent, other.tenantId, {}, fn)
    expect(await peek((ctx) => getZusSet(ctx, id))).toBeNull()
    expect(await peek((ctx) => getDeclaration(ctx, id))).toBeNull()
    expect(await peek((ctx) => findZusSet(ctx, '2026-10'))).toBeNull()
    await expect(peek((ctx) => exportZusSet(ctx, { declarationId: id }))).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe.skipIf(!hasKeduSchema)('against the schema of ZUS', () => {
  test('a set and its correction are valid', async () => {
    const { company } = await aCompanyWithPay(2)
    await aClosedRun(company, { period: '2026-10' })
    const { xml } = await fileOf(company, await made(company))
    expect(await keduErrors(xml)).toEqual([])
  })
})
