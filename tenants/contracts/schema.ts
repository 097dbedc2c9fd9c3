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

const priorityMinutes = z.strictObject({
  firstResponseMinutes: promisedMinutes.optional(),
  resolutionMinutes: promisedMinutes.optional(),
  nextResponseMinutes: promisedMinutes.optional(),
})

const slaTermInput = z
  .strictObject({
    requestType: z.string().regex(/^[a-z0-9_]{1,64}$/, 'choice'),
    firstResponseMinutes: promisedMinutes,
    resolutionMinutes: promisedMinutes,
    nextResponseMinutes: promisedMinutes.optional(),
    byPriority: z
      .strictObject({ high: priorityMinutes.optional(), low: priorityMinutes.optional() })
      .optional(),
    tellsClient: z.boolean().optional(),
  })
  .superRefine((term, ctx) => {
    // What a priority does not name is the term's: the two are weighed together.
    for (const priority of [null, 'high', 'low'] as const) {
      const own = priority ? term.byPriority?.[priority] : term
      if (!own) continue
      const { firstResponseMinutes: first, resolutionMinutes: whole } = { ...term, ...own }
      if (whole >= first) continue
      const path = [...(priority ? ['byPriority', priority] : []), 'resolutionMinutes']
      ctx.addIssue({ code: 'custom', message: 'resolution_before_response', path })
    }
  })

const share = z.number('percent').int('percent').min(1, 'percent').max(10_000, 'percent')

const serviceCreditsInput = z.object({
  steps: z
    .array(z.strictObject({ belowBp: share, percentBp: share }))
    .min(1, 'required')
    .max(5, 'too_many')
    .refine((steps) => new Set(steps.map(({ belowBp }) => belowBp)).size === steps.length, 'twice'),
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
  clientAnswerMinutes: promisedMinutes.nullable().default(null),
  serviceCredits: serviceCreditsInput.nullable().default(null),
  paymentDays: z
    .number('payment_days')
    .int('payment_days')
    .min(0, 'payment_days')
    .max(120, 'payment_days'),
  note: z.string().trim().max(2000, 'too_long').nullable().default(null),
})
/** As it comes in, with what may be left out. */
export type ContractVersionGiven = z.input<typeof contractVersionInput>
export type ContractVersionInput = z.output<typeof contractVersionInput>
