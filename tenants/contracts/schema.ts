// What a contract version may be when it comes in from outside.
import { z } from 'zod'
import { services } from '../shared/permissions.ts'
import { calendarInput, localDateInput } from '../sla/rules/calendar-schema.ts'
import { pricePlanInput } from './rules/price-schema.ts'

/** Ten working years: beyond it a promise is a slip of the finger. */
const MAX_MINUTES = 60 * 8 * 250 * 10

const promisedMinutes = z
  .number('minutes')
  .int('minutes')
  .min(1, 'minutes')
  .max(MAX_MINUTES, 'minutes')

const slaTermInput = z
  .strictObject({
    requestType: z.string().regex(/^[a-z0-9_]{1,64}$/, 'choice'),
    firstResponseMinutes: promisedMinutes,
    resolutionMinutes: promisedMinutes,
    tellsClient: z.boolean().optional(),
  })
  .refine((term) => term.resolutionMinutes >= term.firstResponseMinutes, {
    message: 'resolution_before_response',
    path: ['resolutionMinutes'],
  })

export const contractVersionInput = z.object({
  effectiveFrom: localDateInput,
  services: z.array(z.enum(services, 'choice')).min(1, 'required').max(services.length, 'choice'),
  calendar: calendarInput.refine(
    (calendar) => Object.values(calendar.hours).some((windows) => windows && windows.length > 0),
    {
      message: 'calendar_without_hours',
      path: ['hours'],
    },
  ),
  slaTerms: z
    .array(slaTermInput)
    .max(200, 'too_long')
    .refine(
      (terms) => new Set(terms.map((term) => term.requestType)).size === terms.length,
      'twice',
    ),
  pricePlan: pricePlanInput,
  paymentDays: z
    .number('payment_days')
    .int('payment_days')
    .min(0, 'payment_days')
    .max(120, 'payment_days'),
  note: z.string().trim().max(2000, 'too_long').nullable().default(null),
})
export type ContractVersionInput = z.output<typeof contractVersionInput>
