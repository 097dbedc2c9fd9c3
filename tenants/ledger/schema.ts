// Inputs of the ledger's commands and pages.
import { z } from 'zod'
import { isLocalDate, isPeriod } from '../shared/dates.ts'
import { accountKinds } from './pl/chart.ts'

export const accountNumber = z
  .string()
  .trim()
  .regex(/^[0-9]{3}(-[0-9A-Za-z]{1,20})*$/, 'account_number')
  .max(60, 'too_long')
export const period = z.string().refine(isPeriod, 'bad_period')
export const localDate = z.string().refine(isLocalDate, 'bad_date')

export const addAccountInput = z.object({
  number: accountNumber,
  namePl: z.string().trim().min(1, 'required').max(200, 'too_long'),
  nameEn: z.string().trim().min(1, 'required').max(200, 'too_long'),
  /** Needed for an account of its own; one below another takes them from it. */
  kind: z.enum(accountKinds).optional(),
  normalSide: z.enum(['D', 'C']).optional(),
})
export type AddAccountInput = z.infer<typeof addAccountInput>

export const reverseEntryInput = z.object({
  entryId: z.uuid('bad_id'),
  occurredOn: localDate,
  reason: z.string().trim().min(3, 'required').max(300, 'too_long'),
})
export type ReverseEntryInput = z.infer<typeof reverseEntryInput>

export const periodInput = z.object({ period })
