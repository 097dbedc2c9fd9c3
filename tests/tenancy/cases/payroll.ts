import {
  decideLeave,
  recordAbsence,
  recordSickness,
  requestLeave,
  withdrawRequest,
} from '#tenants/payroll/commands/absences.server.ts'
import { approveRun, reopenRun } from '#tenants/payroll/commands/approve-run.server.ts'
import { takeRun } from '#tenants/payroll/commands/change-run.server.ts'
import { closeRun, markPaid, reverseRun } from '#tenants/payroll/commands/close-run.server.ts'
import { changeTerms, endEmployment, hire } from '#tenants/payroll/commands/employ.server.ts'
import {
  endEmployeeAccess,
  inviteEmployee,
} from '#tenants/payroll/commands/employee-access.server.ts'
import { importAbsences } from '#tenants/payroll/commands/import-absences.server.ts'
import { importEmployees } from '#tenants/payroll/commands/import-employees.server.ts'
import {
  addEmployee,
  changeEmployee,
  revealSensitive,
} from '#tenants/payroll/commands/keep-employees.server.ts'
import { recordMonthInput } from '#tenants/payroll/commands/month-inputs.server.ts'
import {
  askCalculation,
  checkRun,
  createRun,
  discardRun,
} from '#tenants/payroll/commands/prepare-run.server.ts'
import { setPayComponent, setPayrollSettings } from '#tenants/payroll/commands/set-pay.server.ts'
import {
  getPayrollSettings,
  listAbsences,
  listApprovedAbsences,
  listMonthInputs,
} from '#tenants/payroll/queries/absences.server.ts'
import { getEmployee, listEmployees } from '#tenants/payroll/queries/employees.server.ts'
import { listOwnLeave } from '#tenants/payroll/queries/own-leave.server.ts'
import {
  getOwnPage,
  requireOwnEmployeeId,
  requireOwnEmployment,
} from '#tenants/payroll/queries/own-pay.server.ts'
import { getOwnPayslip } from '#tenants/payroll/queries/own-payslip.server.ts'
import { getPayslip, listPayslips } from '#tenants/payroll/queries/payslips.server.ts'
import { listPersonIds, loadPersonFacts } from '#tenants/payroll/queries/run-facts.server.ts'
import { getRun, listRuns, sumPayslips } from '#tenants/payroll/queries/runs.server.ts'
import {
  listOverlapping,
  listTermsHistory,
  listTermsOn,
  listTouchedMonths,
  loadEmployment,
  previewTermsChange,
  termsOn,
} from '#tenants/payroll/queries/terms.server.ts'
import {
  addEmployeeInput,
  changeEmployeeInput,
  changeTermsInput,
  createRunInput,
  hireInput,
  monthInputInput,
  payComponentInput,
  recordAbsenceInput,
  recordSicknessInput,
  requestLeaveInput,
} from '#tenants/payroll/schema.ts'
import { payrollSettingsInput } from '#tenants/payroll/settings-schema.ts'
import { hireTyped, personTyped, termsTyped } from '#tests/factories/payroll.ts'
import type { Cases, CompanyCase } from './case.ts'

type Run = CompanyCase['run']
const one =
  (as: CompanyCase['as'], needs: CompanyCase['needs']) =>
  (run: Run, more: Partial<CompanyCase> = {}): CompanyCase => ({
    scope: 'company',
    as,
    needs,
    run,
    ...more,
  })
const keeping = one('hr', ['people:manage'])
const reading = one('agent', ['people:read'])
const own = one('employee', ['own_pay:read'])
const paying = one('agent', ['payroll:do'])
const seeing = one('agent', ['payroll:read'])
const reason = 'Pomyłka'
const inner = 'a part of the steps of a run, which ask before they call it'
const all = { names: false } as const
const days = { fromOn: '2026-12-07', toOn: '2026-12-08' }
const person = addEmployeeInput.parse(personTyped({ pesel: '44051401359' }))

const newTerms = (employmentId: string) =>
  changeTermsInput.parse({
    ...termsTyped({ payMinor: '7777' }),
    employmentId,
    validFrom: '2026-12-01',
    reason: 'Aneks',
  })

export const payrollCases: Cases = {
  'payroll/commands/absences#requestLeave': own((ctx, { employmentId }) =>
    requestLeave(ctx, requestLeaveInput.parse({ ...days, employmentId, kind: 'vacation' })),
  ),
  'payroll/commands/absences#withdrawRequest': own((ctx, { absenceId }) =>
    withdrawRequest(ctx, { absenceId }),
  ),
  'payroll/commands/absences#decideLeave': keeping((ctx, { absenceId }) =>
    decideLeave(ctx, { absenceId, version: 1, decision: 'approved', note: null }),
  ),
  'payroll/commands/absences#recordAbsence': keeping((ctx, { employmentId }) =>
    recordAbsence(ctx, recordAbsenceInput.parse({ ...days, employmentId, kind: 'unpaid' })),
  ),
  'payroll/commands/absences#recordSickness': keeping((ctx, { employmentId }) =>
    recordSickness(
      ctx,
      recordSicknessInput.parse({
        ...days,
        employmentId,
        ezlaSeries: 'ZY',
        ezlaNumber: '1234567',
      }),
    ),
  ),
  'payroll/commands/employ#hire': keeping((ctx, { employeeId }) =>
    hire(
      ctx,
      hireInput.parse(
        hireTyped(employeeId, { kind: 'dzielo', number: 'D/1', kup: 'percent20', payKind: 'lump' }),
      ),
    ),
  ),
  'payroll/commands/employ#changeTerms': keeping((ctx, { employmentId }) =>
    changeTerms(ctx, newTerms(employmentId)),
  ),
  'payroll/commands/employ#endEmployment': keeping((ctx, { employmentId }) =>
    endEmployment(ctx, {
      employmentId,
      version: 1,
      endsOn: '2026-12-31',
      endReason: 'agreement',
    }),
  ),
  'payroll/commands/employee-access#inviteEmployee': keeping((ctx, { employeeId }) =>
    inviteEmployee(ctx, { employeeId, email: 'nowy@example.com' }),
  ),
  'payroll/commands/employee-access#endEmployeeAccess': keeping((ctx, { employeeId }) =>
    endEmployeeAccess(ctx, { employeeId }),
  ),
  'payroll/commands/absences#lockAbsences': 'a lock that commands take after they have asked',
  'payroll/commands/import-employees#importEmployees': keeping(
    (ctx) => importEmployees(ctx, { text: 'imie;nazwisko;pesel\nA;B;44051401359', take: 'all' }),
    all,
  ),
  'payroll/commands/import-absences#importAbsences': keeping(
    (ctx) =>
      importAbsences(ctx, {
        text: 'nr_umowy;rodzaj;od;do\nX;urlop;2026-12-01;2026-12-02',
        take: 'all',
      }),
    { names: false },
  ),
  'payroll/commands/keep-employees#addEmployee': keeping((ctx) => addEmployee(ctx, person), all),
  'payroll/commands/keep-employees#changeEmployee': keeping((ctx, { employeeId }) =>
    changeEmployee(
      ctx,
      changeEmployeeInput.parse({
        ...personTyped({ pesel: '', lastName: 'Inny' }),
        employeeId,
        version: '1',
        reason: 'Zmiana nazwiska',
      }),
    ),
  ),
  'payroll/commands/keep-employees#revealSensitive': one('hr', ['people:unmask'])(
    (ctx, { employeeId }) => revealSensitive(ctx, { employeeId, field: 'account' }),
  ),
  'payroll/commands/month-inputs#recordMonthInput': keeping((ctx, { employmentId }) =>
    recordMonthInput(
      ctx,
      monthInputInput.parse({ employmentId, period: '2026-12', code: 'night', hours: '8' }),
    ),
  ),
  'payroll/commands/set-pay#setPayComponent': keeping((ctx, { employmentId }) =>
    setPayComponent(
      ctx,
      payComponentInput.parse({
        employmentId,
        code: 'bonus',
        name: 'Premia',
        kind: 'fixed',
        amountMinor: '100',
        validFrom: '2026-12-01',
        reason: 'Awans',
      }),
    ),
  ),
  'payroll/commands/set-pay#setPayrollSettings': one('agent', ['payroll:do'])(
    (ctx) =>
      setPayrollSettings(
        ctx,
        payrollSettingsInput.parse({
          validFrom: '2026-12-01',
          accidentBp: '0,93',
          payDay: '10',
          reason: 'ZUS',
        }),
      ),
    all,
  ),
  'payroll/queries/absences#listAbsences': reading((ctx) => listAbsences(ctx), all),
  'payroll/queries/absences#listApprovedAbsences': reading((ctx, { employmentId }) =>
    listApprovedAbsences(ctx, { from: '2026-01-01', to: '2026-12-31', employmentId }),
  ),
  'payroll/queries/absences#listMonthInputs': reading(
    (ctx) => listMonthInputs(ctx, '2026-11'),
    all,
  ),
  'payroll/queries/absences#getPayrollSettings': one('hr', ['payroll:read'])(
    (ctx) => getPayrollSettings(ctx, '2026-11-30'),
    all,
  ),
  'payroll/queries/employees#listEmployees': reading((ctx) => listEmployees(ctx), all),
  'payroll/queries/employees#getEmployee': reading((ctx, at) => getEmployee(ctx, at.employeeId)),
  'payroll/queries/own-pay#requireOwnEmployeeId': own((ctx) => requireOwnEmployeeId(ctx), all),
  'payroll/queries/own-pay#requireOwnEmployment': own((ctx, at) =>
    requireOwnEmployment(ctx, at.employmentId),
  ),
  'payroll/queries/own-leave#listOwnLeave': own((ctx) => listOwnLeave(ctx, []), all),
  'payroll/queries/own-payslip#getOwnPayslip': own((ctx, at) =>
    getOwnPayslip(ctx, { payslipId: at.payslipId }),
  ),
  'payroll/queries/own-pay#getOwnPage': own((ctx) => getOwnPage(ctx), all),
  'payroll/queries/terms#termsOn': reading((ctx, { employmentId }) =>
    termsOn(ctx, { employmentId, date: '2026-11-30' }),
  ),
  'payroll/queries/terms#listTermsOn': reading(
    (ctx) => listTermsOn(ctx, { date: '2026-11-30', runsFrom: '2026-11-01', runsTo: '2026-11-30' }),
    all,
  ),
  'payroll/queries/terms#listTermsHistory': reading((ctx, { employeeId }) =>
    listTermsHistory(ctx, { employeeId }),
  ),
  'payroll/queries/terms#loadEmployment': reading((ctx, at) =>
    loadEmployment(ctx, at.employmentId),
  ),
  'payroll/queries/terms#previewTermsChange': reading((ctx, { employmentId }) =>
    previewTermsChange(ctx, {
      employmentId,
      validFrom: '2026-12-01',
      terms: newTerms(employmentId),
    }),
  ),
  'payroll/queries/terms#listTouchedMonths': reading((ctx, { employmentId }) =>
    listTouchedMonths(ctx, { employmentId, from: '2026-01-01' }),
  ),
  'payroll/queries/terms#listOverlapping': reading((ctx, { employeeId }) =>
    listOverlapping(ctx, { employeeId, kind: 'uop', startsOn: '2026-11-30', endsOn: null }),
  ),
  'payroll/commands/prepare-run#createRun': paying(
    (ctx) => createRun(ctx, createRunInput.parse({ period: '2026-11', kind: 'regular' })),
    all,
  ),
  'payroll/commands/prepare-run#askCalculation': paying((ctx, { runId }) =>
    askCalculation(ctx, { runId, version: 1 }),
  ),
  'payroll/commands/prepare-run#checkRun': paying((ctx, { runId }) =>
    checkRun(ctx, { runId, version: 1 }),
  ),
  'payroll/commands/prepare-run#discardRun': paying((ctx, { runId }) =>
    discardRun(ctx, { runId, version: 1, reason }),
  ),
  'payroll/commands/approve-run#approveRun': one('hr', ['payroll:approve'])((ctx, { runId }) =>
    approveRun(ctx, { runId, version: 1 }),
  ),
  'payroll/commands/approve-run#reopenRun': one('hr', ['payroll:approve', 'payroll:do'])(
    (ctx, { runId }) => reopenRun(ctx, { runId, version: 1, reason }),
  ),
  'payroll/commands/approve-run#hasApprovedRun': inner,
  'payroll/commands/change-run#takeRun': seeing((ctx, { runId }) =>
    takeRun(ctx, { runId, version: 1 }),
  ),
  'payroll/commands/change-run#lockPayroll': inner,
  'payroll/commands/change-run#writeStep': inner,
  'payroll/commands/close-run#closeRun': paying((ctx, { runId }) =>
    closeRun(ctx, { runId, version: 1 }),
  ),
  'payroll/commands/close-run#markPaid': paying((ctx, { runId }) =>
    markPaid(ctx, { runId, version: 1 }),
  ),
  'payroll/commands/close-run#reverseRun': paying((ctx, { runId }) =>
    reverseRun(ctx, { runId, version: 9, reason }),
  ),
  'payroll/commands/advance-run#advanceRun': 'the worker’s step: a run at rest answers as none',
  'payroll/commands/advance-run#failCalculation': 'the worker’s step, as advanceRun',
  'payroll/queries/runs#listRuns': seeing((ctx) => listRuns(ctx), all),
  'payroll/queries/runs#getRun': seeing((ctx, { runId }) => getRun(ctx, runId)),
  'payroll/queries/runs#sumPayslips': seeing((ctx, { runId }) => sumPayslips(ctx, runId), {
    absent: 'value',
  }),
  'payroll/commands/confirm-extremes#confirmExtremes': inner,
  'payroll/queries/run-changes#changesSince': inner,
  'payroll/queries/run-changes#isStale': inner,
  'payroll/queries/payslips#listPayslips': seeing((ctx, { runId }) => listPayslips(ctx, { runId })),
  'payroll/queries/payslips#getPayslip': seeing((ctx, { payslipId }) => getPayslip(ctx, payslipId)),
  'payroll/queries/run-facts#listPersonIds': paying(
    (ctx) => listPersonIds(ctx, { offset: 0, limit: 10 }),
    all,
  ),
  'payroll/queries/run-facts#loadPersonFacts': paying((ctx, { employeeId }) =>
    loadPersonFacts(
      ctx,
      {
        period: '2026-11',
        kind: 'regular',
        payOn: '2026-11-30',
        settings: {
          accidentBp: 167,
          ppkTaxMonth: 'same',
          paysLabourFund: true,
          paysGuaranteeFund: true,
          paysBenefits: false,
        },
      },
      [employeeId],
    ),
  ),
  'payroll/sealing#loadSealer': 'the company’s own key, which no input names',
}
