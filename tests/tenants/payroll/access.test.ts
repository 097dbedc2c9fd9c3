// Who sees pay: in the database itself, not only in the commands.
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { acceptInvitation } from '#tenants/identity/commands/accept-invitation.server.ts'
import {
  endEmployeeAccess,
  inviteEmployee,
} from '#tenants/payroll/commands/employee-access.server.ts'
import { getEmployee } from '#tenants/payroll/queries/employees.server.ts'
import { getOwnPage } from '#tenants/payroll/queries/own-pay.server.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { command } from '#tests/factories/books.ts'
import { aHire, anEmployee, aRun, aSignIn, payrollOf } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

vi.hoisted(() => {
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
})

const now = new Date('2026-11-23T09:00:00Z')
const TABLES = [
  'employees',
  'employments',
  'employment_terms',
  'payroll_runs',
  'payslips',
  'payslip_lines',
] as const

let house: Awaited<ReturnType<typeof payrollOf>>
let mine: { id: string; employmentId: string; payslipId: string; runId: string }
let theirs: typeof mine
let me: Principal

async function aPaidPerson(period: string, status: 'closed' | 'checked') {
  const { id } = await anEmployee(house.hr, house.tenantId)
  const { employmentId } = await aHire(house.hr, house.tenantId, id)
  const run = await aRun(
    house.tenantId,
    { employmentId, employeeId: id },
    { period, status: 'draft' },
  )
  await ownerSql()`insert into payslip_lines (tenant_id, payslip_id, line_no, section, code,
    amount_minor) values (${house.tenantId}, ${run.payslipId}, 1, 'pay', 'base', 600000)`
  const steps = status === 'closed' ? ['checked', 'approved', 'closed'] : ['checked']
  for (const step of steps) {
    if (step === 'closed') {
      await ownerSql()`update payslips set published_at = now() where id = ${run.payslipId}`
    }
    await ownerSql()`update payroll_runs set status = ${step} where id = ${run.runId}`
  }
  return { id, employmentId, ...run }
}

beforeAll(async () => {
  house = await payrollOf(now)
  mine = await aPaidPerson('2026-09', 'closed')
  theirs = await aPaidPerson('2026-10', 'closed')
  await aRun(
    house.tenantId,
    { employmentId: mine.employmentId, employeeId: mine.id },
    { period: '2026-11', status: 'checked' },
  )
  me = (await aSignIn(house.tenantId, mine.id, now)).principal
})

const rows = (who: Principal) =>
  withCompany(who, house.tenantId, { readOnly: true }, async ({ tx }) => {
    const found: Record<string, number | string> = {}
    for (const table of TABLES) {
      found[table] = (await tx.execute(`select 1 from ${table}`)).length
    }
    return found
  })

describe('the rows of the payroll', () => {
  const everything = {
    employees: 2,
    employments: 2,
    employment_terms: 2,
    payroll_runs: 3,
    payslips: 3,
    payslip_lines: 2,
  }
  const nothing = Object.fromEntries(TABLES.map((table) => [table, 0]))

  test('are seen by the owner, by HR and by the agent of the payroll', async () => {
    for (const who of [house.owner, house.hr, house.agent]) {
      expect(await rows(who)).toEqual(everything)
    }
  })

  test('are not seen by finance, a viewer, or an agent of another service', async () => {
    for (const who of [house.finance, house.viewer, house.bookkeeper]) {
      expect(await rows(who)).toEqual(nothing)
    }
  })

  test('are not even readable for the office', async () => {
    await expect(rows(house.admin)).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  test('are, in the record of deeds, for those who see the payroll', async () => {
    const deeds = (who: Principal) =>
      withCompany(who, house.tenantId, { readOnly: true }, ({ tx }) =>
        tx.execute(`select 1 from audit_events where action like 'payroll.%'`),
      )
    expect((await deeds(house.hr)).length).toBeGreaterThan(0)
    expect(await deeds(house.finance)).toHaveLength(0)
  })
})

describe('an employee', () => {
  const asMe = <T>(work: Parameters<typeof withCompany<T>>[3], readOnly = true) =>
    withCompany(me, house.tenantId, { readOnly }, work)
  const select = (text: string) => asMe(async ({ tx }) => (await tx.execute(text)).length)

  test('sees own rows and published slips only', async () => {
    expect(await select('select 1 from employees')).toBe(1)
    expect(await select('select 1 from employments')).toBe(1)
    expect(await select('select 1 from employment_terms')).toBe(1)
    expect(await select('select 1 from payslips')).toBe(1)
    expect(await select('select 1 from payslip_lines')).toBe(1)
    expect(await select('select 1 from members')).toBe(1)
    expect(await select('select 1 from companies')).toBe(1)
    const page = await asMe((ctx) => getOwnPage(ctx))
    expect(page.person.id).toBe(mine.id)
    expect(page.payslips.map(({ id }) => id)).toEqual([mine.payslipId])
    expect(JSON.stringify(page, (_key, v) => (typeof v === 'bigint' ? `${v}` : v))).not.toContain(
      theirs.id,
    )
  })

  test.each([
    'payroll_runs',
    'payments',
    'month_inputs',
    'employee_file_entries',
    'work_items',
    'documents',
    'journal_entries',
    'invoices',
    'contract_versions',
    'audit_events',
    'company_keys',
  ])('has no right to %s at all', async (table) => {
    await expect(select(`select 1 from ${table}`)).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  })

  test('cannot grant their own leave, whatever statement they send', async () => {
    const insert = (status: string, employee: typeof mine) =>
      asMe(
        ({ tx }) =>
          tx.execute(`insert into absences (tenant_id, id, employment_id, employee_id, kind, status,
            from_on, to_on, source, requested_at, requested_by_name)
            values ('${house.tenantId}', gen_random_uuid(), '${employee.employmentId}',
              '${employee.id}', 'vacation', '${status}', '2026-12-01', '2026-12-01', 'employee',
              now(), 'A') returning id`),
        false,
      )
    await expect(insert('approved', mine)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(insert('requested', theirs)).rejects.toMatchObject({ cause: { code: '42501' } })
    const [asked] = await insert('requested', mine)
    await expect(
      asMe(({ tx }) => tx.execute(`update absences set status = 'approved'`), false),
    ).rejects.toMatchObject({ cause: { code: '42501' } })
    expect(asked).toHaveProperty('id')
  })

  test('who is let out sees nothing more', async () => {
    const { principal } = await aSignIn(house.tenantId, theirs.id, now)
    await command(house.hr, house.tenantId, async (ctx) => {
      await endEmployeeAccess(ctx, { employeeId: theirs.id })
      return { ok: true, value: undefined }
    })
    const seen = await withCompany(principal, house.tenantId, { readOnly: true }, ({ tx }) =>
      tx.execute('select 1 from payslips'),
    )
    expect(seen).toHaveLength(0)
  })
})

describe('an invitation of an employee', () => {
  test('opens the own page of that person, by the link that was mailed', async () => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    const email = 'pracownik@example.com'
    const invite = (who = house.hr, employeeId = id) =>
      command(who, house.tenantId, (ctx) => inviteEmployee(ctx, { employeeId, email }))
    await expect(invite(house.agent)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await invite()).toMatchObject({ ok: true })
    expect(await invite()).toMatchObject({ ok: true })
    const shown = () =>
      withCompany(house.hr, house.tenantId, { readOnly: true }, (ctx) => getEmployee(ctx, id))
    expect(await shown()).toMatchObject({ signIn: 'invited' })
    const mails = await ownerSql()<{ link: string }[]>`select payload->>'link' as link
      from outbox_messages where recipient = ${email} order by id`
    const accept = (link: string) =>
      acceptInvitation(
        { now, requestId: 'test', ip: '127.0.0.1', userAgent: null },
        {
          token: link.split('/').at(-1)!,
          name: 'Jan Kowalski',
          password: 'poprawne-konie-zszywka',
        },
      )
    expect(await accept(mails[0]!.link)).toMatchObject({ code: 'link_used' })
    expect(await accept(mails[1]!.link)).toMatchObject({ ok: true })
    expect(await shown()).toMatchObject({ signIn: 'active' })
    expect(await invite()).toMatchObject({ code: 'already_member' })
    const [member] = await ownerSql()`select account_id as "accountId", role from members
      where tenant_id = ${house.tenantId} and email = ${email}`
    expect(member).toMatchObject({ role: 'employee' })
    const page = await withCompany(
      { ...me, accountId: member!.accountId },
      house.tenantId,
      { readOnly: true },
      getOwnPage,
    )
    expect(page.person.id).toBe(id)
  })
})

describe('a run that was approved', () => {
  const on = (text: string) => ownerSql().unsafe(text)

  test('is frozen: slips and lines neither change nor come nor go', async () => {
    const slip = `'${mine.payslipId}'`
    const refused = [
      `update payslips set net_minor = 1 where id = ${slip}`,
      `update payslips set published_at = null where id = ${slip}`,
      `delete from payslips where id = ${slip}`,
      `delete from payslip_lines where payslip_id = ${slip}`,
      `update payslip_lines set amount_minor = 1 where payslip_id = ${slip}`,
      `insert into payslip_lines (tenant_id, payslip_id, line_no, section, code, amount_minor)
        values ('${house.tenantId}', ${slip}, 2, 'pay', 'x', 1)`,
      `update payroll_runs set net_minor = 1 where id = '${mine.runId}'`,
      `update payroll_runs set status = 'draft' where id = '${mine.runId}'`,
      `delete from payroll_runs where id = '${mine.runId}'`,
    ]
    for (const text of refused) await expect(on(text), text).rejects.toThrow('immutable')
    await on(`update payslips set reversed_at = now() where id = ${slip}`)
    await expect(on(`update payslips set reversed_at = null where id = ${slip}`)).rejects.toThrow(
      'immutable',
    )
  })

  test('is released by two people, never by one twice', async () => {
    const one = '11111111-1111-7111-8111-111111111111'
    const batch = (second: string) =>
      on(`insert into payment_batches (tenant_id, id, run_id, status, pay_on, payment_count,
        total_minor, created_at, created_by_name, first_released_at, first_released_by_id,
        second_released_at, second_released_by_id)
        values ('${house.tenantId}', gen_random_uuid(), '${mine.runId}', 'released', '2026-10-10',
          1, 1, now(), 'A', now(), '${one}', now(), '${second}')`)
    await expect(batch(one)).rejects.toThrow('payment_batches_two_people_check')
    await batch('22222222-2222-7222-8222-222222222222')
  })
})
