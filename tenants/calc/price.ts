import { z } from 'zod'
import { priceOf } from '#tenants/contracts/rules/price.ts'
import {
  creditTermsInput,
  pricePlanInput,
  wholeNumberInput,
} from '#tenants/contracts/rules/price-schema.ts'
import { localDateInput } from '#tenants/sla/rules/calendar-schema.ts'
import { defineCalc } from './case.ts'

const CURRENCY = 'must be a currency of three capital letters, for example PLN'
const ORDER = 'must not lie before from'

const priceCase = z
  .object({
    currency: z
      .string(CURRENCY)
      .regex(/^[A-Z]{3}$/, CURRENCY)
      .default('PLN'),
    period: z
      .object({ from: localDateInput, to: localDateInput })
      .refine(({ from, to }) => from <= to, { path: ['to'], message: ORDER }),
    active: z
      .object({
        from: localDateInput.nullable().default(null),
        to: localDateInput.nullable().default(null),
      })
      .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], message: ORDER })
      .nullable()
      .default(null),
    plan: pricePlanInput,
    usage: z.record(z.string(), wholeNumberInput).default({}),
    credits: creditTermsInput.nullable().default(null),
  })
  .superRefine(({ plan, credits }, ctx) => {
    if (!credits || credits.base === 'all') return
    if (plan.components.some(({ code }) => code === credits.base)) return
    const message = 'must be the code of a component of the plan, or "all"'
    ctx.addIssue({ code: 'custom', path: ['credits', 'base'], message })
  })

export const priceCalc = defineCalc(priceCase, (input) => {
  const priced = priceOf(input)
  return {
    lines: priced.lines.map(({ code, quantity, amountMinor }) => ({
      code,
      quantity,
      amount_minor: amountMinor,
    })),
    true_up_minor: priced.trueUpMinor,
    credit_minor: priced.creditMinor,
    net_minor: priced.netMinor,
  }
})
