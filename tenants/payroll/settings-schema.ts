// What people type about a company's payroll as a whole.
import { z } from 'zod'
import { payerKinds } from './kinds.ts'
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
    .record(z.string().max(40), z.string().regex(/^\d{3}(-[0-9A-Za-z]{1,20})*$/, 'account_number'))
    .default({}),
  costCentres: z
    .array(z.object({ code: line(40), name: line(80), account: optional(40) }))
    .max(500, 'too_many')
    .default([]),
  reason: reasonInput,
})
export type PayrollSettingsInput = z.output<typeof payrollSettingsInput>
