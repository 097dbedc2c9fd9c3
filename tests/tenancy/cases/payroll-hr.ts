import { importFile } from '#tenants/payroll/commands/import-jobs.server.ts'
import { addFileEntry, requestHrDocument } from '#tenants/payroll/commands/keep-file.server.ts'
import { setLeaveOpening } from '#tenants/payroll/commands/set-leave-opening.server.ts'
import { fileEntryInput, hrDocumentInput } from '#tenants/payroll/file-schema.ts'
import { leaveOpeningInput } from '#tenants/payroll/leave-schema.ts'
import { getEmployeeFile, listExpiries } from '#tenants/payroll/queries/file.server.ts'
import { getImportJob, listImportJobs } from '#tenants/payroll/queries/imports.server.ts'
import {
  listLeave,
  listLeaveOpenings,
  weighRequests,
} from '#tenants/payroll/queries/leave.server.ts'
import type { Permission } from '#tenants/shared/permissions.ts'
import type { Cases, CompanyCase } from './case.ts'

const one =
  (as: CompanyCase['as'], needs: readonly Permission[]) =>
  (run: CompanyCase['run'], rest: Partial<CompanyCase> = {}): CompanyCase => ({
    scope: 'company',
    as,
    needs,
    run,
    ...rest,
  })
const keeping = one('hr', ['people:manage'])
const reading = one('hr', ['people:read'])

export const payrollHrCases: Cases = {
  'payroll/commands/import-jobs#importFile': keeping(
    (ctx) =>
      importFile(ctx, {
        kind: 'absences',
        take: 'all',
        fileName: 'x.csv',
        text: 'nr_umowy;rodzaj;od;do\nX;urlop;2026-12-01;2026-12-02',
      }),
    { names: false },
  ),
  'payroll/commands/import-jobs#listWaitingImports': 'the worker’s look over all companies',
  'payroll/commands/import-jobs#beginImport': 'the worker’s step: all others are refused',
  'payroll/commands/import-jobs#readImport': 'the worker’s step: all others are refused',
  'payroll/commands/import-jobs#failImport': 'the worker’s step: all others are refused',
  'payroll/commands/import-jobs#mailImport': 'the worker’s step: all others are refused',
  'payroll/queries/imports#listImportJobs': reading((ctx) => listImportJobs(ctx), { names: false }),
  'payroll/queries/imports#getImportJob': reading((ctx, { importJobId }) =>
    getImportJob(ctx, { jobId: importJobId }),
  ),
  'payroll/commands/keep-file#addFileEntry': keeping((ctx, { employeeId }) =>
    addFileEntry(
      ctx,
      null,
      fileEntryInput.parse({
        employeeId,
        part: 'B',
        kind: 'medical_check',
        title: 'Badania',
        datedOn: '2026-05-04',
      }),
    ),
  ),
  'payroll/commands/keep-file#requestHrDocument': keeping((ctx, { employeeId }) =>
    requestHrDocument(ctx, hrDocumentInput.parse({ employeeId, what: 'Aneks' })),
  ),
  'payroll/commands/end-expiries#findRenewedPapers': 'the worker’s look over all companies',
  'payroll/commands/end-expiries#endRenewedExpiry': 'the worker’s step: all others are refused',
  'payroll/commands/end-expiries#finishExpiryOf': 'a part of commands that ask before they call it',
  'payroll/commands/open-expiries#findDueExpiries': 'the worker’s look over all companies',
  'payroll/commands/open-expiries#openExpiry': 'the worker’s step: all others are refused',
  'payroll/queries/file-retention#loadRetention': 'read by the file and by its commands',
  'payroll/queries/file-retention#keepRetention': 'a part of hiring and of ending a contract',
  'payroll/queries/file#getEmployeeFile': reading(
    (ctx, { employeeId }) => getEmployeeFile(ctx, { employeeId }),
    { absent: 'value' },
  ),
  'payroll/queries/file#listExpiries': reading(
    (ctx) => listExpiries(ctx, { today: '2026-12-01' }),
    {
      names: false,
    },
  ),
  'payroll/commands/set-leave-opening#setLeaveOpening': keeping((ctx, { employmentId }) =>
    setLeaveOpening(
      ctx,
      leaveOpeningInput.parse({
        employmentId,
        year: '2026',
        carriedMinutes: '40',
        takenMinutes: '',
        reason: 'Świadectwo pracy',
      }),
    ),
  ),
  'payroll/queries/leave#loadLeaveFacts':
    'what the queries and commands below and of absences read',
  'payroll/queries/leave#listLeave': reading((ctx, { employmentId }) =>
    listLeave(ctx, { employmentIds: [employmentId], year: 2026 }),
  ),
  'payroll/queries/leave#listLeaveOpenings': reading((ctx, { employmentId }) =>
    listLeaveOpenings(ctx, { employmentId }),
  ),
  'payroll/queries/leave#weighRequests': reading((ctx, { absenceId, employmentId }) =>
    weighRequests(ctx, [
      {
        id: absenceId,
        employmentId,
        kind: 'vacation',
        fromOn: '2026-12-28',
        toOn: '2026-12-31',
        minutes: null,
      },
    ]),
  ),
}
