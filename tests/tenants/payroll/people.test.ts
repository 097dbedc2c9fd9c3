import { beforeAll, describe, expect, test, vi } from 'vitest'
import { changeTerms, endEmployment, hire } from '#tenants/payroll/commands/employ.server.ts'
import {
  addEmployee,
  changeEmployee,
  revealSensitive,
} from '#tenants/payroll/commands/keep-employees.server.ts'
import { setPayComponent, setPayrollSettings } from '#tenants/payroll/commands/set-pay.server.ts'
import { getPayrollSettings } from '#tenants/payroll/queries/absences.server.ts'
import { getEmployee, listEmployees } from '#tenants/payroll/queries/employees.server.ts'
import { listTermsOn, previewTermsChange, termsOn } from '#tenants/payroll/queries/terms.server.ts'
import {
  addEmployeeInput,
  changeEmployeeInput,
  changeTermsInput,
  hireInput,
  payComponentInput,
} from '#tenants/payroll/schema.ts'
import { payrollSettingsInput } from '#tenants/payroll/settings-schema.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { command } from '#tests/factories/books.ts'
import {
  aHire,
  anEmployee,
  aPesel,
  aRun,
  hireTyped,
  payrollOf,
  personTyped,
  termsTyped,
} from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

vi.hoisted(() => {
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
})

const now = new Date('2026-11-23T09:00:00Z')
let house: Awaited<ReturnType<typeof payrollOf>>

beforeAll(async () => {
  house = await payrollOf(now)
})

const add = (typed: Record<string, string>) =>
  command(house.hr, house.tenantId, (ctx) => addEmployee(ctx, addEmployeeInput.parse(typed)))
const engage = (employeeId: string, overrides: Record<string, unknown> = {}) =>
  command(house.hr, house.tenantId, (ctx) =>
    hire(ctx, hireInput.parse(hireTyped(employeeId, overrides))),
  )
const change = (employmentId: string, overrides: Record<string, unknown>) =>
  command(house.agent, house.tenantId, (ctx) =>
    changeTerms(
      ctx,
      changeTermsInput.parse({
        ...termsTyped(),
        employmentId,
        validFrom: '2026-12-01',
        reason: 'Aneks',
        ...overrides,
      }),
    ),
  )
const read = <T>(work: Parameters<typeof withCompany<T>>[3]) =>
  withCompany(house.hr, house.tenantId, { readOnly: true }, work)

describe('a person', () => {
  test('is stored with sealed numbers: no column of the table has them in the clear', async () => {
    const pesel = aPesel()
    const result = await add(personTyped({ pesel, lastName: 'Zięba' }))
    if (!result.ok) throw new Error(result.code)
    const [row] = await ownerSql()`
      select e::text as text, pesel_last, account_last, sex, born_on from employees e
      where id = ${result.value.id}`
    expect(row!.text).not.toContain(pesel)
    expect(row!.text).not.toContain('109010140000071219812874')
    expect(row).toMatchObject({ pesel_last: pesel.slice(-4), account_last: '2874' })
    const page = await read((ctx) => getEmployee(ctx, result.value.id))
    expect(page).toMatchObject({ bornOn: '1990-05-17', lastName: 'Zięba', employments: [] })
    expect(JSON.stringify(page)).not.toContain(pesel)
  })

  test('is taken in once for a PESEL, and twice in two companies', async () => {
    const pesel = aPesel()
    expect(await add(personTyped({ pesel }))).toMatchObject({ ok: true })
    expect(await add(personTyped({ pesel }))).toMatchObject({ code: 'pesel_taken', field: 'pesel' })
    const other = await payrollOf(now)
    await expect(anEmployee(other.hr, other.tenantId, { pesel })).resolves.toMatchObject({
      number: 1,
    })
    const hashes = await ownerSql()`select distinct pesel_hash from employees
      where pesel_last = ${pesel.slice(-4)} and born_on = '1990-05-17'`
    expect(hashes.length).toBeGreaterThan(1)
  })

  test('shows a number only with a row in the record, to those who may', async () => {
    const pesel = aPesel()
    const { id } = await anEmployee(house.hr, house.tenantId, { pesel })
    const reveal = (who = house.hr) =>
      withCompany(who, house.tenantId, {}, (ctx) =>
        revealSensitive(ctx, { employeeId: id, field: 'pesel' }),
      )
    expect(await reveal()).toEqual({ value: pesel })
    const rows = await ownerSql()`select actor_id, data from audit_events
      where subject_id = ${id} and action = 'payroll.number_revealed'`
    expect(rows).toMatchObject([{ actor_id: house.hr.accountId, data: { field: 'pesel' } }])
    expect(JSON.stringify(rows)).not.toContain(pesel)
    await expect(reveal(house.finance)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(reveal(house.bookkeeper)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is changed with a reason; the record keeps what was there before, numbers masked', async () => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    const typed = { ...personTyped(), pesel: '', account: '', employeeId: id, reason: 'Ślub' }
    const save = (overrides: Record<string, string>) =>
      command(house.hr, house.tenantId, (ctx) =>
        changeEmployee(ctx, changeEmployeeInput.parse({ ...typed, ...overrides })),
      )
    expect(await save({ version: '1', lastName: 'Nowak-Kowalska' })).toMatchObject({ ok: true })
    await expect(save({ version: '1', lastName: 'Inna' })).rejects.toMatchObject({
      code: 'stale_version',
    })
    expect(await save({ version: '2', lastName: 'Nowak-Kowalska' })).toMatchObject({
      code: 'nothing_changed',
    })
    expect(
      await save({ version: '2', lastName: 'Nowak-Kowalska', bornOn: '1991-05-17' }),
    ).toMatchObject({ code: 'born_on_differs', field: 'bornOn' })
    const account = 'PL27 1140 2004 0000 3002 0135 5387'
    expect(await save({ version: '2', lastName: 'Nowak-Kowalska', account })).toMatchObject({
      ok: true,
    })
    const rows = await ownerSql()`select data from audit_events
      where subject_id = ${id} and action = 'payroll.employee_changed' order by id`
    expect(rows.map(({ data }) => data.changed)).toEqual([
      { lastName: { from: 'Kowalski', to: 'Nowak-Kowalska' } },
      { account: { from: '2874', to: '5387' } },
    ])
    // The numbers that the form left empty stand as they were.
    const shown = await withCompany(house.hr, house.tenantId, {}, (ctx) =>
      revealSensitive(ctx, { employeeId: id, field: 'account' }),
    )
    expect(shown.value).toBe('PL27114020040000300201355387')
  })
})

describe('the form of a person', () => {
  const codes = (overrides: Record<string, string>) => {
    const result = addEmployeeInput.safeParse(personTyped(overrides))
    return result.success ? [] : result.error.issues.map((i) => `${i.path}: ${i.message}`)
  }

  test.each([
    [{ pesel: '90051700015' }, ['pesel: pesel_check_digit']],
    [{ pesel: '123' }, ['pesel: pesel_length']],
    [{ bornOn: '1991-01-01' }, ['bornOn: born_on_differs']],
    [{ bornOn: '31.02.1990' }, ['bornOn: bad_date']],
    [{ pesel: '' }, ['pesel: pesel_or_document', 'bornOn: required']],
    [{ account: '61 1090 1014 0000 0712 1981 2875' }, ['account: iban_check_digit']],
    [{ postalCode: '00001' }, ['postalCode: postal_code']],
    [{ lastName: ' ' }, ['lastName: required']],
    [{ email: 'to nie adres' }, ['email: email']],
    [{ nfzBranch: '17' }, ['nfzBranch: nfz_branch']],
  ] as const)('refuses %j', (overrides, expected) => {
    expect(codes(overrides)).toEqual(expected)
  })

  test('takes a foreigner by passport, with a day of birth', () => {
    const foreigner = { pesel: '', documentKind: 'passport', documentNumber: 'AB 12345' }
    expect(codes({ ...foreigner, bornOn: '5.3.1988', citizenship: 'ua' })).toEqual([])
  })
})

describe('a contract', () => {
  test('begins with its first terms, which hold from its first day on', async () => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    const { employmentId } = await aHire(house.hr, house.tenantId, id)
    const on = (date: string) => read((ctx) => termsOn(ctx, { employmentId, date }))
    expect(await on('2025-12-31')).toBeNull()
    expect(await on('2026-01-01')).toMatchObject({ payMinor: 600_000n, pit2Minor: 30_000n })
    expect(await on('2030-01-01')).toMatchObject({ position: 'Magazynier' })
  })

  test.each([
    [{ payMinor: '4805,99' }, 'below_minimum_wage', 'payMinor'],
    [{ payMinor: '2402,99', fteDenominator: '2' }, 'below_minimum_wage', 'payMinor'],
    [{ kup: 'percent20' }, 'kup_not_here', 'kup'],
    [{ reliefs: ['u26'] }, 'relief_age', 'reliefs'],
    [{ fteNumerator: '3', fteDenominator: '2' }, 'fte_over_one', 'fteNumerator'],
    [{ endsOn: '2025-12-31' }, 'days_order', 'endsOn'],
    [{ hiredOn: '2026-01-02' }, 'days_order', 'hiredOn'],
    [{ startsOn: '1990-05-17' }, 'born_later', 'startsOn'],
    [
      { kind: 'zlecenie', kup: 'percent20', payKind: 'hourly', payMinor: '31,39' },
      'below_minimum_wage',
      'payMinor',
    ],
  ] as const)('is refused with %j', async (overrides, code, field) => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    expect(await engage(id, overrides)).toMatchObject({ ok: false, code, field })
    const rows = await ownerSql()`select 1 from employments where employee_id = ${id}`
    expect(rows).toHaveLength(0)
  })

  test('is taken at the minimum itself, and below it when somebody has seen it', async () => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    expect(await engage(id, { payMinor: '4806', endsOn: '2026-06-30' })).toMatchObject({ ok: true })
    const below = { payMinor: '3000', startsOn: '2026-07-01' }
    expect(await engage(id, below)).toMatchObject({ code: 'below_minimum_wage' })
    expect(await engage(id, { ...below, belowMinimumAccepted: 'on' })).toMatchObject({ ok: true })
  })

  test('of the same kind never overlaps another of the person, also when two come at once', async () => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    const both = await Promise.all([engage(id), engage(id)])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(await engage(id, { startsOn: '2030-01-01' })).toMatchObject({
      code: 'employment_overlaps',
    })
    const mandate = { kind: 'zlecenie', term: '', kup: 'percent20', payKind: 'hourly' }
    expect(await engage(id, { ...mandate, payMinor: '40' })).toMatchObject({ ok: true })
  })

  test('ends on a day, after which another may begin', async () => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    const { employmentId } = await aHire(house.hr, house.tenantId, id)
    const end = (endsOn: string, version: number) =>
      command(house.hr, house.tenantId, (ctx) =>
        endEmployment(ctx, { employmentId, version, endsOn, endReason: 'agreement' }),
      )
    expect(await end('2025-12-31', 1)).toMatchObject({ code: 'days_order' })
    expect(await end('2026-06-30', 1)).toMatchObject({ ok: true, value: { version: 2 } })
    await expect(end('2026-07-31', 1)).rejects.toMatchObject({ code: 'stale_version' })
    expect(await engage(id, { startsOn: '2026-06-30' })).toMatchObject({ ok: false })
    expect(await engage(id, { startsOn: '2026-07-01' })).toMatchObject({ ok: true })
    expect(await end('2026-07-01', 2)).toMatchObject({ code: 'employment_overlaps' })
  })
})

describe('a change of terms', () => {
  test('is a new row; the rows before are never touched, whoever asks', async () => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    const { employmentId, termsId } = await aHire(house.hr, house.tenantId, id)
    const raised = await change(employmentId, { payMinor: '7000' })
    expect(raised).toMatchObject({
      value: { effect: { changed: [{ field: 'payMinor', from: 600_000n, to: 700_000n }] } },
    })
    const on = (date: string) => read((ctx) => termsOn(ctx, { employmentId, date }))
    expect(await on('2026-11-30')).toMatchObject({ id: termsId, payMinor: 600_000n })
    expect(await on('2026-12-01')).toMatchObject({ payMinor: 700_000n, supersedesId: termsId })
    await expect(
      ownerSql()`update employment_terms set pay_minor = 1 where id = ${termsId}`,
    ).rejects.toThrow('immutable')
    await expect(ownerSql()`delete from employment_terms where id = ${termsId}`).rejects.toThrow(
      'immutable',
    )
  })

  test('recorded later for the same day wins; recorded for an earlier day ends at the next row', async () => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    const { employmentId } = await aHire(house.hr, house.tenantId, id)
    await change(employmentId, { payMinor: '7000' })
    await change(employmentId, { payMinor: '7500' })
    const back = await change(employmentId, { payMinor: '6500', validFrom: '2026-03-01' })
    expect(back).toMatchObject({
      value: { effect: { isBackDated: true, nextFrom: '2026-12-01', touched: [] } },
    })
    const pay = async (date: string) =>
      (await read((ctx) => termsOn(ctx, { employmentId, date })))?.payMinor
    expect(await pay('2026-02-28')).toBe(600_000n)
    expect(await pay('2026-03-01')).toBe(650_000n)
    expect(await pay('2026-12-01')).toBe(750_000n)
    const all = await read((ctx) =>
      listTermsOn(ctx, { date: '2026-12-31', runsFrom: '2026-12-01', runsTo: '2026-12-31' }),
    )
    expect(all.filter((row) => row.employmentId === employmentId)).toMatchObject([
      { payMinor: 750_000n },
    ])
  })

  test('names the closed months that it reaches, before and after it is taken', async () => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    const { employmentId } = await aHire(house.hr, house.tenantId, id)
    const of = { employmentId, employeeId: id }
    await aRun(house.tenantId, of, { period: '2026-08', status: 'closed' })
    await aRun(house.tenantId, of, { period: '2026-09', status: 'paid' })
    await aRun(house.tenantId, of, { period: '2026-10', status: 'approved' })
    await aRun(house.tenantId, of, { period: '2026-11', status: 'checked' })
    const terms = changeTermsInput.parse({
      ...termsTyped({ payMinor: '6600' }),
      employmentId,
      validFrom: '2026-09-15',
      reason: 'Aneks wsteczny',
    })
    const preview = await read((ctx) =>
      previewTermsChange(ctx, { employmentId, validFrom: '2026-09-15', terms }),
    )
    expect(preview.touched.map(({ period, status }) => [period, status])).toEqual([
      ['2026-09', 'paid'],
      ['2026-10', 'approved'],
    ])
    const taken = await command(house.hr, house.tenantId, (ctx) => changeTerms(ctx, terms))
    expect(taken).toMatchObject({ value: { effect: { touched: preview.touched } } })
    const [audit] = await ownerSql()`select data from audit_events
      where subject_id = ${employmentId} and action = 'payroll.terms_changed'`
    expect(audit!.data).toMatchObject({
      closedMonths: ['2026-09', '2026-10'],
      fields: ['payMinor'],
    })
    expect(JSON.stringify(audit!.data)).not.toContain('6600')
  })

  test('is refused outside the contract, and when it changes nothing', async () => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    const { employmentId } = await aHire(house.hr, house.tenantId, id, { endsOn: '2026-12-31' })
    expect(await change(employmentId, { validFrom: '2025-12-31' })).toMatchObject({
      code: 'outside_employment',
    })
    expect(await change(employmentId, { validFrom: '2027-01-01' })).toMatchObject({
      code: 'outside_employment',
    })
    expect(await change(employmentId, {})).toMatchObject({ code: 'nothing_changed' })
  })
})

describe('lists and settings', () => {
  test('find people by words of the name, by number and by a whole PESEL, page by page', async () => {
    const { tenantId, hr } = await payrollOf(now)
    const pesel = aPesel()
    for (const [firstName, lastName] of [
      ['Anna', 'Abacka'],
      ['Beata', 'Babacka'],
      ['Celina', 'Cabacka'],
    ] as const) {
      const isLast = firstName === 'Celina'
      const { id } = await anEmployee(hr, tenantId, {
        firstName,
        lastName,
        ...(isLast ? { pesel } : {}),
      })
      if (!isLast) await aHire(hr, tenantId, id)
    }
    const list = (ask: Parameters<typeof listEmployees>[1]) =>
      withCompany(hr, tenantId, { readOnly: true }, (ctx) => listEmployees(ctx, ask))
    const names = async (ask: Parameters<typeof listEmployees>[1]) =>
      (await list(ask)).items.map((row) => row.firstName)
    expect(await names({ search: 'bea bab' })).toEqual(['Beata'])
    expect(await names({ search: '%' })).toEqual([])
    expect(await names({ search: '1' })).toEqual(['Anna'])
    expect(await names({ search: pesel })).toEqual(['Celina'])
    expect(await names({ state: 'current' })).toEqual(['Anna', 'Beata'])
    expect(await names({ state: 'former' })).toEqual(['Celina'])
    expect(await names({ kind: 'zlecenie' })).toEqual([])
    const first = await list({ limit: 2 })
    expect(first.items).toMatchObject([
      { contracts: [{ kind: 'uop', position: 'Magazynier' }], isCurrent: true },
      {},
    ])
    expect(await names({ cursor: first.nextCursor })).toEqual(['Celina'])
    expect(await names({ cursor: 'nonsense' })).toHaveLength(3)
  })

  test('hold from a day on: a component, and what the company decides', async () => {
    const { id } = await anEmployee(house.hr, house.tenantId)
    const { employmentId } = await aHire(house.hr, house.tenantId, id)
    const set = (amountMinor: string, validFrom: string) =>
      command(house.hr, house.tenantId, (ctx) =>
        setPayComponent(
          ctx,
          payComponentInput.parse({
            employmentId,
            code: 'function_bonus',
            name: 'Dodatek funkcyjny',
            kind: 'fixed',
            amountMinor,
            validFrom,
            isSocialBase: 'on',
            reason: 'Awans',
          }),
        ),
      )
    expect(await set('500', '2025-12-31')).toMatchObject({ code: 'outside_employment' })
    expect(await set('500', '2026-03-01')).toMatchObject({ ok: true })
    expect(await set('0', '2026-06-01')).toMatchObject({ ok: true })
    const page = await read((ctx) => getEmployee(ctx, id))
    expect(page!.employments[0]!.components).toMatchObject([
      { amountMinor: 0n, validFrom: '2026-06-01' },
      { amountMinor: 50_000n, isSocialBase: true, isTaxed: false },
    ])
    const decide = (validFrom: string, accidentBp: string) =>
      withCompany(house.agent, house.tenantId, {}, (ctx) =>
        setPayrollSettings(
          ctx,
          payrollSettingsInput.parse({ validFrom, accidentBp, payDay: '10', reason: 'ZUS' }),
        ),
      )
    await decide('2026-01-01', '1,67')
    await decide('2026-04-01', '0,93')
    const on = (date: string) => read((ctx) => getPayrollSettings(ctx, date))
    expect(await on('2025-12-31')).toBeNull()
    expect(await on('2026-03-31')).toMatchObject({ accidentBp: 167, paysLabourFund: true })
    expect(await on('2026-04-01')).toMatchObject({ accidentBp: 93 })
  })
})
