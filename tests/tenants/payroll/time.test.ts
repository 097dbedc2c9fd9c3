import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  decideLeave,
  recordAbsence,
  recordSickness,
  requestLeave,
  withdrawRequest,
} from '#tenants/payroll/commands/absences.server.ts'
import { recordMonthInput } from '#tenants/payroll/commands/month-inputs.server.ts'
import {
  listAbsences,
  listApprovedAbsences,
  listMonthInputs,
} from '#tenants/payroll/queries/absences.server.ts'
import {
  monthInputInput,
  recordAbsenceInput,
  recordSicknessInput,
  requestLeaveInput,
} from '#tenants/payroll/schema.ts'
import { type Principal, withCompany } from '#tenants/shared/scope.server.ts'
import { command } from '#tests/factories/books.ts'
import { aHire, anEmployee, aRun, aSignIn, payrollOf } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

vi.hoisted(() => {
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
})

const now = new Date('2026-11-23T09:00:00Z')
let house: Awaited<ReturnType<typeof payrollOf>>
let employmentId: string
let employeeId: string
let me: Principal

beforeAll(async () => {
  house = await payrollOf(now)
  employeeId = (await anEmployee(house.hr, house.tenantId)).id
  employmentId = (await aHire(house.hr, house.tenantId, employeeId)).employmentId
  me = (await aSignIn(house.tenantId, employeeId, now)).principal
})

const ask = (fromOn: string, toOn: string, overrides: Record<string, string> = {}) =>
  command(me, house.tenantId, (ctx) =>
    requestLeave(
      ctx,
      requestLeaveInput.parse({ employmentId, kind: 'vacation', fromOn, toOn, ...overrides }),
    ),
  )
const record = (typed: Record<string, string>) =>
  command(house.hr, house.tenantId, (ctx) =>
    recordAbsence(ctx, recordAbsenceInput.parse({ employmentId, kind: 'unpaid', ...typed })),
  )
const decide = (
  absenceId: string,
  version: number,
  decision: 'approved' | 'refused' | 'cancelled',
) =>
  command(house.hr, house.tenantId, (ctx) =>
    decideLeave(ctx, { absenceId, version, decision, note: null }),
  )

describe('leave', () => {
  test('is asked for by the employee and granted by HR', async () => {
    const asked = await ask('2026-12-21', '2026-12-23')
    if (!asked.ok) throw new Error(asked.code)
    const { id } = asked.value
    const approved = () =>
      withCompany(house.agent, house.tenantId, { readOnly: true }, (ctx) =>
        listApprovedAbsences(ctx, { from: '2026-12-01', to: '2026-12-31' }),
      )
    expect(await approved()).toEqual([])
    const pending = await withCompany(house.hr, house.tenantId, { readOnly: true }, (ctx) =>
      listAbsences(ctx, { status: 'requested' }),
    )
    expect(pending.items).toMatchObject([
      { id, personName: 'Kowalski Jan', position: 'Magazynier' },
    ])
    expect(await decide(id, 1, 'approved')).toMatchObject({ ok: true })
    expect(await approved()).toMatchObject([{ id, source: 'employee' }])
    expect(await decide(id, 2, 'refused')).toMatchObject({ code: 'already_decided' })
    await expect(decide(id, 1, 'cancelled')).rejects.toMatchObject({ code: 'stale_version' })
    expect(await decide(id, 2, 'cancelled')).toMatchObject({ ok: true })
  })

  test('is taken back by the employee while nobody has decided', async () => {
    const asked = await ask('2027-01-04', '2027-01-05')
    if (!asked.ok) throw new Error(asked.code)
    const withdraw = () =>
      withCompany(me, house.tenantId, {}, (ctx) =>
        withdrawRequest(ctx, { absenceId: asked.value.id }),
      )
    await withdraw()
    await expect(withdraw()).rejects.toMatchObject({ code: 'not_found' })
    expect(await decide(asked.value.id, 2, 'approved')).toMatchObject({ code: 'already_decided' })
  })

  test('never covers a day twice, also when two requests come at once', async () => {
    const both = await Promise.all([
      ask('2027-02-01', '2027-02-05'),
      ask('2027-02-05', '2027-02-08'),
    ])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(await record({ fromOn: '2027-02-05', toOn: '2027-02-05' })).toMatchObject({
      code: 'absence_overlaps',
    })
  })

  test('by the hour stands beside other hours of the day, not beside a whole day', async () => {
    const hours = { fromOn: '2027-03-01', toOn: '2027-03-01', minutes: '2:30' }
    expect(await record(hours)).toMatchObject({ ok: true })
    expect(await record({ ...hours, minutes: '1,5' })).toMatchObject({ ok: true })
    expect(await record({ fromOn: '2027-03-01', toOn: '2027-03-02' })).toMatchObject({
      code: 'absence_overlaps',
    })
    expect(await record({ ...hours, toOn: '2027-03-02' })).toMatchObject({
      code: 'hours_of_one_day',
      field: 'minutes',
    })
  })

  test('is refused outside the contract and in contracts that know none', async () => {
    expect(await record({ fromOn: '2025-12-31', toOn: '2026-01-02' })).toMatchObject({
      code: 'outside_employment',
    })
    const other = await anEmployee(house.hr, house.tenantId)
    const mandate = await aHire(house.hr, house.tenantId, other.id, {
      kind: 'zlecenie',
      kup: 'percent20',
      payKind: 'hourly',
      payMinor: '40',
    })
    const typed = { employmentId: mandate.employmentId, fromOn: '2026-12-01', toOn: '2026-12-02' }
    expect(await record({ ...typed, kind: 'vacation' })).toMatchObject({ code: 'not_for_contract' })
    expect(await record({ ...typed, kind: 'sickness' })).toMatchObject({ ok: true })
    await expect(
      ask('2026-12-10', '2026-12-10', { employmentId: mandate.employmentId }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test.each([
    [{ fromOn: '2026-02-30', toOn: '2026-03-01' }, 'fromOn: bad_date'],
    [{ fromOn: '2026-03-02', toOn: '2026-03-01' }, 'toOn: days_order'],
    [{ fromOn: '2026-03-01', toOn: '2026-03-01', kind: 'sickness' }, 'kind: choice'],
    [{ fromOn: '2026-03-01', toOn: '2026-03-01', minutes: '0' }, 'minutes: minutes'],
  ])('is refused at the field: %j', (typed, expected) => {
    const result = requestLeaveInput.safeParse({ employmentId, kind: 'vacation', ...typed })
    expect(result.error?.issues.map((i) => `${i.path}: ${i.message}`)).toEqual([expected])
  })
})

describe('a sickness', () => {
  const sick = (typed: Record<string, string>) =>
    command(house.agent, house.tenantId, (ctx) =>
      recordSickness(ctx, recordSicknessInput.parse({ employmentId, ezlaSeries: 'zy', ...typed })),
    )

  test('is recorded with its certificate once, and names the closed month that it reaches', async () => {
    const of = { employmentId, employeeId }
    await aRun(house.tenantId, of, { period: '2026-06', status: 'closed' })
    const typed = { fromOn: '2026-06-08', toOn: '2026-06-12', ezlaNumber: '123 4567' }
    expect(await sick(typed)).toMatchObject({
      value: { touched: [{ period: '2026-06', status: 'closed' }] },
    })
    expect(await sick({ ...typed, fromOn: '2026-06-15', toOn: '2026-06-16' })).toMatchObject({
      code: 'ezla_taken',
      field: 'ezlaNumber',
    })
    const [row] = await ownerSql()`select ezla_series, ezla_number, source, status from absences
      where employment_id = ${employmentId} and kind = 'sickness'`
    expect(row).toEqual({
      ezla_series: 'ZY',
      ezla_number: '1234567',
      source: 'ezla',
      status: 'approved',
    })
  })
})

describe('the hours and sums of a month', () => {
  const enter = (typed: Record<string, string>) =>
    command(house.hr, house.tenantId, (ctx) =>
      recordMonthInput(
        ctx,
        monthInputInput.parse({ employmentId, period: '2026-11', code: 'overtime_50', ...typed }),
      ),
    )
  const entries = () =>
    withCompany(house.agent, house.tenantId, { readOnly: true }, (ctx) =>
      listMonthInputs(ctx, '2026-11'),
    )

  test('are one entry for each code: written, corrected, taken away', async () => {
    await enter({ hours: '7:30' })
    await enter({ hours: '8' })
    await enter({ code: 'bonus', amountMinor: '1 250,50' })
    expect(await entries()).toMatchObject([
      { code: 'bonus', amountMinor: 125_050n, minutes: null },
      { code: 'overtime_50', minutes: 480, version: 2 },
    ])
    expect(await enter({ hours: '' })).toMatchObject({ ok: true, value: { id: null } })
    expect(await entries()).toHaveLength(1)
  })

  test('stay as they are once a run of the month is approved', async () => {
    const of = { employmentId, employeeId }
    await aRun(house.tenantId, of, { period: '2026-08', status: 'approved' })
    expect(await enter({ period: '2026-08', hours: '1' })).toMatchObject({ code: 'month_frozen' })
    expect(await enter({ period: '2025-12', hours: '1' })).toMatchObject({
      code: 'outside_employment',
    })
  })

  test('stay open after a bonus run of the month, but for what it has paid', async () => {
    const of = { employmentId, employeeId }
    await aRun(house.tenantId, of, { period: '2026-09', status: 'closed', kind: 'bonus' })
    expect(await enter({ period: '2026-09', hours: '1' })).toMatchObject({ ok: true })
    expect(await enter({ period: '2026-09', code: 'bonus', amountMinor: '100' })).toMatchObject({
      code: 'month_frozen',
    })
  })

  test('take no text, no minus, and no hours where a sum belongs', () => {
    const codes = (typed: Record<string, string>) =>
      monthInputInput
        .safeParse({ employmentId, period: '2026-11', code: 'bonus', ...typed })
        .error?.issues.map((i) => `${i.path}: ${i.message}`)
    expect(codes({ amountMinor: 'dużo' })).toEqual(['amountMinor: bad_amount'])
    expect(codes({ amountMinor: '-5' })).toEqual(['amountMinor: too_small'])
    expect(codes({ amountMinor: '99999999999' })).toEqual(['amountMinor: too_large'])
    expect(codes({ hours: '5' })).toEqual(['code: choice'])
    expect(codes({ period: '2026-13', amountMinor: '5' })).toEqual(['period: bad_date'])
  })
})
