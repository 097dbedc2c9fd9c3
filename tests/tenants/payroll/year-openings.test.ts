// Years that begin elsewhere, and deductions that a month could not take.
import { describe, expect, test } from 'vitest'
import { recordMonthInput } from '#tenants/payroll/commands/month-inputs.server.ts'
import { setPayrollSettings } from '#tenants/payroll/commands/set-pay.server.ts'
import { addYearOpening } from '#tenants/payroll/commands/year-openings.server.ts'
import { getPayslip } from '#tenants/payroll/queries/payslips.server.ts'
import { getRun } from '#tenants/payroll/queries/runs.server.ts'
import { listYearOpenings } from '#tenants/payroll/queries/year-openings.server.ts'
import { monthInputInput } from '#tenants/payroll/schema.ts'
import { payrollSettingsInput } from '#tenants/payroll/settings-schema.ts'
import { yearOpeningInput } from '#tenants/payroll/year-opening-schema.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { command, done } from '#tests/factories/books.ts'
import { aHire, anEmployee } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { aCalculatedRun, aClosedRun, aPayroll, at, type Company, reversed } from './run-fixture.ts'

const NOW = new Date('2026-09-01T08:00:00Z')

async function one(company: Company, terms: Record<string, unknown> = {}) {
  const { id } = await anEmployee(company.hr, company.tenantId)
  const { employmentId } = await aHire(company.hr, company.tenantId, id, terms)
  return { employeeId: id, employmentId }
}

const opening = (employeeId: string, typed: Record<string, string>) =>
  yearOpeningInput.parse({ employeeId, year: '2026', reason: 'Oświadczenie z 1.09', ...typed })

async function slipOf(company: Company, runId: string) {
  const [row] = await ownerSql()<{ id: string }[]>`select id from payslips where run_id = ${runId}`
  return withCompany(company.agent, company.tenantId, { readOnly: true }, async (ctx) => {
    const slip = await getPayslip(ctx, row!.id)
    return slip!
  })
}

const rowsOf = (runId: string) =>
  ownerSql()<
    Record<string, string>[]
  >`select social_base_minor::text as base, net_minor::text as net,
    tax_minor::text as tax, deductions_minor::text as deducted, ytd_before, ytd_after,
    inputs - 'draftBefore' as inputs
    from payslips where run_id = ${runId}`

describe('a year that began elsewhere', () => {
  test('counts what every payer counts, and of the tax base only its own', async () => {
    const company = await aPayroll(NOW)
    const { employeeId } = await one(company, { payMinor: '20000' })
    const add = (typed: Record<string, string>) =>
      command(company.hr, company.tenantId, (ctx) =>
        addYearOpening(ctx, opening(employeeId, typed)),
      )
    expect(await add({ source: 'other_payer', pensionBaseMinor: '180000' })).toMatchObject({
      ok: true,
    })
    expect(
      await add({
        source: 'earlier_system',
        pensionBaseMinor: '100000',
        taxBaseMinor: '119000',
        sickDays: '33',
      }),
    ).toMatchObject({ ok: true })
    const runId = await aClosedRun(company, { period: '2026-09' })
    const [row] = await rowsOf(runId)
    // 282,600 is the cap of 2026: 2,600 of it are left.
    expect(row).toMatchObject({
      base: '260000',
      ytd_before: { pensionBase: '28000000', taxBase: '11900000' },
      ytd_after: { pensionBase: '28260000' },
    })
    const slip = await slipOf(company, runId)
    const cap = slip.lines.find(({ code }) => code === 'capped_base')!
    expect(cap.inputs).toContainEqual({
      name: 'used_elsewhere',
      unit: 'amount',
      value: '28000000',
    })
    const income = slip.lines.find(({ code }) => code === 'income_before')!
    expect(income.amountMinor).toBe(11_900_000n)
    const next = await aClosedRun(company, { period: '2026-10' })
    const [after] = await rowsOf(next)
    expect(after).toMatchObject({ base: '0', ytd_before: row!.ytd_after })
  })

  test('refuses what cannot be, and a wrong entry is taken back by its mirror', async () => {
    const company = await aPayroll(NOW)
    const { employeeId } = await one(company)
    const add = (typed: Record<string, string>, who = company.hr) =>
      command(who, company.tenantId, (ctx) => addYearOpening(ctx, opening(employeeId, typed)))
    const theirs = { source: 'other_payer' }
    expect(await add(theirs)).toMatchObject({ code: 'nothing_entered' })
    expect(await add({ ...theirs, year: '2019', sickDays: '1' })).toMatchObject({ code: 'year' })
    expect(await add({ ...theirs, taxBaseMinor: '1' })).toMatchObject({
      code: 'other_payer_tax',
      field: 'taxBaseMinor',
    })
    expect(await add({ ...theirs, sickDays: '-1' })).toMatchObject({
      code: 'below_zero',
      field: 'sickDays',
    })
    for (const who of [company.finance, company.viewer]) {
      await expect(add({ ...theirs, sickDays: '1' }, who)).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    expect(await add({ ...theirs, sickDays: '5' })).toMatchObject({ ok: true })
    expect(await add({ ...theirs, sickDays: '-5' })).toMatchObject({ ok: true })
    const list = await withCompany(company.hr, company.tenantId, { readOnly: true }, (ctx) =>
      listYearOpenings(ctx, employeeId),
    )
    expect(list.map(({ sickDays }) => sickDays).sort()).toEqual([-5, 5])
    const [audit] = await ownerSql()`select data from audit_events
      where tenant_id = ${company.tenantId} and action = 'payroll.year_opening_added' limit 1`
    expect(audit!.data).toMatchObject({ year: 2026, reason: 'Oświadczenie z 1.09' })
    await expect(
      ownerSql()`update year_openings set sick_days = 1 where employee_id = ${employeeId}`,
    ).rejects.toThrow('immutable')
  })

  test('entered after the calculation, the run says that it has to be done again', async () => {
    const company = await aPayroll(NOW)
    const { employeeId, employmentId } = await one(company)
    const runId = await aCalculatedRun(company, { period: '2026-09' }, '2026-09-20T08:00:00Z')
    await done(at(company.hr, '2026-09-20T09:00:00Z'), company.tenantId, (ctx) =>
      addYearOpening(ctx, opening(employeeId, { source: 'other_payer', sickDays: '3' })),
    )
    const run = await withCompany(company.agent, company.tenantId, { readOnly: true }, (ctx) =>
      getRun(ctx, runId),
    )
    expect(run!.changedSinceCalculation.map((one) => one.employmentId)).toEqual([employmentId])
  })
})

describe('a deduction that a month could not take', () => {
  test('is taken from the next one, by name of its month, and a reversed run undoes it', async () => {
    const company = await aPayroll(NOW)
    const { employmentId } = await one(company, { payMinor: '5000' })
    await done(company.hr, company.tenantId, (ctx) =>
      recordMonthInput(
        ctx,
        monthInputInput.parse({
          employmentId,
          period: '2026-09',
          code: 'deduction',
          amountMinor: '1000',
        }),
      ),
    )
    const september = await aClosedRun(company, { period: '2026-09' })
    const first = await slipOf(company, september)
    const taken = first.lines.find(({ code }) => code === 'deduction')!.amountMinor
    expect(taken).toBeGreaterThan(0n)
    expect(taken).toBeLessThan(100_000n)
    expect(first.warnings).toContainEqual({
      code: 'deduction_left',
      blocks: false,
      detail: `${100_000n - taken}`,
    })
    const october = await aClosedRun(company, { period: '2026-10' })
    const second = await slipOf(company, october)
    const left = second.lines.find(({ code }) => code === 'deduction_left')!
    expect(left).toMatchObject({ correctedPeriod: '2026-09', correctedPayslipId: first.id })
    expect(left.inputs).toContainEqual({
      name: 'owed',
      unit: 'amount',
      value: `${100_000n - taken}`,
    })
    const before = await rowsOf(october)
    await reversed(company, october, '2026-10-26T08:00:00Z')
    const again = await aClosedRun(company, { period: '2026-10' }, '2026-10-27T08:00:00Z')
    expect(await rowsOf(again)).toEqual(before)
    let month = 11
    let total = taken + left.amountMinor
    while (total < 100_000n && month <= 12) {
      const run = await aClosedRun(company, { period: `2026-${month}` })
      const slip = await slipOf(company, run)
      total += slip.lines.find(({ code }) => code === 'deduction_left')?.amountMinor ?? 0n
      month += 1
    }
    // Whatever the months could take, together it is never more than was owed.
    expect(total).toBeLessThanOrEqual(100_000n)
  })
})

describe('the accounts of the settings', () => {
  const settings = (more: Record<string, unknown>, validFrom = '2026-09-01') =>
    payrollSettingsInput.parse({
      validFrom,
      accidentBp: '1,67',
      payDay: '28',
      reason: 'Plan kont',
      ...more,
    })
  const linesOf = (company: Company) => ownerSql()<{ account: string; total: string }[]>`
    select account_number as account, sum(amount_minor)::text as total from journal_lines
    where tenant_id = ${company.tenantId} group by 1 having sum(amount_minor) <> 0 order by 1`

  test('are in the chart, or named by their field; a centre takes its whole cost', async () => {
    const company = await aPayroll(NOW)
    await one(company, { costCentre: 'SKLEP' })
    const set = (more: Record<string, unknown>) =>
      command(company.agent, company.tenantId, (ctx) => setPayrollSettings(ctx, settings(more)))
    expect(await set({ ledgerAccounts: { net: '998' } })).toMatchObject({
      code: 'unknown_account',
      field: 'ledgerAccounts.net',
    })
    const centre = { code: 'SKLEP', name: 'Sklep' }
    expect(await set({ costCentres: [{ ...centre, account: '999' }] })).toMatchObject({
      field: 'costCentres.0.account',
    })
    expect(
      payrollSettingsInput.safeParse({ ...settings({}), costCentres: [centre, centre] }).success,
    ).toBe(false)
    expect(
      await set({ costCentres: [{ ...centre, account: '550' }], ledgerAccounts: { net: '234' } }),
    ).toMatchObject({ ok: true })
    const runId = await aClosedRun(company, { period: '2026-09' })
    const posted = Object.fromEntries((await linesOf(company)).map((l) => [l.account, l.total]))
    const run = await withCompany(company.agent, company.tenantId, { readOnly: true }, (ctx) =>
      getRun(ctx, runId),
    )
    expect(posted['404']).toBeUndefined()
    expect(posted['405']).toBeUndefined()
    expect(posted['550']).toBe(`${run!.employerTotalMinor}`)
    expect(posted['234']).toBe(`${-run!.netMinor}`)
    // What is decided later for the same month does not bend the mirror.
    await done(at(company.agent, '2026-09-26T08:00:00Z'), company.tenantId, (ctx) =>
      setPayrollSettings(ctx, settings({}, '2026-09-02')),
    )
    await reversed(company, runId, '2026-09-27T08:00:00Z')
    expect(await linesOf(company)).toEqual([])
  })
})
