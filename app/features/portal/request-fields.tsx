// The typed form of a request type, as the catalogue describes it.

import { useEffect, useState } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import type { Words } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Checkbox, RadioGroup } from '#app/ui/choice.tsx'
import { AmountField, Field, SelectField, TextareaField, TextField } from '#app/ui/field.tsx'
import type { FormField } from '#tenants/work/schema.ts'
import { acceptedFiles } from './upload-outcome.ts'

export type Refused = {
  errors: Record<string, string>
  values: Record<string, string>
  /** Files that were not taken: the names with the reasons, ready to be read. */
  files?: Record<string, string>
}

/** Words for each refused field; a refused file's reason is ready already. */
export function refusedTexts(t: Words<'common'>, refused: Refused | undefined) {
  return Object.fromEntries(
    Object.entries(refused?.errors ?? {}).map(([name, code]) => [
      name,
      refused?.files?.[name] ?? fieldErrorText(t, code),
    ]),
  )
}

const fieldName = (key: string) => `form.${key}`

export function RequestFields({
  fields,
  refused,
}: {
  fields: readonly FormField[]
  refused: Refused | undefined
}) {
  const [answers, setAnswers] = useState<Record<string, string | boolean>>({})
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  // Without scripts every field is shown; the server leaves out what was not asked.
  const shown = fields.filter(
    (field) => !hydrated || !field.when || isAnswered(answers, fields, field.when, refused),
  )
  return (
    <div
      className="stack"
      onChange={(event) => {
        const control = event.target
        if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) {
          const value =
            control instanceof HTMLInputElement && control.type === 'checkbox'
              ? control.checked
              : control.value
          setAnswers((old) => ({ ...old, [control.name]: value }))
        }
      }}
    >
      {shown.map((field) => (
        <RequestField key={field.key} field={field} refused={refused} hydrated={hydrated} />
      ))}
    </div>
  )
}

function isAnswered(
  answers: Record<string, string | boolean>,
  fields: readonly FormField[],
  when: NonNullable<FormField['when']>,
  refused: Refused | undefined,
): boolean {
  const name = fieldName(when.field)
  const asked = fields.find(({ key }) => key === when.field)
  const kept = refused?.values[name]
  const now = answers[name] ?? (asked?.type === 'yesno' ? kept === 'yes' : kept)
  return now === when.is
}

const MANY_OPTIONS = 5

function RequestField({
  field,
  refused,
  hydrated,
}: {
  field: FormField
  refused: Refused | undefined
  hydrated: boolean
}) {
  const t = useWords({ common: commonWords, portal: portalWords })
  const { locale } = useLocale()
  const name = fieldName(field.key)
  // Hidden conditions only bind once the browser can hide them.
  const required = Boolean(field.required) && (hydrated || !field.when)
  const common = {
    id: name,
    label: field.label[locale],
    hint: field.hint?.[locale],
    error: refused?.files?.[name] ?? fieldErrorText(t, refused?.errors[name]),
    required,
    optional: !field.required,
  }
  const value = { name, defaultValue: refused?.values[name] }
  switch (field.type) {
    case 'text':
      return <TextField {...common} {...value} maxLength={field.max ?? 200} />
    case 'longtext':
      return <TextareaField {...common} {...value} rows={5} maxLength={field.max ?? 5_000} />
    case 'number':
      return <TextField {...common} {...value} inputMode="numeric" className="field-short" />
    case 'amount':
      return <AmountField {...common} {...value} hint={common.hint ?? t.common.form.amountHint} />
    case 'date':
      // The browser's own calendar: phones have one that everybody knows.
      return <TextField {...common} {...value} type="date" className="field-short" />
    case 'yesno':
      return (
        <Checkbox
          id={name}
          name={name}
          value="yes"
          label={common.label}
          hint={common.hint}
          error={common.error}
          defaultChecked={refused?.values[name] === 'yes'}
        />
      )
    case 'choice': {
      const options = field.options.map((one) => ({ value: one.value, label: one.label[locale] }))
      if (options.length > MANY_OPTIONS) {
        const { choose } = t.common.form
        return <SelectField {...common} {...value} options={options} placeholder={choose} />
      }
      return (
        <RadioGroup
          legend={common.label}
          name={name}
          choices={options}
          defaultValue={value.defaultValue}
          hint={common.hint}
          error={common.error}
          required={required}
        />
      )
    }
    case 'file':
      return (
        <Field {...common} hint={common.hint ?? t.portal.request.attachmentsHint}>
          <input
            id={name}
            type="file"
            name={name}
            multiple
            accept={acceptedFiles}
            className="file-input"
            aria-describedby={`${name}-h`}
          />
        </Field>
      )
  }
}
