import { exportPayments } from '#tenants/payroll/commands/export-payments.server.ts'
import {
  addGarnishment,
  changeGarnishment,
  revealGarnishmentAccount,
} from '#tenants/payroll/commands/garnishments.server.ts'
import {
  cancelPayments,
  findBatchOf,
  preparePayments,
  releasePayments,
  takeBatch,
} from '#tenants/payroll/commands/payments.server.ts'
import { addGarnishmentInput, changeGarnishmentInput } from '#tenants/payroll/garnishment-schema.ts'
import { listGarnishments } from '#tenants/payroll/queries/garnishments.server.ts'
import { loadRunToPay } from '#tenants/payroll/queries/payment-facts.server.ts'
import { getRunPayments, listPayments } from '#tenants/payroll/queries/payments.server.ts'
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
const doing = one('agent', ['payroll:do'])
const seeing = one('hr', ['payroll:read'])
const keeping = one('hr', ['people:manage'])
const inner = 'a part of the steps of the payments, which ask before they call it'

export const payrollPaymentCases: Cases = {
  'payroll/commands/payments#preparePayments': doing((ctx, { runId }) =>
    preparePayments(ctx, { runId, version: 1 }),
  ),
  'payroll/commands/payments#releasePayments': one('hr', ['payroll:pay'])((ctx, { batchId }) =>
    releasePayments(ctx, { batchId, version: 1 }),
  ),
  'payroll/commands/payments#cancelPayments': doing((ctx, { batchId }) =>
    cancelPayments(ctx, { batchId, version: 1, reason: 'Pomyłka' }),
  ),
  'payroll/commands/payments#cancelBatch': inner,
  'payroll/commands/payments#writeBatch': inner,
  'payroll/commands/payments#findBatchOf': seeing((ctx, { runId }) => findBatchOf(ctx, runId)),
  'payroll/commands/payments#takeBatch': seeing((ctx, { batchId }) =>
    takeBatch(ctx, { batchId, version: 1 }),
  ),
  'payroll/commands/mail-payers#mailPayers': inner,
  'payroll/commands/export-payments#exportPayments': one('hr', ['payroll:pay', 'payroll:do'])(
    (ctx, { batchId }) => exportPayments(ctx, { batchId, format: 'elixir' }),
  ),
  'payroll/commands/garnishments#addGarnishment': keeping((ctx, { employeeId }) =>
    addGarnishment(
      ctx,
      addGarnishmentInput.parse({
        employeeId,
        kind: 'alimony',
        creditor: 'Komornik',
        caseNumber: 'KMP 1/26',
        receivedOn: '2026-11-20',
        validFrom: '2026-12-01',
        monthlyMinor: '500',
      }),
    ),
  ),
  'payroll/commands/garnishments#changeGarnishment': keeping((ctx, { garnishmentId }) =>
    changeGarnishment(
      ctx,
      changeGarnishmentInput.parse({
        garnishmentId,
        version: 1,
        monthlyMinor: '300',
        position: 1,
        reason: 'Pismo komornika',
      }),
    ),
  ),
  'payroll/commands/garnishments#revealGarnishmentAccount': one('hr', ['people:unmask'])(
    (ctx, { garnishmentId }) => revealGarnishmentAccount(ctx, { garnishmentId }),
  ),
  'payroll/queries/garnishments#listGarnishments': seeing((ctx, { employeeId }) =>
    listGarnishments(ctx, { employeeId }),
  ),
  'payroll/queries/payment-facts#loadRunToPay': seeing(
    (ctx, { runId: id }) => loadRunToPay(ctx, { id, period: '2026-10', payOn: '2026-10-28' }),
    { absent: 'value' },
  ),
  'payroll/queries/payments#getRunPayments': seeing((ctx, { runId }) => getRunPayments(ctx, runId)),
  'payroll/queries/payments#listPayments': seeing((ctx, { batchId }) =>
    listPayments(ctx, { batchId }),
  ),
}
