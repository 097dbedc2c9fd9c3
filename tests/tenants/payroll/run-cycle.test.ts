import { describe, expect, test } from 'vitest'
import { approveRun } from '#tenants/payroll/commands/approve-run.server.ts'
import { closeRun } from '#tenants/payroll/commands/close-run.server.ts'
import { changeTerms } from '#tenants/payroll/commands/employ.server.ts'
import { recordMonthInput } from '#tenants/payroll/commands/month-inputs.server.ts'
import { checkRun, createRun } from '#tenants/payroll/commands/prepare-run.server.ts'
import { advancePayrollRuns } from '#tenants/payroll/jobs.server.ts'
import { getPayslip, listPayslips } from '#tenants/payroll/queries/payslips.server.ts'
import { getRun } from '#tenants/payroll/queries/runs.server.ts'
import { changeTermsInput, createRunInput, monthInputInput } from '#tenants/payroll/schema.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { command, done } from '#tests/factories/books.ts'
import { aHire, anEmployee, termsTyped } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import {
  aCalculatedRun,
  aClosedRun,
  aPayroll,
  at,
  type Company,
  closed,
  paid,
  reversed,
  versionOf,
} from './run-fixture.ts'

const NOW = new Date('2026-08-01T08:00:00Z')

async function people(company: Company, count: number) {
  const made = []
  for (let n = 0; n < count; n += 1) {
    const { id } = await anEmployee(company.hr, company.tenantId, { lastName: `Osoba ${n}` })
    const hired = await aHire(company.hr, company.tenantId, id, {
      payMinor: `${6_000 + n * 517}`,
      costCentre: n % 2 === 0 ? 'SKLEP' : '',
    })
    made.push({ employeeId: id, ...hired })
  }
  return made
}

const read = <T>(company: Company, work: Parameters<typeof withCompany<T>>[3]) =>
  withCompany(company.agent, company.tenantId, { readOnly: true }, work)

async function balances({ tenantId }: Company) {
  return ownerSql()`select account_number, sum(debit_minor - credit_minor)::text as balance
    from ledger_balances where tenant_id = ${tenantId} group by 1
    having sum(debit_minor - credit_minor) <> 0 order by 1`
}

async function slips(runId: string) {
  return ownerSql()`select person_name, gross_minor::text, net_minor::text, tax_minor::text,
      employer_total_minor::text, ytd_before, ytd_after, inputs - 'draftBefore' as inputs
    from payslips where run_id = ${runId} order by person_name, employment_id`
}

describe('a run', () => {
  test('goes from draft to paid; its payslips, its sums and its entry are the same', async () => {
    const company = await aPayroll(NOW)
    await people(company, 5)
    const runId = await aClosedRun(company, { period: '2026-09' })
    await paid(company, runId)
    const run = (await read(company, (ctx) => getRun(ctx, runId)))!
    expect(run).toMatchObject({ status: 'paid', payslipCount: 5, blockingCount: 0 })
    expect(run.totals.netMinor).toBe(run.netMinor)
    const lines = await ownerSql()<{ account: string; amount: string }[]>`
      select account_number as account, sum(amount_minor)::text as amount from journal_lines
      where tenant_id = ${company.tenantId} and entry_id = ${run.entryId} group by 1 order by 1`
    const amount = Object.fromEntries(lines.map((line) => [line.account, BigInt(line.amount)]))
    expect(Object.values(amount).reduce((sum, one) => sum + one, 0n)).toBe(0n)
    expect(-amount['230']!).toBe(run.netMinor)
    expect(-amount['225']!).toBe(run.totals.taxMinor)
    expect(amount['404']!).toBe(run.grossMinor)
    expect(amount['404']! + amount['405']!).toBe(run.employerTotalMinor)
    const centres = await ownerSql()`select count(*)::int as n from journal_lines
      where tenant_id = ${company.tenantId} and entry_id = ${run.entryId} and account_number = '404'`
    expect(centres[0]!.n).toBe(2)
  })

  test('is nobody else’s to move, and no step can be left out', async () => {
    const company = await aPayroll(NOW)
    await people(company, 1)
    const runId = await aCalculatedRun(company, { period: '2026-09' }, '2026-09-20T08:00:00Z')
    const step = await versionOf(company, runId)
    const { tenantId } = company
    expect(await command(company.hr, tenantId, (ctx) => approveRun(ctx, step))).toMatchObject({
      code: 'not_checked',
    })
    await expect(command(company.hr, tenantId, (ctx) => checkRun(ctx, step))).rejects.toMatchObject(
      { code: 'forbidden' },
    )
    await expect(
      command(company.finance, tenantId, (ctx) => approveRun(ctx, step)),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      command(company.bookkeeper, tenantId, (ctx) => checkRun(ctx, step)),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      command(company.agent, tenantId, (ctx) => checkRun(ctx, { ...step, version: 1 })),
    ).rejects.toMatchObject({ code: 'stale_version' })
  })

  test('reversed leaves the ledger and the year as they were', async () => {
    const company = await aPayroll(NOW)
    await people(company, 3)
    await aClosedRun(company, { period: '2026-08' })
    const before = await balances(company)
    const runId = await aClosedRun(company, { period: '2026-09' })
    const first = await slips(runId)
    expect(await balances(company)).not.toEqual(before)
    await reversed(company, runId, '2026-09-29T08:00:00Z')
    expect(await balances(company)).toEqual(before)
    const again = await aCalculatedRun(company, { period: '2026-09' }, '2026-09-30T08:00:00Z')
    expect(await slips(again)).toEqual(first)
  })

  test('that others stand on cannot be reversed, nor can two be approved at once', async () => {
    const company = await aPayroll(NOW)
    await people(company, 1)
    const august = await aClosedRun(company, { period: '2026-08' })
    const september = await aClosedRun(company, { period: '2026-09' })
    await expect(reversed(company, august, '2026-09-30T08:00:00Z')).rejects.toThrow('later_run')
    await reversed(company, september, '2026-09-30T09:00:00Z')
    await reversed(company, august, '2026-09-30T10:00:00Z')
  })

  test('that another run has overtaken has to be calculated again', async () => {
    const company = await aPayroll(NOW)
    await people(company, 1)
    const first = await aCalculatedRun(company, { period: '2026-08' }, '2026-08-20T08:00:00Z')
    const second = await aCalculatedRun(company, { period: '2026-09' }, '2026-09-20T08:00:00Z')
    await closed(company, first, '2026-09-21T08:00:00Z')
    const step = await versionOf(company, second)
    expect(
      await command(company.agent, company.tenantId, (ctx) => checkRun(ctx, step)),
    ).toMatchObject({ code: 'overtaken' })
  })

  test('needs settings, a day of payment near the month, and a law of the year', async () => {
    const company = await aPayroll(NOW, { validFrom: '2026-09-01' })
    const create = (wish: Record<string, string>) =>
      command(company.agent, company.tenantId, (ctx) =>
        createRun(ctx, createRunInput.parse({ kind: 'regular', ...wish })),
      )
    expect(await create({ period: '2026-08' })).toMatchObject({ code: 'settings_missing' })
    expect(await create({ period: '2026-09', payOn: '2027-09-10' })).toMatchObject({
      code: 'pay_day_far',
    })
    expect(await create({ period: '2031-09' })).toMatchObject({ code: 'law_unknown' })
  })
})

describe('the calculation', () => {
  test('in small batches, twice and by two workers at once, gives the same payslips', async () => {
    const company = await aPayroll(NOW)
    await people(company, 7)
    const runId = await aCalculatedRun(company, { period: '2026-09' }, '2026-09-20T08:00:00Z')
    const first = await slips(runId)
    expect(first).toHaveLength(7)
    await ownerSql()`update payroll_runs set calculation_state = 'asked', people_done = 0
      where id = ${runId}`
    const now = new Date('2026-09-20T09:00:00Z')
    await Promise.all([advancePayrollRuns(now, 2), advancePayrollRuns(now, 2)])
    await advancePayrollRuns(now, 2)
    expect(await slips(runId)).toEqual(first)
    const [state] = await ownerSql()`select calculation_state as state, people_done as done
      from payroll_runs where id = ${runId}`
    expect(state).toEqual({ state: 'done', done: 7 })
    expect(await advancePayrollRuns(now)).toBe(0)
  })

  test('blocks a person without PIT-2 and without an account, and nobody else', async () => {
    const company = await aPayroll(NOW)
    await people(company, 1)
    const { id } = await anEmployee(company.hr, company.tenantId, {
      account: '',
      lastName: 'Bez konta',
    })
    await aHire(company.hr, company.tenantId, id, { pit2Minor: '' })
    const runId = await aCalculatedRun(company, { period: '2026-09' }, '2026-09-20T08:00:00Z')
    const run = (await read(company, (ctx) => getRun(ctx, runId)))!
    expect(run.blockingCount).toBe(1)
    expect(run.warnings).toEqual(
      expect.arrayContaining([
        { code: 'pit2_missing', blocks: true, people: 1 },
        { code: 'account_missing', blocks: true, people: 1 },
      ]),
    )
    const blocked = await read(company, (ctx) => listPayslips(ctx, { runId, only: 'blocked' }))
    expect(blocked.items.map(({ personName }) => personName)).toEqual(['Bez konta Jan'])
    const step = await versionOf(company, runId)
    expect(
      await command(company.agent, company.tenantId, (ctx) => checkRun(ctx, step)),
    ).toMatchObject({ code: 'run_blocked' })
  })

  test('tells what it changed in the draft, and what changed after it', async () => {
    const company = await aPayroll(NOW)
    const [person] = await people(company, 2)
    const runId = await aCalculatedRun(company, { period: '2026-09' }, '2026-09-20T08:00:00Z')
    const { tenantId } = company
    const hr = at(company.hr, '2026-09-20T10:00:00Z')
    await done(hr, tenantId, (ctx) =>
      recordMonthInput(
        ctx,
        monthInputInput.parse({
          employmentId: person!.employmentId,
          period: '2026-09',
          code: 'bonus',
          amountMinor: '500',
        }),
      ),
    )
    const stale = (await read(company, (ctx) => getRun(ctx, runId)))!
    expect(stale.changedSinceCalculation.map(({ employmentId }) => employmentId)).toEqual([
      person!.employmentId,
    ])
    await ownerSql()`update payroll_runs set calculation_state = 'asked', people_done = 0,
      calculation_asked_at = '2026-09-20T11:00:00Z' where id = ${runId}`
    await advancePayrollRuns(new Date('2026-09-20T11:00:00Z'))
    const run = (await read(company, (ctx) => getRun(ctx, runId)))!
    expect(run.changedSinceCalculation).toEqual([])
    expect(run.changedSinceDraft).toHaveLength(1)
    const [change] = run.changedSinceDraft
    expect(change!.netAfter).toBeGreaterThan(change!.netBefore!)
  })
})

describe('a closed month', () => {
  test('is corrected by difference lines in the next run, with both months', async () => {
    const company = await aPayroll(NOW)
    const [person] = await people(company, 2)
    const { tenantId } = company
    const august = await aClosedRun(company, { period: '2026-08' })
    const frozen = await slips(august)
    await done(at(company.hr, '2026-09-02T08:00:00Z'), tenantId, (ctx) =>
      changeTerms(
        ctx,
        changeTermsInput.parse({
          ...termsTyped({ payMinor: '6400' }),
          employmentId: person!.employmentId,
          validFrom: '2026-08-01',
          reason: 'Aneks z datą wsteczną',
        }),
      ),
    )
    const runId = await aClosedRun(company, { period: '2026-09' })
    expect(await slips(august)).toEqual(frozen)
    const list = await read(company, (ctx) => listPayslips(ctx, { runId, sort: 'difference' }))
    const slip = list.items.find(({ employmentId }) => employmentId === person!.employmentId)!
    expect(slip.grossMinor).toBe(640_000n + 40_000n)
    const page = (await read(company, (ctx) => getPayslip(ctx, slip.id)))!
    const [old] = await ownerSql()`select id from payslips where run_id = ${august}
      and employment_id = ${person!.employmentId}`
    expect(page.lines.filter(({ section }) => section === 'correction')).toMatchObject([
      {
        code: 'base_pay',
        amountMinor: 40_000n,
        correctedPeriod: '2026-08',
        correctedPayslipId: old!.id,
      },
    ])
    // What was paid once is not found again.
    const october = await aCalculatedRun(company, { period: '2026-10' }, '2026-10-20T08:00:00Z')
    const next = await read(company, (ctx) => listPayslips(ctx, { runId: october }))
    expect(next.items.map(({ grossMinor }) => grossMinor).sort()).toEqual([640_000n, 651_700n])
  })

  test('loses nothing that was recorded between approval and closing', async () => {
    const company = await aPayroll(NOW)
    const [person] = await people(company, 1)
    const { tenantId, agent, owner, hr } = company
    const { employmentId } = person!
    const runId = await aCalculatedRun(company, { period: '2026-09' }, '2026-09-20T08:00:00Z')
    const step = await versionOf(company, runId)
    const checked = await done(agent, tenantId, (ctx) => checkRun(ctx, step))
    const approved = await done(owner, tenantId, (ctx) =>
      approveRun(ctx, { runId, version: checked.version }),
    )
    const later = at(hr, '2026-09-20T10:00:00Z')
    // The month itself is frozen; what is agreed of it is a difference of the next run.
    const entered = monthInputInput.parse({
      employmentId,
      period: '2026-09',
      code: 'bonus',
      amountMinor: '700',
    })
    expect(await command(later, tenantId, (ctx) => recordMonthInput(ctx, entered))).toMatchObject({
      code: 'month_frozen',
    })
    const raised = changeTermsInput.parse({
      ...termsTyped({ payMinor: '6700' }),
      employmentId,
      validFrom: '2026-09-01',
      reason: 'Aneks',
    })
    await done(later, tenantId, (ctx) => changeTerms(ctx, raised))
    await done(at(agent, '2026-09-21T08:00:00Z'), tenantId, (ctx) =>
      closeRun(ctx, { runId, version: approved.version }),
    )
    expect((await slips(runId))[0]!.gross_minor).toBe('600000')
    const october = await aCalculatedRun(company, { period: '2026-10' }, '2026-10-20T08:00:00Z')
    const [slip] = await slips(october)
    expect(slip!.gross_minor).toBe('740000')
  })

  test('has its bonus paid once, whichever run pays it', async () => {
    const company = await aPayroll(NOW)
    const [person] = await people(company, 1)
    await done(at(company.hr, '2026-09-10T08:00:00Z'), company.tenantId, (ctx) =>
      recordMonthInput(
        ctx,
        monthInputInput.parse({
          employmentId: person!.employmentId,
          period: '2026-09',
          code: 'bonus',
          amountMinor: '1000',
        }),
      ),
    )
    const bonus = await aClosedRun(
      company,
      { period: '2026-09', kind: 'bonus', payOn: '2026-09-15' },
      '2026-09-14T08:00:00Z',
    )
    const regular = await aClosedRun(company, { period: '2026-09' })
    const [first] = await slips(bonus)
    const [second] = await slips(regular)
    expect([first!.gross_minor, second!.gross_minor]).toEqual(['100000', '600000'])
    expect(second!.ytd_before).toEqual(first!.ytd_after)
    // Costs and the reducing amount of the month are granted once.
    expect(second!.inputs.granted.flatCosts).toBe('0')
  })
})
