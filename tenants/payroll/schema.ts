// What people type about persons, contracts and time. Messages are codes, translated on
// the screen; a list of states is the one that the database checks.
import { z } from 'zod'
import { emailInput } from '../identity/schema.ts'
import { isPeriod } from '../shared/dates.ts'
import { isId } from '../shared/ids.ts'
import { parsePesel } from '../shared/pl/identifiers.ts'
import {
  absenceKinds,
  componentKinds,
  disabilities,
  employmentKinds,
  employmentTermKinds,
  endReasons,
  kups,
  leaveKinds,
  minuteCodes,
  monthInputCodes,
  PIT2_AMOUNTS,
  payKinds,
  reliefs,
  sicknessKinds,
  taxAdvances,
} from './kinds.ts'
import {
  account,
  amount,
  checked,
  choice,
  clean,
  day,
  flag,
  hours,
  idInput,
  line,
  optional,
  optionalAmount,
  optionalDay,
  reasonInput,
  share,
  version,
  whole,
} from './schema-fields.ts'

export type {
  AbsenceKind,
  AbsenceStatus,
  ComponentKind,
  Disability,
  EmploymentKind,
  EmploymentTerm,
  EndReason,
  Kup,
  MonthInputCode,
  PayerKind,
  PayKind,
  Relief,
  TaxAdvance,
} from './kinds.ts'
export {
  absenceKinds,
  absenceStatuses,
  amountCodes,
  componentKinds,
  disabilities,
  employmentKinds,
  employmentTermKinds,
  endReasons,
  kups,
  leaveKinds,
  minuteCodes,
  monthInputCodes,
  PIT2_AMOUNTS,
  payKinds,
  reliefs,
  sicknessKinds,
  taxAdvances,
} from './kinds.ts'

const personFields = {
  firstName: line(80),
  secondName: optional(80),
  lastName: line(120),
  bornOn: optionalDay,
  citizenship: z
    .string()
    .default('PL')
    .transform((code) => code.trim().toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{2}$/, 'choice')),
  pesel: z.string().default('').transform(checked(parsePesel, 'pesel')),
  documentKind: z
    .enum(['passport', 'id_card', ''], 'choice')
    .default('')
    .transform((kind) => kind || null),
  documentNumber: optional(30),
  paidBy: z.enum(['transfer', 'cash'], 'choice').default('transfer'),
  account,
  street: z.string().default('').transform(clean).pipe(z.string().max(120, 'too_long')),
  houseNo: z.string().default('').transform(clean).pipe(z.string().max(20, 'too_long')),
  flatNo: optional(20),
  postalCode: z.string().default('').transform(clean).pipe(z.string().max(12, 'too_long')),
  city: z.string().default('').transform(clean).pipe(z.string().max(80, 'too_long')),
  commune: optional(80),
  county: optional(80),
  voivodeship: optional(80),
  country: z
    .string()
    .default('PL')
    .transform((code) => code.trim().toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{2}$/, 'choice')),
  email: z
    .string()
    .default('')
    .transform((typed, issues) => {
      if (typed.trim() === '') return null
      const result = emailInput.safeParse(typed)
      if (result.success) return result.data
      issues.addIssue({ code: 'custom', message: 'email' })
      return z.NEVER
    }),
  phone: optional(30),
  taxOfficeCode: optional(4).refine((code) => code === null || /^\d{4}$/.test(code), 'tax_office'),
  nfzBranch: optional(3).refine(
    (code) => code === null || /^(0[1-9]|1[0-6])R?$/.test(code),
    'nfz_branch',
  ),
}

type PersonNumbers = {
  bornOn: string | null
  pesel: string | null
  country: string
  postalCode: string
}

function checkNumbers(person: PersonNumbers, issues: z.core.$RefinementCtx<PersonNumbers>): void {
  const refuse = (path: string, message: string) =>
    issues.addIssue({ code: 'custom', path: [path], message })
  const pesel = person.pesel ? parsePesel(person.pesel) : null
  if (pesel?.valid && person.bornOn && pesel.bornOn !== person.bornOn) {
    refuse('bornOn', 'born_on_differs')
  }
  if (person.country === 'PL' && person.postalCode && !/^\d{2}-\d{3}$/.test(person.postalCode)) {
    refuse('postalCode', 'postal_code')
  }
}

export const addEmployeeInput = z.object(personFields).superRefine((person, issues) => {
  checkNumbers(person, issues)
  if (!person.pesel && !(person.documentKind && person.documentNumber)) {
    issues.addIssue({ code: 'custom', path: ['pesel'], message: 'pesel_or_document' })
  }
  if (!person.pesel && !person.bornOn) {
    issues.addIssue({ code: 'custom', path: ['bornOn'], message: 'required' })
  }
})
export type AddEmployeeInput = z.output<typeof addEmployeeInput>

/** Numbers that are left empty stay as they are: the form never shows them. */
export const changeEmployeeInput = z
  .object({ ...personFields, employeeId: idInput, version, reason: reasonInput })
  .superRefine(checkNumbers)
export type ChangeEmployeeInput = z.output<typeof changeEmployeeInput>

const termsFields = {
  position: line(120),
  department: optional(80),
  costCentre: optional(40),
  project: optional(80),
  fteNumerator: whole(1, 1000).default(1),
  fteDenominator: whole(1, 1000).default(1),
  weekMinutes: z
    .array(whole(0, 1440))
    .length(7, 'invalid')
    .default([480, 480, 480, 480, 480, 0, 0]),
  payKind: choice(payKinds),
  payMinor: amount,
  kup: choice(kups),
  pit2Minor: optionalAmount.refine(
    (minor) => minor === null || (PIT2_AMOUNTS as readonly bigint[]).includes(minor),
    'pit2_amount',
  ),
  authorBp: share(10_000),
  reliefs: z
    .union([z.array(choice(reliefs)), choice(reliefs).transform((one) => [one])])
    .default([])
    .transform((list) => [...new Set(list)]),
  taxAdvance: choice(taxAdvances).default('scale'),
  ppkEmployeeBp: share(400).refine((bp) => bp === 0 || bp >= 50, 'ppk_rate'),
  ppkEmployerBp: share(400).refine((bp) => bp === 0 || bp >= 150, 'ppk_rate'),
  insuranceCode: z
    .string()
    .transform((code) => code.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'insurance_code')),
  hasSocial: flag(),
  hasSick: flag(),
  hasHealth: flag(),
  hasAccident: flag(),
  paysLabourFund: flag(),
  paysGuaranteeFund: flag(),
  isStudent: flag(),
  disability: choice(disabilities).default('none'),
  leaveDays: whole(0, 60).default(20),
  /** Somebody has seen that the base alone is below the minimum: components make it up. */
  belowMinimumAccepted: flag(),
}
export type TermsInput = z.output<z.ZodObject<typeof termsFields>>

export const hireInput = z.object({
  ...termsFields,
  employeeId: idInput,
  kind: choice(employmentKinds),
  number: line(40),
  term: z
    .enum([...employmentTermKinds, ''], 'choice')
    .default('')
    .transform((term) => term || null),
  signedOn: optionalDay,
  hiredOn: optionalDay,
  startsOn: day,
  endsOn: optionalDay,
})
export type HireInput = z.output<typeof hireInput>

export const changeTermsInput = z.object({
  ...termsFields,
  employmentId: idInput,
  validFrom: day,
  reason: reasonInput,
})
export type ChangeTermsInput = z.output<typeof changeTermsInput>

export const endEmploymentInput = z.object({
  employmentId: idInput,
  version,
  endsOn: day,
  endReason: choice(endReasons),
})
export type EndEmploymentInput = z.output<typeof endEmploymentInput>

export const payComponentInput = z
  .object({
    employmentId: idInput,
    code: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9_]{0,39}$/, 'price_code'),
    name: line(80),
    kind: choice(componentKinds),
    validFrom: day,
    validTo: optionalDay,
    amountMinor: amount,
    isSocialBase: flag(),
    isHealthBase: flag(),
    isTaxed: flag(),
    isSickPayBase: flag(),
    reason: reasonInput,
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo >= validFrom, {
    path: ['validTo'],
    message: 'days_order',
  })
export type PayComponentInput = z.output<typeof payComponentInput>

export const revealInput = z.object({
  employeeId: idInput,
  field: choice(['pesel', 'account', 'document']),
})
export type RevealInput = z.output<typeof revealInput>

const absenceFields = {
  employmentId: idInput,
  fromOn: day,
  toOn: day,
  minutes: hours.refine((minutes) => minutes === null || minutes > 0, 'minutes'),
  note: optional(500),
}
type Days = { fromOn: string; toOn: string }
const inOrder = ({ fromOn, toOn }: Days) => toOn >= fromOn
const notInOrder = { path: ['toOn'], message: 'days_order' }

export const requestLeaveInput = z
  .object({ ...absenceFields, kind: choice(leaveKinds) })
  .refine(inOrder, notInOrder)
export type RequestLeaveInput = z.output<typeof requestLeaveInput>

export const recordAbsenceInput = z
  .object({ ...absenceFields, kind: choice(absenceKinds) })
  .refine(inOrder, notInOrder)
export type RecordAbsenceInput = z.output<typeof recordAbsenceInput>

export const recordSicknessInput = z
  .object({
    ...absenceFields,
    kind: choice(sicknessKinds).default('sickness'),
    ezlaSeries: z
      .string()
      .transform((typed) => typed.trim().toUpperCase())
      .pipe(z.string().regex(/^[A-Z]{2}$/, 'ezla_series')),
    ezlaNumber: z
      .string()
      .transform((typed) => typed.replace(/\s/g, ''))
      .pipe(z.string().regex(/^\d{7}$/, 'ezla_number')),
    ezlaCode: z
      .enum(['A', 'B', 'C', 'D', 'E', ''], 'choice')
      .default('')
      .transform((code) => code || null),
    payBaseMinor: optionalAmount,
  })
  .refine(inOrder, notInOrder)
export type RecordSicknessInput = z.output<typeof recordSicknessInput>

export const decideLeaveInput = z.object({
  absenceId: idInput,
  version,
  decision: choice(['approved', 'refused', 'cancelled']),
  note: optional(500),
})
export type DecideLeaveInput = z.output<typeof decideLeaveInput>

export const periodInput = z.string().refine(isPeriod, 'bad_date')
export const monthInputInput = z
  .object({
    employmentId: idInput,
    period: periodInput,
    code: choice(monthInputCodes),
    /** Hours for the codes of time, złoty for the others; empty takes the entry away. */
    hours,
    amountMinor: optionalAmount,
    note: optional(300),
  })
  .superRefine((entry, issues) => {
    const isTime = (minuteCodes as readonly string[]).includes(entry.code)
    const wrong = isTime ? entry.amountMinor !== null : entry.hours !== null
    if (wrong) issues.addIssue({ code: 'custom', path: ['code'], message: 'choice' })
  })
export type MonthInputInput = z.output<typeof monthInputInput>

export const inviteEmployeeInput = z.object({ employeeId: idInput, email: emailInput })
export type InviteEmployeeInput = z.output<typeof inviteEmployeeInput>

/** Filters of the list of people, as they stand in the address bar. */
export const employeeFilters = z.object({
  search: z
    .string()
    .transform((typed) =>
      typed
        .replace(/\p{Cc}/gu, '')
        .trim()
        .slice(0, 80),
    )
    .optional()
    .catch(undefined),
  state: z.enum(['current', 'former', 'lapsed', 'all']).optional().catch(undefined),
  kind: z.enum(employmentKinds).optional().catch(undefined),
})
export type EmployeeFilters = z.output<typeof employeeFilters>

export const runKinds = ['regular', 'bonus', 'correction'] as const
export const createRunInput = z.object({
  period: periodInput,
  kind: choice(runKinds),
  /** Empty: the day that the company's settings name. */
  payOn: optionalDay,
  title: optional(120),
  itemId: z
    .string()
    .default('')
    .refine((id) => id === '' || isId(id), 'not_found')
    .transform((id) => id || null),
})
export type CreateRunInput = z.output<typeof createRunInput>

export const runStepInput = z.object({ runId: idInput, version })
/** Why each amount that is many times off last month's is right, by payslip. */
export const checkRunInput = runStepInput.extend({
  confirm: z.record(idInput, reasonInput).optional(),
})
export type CheckRunInput = z.output<typeof checkRunInput>
export type RunStepInput = z.output<typeof runStepInput>
export const runReasonInput = z.object({ runId: idInput, version, reason: reasonInput })
export type RunReasonInput = z.output<typeof runReasonInput>
