// The payroll of a furnished company: one person, paid once, away once, asking once.
import { recordAbsence, requestLeave } from '#tenants/payroll/commands/absences.server.ts'
import {
  issueCertificate,
  requestCertificate,
} from '#tenants/payroll/commands/certificates.server.ts'
import { addGarnishment } from '#tenants/payroll/commands/garnishments.server.ts'
import { importFile } from '#tenants/payroll/commands/import-jobs.server.ts'
import { addFileEntry } from '#tenants/payroll/commands/keep-file.server.ts'
import { makeTaxForms } from '#tenants/payroll/commands/keep-tax-forms.server.ts'
import { recordMonthInput } from '#tenants/payroll/commands/month-inputs.server.ts'
import { setLeaveOpening } from '#tenants/payroll/commands/set-leave-opening.server.ts'
import { setPayrollSettings } from '#tenants/payroll/commands/set-pay.server.ts'
import { addYearOpening } from '#tenants/payroll/commands/year-openings.server.ts'
import { makeZusSet } from '#tenants/payroll/commands/zus-set.server.ts'
import { fileEntryInput } from '#tenants/payroll/file-schema.ts'
import { addGarnishmentInput } from '#tenants/payroll/garnishment-schema.ts'
import { leaveOpeningInput } from '#tenants/payroll/leave-schema.ts'
import { monthInputInput, recordAbsenceInput, requestLeaveInput } from '#tenants/payroll/schema.ts'
import { payrollSettingsInput } from '#tenants/payroll/settings-schema.ts'
import { yearOpeningInput } from '#tenants/payroll/year-opening-schema.ts'
import { type Principal, type TenantId, withCompany } from '#tenants/shared/scope.server.ts'
import { done } from '#tests/factories/books.ts'
import { aHire, anEmployee, aRun, aSignIn } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

type Ground = {
  tenantId: TenantId
  hr: Principal
  agent: Principal
  mark: string
  now: Date
  itemId: string
}

export async function paid({ tenantId, hr, agent, mark, now, itemId }: Ground) {
  const { id: employeeId } = await anEmployee(hr, tenantId, { lastName: `Tajny ${mark}` })
  const { employmentId } = await aHire(hr, tenantId, employeeId)
  const signIn = await aSignIn(tenantId, employeeId, now, {
    name: `Osoba employee ${mark}`,
    email: `employee-${mark}@tajne.example`,
  })
  const { id: absenceId } = await done(signIn.principal, tenantId, (ctx) =>
    requestLeave(
      ctx,
      requestLeaveInput.parse({
        employmentId,
        kind: 'vacation',
        fromOn: '2026-12-28',
        toOn: '2026-12-31',
      }),
    ),
  )
  await done(hr, tenantId, (ctx) =>
    recordAbsence(
      ctx,
      recordAbsenceInput.parse({
        employmentId,
        kind: 'unpaid',
        fromOn: '2026-11-02',
        toOn: '2026-11-03',
      }),
    ),
  )
  await done(hr, tenantId, (ctx) =>
    recordMonthInput(
      ctx,
      monthInputInput.parse({ employmentId, period: '2026-11', code: 'bonus', amountMinor: '100' }),
    ),
  )
  await done(hr, tenantId, (ctx) =>
    addYearOpening(
      ctx,
      yearOpeningInput.parse({
        employeeId,
        year: '2026',
        source: 'earlier_system',
        sickDays: '2',
        reason: `Przeniesienie ${mark}`,
      }),
    ),
  )
  await withCompany(agent, tenantId, {}, (ctx) =>
    setPayrollSettings(
      ctx,
      payrollSettingsInput.parse({
        validFrom: '2026-01-01',
        accidentBp: '1,67',
        payDay: '10',
        reason: `Ustalenia ${mark}`,
      }),
    ),
  )
  await done(hr, tenantId, (ctx) =>
    addFileEntry(
      ctx,
      null,
      fileEntryInput.parse({
        employeeId,
        employmentId,
        part: 'B',
        kind: 'medical_check',
        title: `Badania ${mark}`,
        datedOn: '2026-01-05',
        validUntil: '2027-01-05',
      }),
    ),
  )
  await done(hr, tenantId, (ctx) =>
    setLeaveOpening(
      ctx,
      leaveOpeningInput.parse({
        employmentId,
        year: '2026',
        carriedMinutes: '16',
        reason: `Bilans ${mark}`,
      }),
    ),
  )
  const { jobId: importJobId } = await done(hr, tenantId, (ctx) =>
    importFile(ctx, {
      kind: 'absences',
      take: 'all',
      fileName: `${mark}.csv`,
      text: 'nr_umowy;rodzaj;od;do\nnie ma;urlop;2026-12-01;2026-12-02',
    }),
  )
  const { runId, payslipId } = await aRun(
    tenantId,
    { employmentId, employeeId },
    { period: '2026-10', status: 'paid' },
  )
  await ownerSql()`update payroll_runs set item_id = ${itemId} where id = ${runId}`
  const batchId = await releasedOrders(tenantId, { runId, payslipId, employmentId })
  const garnishmentId = await aClaim(tenantId, hr, employeeId, mark)
  const zusSetId = await aZusSet(tenantId, agent)
  const taxFormId = await aSentTaxForm(tenantId, agent, employeeId)
  const certificates = await twoCertificates(tenantId, hr, signIn.principal, employmentId)
  return {
    target: {
      ...certificates,
      employeeId,
      employmentId,
      absenceId,
      importJobId,
      runId,
      payslipId,
      batchId,
      garnishmentId,
      taxFormId,
      zusSetId,
    },
    signIn,
  }
}

/** Orders of the run with both releases, put down by the superuser: the run is paid already. */
async function releasedOrders(
  tenantId: TenantId,
  slip: { runId: string; payslipId: string; employmentId: string },
): Promise<string> {
  const [batch] = await ownerSql()<{ id: string }[]>`
    insert into payment_batches (tenant_id, id, run_id, status, pay_on, payment_count, total_minor,
      created_at, created_by_name, first_released_at, first_released_by_id,
      first_released_by_name, second_released_at, second_released_by_id, second_released_by_name)
    values (${tenantId}, gen_random_uuid(), ${slip.runId}, 'released', '2026-10-28', 1, 442111,
      now(), 'A', now(), gen_random_uuid(), 'A', now(), gen_random_uuid(), 'B') returning id`
  await ownerSql()`
    insert into payments (tenant_id, id, batch_id, run_id, kind, payslip_id, employment_id,
      recipient_name, title, amount_minor, account_sealed, account_last)
    select ${tenantId}, gen_random_uuid(), ${batch!.id}, ${slip.runId}, 'net', ${slip.payslipId},
      ${slip.employmentId}, e.first_name || ' ' || e.last_name, 'Wynagrodzenie', 442111,
      e.account_sealed, e.account_last
    from employees e join employments c on c.tenant_id = e.tenant_id and c.employee_id = e.id
    where c.tenant_id = ${tenantId} and c.id = ${slip.employmentId}`
  return batch!.id
}

async function aClaim(
  tenantId: TenantId,
  hr: Principal,
  employeeId: string,
  mark: string,
): Promise<string> {
  const { id } = await done(hr, tenantId, (ctx) =>
    addGarnishment(
      ctx,
      addGarnishmentInput.parse({
        employeeId,
        kind: 'enforcement',
        creditor: `Komornik ${mark}`,
        caseNumber: `KM ${mark}`,
        receivedOn: '2026-11-02',
        validFrom: '2026-11-02',
        account: '61109010140000071219812874',
      }),
    ),
  )
  return id
}

async function aZusSet(tenantId: TenantId, agent: Principal): Promise<string> {
  await ownerSql()`update companies set regon = '123456785' where tenant_id = ${tenantId}`
  const made = await done(agent, tenantId, (ctx) => makeZusSet(ctx, { period: '2026-10' }))
  return made.declarationId
}

/** Handed in by the superuser: the year is not over yet. */
async function aSentTaxForm(tenantId: TenantId, agent: Principal, employeeId: string) {
  await withCompany(agent, tenantId, {}, (ctx) => makeTaxForms(ctx, { year: 2026 }))
  const [form] = await ownerSql()<{ id: string }[]>`
    update declarations set status = 'sent', sent_at = now(), sent_by_name = 'A'
    where tenant_id = ${tenantId} and employee_id = ${employeeId} returning id`
  return form!.id
}

async function twoCertificates(
  tenantId: TenantId,
  hr: Principal,
  me: Principal,
  employmentId: string,
) {
  const ask = (locale: 'pl' | 'en') =>
    done(me, tenantId, (ctx) =>
      requestCertificate(ctx, { employmentId, kind: 'employment', locale, purpose: '' }),
    )
  const { id: certificateId } = await ask('pl')
  const { id: issuedCertificateId } = await ask('en')
  await done(hr, tenantId, (ctx) =>
    issueCertificate(ctx, { certificateId: issuedCertificateId, version: 1 }),
  )
  return { certificateId, issuedCertificateId }
}
