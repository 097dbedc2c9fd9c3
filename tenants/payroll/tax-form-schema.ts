// What is typed and asked about yearly forms, the payroll card and the cost report.
import { z } from 'zod'
import { isPeriod } from '../shared/dates.ts'
import { isId } from '../shared/ids.ts'
import { costGroups } from './cost-groups.ts'
import { employmentKinds } from './kinds.ts'
import { FIRST_PAYROLL_YEAR, LAST_PAYROLL_YEAR } from './pl/parameters.ts'

const year = z
  .string()
  .regex(/^\d{4}$/, 'bad_date')
  .transform(Number)
  .refine((typed) => typed >= FIRST_PAYROLL_YEAR && typed <= LAST_PAYROLL_YEAR, 'bad_date')

export const taxYearInput = z.object({ year })
export type TaxYearInput = z.output<typeof taxYearInput>

const MOST_AT_ONCE = 200
/** Forms of the year by their ids, or null for all that are ready. */
export const taxFormsSentInput = z.object({
  year,
  ids: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((ids) => (ids === undefined ? null : [...new Set([ids].flat())]))
    .refine((ids) => ids === null || ids.every(isId), 'not_found')
    .refine((ids) => ids === null || ids.length <= MOST_AT_ONCE, 'too_long'),
})
export type TaxFormsSentInput = z.output<typeof taxFormsSentInput>

const month = z.string().refine(isPeriod).optional().catch(undefined)
/** The report as it stands in the address bar; what makes no sense is left out. */
export const costFilters = z.object({
  by: z.enum(costGroups).catch('department').default('department'),
  from: month,
  to: month,
  kind: z.enum(employmentKinds).optional().catch(undefined),
})
export type CostFilters = z.output<typeof costFilters>

/** Years that forms can be made of, the latest first. */
export function formYears(thisYear: number): number[] {
  const last = Math.min(thisYear, LAST_PAYROLL_YEAR)
  return Array.from({ length: last - FIRST_PAYROLL_YEAR + 1 }, (_, n) => last - n)
}
