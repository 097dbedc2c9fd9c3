import { beforeEach, describe, expect, test, vi } from 'vitest'
import { importAbsences } from '#tenants/payroll/commands/import-absences.server.ts'
import { importEmployees } from '#tenants/payroll/commands/import-employees.server.ts'
import { getEmployee, listEmployees } from '#tenants/payroll/queries/employees.server.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { command } from '#tests/factories/books.ts'
import { aHire, anEmployee, aPesel, payrollOf } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

vi.hoisted(() => {
  process.env.SECRET ??= 'a secret of the tests, of enough characters'
})

const now = new Date('2026-11-23T09:00:00Z')
let house: Awaited<ReturnType<typeof payrollOf>>

beforeEach(async () => {
  house = await payrollOf(now)
})

const HEADER = 'Imię;Nazwisko;PESEL;Rachunek;Rodzaj umowy;Nr umowy;Od;Do;Stanowisko;Wymiar;Stawka'
const line = (n: number, overrides: Partial<Record<string, string>> = {}) => {
  const cells = {
    first: 'Jan',
    last: `Kowalski ${n}`,
    pesel: aPesel(),
    account: '61 1090 1014 0000 0712 1981 2874',
    kind: 'umowa o pracę',
    number: `UoP/${n}`,
    from: '2026-01-01',
    to: '',
    position: '"Magazynier; zmianowy"',
    fte: '1/2',
    pay: '3 500,00',
    ...overrides,
  }
  return Object.values(cells).join(';')
}
const importing = (text: string, take: 'all' | 'good_ones' = 'all', what = importEmployees) =>
  command(house.hr, house.tenantId, (ctx) => what(ctx, { text, take }))
const count = async (table: string) =>
  (await ownerSql().unsafe(`select 1 from ${table} where tenant_id = $1`, [house.tenantId])).length

describe('a file of people', () => {
  test('brings persons with their contracts and first terms, numbered without gaps', async () => {
    const text = `\ufeff${[HEADER, line(1), line(2), line(3)].join('\r\n')}\r\n`
    expect(await importing(text)).toMatchObject({ value: { rows: 3, taken: 3, problems: [] } })
    const page = await withCompany(house.agent, house.tenantId, { readOnly: true }, (ctx) =>
      listEmployees(ctx),
    )
    expect(page.items.map(({ number }) => number)).toEqual([1, 2, 3])
    const person = await withCompany(house.agent, house.tenantId, { readOnly: true }, (ctx) =>
      getEmployee(ctx, page.items[0]!.id),
    )
    expect(person).toMatchObject({
      accountLast: '2874',
      employments: [
        {
          kind: 'uop',
          term: 'indefinite',
          current: {
            position: 'Magazynier; zmianowy',
            fteNumerator: 1,
            fteDenominator: 2,
            payMinor: 350_000n,
            hasSick: true,
          },
        },
      ],
    })
    const next = await anEmployee(house.hr, house.tenantId)
    expect(next.number).toBe(4)
    const deeds = await ownerSql()`select 1 from audit_events where tenant_id = ${house.tenantId}
      and action = 'payroll.employee_added'`
    expect(deeds).toHaveLength(4)
  })

  test('names every fault by row and column; takes none, or the good rows, as chosen', async () => {
    const pesel = aPesel()
    await anEmployee(house.hr, house.tenantId, { pesel })
    const again = aPesel()
    const text = [
      HEADER,
      line(1),
      line(2, { pesel: '90051700015' }),
      line(3, { pay: 'dużo' }),
      line(4, { from: '2026-02-30' }),
      line(5, { pay: '2402,99' }),
      line(6, { pesel }),
      line(7, { pesel: again }),
      line(8, { pesel: again, number: 'UoP/1' }),
      line(9, { kind: 'staż', last: '' }),
      line(10, { to: '2025-01-01', fte: '5/4' }),
    ].join('\n')
    const problems = [
      { row: 3, field: 'pesel', code: 'pesel_check_digit' },
      { row: 4, field: 'stawka', code: 'bad_amount' },
      { row: 5, field: 'od', code: 'bad_date' },
      { row: 6, field: 'stawka', code: 'below_minimum_wage' },
      { row: 7, field: 'pesel', code: 'pesel_taken' },
      { row: 9, field: 'pesel', code: 'twice' },
      { row: 9, field: 'nr_umowy', code: 'twice' },
      { row: 10, field: 'nazwisko', code: 'required' },
      { row: 10, field: 'rodzaj_umowy', code: 'choice' },
      { row: 11, field: 'do', code: 'days_order' },
      { row: 11, field: 'wymiar', code: 'fte_over_one' },
    ]
    expect(await importing(text)).toMatchObject({ value: { rows: 10, taken: 0, problems } })
    expect(await count('employees')).toBe(1)
    expect(await importing(text, 'good_ones')).toMatchObject({
      value: { rows: 10, taken: 2, problems },
    })
    expect([await count('employees'), await count('employment_terms')]).toEqual([3, 2])
  })

  test.each([
    ['', 'empty_file'],
    ['imie;imie\na;b', 'same_column'],
    ['imie;nazwisko\n"a;b', 'open_quote'],
    ['kolumna;inna\n1;2', 'no_header'],
  ])('that is none is refused as a whole: %j', async (text, code) => {
    expect(await importing(text)).toMatchObject({ ok: false, code, field: 'file' })
  })

  test('of ten thousand rows with a hundred bad ones leaves no row unnamed', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) =>
      line(n, {
        pesel: `passport;AB${n};1990-05-17`,
        ...(n % 100 === 0 ? { account: '123' } : {}),
      }),
    )
    const header = HEADER.replace('PESEL', 'Rodzaj dokumentu;Numer dokumentu;Data urodzenia')
    const text = [header, ...rows].join('\n')
    const result = await importing(text, 'good_ones')
    if (!result.ok) throw new Error(result.code)
    expect(result.value).toMatchObject({ rows: 10_000, taken: 9_900 })
    expect(result.value.problems).toHaveLength(100)
    expect(result.value.problems.every(({ code }) => code === 'iban_length')).toBe(true)
    expect(result.value.problems.map(({ row }) => row).slice(0, 3)).toEqual([2, 102, 202])
    expect(await count('employees')).toBe(9_900)
  }, 60_000)
})

describe('a file of absences', () => {
  test('finds the contract by number or by PESEL, and names what is against a row', async () => {
    const pesel = aPesel()
    const { id } = await anEmployee(house.hr, house.tenantId, { pesel })
    await aHire(house.hr, house.tenantId, id, { number: 'A/1' })
    const text = [
      'PESEL,Nr umowy,Rodzaj,Od,Do,Seria,Numer',
      `${pesel},,urlop wypoczynkowy,2026-12-01,2026-12-04,,`,
      ',A/1,choroba,07.12.2026,11.12.2026,ZY,1234567',
      ',A/1,choroba,14.12.2026,15.12.2026,ZY,1234567',
      ',A/1,urlop,2026-12-04,2026-12-05,,',
      ',B/1,urlop,2026-12-20,2026-12-20,,',
      ',A/1,wakacje,2026-12-20,2026-12-20,,',
      `${aPesel()},,urlop,2026-12-20,2026-12-20,,`,
      ',A/1,urlop,2025-12-20,2025-12-20,,',
      ',A/1,urlop,2026-12-22,2026-12-21,,',
    ].join('\n')
    const problems = [
      { row: 4, field: 'numer', code: 'ezla_taken' },
      { row: 5, field: 'od', code: 'absence_overlaps' },
      { row: 6, field: 'nr_umowy', code: 'not_found' },
      { row: 7, field: 'rodzaj', code: 'choice' },
      { row: 8, field: 'pesel', code: 'not_found' },
      { row: 9, field: 'od', code: 'outside_employment' },
      { row: 10, field: 'do', code: 'days_order' },
    ]
    expect(await importing(text, 'all', importAbsences)).toMatchObject({
      value: { rows: 9, taken: 0, problems },
    })
    expect(await count('absences')).toBe(0)
    expect(await importing(text, 'good_ones', importAbsences)).toMatchObject({
      value: { taken: 2 },
    })
    const rows = await ownerSql()`select kind, status, source, ezla_number from absences
      where tenant_id = ${house.tenantId} order by from_on`
    expect([...rows]).toEqual([
      { kind: 'vacation', status: 'approved', source: 'file', ezla_number: null },
      { kind: 'sickness', status: 'approved', source: 'file', ezla_number: '1234567' },
    ])
    expect(await importing(text, 'good_ones', importAbsences)).toMatchObject({
      value: { taken: 0 },
    })
  })
})
