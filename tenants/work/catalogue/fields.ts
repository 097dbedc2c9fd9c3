// Fields and words that many request types share.
import type { FormField } from '../schema.ts'
import type { CheckDefinition, StepDefinition } from '../type-definition.ts'

export const details = (
  required: boolean,
  pl = 'Szczegóły',
  en = 'Details',
): FormField & { key: 'details' } => ({
  key: 'details',
  type: 'longtext',
  label: { pl, en },
  required,
})

export const neededOn: FormField = {
  key: 'needed_on',
  type: 'date',
  label: { pl: 'Na kiedy', en: 'Needed on' },
}

export const files: FormField = {
  key: 'files',
  type: 'file',
  label: { pl: 'Załączniki', en: 'Attachments' },
}

export const person: FormField = {
  key: 'person',
  type: 'text',
  label: { pl: 'Imię i nazwisko', en: 'Full name' },
  required: true,
  max: 120,
}

export function text(key: string, pl: string, en: string, required = true, max = 160): FormField {
  return { key, type: 'text', label: { pl, en }, required, max }
}

export function day(key: string, pl: string, en: string, required = true): FormField {
  return { key, type: 'date', label: { pl, en }, required }
}

export function yesNo(key: string, pl: string, en: string): FormField {
  return { key, type: 'yesno', label: { pl, en } }
}

export function choice(
  key: string,
  pl: string,
  en: string,
  options: readonly (readonly [value: string, pl: string, en: string])[],
): FormField {
  return {
    key,
    type: 'choice',
    label: { pl, en },
    required: true,
    options: options.map(([value, plLabel, enLabel]) => ({
      value,
      label: { pl: plLabel, en: enLabel },
    })),
  }
}

/** The same field, asked only when an earlier one has this answer. */
export function when<F extends FormField>(field: F, name: string, is: string | boolean): F {
  return { ...field, when: { field: name, is } }
}

/** A line that explains the field below its label. */
export function hinted<F extends FormField>(field: F, pl: string, en: string): F {
  return { ...field, hint: { pl, en } }
}

/** Done by an agent. */
export function step(key: string, pl: string, en: string): StepDefinition {
  return { key, name: { pl, en }, kind: 'do', by: 'agent' }
}

/** Looked over by a lead who did not do it. */
export function review(pl: string, en: string): StepDefinition {
  return { key: 'review', name: { pl, en }, kind: 'review', by: 'lead' }
}

/** Accepted by the client, or given back with words. */
export function acceptance(pl = 'Odbiór', en = 'Acceptance'): StepDefinition {
  return { key: 'acceptance', name: { pl, en }, kind: 'accept', by: 'client' }
}

export function check(
  key: string,
  of: string,
  pl: string,
  en: string,
  required = true,
): CheckDefinition {
  return { key, step: of, label: { pl, en }, required }
}
