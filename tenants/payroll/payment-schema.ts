// What people send about the orders of a run.
import { z } from 'zod'
import { paymentFormats } from './payment-kinds.ts'
import { choice, idInput, reasonInput, version } from './schema-fields.ts'

export const batchStepInput = z.object({ batchId: idInput, version })
export type BatchStepInput = z.output<typeof batchStepInput>
export const cancelBatchInput = z.object({ batchId: idInput, version, reason: reasonInput })
export type CancelBatchInput = z.output<typeof cancelBatchInput>
export const exportBatchInput = z.object({ batchId: idInput, format: choice(paymentFormats) })
export type ExportBatchInput = z.output<typeof exportBatchInput>
