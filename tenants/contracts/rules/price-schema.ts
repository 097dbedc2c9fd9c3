// What a price plan may look like when it comes in from outside.
import { z } from 'zod'

const WHOLE = 'must be a whole number from 0 to 9007199254740991'

/** A whole number that JSON carries exactly: minor units or a quantity. */
export const wholeNumberInput = z
  .number(WHOLE)
  .refine((value) => Number.isSafeInteger(value) && value >= 0, WHOLE)

const POSITIVE = 'must be a whole number above 0'
const positiveInput = z
  .number(POSITIVE)
  .refine((value) => Number.isSafeInteger(value) && value > 0, POSITIVE)

export const basisPointsInput = z
  .number('must be basis points from 0 to 10000')
  .refine(
    (value) => Number.isInteger(value) && value >= 0 && value <= 10_000,
    'must be basis points from 0 to 10000',
  )

const named = {
  code: z
    .string('must be the code of the component')
    .regex(/^[A-Za-z0-9_.:-]{1,64}$/, 'must be 1 to 64 letters, digits or _ . : -')
    .refine((code) => code !== 'all', 'must not be "all": a credit means every line by it'),
  name_pl: z.string().trim().max(200).optional(),
  name_en: z.string().trim().max(200).optional(),
}

const tierInput = z.strictObject({
  up_to: positiveInput.nullable(),
  unit_minor: wholeNumberInput,
  flat_minor: wholeNumberInput.optional(),
})

const tiersInput = z
  .array(tierInput)
  .min(1, 'must have at least one tier')
  .max(100, 'must have at most 100 tiers')
  .superRefine((tiers, ctx) => {
    let below = 0
    for (const [index, { up_to }] of tiers.entries()) {
      const last = index === tiers.length - 1
      const path = [index, 'up_to']
      if (last && up_to !== null) {
        ctx.addIssue({ code: 'custom', path, message: 'must be null: the last tier is open' })
      } else if (!last && up_to === null) {
        ctx.addIssue({ code: 'custom', path, message: 'must be a number: only the last is open' })
      } else if (up_to !== null && up_to <= below) {
        ctx.addIssue({ code: 'custom', path, message: 'must be above the tier before it' })
      }
      below = up_to ?? below
    }
  })

const volumeTiersInput = tiersInput.superRefine((tiers, ctx) => {
  for (const [index, { flat_minor }] of tiers.entries()) {
    if (!flat_minor) continue
    const message = 'must be left out: a volume tier has no entry fee'
    ctx.addIssue({ code: 'custom', path: [index, 'flat_minor'], message })
  }
})

export const priceComponentInput = z.discriminatedUnion(
  'model',
  [
    z.strictObject({
      ...named,
      model: z.literal('flat'),
      amount_minor: wholeNumberInput,
      prorate: z.boolean().optional(),
    }),
    z.strictObject({
      ...named,
      model: z.literal('unit'),
      included: wholeNumberInput.optional(),
      unit_minor: wholeNumberInput,
    }),
    z.strictObject({ ...named, model: z.literal('graduated'), tiers: tiersInput }),
    z.strictObject({ ...named, model: z.literal('volume'), tiers: volumeTiersInput }),
    z.strictObject({
      ...named,
      model: z.literal('package'),
      size: positiveInput,
      package_minor: wholeNumberInput,
    }),
  ],
  { error: 'must be a component whose model is flat, unit, graduated, volume or package' },
)

/** A price plan as it is stored in a contract version. */
export const pricePlanInput = z.object({
  minimum_minor: wholeNumberInput.optional(),
  components: z
    .array(priceComponentInput)
    .max(200, 'must have at most 200 components')
    .superRefine((components, ctx) => {
      const seen = new Set<string>()
      for (const [index, { code }] of components.entries()) {
        if (seen.has(code)) {
          const message = 'must not stand twice in a plan'
          ctx.addIssue({ code: 'custom', path: [index, 'code'], message })
        }
        seen.add(code)
      }
    }),
})

export const creditTermsInput = z.object({
  percent_bp: basisPointsInput,
  base: z.string('must be the code of a component, or "all"'),
  cap_bp: basisPointsInput.nullable().optional(),
})
