// What a request type is: its form, its steps, its checklist and its terms. The composer, the
// commands and the ready-made catalogues all pass through this one schema; a message is a
// code, its path the name of the field in the composer.
import { z } from 'zod'
import { meterCodes } from '../contracts/meters.ts'
import { services } from '../shared/permissions.ts'
import { retentionKeys } from '../shared/pl/retention.ts'
import { checkAcross } from './rules/definition-checks.ts'

export const limits = {
  fields: 50,
  options: 30,
  steps: 20,
  checks: 50,
  name: 80,
  hint: 300,
  label: 160,
  /** A year of business minutes. */
  minutes: 525_600,
} as const

// Controls and marks that hide text or turn its direction around.
const UNSEEN = /[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u

// Names and labels also stand in mails and papers, where nothing escapes a tag.
const MARKUP = /<[a-z/!?]/i

const line = (max: number) =>
  z
    .string('required')
    .transform((text) => text.trim())
    .pipe(
      z
        .string()
        .max(max, 'too_long')
        .refine((text) => !/[\r\n]/.test(text), 'one_line')
        .refine((text) => !UNSEEN.test(text), 'unseen_characters')
        .refine((text) => !MARKUP.test(text), 'no_markup'),
    )
const words = (max: number) => line(max).pipe(z.string().min(1, 'required'))
/** The name of a type in one language. */
export const typeNameInput = words(limits.name)

const inBoth = (max: number) => z.strictObject({ pl: words(max), en: words(max) })
/** Words in both languages or in none. */
const optionalBoth = (max: number) =>
  z
    .strictObject({ pl: line(max), en: line(max) })
    .superRefine(({ pl, en }, issues) => {
      if (!pl && en) issues.addIssue({ code: 'custom', path: ['pl'], message: 'required' })
      if (pl && !en) issues.addIssue({ code: 'custom', path: ['en'], message: 'required' })
    })
    .transform((both) => (both.pl ? both : undefined))
    .optional()

const key = z.string('required').regex(/^[a-z][a-z0-9_]{0,39}$/, 'key_letters')
const bound = z.number('not_a_number').int('not_a_number').min(-1e12, 'too_small')
const bounds = {
  min: bound.max(1e12, 'too_large').optional(),
  max: bound.max(1e12, 'too_large').optional(),
}

const fieldBase = {
  key,
  label: inBoth(limits.label),
  hint: optionalBoth(limits.hint),
  required: z.boolean('not_a_choice').optional(),
  when: z
    .strictObject({
      field: z.string('required').min(1, 'required').max(40, 'unknown_field'),
      is: z.union([z.string().max(40, 'not_an_answer'), z.boolean()], 'required'),
    })
    .optional(),
}

const option = z.strictObject({
  value: z.string('required').regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'key_letters'),
  label: inBoth(limits.label),
})

const field = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      ...fieldBase,
      type: z.enum(['text', 'longtext', 'number', 'amount']),
      ...bounds,
    }),
    z.strictObject({ ...fieldBase, type: z.enum(['date', 'yesno', 'file']) }),
    z.strictObject({
      ...fieldBase,
      type: z.literal('choice'),
      options: z.array(option, 'required').min(2, 'two_options').max(limits.options, 'too_many'),
    }),
  ],
  'not_a_choice',
)

export const stepKinds = ['do', 'review', 'accept'] as const
export const stepDoers = ['agent', 'lead', 'client'] as const

const step = z.strictObject({
  key,
  name: inBoth(limits.name),
  kind: z.enum(stepKinds, 'not_a_choice'),
  by: z.enum(stepDoers, 'not_a_choice'),
  hint: optionalBoth(limits.hint),
})

const check = z.strictObject({
  key,
  label: inBoth(limits.label),
  /** The step that cannot end before this is ticked; without one, the last. */
  step: z.string().max(40, 'unknown_step').optional(),
  required: z.boolean('not_a_choice'),
})

const minutes = z
  .number('not_a_number')
  .int('not_a_number')
  .min(1, 'too_small')
  .max(limits.minutes, 'too_large')
  .optional()

export const typeDefinition = z
  .strictObject(
    {
      service: z.enum(services, 'not_a_choice'),
      name: inBoth(limits.name),
      hint: z.strictObject({ pl: line(limits.hint), en: line(limits.hint) }),
      form: z.array(field, 'required').max(limits.fields, 'too_many'),
      /** In order; empty stands for one step: do it. */
      steps: z.array(step, 'required').max(limits.steps, 'too_many'),
      checklist: z.array(check, 'required').max(limits.checks, 'too_many'),
      /** Business minutes proposed to contracts that say nothing of the type. */
      terms: z.strictObject({ firstResponseMinutes: minutes, resolutionMinutes: minutes }),
      questions: z.enum(['allowed', 'none'], 'not_a_choice'),
      meter: z.enum(meterCodes, 'unknown_meter').nullable(),
      retention: z.enum(retentionKeys, 'unknown_retention').nullable(),
      confidential: z.boolean('not_a_choice'),
      isOffered: z.boolean('not_a_choice'),
      opensFromUpload: z.boolean('not_a_choice'),
    },
    'invalid',
  )
  .superRefine((definition, issues) => {
    for (const { path, code } of checkAcross(definition)) {
      issues.addIssue({ code: 'custom', path, message: code })
    }
  })

export type TypeDefinition = z.output<typeof typeDefinition>
export type DefinedField = TypeDefinition['form'][number]
export type StepDefinition = TypeDefinition['steps'][number]
export type CheckDefinition = TypeDefinition['checklist'][number]
export type StepKind = (typeof stepKinds)[number]
export type StepDoer = (typeof stepDoers)[number]

export type DefinitionErrors = Record<string, string>
export type ReadDefinition =
  | { ok: true; definition: TypeDefinition }
  | { ok: false; errors: DefinitionErrors }

/** What was composed, checked; or a code for each place that is wrong, named by its path. */
export function readDefinition(sent: unknown): ReadDefinition {
  const parsed = typeDefinition.safeParse(sent)
  if (parsed.success) return { ok: true, definition: parsed.data }
  const errors: DefinitionErrors = {}
  for (const issue of parsed.error.issues) {
    const own = /^[a-z][a-z0-9_]*$/.test(issue.message) ? issue.message : issue.code
    errors[issue.path.join('.') || 'definition'] ??= own
  }
  return { ok: false, errors }
}
