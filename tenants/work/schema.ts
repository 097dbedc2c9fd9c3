// States, inputs and the typed forms of request types. Used on both sides of the wire.
import { z } from 'zod'
import { isLocalDate } from '../shared/dates.ts'
import { isId } from '../shared/ids.ts'
import { parseAmount } from '../shared/money.ts'
import { services } from '../shared/permissions.ts'
import { ruleOf, scheduleKinds } from './rules/schedule.ts'
import { type ItemPriority, openStatuses } from './rules/statuses.ts'

export * from './rules/statuses.ts'

const both = z.object({ pl: z.string().min(1), en: z.string().min(1) })

const fieldBase = {
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: both,
  hint: both.optional(),
  required: z.boolean().optional(),
  /** The field is asked only when another one has this answer. */
  when: z.object({ field: z.string(), is: z.union([z.string(), z.boolean()]) }).optional(),
}

/** One field of a request type's form, as it is stored in the catalogue. */
export const formField = z.discriminatedUnion('type', [
  // Bounds are characters for texts, values for numbers, minor units for amounts.
  z.strictObject({
    ...fieldBase,
    type: z.enum(['text', 'longtext', 'number', 'amount']),
    min: z.number().int().optional(),
    max: z.number().int().optional(),
  }),
  z.strictObject({ ...fieldBase, type: z.enum(['date', 'yesno', 'file']) }),
  z.strictObject({
    ...fieldBase,
    type: z.literal('choice'),
    options: z.array(z.object({ value: z.string().min(1).max(40), label: both })).min(2),
  }),
])
export type FormField = z.output<typeof formField>
export type FieldType = FormField['type']

/** Amounts are minor units as text; files are ids of documents. */
export type FormAnswer = string | number | boolean | string[]
export type FormAnswers = Record<string, FormAnswer>

export type FormOutcome =
  | { ok: true; answers: FormAnswers }
  | { ok: false; errors: Record<string, string> }

const DEFAULT_MAX: Partial<Record<FieldType, number>> = { text: 200, longtext: 5_000 }

function textOf(min: number, max: number) {
  return z
    .string('required')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(min, 'too_short').max(max, 'too_long'))
}

function wholeNumber(field: { min?: number; max?: number }) {
  return z
    .union([z.number(), z.string().regex(/^\s*[+-]?\d{1,12}\s*$/, 'not_a_number')], 'not_a_number')
    .transform(Number)
    .pipe(
      z
        .number('not_a_number')
        .int('not_a_number')
        .min(field.min ?? -1e12, 'too_small')
        .max(field.max ?? 1e12, 'too_large'),
    )
}

function amountOf(field: { min?: number; max?: number }) {
  return z.string('not_an_amount').transform((text, issues) => {
    const minor = parseAmount(text)
    const refuse = (message: string) => {
      issues.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    if (minor === null) return refuse('not_an_amount')
    if (field.min !== undefined && minor < BigInt(field.min)) return refuse('too_small')
    if (field.max !== undefined && minor > BigInt(field.max)) return refuse('too_large')
    return minor.toString()
  })
}

const yesNo = z
  .union([z.boolean(), z.enum(['yes', 'no', 'on', 'true', 'false'])], 'not_a_choice')
  .transform((answer) => answer === true || ['yes', 'on', 'true'].includes(String(answer)))

const fileIds = z
  .union([z.string(), z.array(z.string())], 'not_a_file')
  .transform((ids) => (typeof ids === 'string' ? [ids] : ids))
  .pipe(z.array(z.string().refine(isId, 'not_a_file')).max(50, 'too_many'))

function answerInput(field: FormField): z.ZodType<FormAnswer> {
  switch (field.type) {
    case 'text':
    case 'longtext':
      return textOf(field.min ?? 0, field.max ?? DEFAULT_MAX[field.type]!)
    case 'number':
      return wholeNumber(field)
    case 'amount':
      return amountOf(field)
    case 'date':
      return z.string('not_a_date').refine(isLocalDate, 'not_a_date')
    case 'choice':
      return z
        .string('not_a_choice')
        .refine((value) => field.options.some((option) => option.value === value), 'not_a_choice')
    case 'yesno':
      return yesNo
    case 'file':
      return fileIds
  }
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.every(isBlank)
}

/**
 * The answers of a form, typed, or one code for each wrong field. A field whose
 * condition does not hold is left out, whatever was sent; unknown names are dropped.
 */
export function validateForm(
  fields: readonly FormField[],
  sent: Readonly<Record<string, unknown>>,
): FormOutcome {
  const answers: FormAnswers = {}
  const errors: Record<string, string> = {}
  for (const field of fields) {
    if (field.when && answers[field.when.field] !== field.when.is) continue
    const value = Object.hasOwn(sent, field.key) ? sent[field.key] : undefined
    if (isBlank(value)) {
      // An unticked box sends nothing: that is a "no", not a missing answer.
      if (field.type === 'yesno') answers[field.key] = false
      else if (field.required) errors[field.key] = 'required'
      continue
    }
    const parsed = answerInput(field).safeParse(value)
    if (parsed.success) answers[field.key] = parsed.data
    else errors[field.key] = parsed.error.issues[0]!.message
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, answers }
}

export const idInput = z.string('required').refine(isId, 'not_found')
export const versionInput = z.coerce.number().int().positive().optional()

/** What people write to each other. */
export const bodyInput = z
  .string('required')
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(z.string().min(1, 'required').max(10_000, 'too_long'))

export const titleInput = textOf(1, 200)

const DAYS_OF_MONTH = [...Array.from({ length: 28 }, (_, day) => day + 1), 31]

export const scheduleInput = z
  .looseObject({
    requestType: z.string('required').min(1, 'required').max(40, 'unknown_request_type'),
    title: titleInput,
    kind: z.enum(scheduleKinds, 'not_a_choice'),
    dayOfMonth: z.coerce
      .number('not_a_choice')
      .refine((day) => DAYS_OF_MONTH.includes(day), 'not_a_choice'),
    notBefore: z
      .string('required')
      .min(1, 'required')
      .refine(isLocalDate, 'not_a_date')
      .refine((date) => date < '2100', 'date_too_far'),
    form: z.record(z.string(), z.unknown()).default({}),
  })
  .transform(({ requestType, title, kind, dayOfMonth, notBefore, form }) => ({
    ...{ requestType, title, notBefore, form },
    ...ruleOf(kind, dayOfMonth, notBefore),
  }))

export const messageInput = z.object({ body: bodyInput })
export const answerQuestionInput = z.object({
  questionId: idInput,
  answer: z.string().optional(),
  remark: z
    .string()
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(2_000, 'too_long'))
    .transform((text) => text || null),
})
export const finishInput = z.object({
  version: versionInput,
  note: textOf(0, 10_000)
    .transform((note) => note || undefined)
    .optional(),
  quantity: z.coerce
    .number('not_a_number')
    .int('not_a_number')
    .min(1, 'too_small')
    .max(1_000_000, 'too_large')
    .optional(),
})
export const priorityInput = z.coerce
  .number('not_a_choice')
  .int('not_a_choice')
  .min(1, 'not_a_choice')
  .max(3, 'not_a_choice')
  .transform((value) => value as ItemPriority)
export const reasonInput = z.object({ reason: bodyInput, version: versionInput })

const stepKey = z.string('required').regex(/^[a-z][a-z0-9_]{0,39}$/, 'no_such_step')
const stepNote = z
  .string()
  .max(5_000, 'too_long')
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
export const stepInput = z.object({
  key: stepKey,
  note: stepNote.optional(),
  version: versionInput,
})
export const returnInput = stepInput.extend({
  note: stepNote.pipe(z.string().min(1, 'words_needed')),
})
export const acceptInput = z.object({ note: stepNote.optional(), version: versionInput })
export const checkInput = z.object({
  key: z.string('required').regex(/^[a-z][a-z0-9_]{0,39}$/, 'no_such_check'),
})
export const personInput = z.object({ accountId: idInput })

export const queueFilters = z.object({
  status: z.enum(openStatuses).optional().catch(undefined),
  service: z.enum(services).optional().catch(undefined),
  /** Slug of a company; the screen turns it into an id. */
  company: z.string().max(63).optional().catch(undefined),
  assignee: z
    .union([z.enum(['me', 'none']), z.string().refine(isId)])
    .optional()
    .catch(undefined),
  priority: z.coerce
    .number()
    .int()
    .min(1)
    .max(3)
    .transform((value) => value as ItemPriority)
    .optional()
    .catch(undefined),
  overdue: z.literal('1').optional().catch(undefined),
  text: z.string().trim().max(100).optional().catch(undefined),
})
export type QueueFilters = z.output<typeof queueFilters>

/** Filters of the client's list, as they stand in the address bar. */
export const clientListFilters = z.object({
  state: z.enum(['open', 'closed']).optional().catch(undefined),
  service: z.enum(services).optional().catch(undefined),
  text: z.string().trim().max(100).optional().catch(undefined),
})
