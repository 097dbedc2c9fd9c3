// What people type about a company's payroll as a whole.
import { z } from 'zod'
import { payerKinds } from './kinds.ts'
import { POSTING_KINDS } from './runs/posting.ts'
import {
  account,
  choice,
  day,
  flag,
  line,
  optional,
  reasonInput,
  share,
  whole,
} from './schema-fields.ts'

/** The number of an account of the books; empty: the usual one. */
const ledgerAccount = optional(40).refine(
  (number) => number === null || /^\d{3}(-[0-9A-Za-z]{1,20})*$/.test(number),
  'account_number',
)

export const payrollSettingsInput = z.object({
  validFrom: day,
  accidentBp: share(1_000),
  payDay: whole(1, 31),
  isPaidNextMonth: flag(),
  ppkInstitution: optional(120),
  ppkTaxMonth: z.enum(['same', 'next'], 'choice').default('same'),
  paysLabourFund: flag(true),
  paysGuaranteeFund: flag(true),
  paysBenefits: flag(),
  zusAccount: account,
  taxAccount: account,
  ppkAccount: account,
  payerAccount: account,
  payerKind: choice(payerKinds).default('legal_person'),
  ledgerAccounts: z
    .partialRecord(z.enum(POSTING_KINDS), ledgerAccount)
    .default({})
    .transform((named) =>
      Object.fromEntries(
        Object.entries(named).flatMap(([kind, number]) => (number ? [[kind, number]] : [])),
      ),
    ),
  costCentres: z
    .array(z.object({ code: line(40), name: line(80), account: ledgerAccount }))
    .max(500, 'too_many')
    .default([])
    .superRefine((centres, issues) => {
      const codes = centres.map(({ code }) => code)
      for (const [at, code] of codes.entries()) {
        if (codes.indexOf(code) === at) continue
        issues.addIssue({ code: 'custom', message: 'same_code', path: [at, 'code'] })
      }
    }),
  reason: reasonInput,
})
export type PayrollSettingsInput = z.output<typeof payrollSettingsInput>
