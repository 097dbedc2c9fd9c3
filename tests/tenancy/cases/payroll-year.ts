// The years of the payroll: what was brought into them, and what a run reads of them.
import { findMissingAccounts } from '#tenants/ledger/queries/accounts.server.ts'
import { addYearOpening } from '#tenants/payroll/commands/year-openings.server.ts'
import { listPayrollSettings } from '#tenants/payroll/queries/absences.server.ts'
import { listYearOpenings } from '#tenants/payroll/queries/year-openings.server.ts'
import { yearOpeningInput } from '#tenants/payroll/year-opening-schema.ts'
import type { Cases } from './case.ts'

const inner = 'a part of the facts of a run, which ask before they call it'

export const payrollYearCases: Cases = {
  'payroll/commands/year-openings#addYearOpening': {
    scope: 'company',
    as: 'hr',
    needs: ['people:manage'],
    run: (ctx, { employeeId }) =>
      addYearOpening(
        ctx,
        yearOpeningInput.parse({
          employeeId,
          year: '2026',
          source: 'other_payer',
          pensionBaseMinor: '1000',
          reason: 'Oświadczenie',
        }),
      ),
  },
  'payroll/queries/year-openings#listYearOpenings': {
    scope: 'company',
    as: 'hr',
    needs: ['people:read'],
    run: (ctx, { employeeId }) => listYearOpenings(ctx, employeeId),
  },
  'payroll/queries/absences#listPayrollSettings': {
    scope: 'company',
    as: 'agent',
    needs: ['payroll:read'],
    run: (ctx) => listPayrollSettings(ctx),
    names: false,
  },
  'ledger/queries/accounts#findMissingAccounts': {
    scope: 'company',
    as: 'agent',
    needs: ['payroll:do'],
    run: (ctx) => findMissingAccounts(ctx, ['404', '999']),
    names: false,
  },
  'payroll/queries/run-sums#loadGarnishments': inner,
  'payroll/queries/run-sums#loadSums': inner,
  'payroll/queries/run-sums#loadBrought': inner,
  'payroll/queries/run-sums#loadLastNets': inner,
  'payroll/queries/run-sums#loadLeft': inner,
  'payroll/queries/run-sums#loadPaidInMonth': inner,
  'payroll/queries/run-months#loadCorrectable': inner,
  'payroll/queries/run-months#loadPaid': inner,
  'payroll/queries/run-months#loadHistory': inner,
}
