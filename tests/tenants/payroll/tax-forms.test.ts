// Yearly forms from closed payslips: what they say, when they may be handed in, how they are
// corrected, and who sees them.
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { makeTaxForms, markTaxFormsSent } from '#tenants/payroll/commands/keep-tax-forms.server.ts'
import { costGroups } from '#tenants/payroll/cost-groups.ts'
import { ADVANCE_BOXES } from '#tenants/payroll/pl/tax-forms/boxes.ts'
import { withheldOf } from '#tenants/payroll/pl/tax-forms/pit4r.ts'
import { listDeclarations } from '#tenants/payroll/queries/declarations.server.ts'
import { getPayrollCard } from '#tenants/payroll/queries/payroll-card.server.ts'
import { getCostReport } from '#tenants/payroll/queries/payroll-costs.server.ts'
import { getRun } from '#tenants/payroll/queries/runs.server.ts'
import {
  getOwnTaxForm,
  getTaxForm,
  listOwnTaxForms,
  listTaxForms,
  openPeselOf,
} from '#tenants/payroll/queries/tax-forms.server.ts'
import { sum } from '#tenants/shared/money.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { aHire, anEmployee, aSignIn } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { aClosedRun, aPayroll, at, type Company, reversed } from './run-fixture.ts'

vi.hoisted(() => {
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
})

const now = new Date('2025-01-02T09:00:00Z')
const AFTER = '2026-01-15T09:00:00Z'
const YEAR = 2025

let house: Company
let jan: { id: string }
let eva: { id: string }
let me: Principal
let runIds: string[]

const agentAt = (when: string) => at(house.agent, when)
const read = <T>(who: Principal, work: Parameters<typeof withCompany<T>>[3]) =>
  withCompany(who, house.tenantId, { readOnly: true }, work)
const write = <T>(who: Principal, work: Parameters<typeof withCompany<T>>[3]) =>
  withCompany(who, house.tenantId, {}, work)
const make = (when: string) => write(agentAt(when), (ctx) => makeTaxForms(ctx, { year: YEAR }))
const send = (when: string, ids: string[] | null = null) =>
  write(agentAt(when), (ctx) => markTaxFormsSent(ctx, { year: YEAR, ids }))
const list = () => read(house.agent, (ctx) => listTaxForms(ctx, { year: YEAR }))
const page = (id: string) => read(house.agent, (ctx) => getTaxForm(ctx, id))
const formOf = async (employeeId: string) =>
  (await page((await list()).items.find((one) => one.employeeId === employeeId)!.id))!

beforeAll(async () => {
  house = await aPayroll(now)
  const { hr, tenantId } = house
  jan = await anEmployee(hr, tenantId, { firstName: 'Jan', lastName: 'Adamski' })
  eva = await anEmployee(hr, tenantId, { firstName: 'Ewa', lastName: 'Bura', taxOfficeCode: '' })
  await aHire(hr, tenantId, jan.id, { startsOn: '2025-01-01', costCentre: 'A' })
  await aHire(hr, tenantId, eva.id, {
    startsOn: '2025-01-01',
    payMinor: '25000',
    kup: 'raised',
    department: 'Biuro',
    ppkEmployeeBp: '2',
    ppkEmployerBp: '1,5',
  })
  runIds = []
  for (const month of ['2025-10', '2025-11', '2025-12']) {
    runIds.push(await aClosedRun(house, { period: month }))
  }
  me = (await aSignIn(tenantId, jan.id, now)).principal
}, 120_000)

describe('the forms of a year', () => {
  test('say what the payslips of the year paid', async () => {
    expect(await make('2025-12-28T09:00:00Z')).toMatchObject({ made: 3, corrected: 0 })
    const form = await formOf(jan.id)
    expect(form.boxes).toEqual({
      P_11: 1n,
      P_28: 1n,
      P_29: 1_800_000n,
      P_30: 75_000n,
      P_31: 1_725_000n,
      P_33: 87_300n,
      P_95: 246_780n,
      P_121: 2n,
      P_122: 139_791n,
    })
    // The employer's PPK payment is revenue: 25,000 and 1.5 % of it, three times.
    const rich = await formOf(eva.id)
    expect([rich.boxes.P_28, rich.boxes.P_29]).toEqual([3n, 3n * 2_537_500n])
    expect(rich.findings).toEqual(['tax_office_missing'])
  })

  test('agree with each other and with the payslips', async () => {
    const { company } = await list()
    const pit4r = (await page(company!.id))!
    const people = await Promise.all([formOf(jan.id), formOf(eva.id)])
    const advances = sum(
      people.flatMap(({ boxes }) => ADVANCE_BOXES.map((box) => boxes[box] ?? 0n)),
    )
    const [paid] = await ownerSql()<{ tax: bigint; health: bigint }[]>`
      select sum(tax_minor)::int8 as tax, sum(health_minor)::int8 as health from payslips
      where tenant_id = ${house.tenantId}`
    expect(advances).toBe(BigInt(paid!.tax))
    expect(withheldOf(pit4r.boxes)).toBe(advances)
    expect(sum(people.map(({ boxes }) => boxes.P_122!))).toBe(BigInt(paid!.health))
    expect([pit4r.boxes.P_25, pit4r.boxes.P_26, pit4r.boxes.P_27]).toEqual([2n, 2n, 2n])
    expect(pit4r.boxes.P_24).toBeUndefined()
  })

  test('of people stand as one row of the year among the declarations', async () => {
    const { items } = await list()
    const rows = (await read(house.agent, (ctx) => listDeclarations(ctx))).items
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['pit11', 'pit4r'])
    const row = rows.find(({ kind }) => kind === 'pit11')
    expect(items.length).toBeGreaterThan(1)
    expect(row).toMatchObject({
      period: `${YEAR}`,
      status: 'ready',
      people: items.length,
      sentCount: 0,
      personName: null,
    })
  })

  test('are not handed in while the year runs, nor with something missing', async () => {
    expect(await send('2025-12-31T12:00:00Z')).toEqual({
      sent: 0,
      notSent: { year_running: 3, outdated: 0, finding: 0, not_ready: 0 },
    })
    await ownerSql()`update companies set tax_office_code = null
      where tenant_id = ${house.tenantId}`
    await make(AFTER)
    expect((await list()).counts).toEqual({ ready: 3, sent: 0, blocked: 2, sendable: 0 })
    expect((await read(agentAt(AFTER), (ctx) => listTaxForms(ctx, { year: YEAR }))).counts).toEqual(
      { ready: 3, sent: 0, blocked: 2, sendable: 1 },
    )
    expect(await send(AFTER, [(await formOf(eva.id)).id])).toMatchObject({
      sent: 0,
      notSent: { finding: 1 },
    })
    expect((await list()).company!.findings).toEqual(['tax_office_missing'])
    await ownerSql()`update companies set tax_office_code = '1435'
      where tenant_id = ${house.tenantId}`
    await make(AFTER)
  })

  test('reach the person once they were handed in, not before, with a mail without figures', async () => {
    const own = () => read(me, (ctx) => listOwnTaxForms(ctx))
    const { id } = await formOf(jan.id)
    expect(await own()).toEqual([])
    await expect(read(me, (ctx) => getOwnTaxForm(ctx, { formId: id }))).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await send(AFTER)).toEqual({
      sent: 2,
      notSent: { year_running: 0, outdated: 0, finding: 1, not_ready: 0 },
    })
    expect(await own()).toMatchObject([{ id, year: 2025, number: 1, status: 'sent' }])
    expect(await read(me, (ctx) => getOwnTaxForm(ctx, { formId: id }))).toMatchObject({
      boxes: { P_33: 87_300n },
    })
    const mails = await ownerSql()`select recipient, payload from outbox_messages
      where tenant_id = ${house.tenantId} and template = 'tax_form_ready'`
    expect(mails).toHaveLength(1)
    expect(Object.keys(mails[0]!.payload).sort()).toEqual(['company', 'link', 'name', 'year'])
    expect(await send(AFTER, [id])).toMatchObject({ sent: 0, notSent: { not_ready: 1 } })
  })

  test('that were handed in are never rewritten', async () => {
    const { id, madeAt } = await formOf(jan.id)
    expect(await make('2026-01-20T09:00:00Z')).toMatchObject({ made: 1, unchanged: 2 })
    expect(await page(id)).toMatchObject({ madeAt, status: 'sent' })
    // Somebody who moves afterwards lived elsewhere when the form was sent.
    await ownerSql()`update employees set city = 'Gdańsk' where id = ${jan.id}`
    expect(await make('2026-01-20T09:00:00Z')).toMatchObject({ unchanged: 2 })
  })

  test('are corrected by the next number where figures differ', async () => {
    await reversed(house, runIds.at(-1)!, '2026-01-21T09:00:00Z')
    const first = await formOf(jan.id)
    // What was made before the run was taken back must not go out.
    const old = await formOf(eva.id)
    expect(await send('2026-01-21T09:30:00Z', [old.id])).toMatchObject({
      sent: 0,
      notSent: { outdated: 1 },
    })
    expect(
      await read(agentAt('2026-01-21T09:30:00Z'), (ctx) => getTaxForm(ctx, old.id)),
    ).toMatchObject({ holdsBack: 'outdated' })
    expect(await make('2026-01-21T10:00:00Z')).toMatchObject({ corrected: 2, made: 1 })
    const second = await formOf(jan.id)
    expect(second).toMatchObject({ number: 2, status: 'ready' })
    expect(second.boxes.P_29).toBe(1_200_000n)
    expect(await read(me, (ctx) => listOwnTaxForms(ctx))).toHaveLength(1)
    // Made again before it is sent, the correction is replaced, not multiplied.
    expect(await make('2026-01-21T11:00:00Z')).toMatchObject({ corrected: 2 })
    await send('2026-01-21T12:00:00Z', [second.id])
    expect(await page(first.id)).toMatchObject({ status: 'replaced' })
    expect(await read(me, (ctx) => listOwnTaxForms(ctx))).toMatchObject([
      { number: 2, status: 'sent' },
      { number: 1, status: 'replaced' },
    ])
  })

  test('of somebody of whom nothing is left are corrected to nothing or withdrawn', async () => {
    for (const runId of runIds.slice(0, 2).reverse()) {
      await reversed(house, runId, '2026-01-22T09:00:00Z')
    }
    expect(await make('2026-01-22T10:00:00Z')).toMatchObject({ withdrawn: 2 })
    const { items } = await list()
    expect(items.map(({ employeeId, number }) => [employeeId, number])).toEqual([[jan.id, 3]])
    expect((await formOf(jan.id)).boxes).toEqual({ P_11: 1n, P_121: 2n })
    expect(await make('2026-01-22T11:00:00Z')).toMatchObject({ withdrawn: 1 })
  })

  test('of another company do not exist', async () => {
    await expect(send(AFTER, ['01900000-0000-7000-8000-00000000abcd'])).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('somebody who left', () => {
  test('gets the form before the year is over', async () => {
    const other = await aPayroll(now)
    const { id } = await anEmployee(other.hr, other.tenantId)
    await aHire(other.hr, other.tenantId, id, {
      startsOn: '2025-01-01',
      term: 'fixed',
      endsOn: '2025-02-28',
    })
    await aClosedRun(other, { period: '2025-02' })
    const agent = at(other.agent, '2025-03-05T09:00:00Z')
    await withCompany(agent, other.tenantId, {}, (ctx) => makeTaxForms(ctx, { year: YEAR }))
    const sent = await withCompany(agent, other.tenantId, {}, (ctx) =>
      markTaxFormsSent(ctx, { year: YEAR, ids: null }),
    )
    expect(sent).toMatchObject({ sent: 1, notSent: { year_running: 1 } })
  })
})

describe('who sees a form', () => {
  test('owner, HR and the agent of the payroll; nobody else', async () => {
    const count = (who: Principal) =>
      read(who, async ({ tx }) => (await tx.execute('select 1 from declarations')).length)
    const all = await count(house.agent)
    expect(all).toBeGreaterThan(3)
    expect([await count(house.owner), await count(house.hr)]).toEqual([all, all])
    for (const who of [house.finance, house.viewer, house.bookkeeper]) {
      expect(await count(who)).toBe(0)
    }
    await expect(count(house.admin)).rejects.toMatchObject({ cause: { code: '42501' } })
    expect(await count(me)).toBe(2)
    for (const who of [house.finance, house.viewer]) {
      await expect(read(who, (ctx) => listTaxForms(ctx, { year: YEAR }))).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    await expect(write(house.hr, (ctx) => makeTaxForms(ctx, { year: YEAR }))).rejects.toMatchObject(
      { code: 'forbidden' },
    )
  })

  test('keeps no personal number but its last digits', async () => {
    const { id } = await formOf(jan.id)
    const pesel = await read(house.hr, (ctx) => openPeselOf(ctx, jan.id))
    expect(pesel).toMatch(/^\d{11}$/)
    const [row] = await ownerSql()`select data::text from declarations where id = ${id}`
    expect(row!.data).not.toContain(pesel)
    expect(row!.data).toContain(pesel!.slice(-4))
  })
})

describe('the payroll card and the costs', () => {
  let company: Company
  let people: string[]
  let runs: string[]
  beforeAll(async () => {
    company = await aPayroll(now)
    people = []
    for (const [n, department] of ['Hala', 'Hala', null].entries()) {
      const { id } = await anEmployee(company.hr, company.tenantId, { lastName: `Osoba ${n}` })
      people.push(id)
      await aHire(company.hr, company.tenantId, id, {
        startsOn: '2025-01-01',
        payMinor: `${6000 + n * 1000}`,
        ...(department ? { department } : { department: '' }),
        ppkEmployeeBp: n === 0 ? '2' : '0',
        ppkEmployerBp: n === 0 ? '1,5' : '0',
      })
    }
    runs = []
    for (const period of ['2025-03', '2025-04', '2025-05']) {
      runs.push(await aClosedRun(company, { period }))
    }
    await reversed(company, runs[2]!, '2025-05-26T10:00:00Z')
  }, 120_000)
  const see = <T>(work: Parameters<typeof withCompany<T>>[3]) =>
    withCompany(company.agent, company.tenantId, { readOnly: true }, work)

  test('a card has a row for each month that was paid, and their sum', async () => {
    const card = (await see((ctx) => getPayrollCard(ctx, { employeeId: people[0]!, year: YEAR })))!
    expect(card.months.map(({ month }) => month)).toEqual([3, 4])
    expect(card.total).toMatchObject({ slips: 2, gross: 1_200_000n, ppkEr: 18_000n })
    for (const name of ['net', 'tax', 'health', 'employerTotal'] as const) {
      expect(card.total[name]).toBe(sum(card.months.map((month) => month[name])))
    }
    expect(card.years).toEqual([2025])
    const empty = await see((ctx) => getPayrollCard(ctx, { employeeId: people[0]!, year: 2024 }))
    expect(empty).toMatchObject({ months: [], total: { slips: 0, gross: 0n } })
  })

  test.each(costGroups)('costs by %s add up to the runs', async (by) => {
    const report = await see((ctx) => getCostReport(ctx, { by, from: '2025-03', to: '2025-05' }))
    const closedRuns = await see((ctx) =>
      Promise.all(runs.slice(0, 2).map((runId) => getRun(ctx, runId))),
    )
    const of = (name: 'grossMinor' | 'employerTotalMinor' | 'ppkErMinor') =>
      sum(closedRuns.map((run) => run!.totals[name]))
    expect(report.totals).toMatchObject({
      people: 3,
      gross: of('grossMinor'),
      ppk: of('ppkErMinor'),
      total: of('employerTotalMinor'),
    })
    for (const name of ['gross', 'sick', 'contributions', 'ppk', 'total'] as const) {
      expect(sum(report.items.map((row) => row[name]))).toBe(report.totals[name])
    }
    const { gross, sick, contributions, ppk, total } = report.totals
    expect(gross + sick + contributions + ppk).toBe(total)
    expect(report.items).toHaveLength({ person: 3, department: 2, cost_centre: 1, project: 1 }[by])
  })

  test.each([
    { id: 'total', desc: true },
    { id: 'name', desc: false },
    { id: 'name', desc: true },
    { id: 'people', desc: false },
  ] as const)('pages of costs by $id meet every row once', async (sort) => {
    const ask = { by: 'person', from: '2025-03', to: '2025-05', sort } as const
    const whole = await see((ctx) => getCostReport(ctx, ask))
    const seen: (string | null)[] = []
    let cursor: string | null = null
    do {
      const next = await see((ctx) => getCostReport(ctx, { ...ask, cursor, limit: 1 }))
      seen.push(...next.items.map(({ key }) => key))
      cursor = next.nextCursor
    } while (cursor)
    expect(seen).toEqual(whole.items.map(({ key }) => key))
  })

  test('are refused to those who may not see pay', async () => {
    for (const who of [company.finance, company.viewer]) {
      const asked = [
        withCompany(who, company.tenantId, { readOnly: true }, (ctx) =>
          getCostReport(ctx, { by: 'department', from: '2025-03', to: '2025-05' }),
        ),
        withCompany(who, company.tenantId, { readOnly: true }, (ctx) =>
          getPayrollCard(ctx, { employeeId: people[0]!, year: YEAR }),
        ),
      ]
      for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})
