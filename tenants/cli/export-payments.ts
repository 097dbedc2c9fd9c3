import { exportPayments } from '../payroll/commands/export-payments.server.ts'
import { findBatchOf } from '../payroll/commands/payments.server.ts'
import { paymentFormats } from '../payroll/payment-kinds.ts'
import { exportBatchInput } from '../payroll/payment-schema.ts'
import { isId } from '../shared/ids.ts'
import { systemPrincipal, withCompany } from '../shared/scope.server.ts'
import { type Exporter, findCompany } from './export.ts'
import { optionOf, refuseOthers, usageError } from './usage.ts'

const REFUSALS = {
  not_released: 'The payments of this run have not been released by two people.',
  run_reversed: 'The run was reversed: its payments must not leave.',
  payer_account_missing: 'There is no account that the payments leave from (payroll settings).',
  payer_account_foreign: 'The account that the payments leave from is not a Polish one.',
} as const

/** The orders of a run for the bank; the export is on record as the operator's. */
export const exportFile: Exporter = async (args) => {
  refuseOthers(args, ['company', 'run', 'format'])
  const runId = optionOf(args, 'run') ?? ''
  const format = paymentFormats.find((one) => one === optionOf(args, 'format'))
  if (!isId(runId)) throw usageError('The option --run needs the id of a run, as in its address.')
  if (!format) throw usageError(`The option --format is ${paymentFormats.join(' or ')}.`)
  const now = new Date()
  const tenantId = await findCompany(optionOf(args, 'company'), now)
  const result = await withCompany(
    systemPrincipal(now, 'export payments'),
    tenantId,
    {},
    async (ctx) => {
      const batch = await findBatchOf(ctx, runId)
      if (!batch) throw usageError('This company has no run of that id with prepared payments.')
      return exportPayments(ctx, exportBatchInput.parse({ batchId: batch.id, format }))
    },
  )
  if (result.ok) return result.value.bytes
  throw usageError(REFUSALS[result.code])
}
