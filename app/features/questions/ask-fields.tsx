// What an agent may say of a question besides its words. All of it has a sensible default.
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { questionsWords } from '#app/i18n/questions.ts'
import { Checkbox } from '#app/ui/choice.tsx'
import { SelectField, TextareaField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { questionKinds } from '#tenants/work/rules/question-kinds.ts'
import type { FormField } from '#tenants/work/schema.ts'

export type AskGround = {
  people: { accountId: string; name: string; email: string }[]
  reminderDays: number[]
  period: string | null
}
type Refused = { errors: Record<string, string>; values: Record<string, string> } | undefined

export function AskFields({
  ground,
  fields,
  refused,
}: {
  ground: AskGround
  fields: readonly FormField[]
  refused: Refused
}) {
  const all = useWords({ common: commonWords, questions: questionsWords })
  const { questions: t } = all
  const { locale } = useLocale()
  const error = (name: string) => fieldErrorText(all, refused?.errors[name])
  const value = (name: string, initial = '') => refused?.values[name] ?? initial
  return (
    <div className="ask stack">
      <FormRow>
        <SelectField
          id="ask-kind"
          name="kind"
          label={t.kind}
          options={questionKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
          defaultValue={value('kind', 'text')}
          error={error('kind')}
          className="ask-kind"
        />
        {fields.length > 0 ? (
          <SelectField
            id="ask-field"
            name="fieldKey"
            label={t.field}
            hint={t.fieldHint}
            placeholder={t.noField}
            options={fields.map(({ key, label }) => ({ value: key, label: label[locale] }))}
            defaultValue={value('fieldKey')}
            error={error('fieldKey')}
            optional
          />
        ) : null}
      </FormRow>
      <TextareaField
        id="ask-options"
        name="options"
        label={t.options}
        hint={t.optionsHint}
        rows={3}
        defaultValue={value('options')}
        error={error('options')}
        className="ask-options"
      />
      <div className="ask-bounds">
        <FormRow>
          <TextField
            id="ask-min"
            name="min"
            label={t.min}
            hint={t.boundsHint}
            defaultValue={value('min')}
            error={error('min')}
            optional
          />
          <TextField
            id="ask-max"
            name="max"
            label={t.max}
            defaultValue={value('max')}
            error={error('max')}
            optional
          />
        </FormRow>
      </div>
      <details className="more" open={Boolean(refused)}>
        <summary>{t.more}</summary>
        <div className="stack">
          <FormRow>
            <TextField
              id="ask-period"
              name="period"
              label={t.period}
              hint={t.periodHint}
              defaultValue={value('period', ground.period ?? '')}
              error={error('period')}
              optional
            />
            <TextField
              id="ask-reminders"
              name="reminderDays"
              label={t.reminders}
              hint={t.remindersHint}
              defaultValue={value('reminderDays', ground.reminderDays.join(', '))}
              error={error('reminderDays')}
              optional
            />
          </FormRow>
          <fieldset className="field">
            <legend className="label">{t.recipients}</legend>
            <input type="hidden" name="chosen" value="1" />
            {ground.people.map(({ accountId, name, email }) => (
              <Checkbox
                key={accountId}
                name="recipients[]"
                value={accountId}
                label={name}
                hint={email}
                defaultChecked
              />
            ))}
            {error('recipients') ? <p className="error">{error('recipients')}</p> : null}
          </fieldset>
        </div>
      </details>
    </div>
  )
}
