// Inputs of the complaints: forms at the desk, the public form, filters of the register.
import { z } from 'zod'
import { type LocalDate, readTypedDate } from '../shared/dates.ts'
import { isId } from '../shared/ids.ts'
import { parseAmount } from '../shared/money.ts'
import {
  decisions,
  demands,
  evidenceKinds,
  furtherPaths,
  legalBases,
  regimes,
  remedies,
  replyChannels,
  statuses,
} from './kinds.ts'

/** Ten million złoty: what is above is a typing error. */
const MAX_MINOR = 10n ** 9n

// Line breaks stay in long texts; everything else that no keyboard types goes.
const clean = (typed: string) =>
  typed
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{C}\n]/gu, ' ')
    .trim()
const line = (max: number) =>
  z
    .string('required')
    .transform((typed) => clean(typed).replaceAll('\n', ' '))
    .pipe(z.string().min(1, 'required').max(max, 'too_long'))
const longText = (max: number, min = 1) =>
  z
    .string('required')
    .transform(clean)
    .pipe(z.string().min(1, 'required').min(min, 'too_short').max(max, 'too_long'))
const optionalLine = (max: number) =>
  z
    .string()
    .default('')
    .transform((typed) => clean(typed).replaceAll('\n', ' '))
    .pipe(z.string().max(max, 'too_long'))
    .transform((value) => value || null)
const optionalText = (max: number) =>
  z
    .string()
    .default('')
    .transform(clean)
    .pipe(z.string().max(max, 'too_long'))
    .transform((value) => value || null)

function readDay(typed: string): LocalDate | null {
  const day = /\d{4}/.test(typed) ? readTypedDate(typed, '2000-01-01') : null
  return day && day >= '2000-01-01' && day <= '2099-12-31' ? day : null
}
const day = z.string('required').transform((typed, issues) => {
  const read = readDay(typed)
  if (read) return read
  issues.addIssue({ code: 'custom', message: typed.trim() === '' ? 'required' : 'bad_date' })
  return z.NEVER
})
const optionalDay = z
  .string()
  .default('')
  .transform((typed, issues) => {
    if (typed.trim() === '') return null
    const read = readDay(typed)
    if (read) return read
    issues.addIssue({ code: 'custom', message: 'bad_date' })
    return z.NEVER
  })
const optionalAmount = z
  .string()
  .default('')
  .transform((typed, issues) => {
    if (typed.trim() === '') return null
    const minor = parseAmount(typed)
    if (minor !== null && minor >= 0n && minor <= MAX_MINOR) return minor
    const code = minor === null ? 'bad_amount' : minor < 0n ? 'too_small' : 'too_large'
    issues.addIssue({ code: 'custom', message: code })
    return z.NEVER
  })
const version = z.coerce.number('invalid').int('invalid').min(1, 'invalid')
const complaintId = z.string('invalid').refine(isId, 'invalid')
const email = z
  .string()
  .default('')
  .transform((typed) => clean(typed).replaceAll('\n', '').toLowerCase())
  .refine((typed) => typed === '' || z.email().safeParse(typed).success, 'bad_email')
  .pipe(z.string().max(200, 'too_long'))
  .transform((value) => value || null)

const contact = {
  customerName: line(120),
  email,
  phone: optionalLine(40),
  address: optionalLine(240),
}

const matter = {
  regime: z.enum(regimes, 'required'),
  product: line(160),
  orderNumber: optionalLine(60),
  invoiceNumber: optionalLine(60),
  purchasedOn: optionalDay,
  faultNoticedOn: optionalDay,
  description: longText(5_000, 10),
  demand: z.enum(demands, 'required'),
  demandMinor: optionalAmount,
}

export const registerComplaintInput = z
  .object({
    ...contact,
    ...matter,
    legalBasis: z.enum(legalBases, 'required'),
    channel: z.enum(['email', 'phone', 'letter', 'in_person'], 'required'),
    receivedOn: day,
    locale: z.enum(['pl', 'en']).default('pl'),
  })
  .refine(({ email: mail, phone, address }) => mail || phone || address, {
    path: ['email'],
    message: 'contact_required',
  })
export type RegisterComplaintInput = z.output<typeof registerComplaintInput>

/** The public form: what a stranger may say. */
export const publicComplaintInput = z
  .object({
    ...contact,
    ...matter,
    email: email.refine((value) => value !== null, 'required'),
  })
  .refine(
    ({ purchasedOn, faultNoticedOn }) =>
      !(purchasedOn && faultNoticedOn) || purchasedOn <= faultNoticedOn,
    {
      path: ['faultNoticedOn'],
      message: 'before_purchase',
    },
  )
export type PublicComplaintInput = z.output<typeof publicComplaintInput>

const target = { complaintId, version }

export const triageInput = z.object({
  ...target,
  regime: z.enum(regimes, 'required'),
  legalBasis: z.enum(legalBases, 'required'),
  causeId: z
    .string()
    .default('')
    .refine((value) => value === '' || isId(value), 'invalid')
    .transform((value) => value || null),
})
export type TriageInput = z.output<typeof triageInput>

export const decideInput = z
  .object({
    ...target,
    decision: z.enum(decisions, 'required'),
    grounds: longText(5_000, 20),
    remedy: z.enum(remedies, 'required'),
    remedyMinor: optionalAmount,
  })
  .refine(({ decision, remedy }) => (decision === 'refused') === (remedy === 'none'), {
    path: ['remedy'],
    message: 'remedy_and_decision',
  })
  .refine(
    ({ remedy, remedyMinor }) =>
      !['price_cut', 'refund', 'damages', 'voucher'].includes(remedy) || remedyMinor !== null,
    { path: ['remedyMinor'], message: 'required' },
  )
export type DecideInput = z.output<typeof decideInput>

/** The three things that a notice of a longer term must say. */
export const extendInput = z.object({
  ...target,
  cause: longText(1_000, 10),
  circumstances: longText(1_000, 10),
  expectedOn: day,
})
export type ExtendInput = z.output<typeof extendInput>

export const replyInput = z.object({
  ...target,
  repliedOn: day,
  channel: z.enum(replyChannels, 'required'),
  proof: line(200),
})
export type ReplyInput = z.output<typeof replyInput>

export const issueLetterInput = z.object({ ...target, locale: z.enum(['pl', 'en']) })
export const stepInput = z.object({ ...target, reason: optionalText(500) })

const optionalId = z
  .string()
  .default('')
  .refine((value) => value === '' || isId(value), 'invalid')
  .transform((value) => value || null)

export const evidenceInput = z
  .object({
    ...target,
    kind: z.enum(evidenceKinds, 'required'),
    documentId: optionalId,
    orderItemId: optionalId,
    note: line(200),
    isInLetter: z.literal('on').optional().transform(Boolean),
  })
  // Fields of the other kinds are sent along by the form and mean nothing; an expert's words
  // may be on paper.
  .transform((typed) => ({
    ...typed,
    documentId: typed.kind === 'order' ? null : typed.documentId,
    orderItemId: typed.kind === 'order' ? typed.orderItemId : null,
  }))
  .refine(({ kind, documentId }) => kind !== 'document' || documentId !== null, {
    path: ['documentId'],
    message: 'required',
  })
  .refine(({ kind, orderItemId }) => kind !== 'order' || orderItemId !== null, {
    path: ['orderItemId'],
    message: 'required',
  })
export type EvidenceInput = z.output<typeof evidenceInput>

export const withdrawEvidenceInput = z.object({ ...target, evidenceId: complaintId })
export type WithdrawEvidenceInput = z.output<typeof withdrawEvidenceInput>

export const furtherInput = z.object({
  ...target,
  furtherPath: z.enum(furtherPaths, 'required'),
  furtherOn: day,
  furtherNote: optionalText(500),
})
export type FurtherInput = z.output<typeof furtherInput>

export const messageInput = z.object({ body: longText(2_000) })
export const satisfactionInput = z.object({ satisfaction: z.coerce.number().int().min(1).max(5) })

export const settingsInput = z
  .object({
    isFormOpen: z.literal('on').optional().transform(Boolean),
    regimes: z
      .union([z.enum(regimes), z.array(z.enum(regimes))])
      .optional()
      .transform((value) => [value ?? []].flat()),
    contractDays: z.coerce
      .number('invalid')
      .int('invalid')
      .min(1, 'too_small')
      .max(90, 'too_large'),
  })
  .refine(({ isFormOpen, regimes: offered }) => !isFormOpen || offered.length > 0, {
    path: ['regimes'],
    message: 'required',
  })
export type SettingsInput = z.output<typeof settingsInput>

export const causeInput = z.object({
  parentId: z
    .string()
    .default('')
    .refine((value) => value === '' || isId(value), 'invalid')
    .transform((value) => value || null),
  namePl: line(120),
  nameEn: line(120),
})
export type CauseInput = z.output<typeof causeInput>

export const actionInput = z.object({
  causeId: z.string('required').refine(isId, 'required'),
  description: longText(1_000, 10),
  ownerName: line(120),
  dueOn: day,
})
export type ActionInput = z.output<typeof actionInput>

export const actionStepInput = z.discriminatedUnion('step', [
  z.object({ step: z.literal('done'), actionId: complaintId, doneOn: day, checkOn: day }),
  z.object({
    step: z.literal('check'),
    actionId: complaintId,
    effect: z.enum(['effective', 'not_effective'], 'required'),
    effectNote: longText(1_000, 3),
  }),
])
export type ActionStepInput = z.output<typeof actionStepInput>

/** Filters of the register, as they stand in the address bar. */
export const registerFilters = z.object({
  state: z
    .enum([...statuses, 'open'])
    .optional()
    .catch(undefined),
  regime: z.enum(regimes).optional().catch(undefined),
  due: z.enum(['late', 'week']).optional().catch(undefined),
  text: z
    .string()
    .transform((text) => text.replace(/\p{Cc}/gu, '').trim())
    .pipe(z.string().max(100))
    .optional()
    .catch(undefined),
})
export type RegisterFilters = z.output<typeof registerFilters>
