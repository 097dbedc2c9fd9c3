// What kinds of questions there are, with their choices and bounds. Used on both sides of the
// wire.
import type { FormField } from '../schema.ts'

export const questionKinds = [
  'text',
  'amount',
  'number',
  'choice',
  'yesno',
  'date',
  'file',
] as const
export type QuestionKind = (typeof questionKinds)[number]

export type QuestionOption = { value: string; label: { pl: string; en: string } }

/** Choices of a choice; bounds of an amount in minor units, of a number, of a date as a day. */
export type QuestionShape = { options?: QuestionOption[]; min?: string; max?: string }

/** An amount is minor units as text, a date 'YYYY-MM-DD', files are ids of documents. */
export type QuestionValue = string | number | boolean | string[]

export const MOST_OPTIONS = 12
export const MOST_ANSWER_FILES = 10

/** The question that fills a field of the type's form. */
export function questionOfField(field: FormField): { kind: QuestionKind; shape: QuestionShape } {
  switch (field.type) {
    case 'text':
    case 'longtext':
      return { kind: 'text', shape: {} }
    case 'amount':
    case 'number': {
      const { min, max } = field
      return {
        kind: field.type,
        shape: {
          ...(min === undefined ? {} : { min: String(min) }),
          ...(max === undefined ? {} : { max: String(max) }),
        },
      }
    }
    case 'choice':
      return { kind: 'choice', shape: { options: field.options } }
    case 'yesno':
    case 'date':
    case 'file':
      return { kind: field.type, shape: {} }
  }
}
