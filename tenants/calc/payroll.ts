import { z } from 'zod'
import {
  FIRST_PAYROLL_YEAR,
  LAST_PAYROLL_YEAR,
  payrollLawOn,
} from '#tenants/payroll/pl/parameters.ts'
import { annualTax } from '#tenants/payroll/rules/annual-tax.ts'
import { holidayEquivalent } from '#tenants/payroll/rules/holiday-equivalent.ts'
import { netOfContributions, sickPay } from '#tenants/payroll/rules/sick-pay.ts'
import { type Calc, defineCalc, refuse } from './case.ts'
import { payslipSums } from './payroll-payslip.ts'

const wholeNumber = (least: number, most: number) => {
  const message =
    most === Number.MAX_SAFE_INTEGER
      ? `must be a whole number, ${least} or more`
      : `must be a whole number from ${least} to ${most}`
  return z
    .number(message)
    .refine((value) => Number.isSafeInteger(value) && value >= least && value <= most, message)
}
const bigNumber = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  wholeNumber(least, most).transform(BigInt)

const year = wholeNumber(FIRST_PAYROLL_YEAR, LAST_PAYROLL_YEAR)
const record = { year, gross: bigNumber(0) }

const REDUCING = 'must be 0, 10000, 15000 or 30000'
const KUP_RATE = 'must be 2000, 5000 or "lump"'
const KUP_FLAT = 'must be an amount in grosze, 0 or more'

const payslipOptions = z.strictObject({
  pit2: z
    .number(REDUCING)
    .refine((amount) => [0, 10_000, 15_000, 30_000].includes(amount), REDUCING)
    .transform(BigInt)
    .optional(),
  kup: z.union([z.literal('lump'), z.number()]).optional(),
  author: bigNumber(0, 10_000).default(0n),
  ppk_ee: bigNumber(0, 400).default(0n),
  ppk_er: bigNumber(0, 400).default(0n),
  u26: z.boolean().default(false),
  student: z.boolean().default(false),
  sick: z.boolean().default(true),
  social: z.boolean().default(true),
  health: z.boolean().default(true),
  sickpay: bigNumber(0).default(0n),
  accident: bigNumber(0, 10_000).default(167n),
  fp: z.boolean().nullable().default(null),
  fgsp: z.boolean().default(true),
  health_cap: z.boolean().default(true),
  month: wholeNumber(1, 12).optional(),
  months: wholeNumber(1, 12).optional(),
  previous_months_same_gross: wholeNumber(0, 11).default(0),
})

const payslipCase = z
  .object({
    ...record,
    contract: z.enum(['uop', 'zlecenie', 'dzielo']),
    options: payslipOptions.prefault({}),
  })
  .superRefine(({ contract, options }, ctx) => {
    const { kup, months, previous_months_same_gross: previous } = options
    const right =
      contract === 'uop'
        ? typeof kup === 'number' && Number.isSafeInteger(kup) && kup >= 0
        : kup === 'lump' || kup === 2_000 || kup === 5_000
    if (kup !== undefined && !right) {
      const message = contract === 'uop' ? KUP_FLAT : KUP_RATE
      ctx.addIssue({ code: 'custom', path: ['options', 'kup'], message })
    }
    if (months !== undefined && previous > 0) {
      const message = 'must not stand in one case with months, which begin in January'
      ctx.addIssue({
        code: 'custom',
        path: ['options', 'previous_months_same_gross'],
        message,
      })
    }
  })

export type PayslipCase = z.output<typeof payslipCase>

const payslipCalc = defineCalc(payslipCase, payslipSums)

const sickPayCalc = defineCalc(
  z.object({
    ...record,
    options: z.strictObject({
      kind: z.string().optional(),
      days: bigNumber(0, 366),
      rate_bp: bigNumber(0, 10_000).optional(),
      mode: z.enum(['daily', 'once']).default('daily'),
    }),
  }),
  ({ year, gross, options }) => {
    const rules = payrollLawOn(`${year}-01-01`).sickness.value
    const sickpay = sickPay(rules, {
      base: netOfContributions(gross, rules),
      days: options.days,
      rate: options.rate_bp ?? rules.rate.ordinary,
      rounding: options.mode,
    })
    return { sickpay }
  },
)

const equivalentCalc = defineCalc(
  z.object({
    ...record,
    options: z.strictObject({
      kind: z.string().optional(),
      coefficient_x100: bigNumber(1, 3_100).optional(),
      fte_bp: bigNumber(1, 10_000).default(10_000n),
      daily_hours: bigNumber(1, 24).default(8n),
      hours: bigNumber(0),
    }),
  }),
  ({ year, gross, options }) => {
    const { amount } = holidayEquivalent({
      monthlyBase: gross,
      coefficient: options.coefficient_x100 ?? payrollLawOn(`${year}-01-01`).leaveCoefficient.value,
      fullTimeShare: options.fte_bp,
      dailyHours: options.daily_hours,
      hours: options.hours,
    })
    return { equivalent: amount }
  },
)

const annualTaxCalc = defineCalc(
  z.object({ ...record, options: z.strictObject({ kind: z.string().optional() }).prefault({}) }),
  ({ year, gross }) => ({ tax: annualTax(`${year}-12-31`, gross) }),
)

const KINDS: Readonly<Record<string, Calc>> = {
  sickpay: sickPayCalc,
  holiday_equivalent: equivalentCalc,
  annual_tax: annualTaxCalc,
}

/** The contracts under which records of other kinds stand. */
const KIND_OF_CONTRACT: Readonly<Record<string, string>> = {
  sickpay: 'sickpay',
  holiday_equivalent: 'holiday_equivalent',
  annual_pit: 'annual_tax',
}

/** A month's pay, or one of the other kinds by its option `kind`. */
export const payrollCalc: Calc = (input) => {
  const kind = memberOf(memberOf(input, 'options'), 'kind')
  const named = kind ?? KIND_OF_CONTRACT[String(memberOf(input, 'contract'))]
  if (named === undefined) return payslipCalc(input)
  if (typeof named === 'string' && Object.hasOwn(KINDS, named)) return KINDS[named]!(input)
  const message = `must be one of: ${Object.keys(KINDS).join(', ')}`
  return refuse({ field: 'options.kind', message })
}

function memberOf(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key)) return undefined
  return (object as Record<string, unknown>)[key]
}
