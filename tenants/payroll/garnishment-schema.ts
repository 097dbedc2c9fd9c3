// What people type about a claim on somebody's pay.
import { z } from 'zod'
import { garnishmentKinds } from './payment-kinds.ts'
import {
  account,
  choice,
  day,
  idInput,
  line,
  optionalAmount,
  optionalDay,
  reasonInput,
  version,
  whole,
} from './schema-fields.ts'

const sum = optionalAmount.refine((minor) => minor === null || minor > 0n, 'too_small')
/** Empty: behind those that are there. */
const position = z
  .string()
  .default('')
  .transform((typed, issues) => {
    if (typed.trim() === '') return null
    const place = whole(1, 99).safeParse(typed.trim())
    if (place.success) return place.data
    issues.addIssue({ code: 'custom', message: place.error.issues[0]?.message ?? 'not_a_number' })
    return z.NEVER
  })

export const addGarnishmentInput = z
  .object({
    employeeId: idInput,
    kind: choice(garnishmentKinds),
    creditor: line(120),
    caseNumber: line(60),
    receivedOn: day,
    validFrom: day,
    validTo: optionalDay,
    totalMinor: sum,
    monthlyMinor: sum,
    position,
    account,
  })
  .superRefine((typed, issues) => {
    const refuse = (path: string, message: string) =>
      issues.addIssue({ code: 'custom', path: [path], message })
    if (typed.validTo !== null && typed.validTo < typed.validFrom) refuse('validTo', 'days_order')
    // What the company itself takes has an end; only others may claim without one.
    const isOwn = typed.kind === 'advance' || typed.kind === 'penalty'
    if (isOwn && typed.totalMinor === null) refuse('totalMinor', 'required')
  })
export type AddGarnishmentInput = z.output<typeof addGarnishmentInput>

/** An account that is left empty stays as it is: the form never shows it. */
export const changeGarnishmentInput = z.object({
  garnishmentId: idInput,
  version,
  validTo: optionalDay,
  totalMinor: sum,
  monthlyMinor: sum,
  position: whole(1, 99),
  account,
  reason: reasonInput,
})
export type ChangeGarnishmentInput = z.output<typeof changeGarnishmentInput>

export const revealGarnishmentInput = z.object({ garnishmentId: idInput })
