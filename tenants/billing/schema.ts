// What billing takes in from forms and addresses.
import { z } from 'zod'
import { isLocalDate, isPeriod } from '#tenants/shared/dates.ts'
import { isId } from '#tenants/shared/ids.ts'

export const periodInput = z.string().refine(isPeriod, 'invalid_period')

const idInput = z.string().refine(isId, 'invalid_id')
const versionInput = z.coerce.number().int('invalid_number').min(1, 'invalid_number')
const textInput = (most: number) => z.string().trim().max(most, 'too_long')

export const startRunInput = z.object({ period: periodInput })
export type StartRunInput = z.output<typeof startRunInput>

/** A draft as the reviewer saw it: another version means that it has changed since. */
export const draftInput = z.object({ invoiceId: idInput, version: versionInput })
export type DraftRef = z.output<typeof draftInput>

export const holdInvoiceInput = draftInput.extend({
  reason: textInput(500).min(1, 'required'),
})
export type HoldInvoiceInput = z.output<typeof holdInvoiceInput>

export const invoiceNoteInput = draftInput.extend({ note: textInput(1_000) })
export type InvoiceNoteInput = z.output<typeof invoiceNoteInput>

export const issueInvoiceInput = draftInput.extend({
  issuedOn: z.string().refine(isLocalDate, 'invalid_date').optional(),
})
export type IssueInvoiceInput = z.output<typeof issueInvoiceInput>

export const excludeEventInput = z.object({
  eventId: idInput,
  /** The client reads it: why this work is not on any invoice. */
  reason: textInput(300).min(1, 'required'),
})
export type ExcludeEventInput = z.output<typeof excludeEventInput>

export const includeEventInput = z.object({ eventId: idInput })
export type IncludeEventInput = z.output<typeof includeEventInput>
