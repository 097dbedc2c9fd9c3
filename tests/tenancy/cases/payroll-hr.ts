import { setLeaveOpening } from '#tenants/payroll/commands/set-leave-opening.server.ts'
import { leaveOpeningInput } from '#tenants/payroll/leave-schema.ts'
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
