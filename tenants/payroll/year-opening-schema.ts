// What people type about a year that another payer, or the program used before, had begun.
import { z } from 'zod'
import { parseAmount } from '../shared/money.ts'
import { openingSources } from './kinds.ts'
import { choice, idInput, MAX_PAY_MINOR, reasonInput } from './schema-fields.ts'

/** A sum that may be below zero: so a wrong one is taken back. */
const signedAmount = z
  .string()
  .default('')
  .transform((typed, issues) => {
    const minor = typed.trim() === '' ? 0n : parseAmount(typed)
    if (minor !== null && minor <= MAX_PAY_MINOR && minor >= -MAX_PAY_MINOR) return minor
    issues.addIssue({ code: 'custom', message: minor === null ? 'bad_amount' : 'too_large' })
    return z.NEVER
  })

/** The longest that a year is. */
const MOST_DAYS = 366
const signedDays = z
  .string()
  .default('')
  .transform((typed, issues) => {
    const text = typed.trim().replace('−', '-')
    const days = text === '' ? 0 : /^-?\d{1,3}$/.test(text) ? Number(text) : null
    if (days !== null && Math.abs(days) <= MOST_DAYS) return days
    issues.addIssue({ code: 'custom', message: days === null ? 'not_a_number' : 'too_large' })
    return z.NEVER
  })

export const yearOpeningInput = z.object({
  employeeId: idInput,
  year: z
    .string()
    .regex(/^\d{4}$/, 'year')
    .transform(Number),
  source: choice(openingSources),
  pensionBaseMinor: signedAmount,
  taxBaseMinor: signedAmount,
  exemptMinor: signedAmount,
  authorKupMinor: signedAmount,
  sickDays: signedDays,
  reason: reasonInput,
})
export type YearOpeningInput = z.output<typeof yearOpeningInput>
