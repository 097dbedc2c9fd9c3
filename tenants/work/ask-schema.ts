// The form of a question as an agent fills it in: choices by the line, bounds as they are
// typed, days with commas. Without the further fields it is a plain question to everybody.
import { z } from 'zod'
import { readReminderDays } from '../companies/rules/reminder-days.ts'
import { isPeriod, readTypedDate } from '../shared/dates.ts'
import { isId } from '../shared/ids.ts'
import { parseAmount } from '../shared/money.ts'
import { MOST_OPTIONS, type QuestionShape, questionKinds } from './rules/question-kinds.ts'
import { bodyInput, versionInput } from './schema.ts'

const line = z
  .string()
  .default('')
  .transform((text) => text.trim())

const days = z
  .string()
  .optional()
  .transform((text, issues) => {
    if (text === undefined) return undefined
    const read = readReminderDays(text)
    if (read) return read
    issues.addIssue({ code: 'custom', message: 'not_days' })
    return z.NEVER
  })

const period = z
  .string()
  .optional()
  .transform((text, issues) => {
    if (text === undefined) return undefined
    const typed = text.trim()
    if (typed === '') return null
    if (isPeriod(typed)) return typed
    issues.addIssue({ code: 'custom', message: 'not_a_date' })
    return z.NEVER
  })

const people = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? []].flat())
  .refine((ids) => ids.every(isId), 'invalid')

export const questionInput = z
  .object({
    body: bodyInput,
    version: versionInput,
    kind: z.enum(questionKinds, 'not_a_choice').default('text'),
    fieldKey: line,
    options: line,
    min: line,
    max: line,
    period,
    reminderDays: days,
    recipients: people,
    /** Sent by the form that lists people: none ticked is then a mistake, not everybody. */
    chosen: z.string().optional(),
  })
  .transform(({ options, min, max, chosen, recipients, fieldKey, ...rest }, issues) => {
    const refuse = (path: string, message: string) =>
      issues.addIssue({ code: 'custom', path: [path], message })
    if (chosen && recipients.length === 0) refuse('recipients', 'no_recipient')
    const shape: QuestionShape = {}
    if (!fieldKey && rest.kind === 'choice') {
      shape.options = optionsOf(options)
      if (shape.options.length < 2) refuse('options', 'options_missing')
      if (shape.options.length > MOST_OPTIONS) refuse('options', 'too_many')
    }
    if (!fieldKey && rest.kind in readBound) {
      for (const [name, typed] of [
        ['min', min],
        ['max', max],
      ] as const) {
        if (typed === '') continue
        const { read, code } = readBound[rest.kind as keyof typeof readBound]
        const bound = read(typed)
        if (bound === null) refuse(name, code)
        else shape[name] = bound
      }
    }
    const named = chosen ? { recipients } : {}
    return { ...rest, ...named, shape, fieldKey: fieldKey || null }
  })

const amountOf = (typed: string) =>
  typed.length > 30 ? null : (parseAmount(typed)?.toString() ?? null)

const readBound = {
  amount: { read: amountOf, code: 'not_an_amount' },
  number: {
    read: (typed: string) => (/^[+-]?\d{1,12}$/.test(typed) ? String(Number(typed)) : null),
    code: 'not_a_number',
  },
  date: { read: (typed: string) => readTypedDate(typed, '2000-01-01'), code: 'not_a_date' },
}

const optionsOf = (text: string) =>
  [...new Set(text.split('\n').map((one) => one.trim().slice(0, 120)))]
    .filter(Boolean)
    .map((label, n) => ({ value: `o${n + 1}`, label: { pl: label, en: label } }))
