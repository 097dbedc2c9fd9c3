// What has to be true before somebody puts a name under a run: it knows all that was
// recorded, and each amount many times off last month's was looked at by a person.
import { describe, expect, test } from 'vitest'
import {
  recordSickness,
  requestLeave,
  withdrawRequest,
} from '#tenants/payroll/commands/absences.server.ts'
import { approveRun, reopenRun } from '#tenants/payroll/commands/approve-run.server.ts'
import { changeTerms, endEmployment } from '#tenants/payroll/commands/employ.server.ts'
import { addGarnishment, changeGarnishment } from '#tenants/payroll/commands/garnishments.server.ts'
import { changeEmployee } from '#tenants/payroll/commands/keep-employees.server.ts'
import { recordMonthInput } from '#tenants/payroll/commands/month-inputs.server.ts'
import { askCalculation, checkRun } from '#tenants/payroll/commands/prepare-run.server.ts'
import { setPayComponent, setPayrollSettings } from '#tenants/payroll/commands/set-pay.server.ts'
import { addGarnishmentInput, changeGarnishmentInput } from '#tenants/payroll/garnishment-schema.ts'
import { advancePayrollRuns } from '#tenants/payroll/jobs.server.ts'
import { getPayslip } from '#tenants/payroll/queries/payslips.server.ts'
import { getRun } from '#tenants/payroll/queries/runs.server.ts'
import {
  changeEmployeeInput,
  changeTermsInput,
  monthInputInput,
  payComponentInput,
  recordSicknessInput,
  requestLeaveInput,
} from '#tenants/payroll/schema.ts'
import { payrollSettingsInput } from '#tenants/payroll/settings-schema.ts'
import type { Result } from '#tenants/shared/result.ts'
import { type ScopeContext, withCompany } from '#tenants/shared/scope.server.ts'
import { command, done } from '#tests/factories/books.ts'
import { aHire, anEmployee, aSignIn, personTyped, termsTyped } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { aCalculatedRun, aClosedRun, aPayroll, at, type Company, versionOf } from './run-fixture.ts'

const NOW = new Date('2026-08-01T08:00:00Z')
const CALCULATED = '2026-09-20T08:00:00Z'
const LATER = '2026-09-20T10:00:00Z'

async function aPerson(company: Company) {
  const { id: employeeId } = await anEmployee(company.hr, company.tenantId)
  const hired = await aHire(company.hr, company.tenantId, employeeId, { payMinor: '9000' })
  return { employeeId, ...hired }
}
type Person = Awaited<ReturnType<typeof aPerson>>

const claim = (employeeId: string) =>
  addGarnishmentInput.parse({
    employeeId,
    kind: 'enforcement',
    creditor: 'Komornik',
    caseNumber: 'KM 7/26',
    receivedOn: '2026-08-02',
    validFrom: '2026-08-02',
    totalMinor: '5000',
  })

const typedAnew = (employeeId: string, change: Record<string, string>) =>
  changeEmployeeInput.parse({
    ...personTyped(),
    pesel: '',
    account: '',
    employeeId,
    reason: 'Zgłoszenie',
    version: '1',
    ...change,
  })

const bonus = (employmentId: string, amountMinor: string) =>
  monthInputInput.parse({ employmentId, period: '2026-09', code: 'bonus', amountMinor })

const input = (employmentId: string, code: string, hours: string) =>
  monthInputInput.parse({ employmentId, period: '2026-09', code, hours })

const read = <T>(company: Company, work: (ctx: ScopeContext) => Promise<T>) =>
  withCompany(company.agent, company.tenantId, { readOnly: true }, work)

async function recalculated(company: Company, runId: string, now: string) {
  const step = await versionOf(company, runId)
  await done(at(company.agent, now), company.tenantId, (ctx) => askCalculation(ctx, step))
  await advancePayrollRuns(new Date(now))
}

const changes: Record<
  string,
  (ctx: ScopeContext, person: Person) => Promise<Result<unknown, string>>
> = {
  'input of the month': (ctx, { employmentId }) =>
    recordMonthInput(ctx, bonus(employmentId, '100')),
  'input taken away': (ctx, { employmentId }) =>
    recordMonthInput(ctx, input(employmentId, 'night', '')),
  terms: (ctx, { employmentId }) =>
    changeTerms(
      ctx,
      changeTermsInput.parse({
        ...termsTyped({ payMinor: '9100' }),
        employmentId,
        validFrom: '2026-08-01',
        reason: 'Aneks z datą wsteczną',
      }),
    ),
  'component of pay': (ctx, { employmentId }) =>
    setPayComponent(
      ctx,
      payComponentInput.parse({
        employmentId,
        code: 'premia',
        name: 'Premia stała',
        kind: 'fixed',
        amountMinor: '100',
        validFrom: '2026-09-01',
        reason: 'Awans',
      }),
    ),
  sickness: (ctx, { employmentId }) =>
    recordSickness(
      ctx,
      recordSicknessInput.parse({
        employmentId,
        fromOn: '2026-09-14',
        toOn: '2026-09-16',
        ezlaSeries: 'ZY',
        ezlaNumber: '1234567',
      }),
    ),
  'end of the contract': (ctx, { employmentId }) =>
    endEmployment(ctx, {
      employmentId,
      version: 1,
      endsOn: '2026-09-30',
      endReason: 'agreement',
    }),
  claim: (ctx, { employeeId }) => addGarnishment(ctx, claim(employeeId)),
  'own data': (ctx, { employeeId }) =>
    changeEmployee(ctx, typedAnew(employeeId, { lastName: 'Nowak-Kowalska' })),
}

describe('a run whose people changed after it was calculated', () => {
  test.each(Object.entries(changes))('%s: is signed by nobody', async (_what, change) => {
    const company = await aPayroll(NOW)
    const person = await aPerson(company)
    const { tenantId, agent, owner } = company
    await done(at(company.hr, '2026-09-10T08:00:00Z'), tenantId, (ctx) =>
      recordMonthInput(ctx, input(person.employmentId, 'night', '8')),
    )
    const runId = await aCalculatedRun(company, { period: '2026-09' }, CALCULATED)
    const hr = at(company.hr, LATER)
    // A name under it before the change does not carry it over.
    const drafted = await versionOf(company, runId)
    const checked = await done(agent, tenantId, (ctx) => checkRun(ctx, drafted))
    await done(hr, tenantId, (ctx) => change(ctx, person))
    const step = { runId, version: checked.version }
    expect(await command(owner, tenantId, (ctx) => approveRun(ctx, step))).toMatchObject({
      code: 'inputs_changed',
    })
    const reopened = await done(owner, tenantId, (ctx) =>
      reopenRun(ctx, { ...step, reason: 'Zmiana' }),
    )
    const again = { runId, version: reopened.version }
    expect(await command(agent, tenantId, (ctx) => checkRun(ctx, again))).toMatchObject({
      code: 'inputs_changed',
    })
    const stale = (await read(company, (ctx) => getRun(ctx, runId)))!
    expect(stale.changedSinceCalculation).toMatchObject([{ employmentId: person.employmentId }])
    expect(stale).toMatchObject({ changedPeople: 1, areSettingsChanged: false })
    await recalculated(company, runId, '2026-09-20T11:00:00Z')
    const fresh = await versionOf(company, runId)
    expect(await command(agent, tenantId, (ctx) => checkRun(ctx, fresh))).toMatchObject({
      ok: true,
    })
  })

  test('a changed claim counts, and what a closed run took of it does not', async () => {
    const company = await aPayroll(NOW)
    const { employeeId } = await aPerson(company)
    const { tenantId } = company
    const { id } = await done(at(company.hr, '2026-08-03T08:00:00Z'), tenantId, (ctx) =>
      addGarnishment(ctx, claim(employeeId)),
    )
    await aClosedRun(company, { period: '2026-08' })
    const runId = await aCalculatedRun(company, { period: '2026-09' }, CALCULATED)
    const before = (await read(company, (ctx) => getRun(ctx, runId)))!
    expect(before.changedSinceCalculation).toEqual([])
    const [row] = await ownerSql()`select version from garnishments where id = ${id}`
    await done(at(company.hr, LATER), tenantId, (ctx) =>
      changeGarnishment(
        ctx,
        changeGarnishmentInput.parse({
          garnishmentId: id,
          version: `${row!.version}`,
          position: '1',
          totalMinor: '6000',
          reason: 'Nowe zajęcie',
        }),
      ),
    )
    const after = (await read(company, (ctx) => getRun(ctx, runId)))!
    expect(after.changedSinceCalculation).toHaveLength(1)
  })

  test('what no calculation reads changes nothing', async () => {
    const company = await aPayroll(NOW)
    const { employeeId, employmentId } = await aPerson(company)
    const { tenantId, agent } = company
    const me = (await aSignIn(tenantId, employeeId, new Date(LATER))).principal
    const runId = await aCalculatedRun(company, { period: '2026-09' }, CALCULATED)
    const hr = at(company.hr, LATER)
    await done(hr, tenantId, (ctx) =>
      changeEmployee(ctx, typedAnew(employeeId, { phone: '601602603', street: 'Nowa' })),
    )
    const leave = requestLeaveInput.parse({
      employmentId,
      kind: 'vacation',
      fromOn: '2026-09-28',
      toOn: '2026-09-28',
    })
    const { id: absenceId } = await done(me, tenantId, (ctx) => requestLeave(ctx, leave))
    await withCompany(me, tenantId, {}, (ctx) => withdrawRequest(ctx, { absenceId }))
    await done(hr, tenantId, (ctx) =>
      changeTerms(
        ctx,
        changeTermsInput.parse({
          ...termsTyped({ payMinor: '9900' }),
          employmentId,
          validFrom: '2026-10-01',
          reason: 'Podwyżka od października',
        }),
      ),
    )
    await withCompany(at(agent, LATER), tenantId, {}, (ctx) =>
      setPayrollSettings(
        ctx,
        payrollSettingsInput.parse({
          validFrom: '2026-09-01',
          accidentBp: '1,67',
          payDay: '25',
          reason: 'Inny dzień wypłaty',
        }),
      ),
    )
    const step = await versionOf(company, runId)
    expect(await command(agent, tenantId, (ctx) => checkRun(ctx, step))).toMatchObject({ ok: true })
  })

  test('the company’s settings count for everybody', async () => {
    const company = await aPayroll(NOW)
    await aPerson(company)
    const runId = await aCalculatedRun(company, { period: '2026-09' }, CALCULATED)
    await withCompany(at(company.agent, LATER), company.tenantId, {}, (ctx) =>
      setPayrollSettings(
        ctx,
        payrollSettingsInput.parse({
          validFrom: '2026-09-01',
          accidentBp: '1,80',
          payDay: '28',
          reason: 'Nowa stopa',
        }),
      ),
    )
    const step = await versionOf(company, runId)
    expect((await read(company, (ctx) => getRun(ctx, runId)))!.areSettingsChanged).toBe(true)
    expect(
      await command(company.agent, company.tenantId, (ctx) => checkRun(ctx, step)),
    ).toMatchObject({ code: 'inputs_changed' })
  })
})

describe('an amount many times off last month’s', () => {
  test('is confirmed with a reason before the run is checked, and anew when computed anew', async () => {
    const company = await aPayroll(NOW)
    const { employmentId } = await aPerson(company)
    const { tenantId, agent } = company
    await aClosedRun(company, { period: '2026-08' })
    await done(at(company.hr, '2026-09-10T08:00:00Z'), tenantId, (ctx) =>
      recordMonthInput(ctx, bonus(employmentId, '45000')),
    )
    const runId = await aCalculatedRun(company, { period: '2026-09' }, CALCULATED)
    const run = (await read(company, (ctx) => getRun(ctx, runId)))!
    expect(run.extremes).toMatchObject([{ confirmed: null }])
    const { payslipId } = run.extremes[0]!
    const step = { runId, version: run.version }
    expect(await command(agent, tenantId, (ctx) => checkRun(ctx, step))).toMatchObject({
      code: 'not_confirmed',
    })
    const reason = 'Premia roczna, uchwała 3/2026'
    await done(agent, tenantId, (ctx) =>
      checkRun(ctx, { ...step, confirm: { [payslipId]: reason } }),
    )
    const slip = (await read(company, (ctx) => getPayslip(ctx, payslipId)))!
    const confirmed = { reason, byName: agent.name }
    expect(slip.warnings).toContainEqual(
      expect.objectContaining({
        code: 'extreme_difference',
        confirmed: expect.objectContaining(confirmed),
      }),
    )
    const [audited] = await ownerSql()`select data from audit_events
      where action = 'payroll.run_checked' and subject_id = ${runId}`
    expect(audited!.data).toMatchObject({ confirmed: [{ payslipId, reason }] })
    await recalculated(company, runId, LATER)
    const again = (await read(company, (ctx) => getRun(ctx, runId)))!
    expect(again.extremes).toMatchObject([{ confirmed: null }])
  })

  test('of somebody else’s run confirms nothing', async () => {
    const company = await aPayroll(NOW)
    const { employmentId } = await aPerson(company)
    const { tenantId, agent } = company
    await aClosedRun(company, { period: '2026-08' })
    await done(at(company.hr, '2026-09-10T08:00:00Z'), tenantId, (ctx) =>
      recordMonthInput(ctx, bonus(employmentId, '45000')),
    )
    const runId = await aCalculatedRun(company, { period: '2026-09' }, CALCULATED)
    const step = await versionOf(company, runId)
    const confirm = { [employmentId]: 'Nie ten pasek' }
    expect(
      await command(agent, tenantId, (ctx) => checkRun(ctx, { ...step, confirm })),
    ).toMatchObject({ code: 'not_confirmed' })
  })
})
