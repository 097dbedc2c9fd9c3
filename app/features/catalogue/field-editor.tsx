import { catalogueWords } from '#app/i18n/catalogue.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Button, IconButton } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { BothFields } from './both-fields.tsx'
import {
  askedBefore,
  boundsOf,
  changeRow,
  type FieldRow,
  fieldTypes,
  moveRow,
  NO,
  newOption,
  YES,
} from './draft-state.ts'

type EditorProps = {
  field: FieldRow
  form: readonly FieldRow[]
  /** The program fills this field in: its key and type stay. */
  isTied: boolean
  onChange: (change: Partial<FieldRow>, touched: string) => void
  error: (path: string) => string | undefined
}

/** One question: its words in both languages, its type and bounds, and when it is asked. */
export function FieldEditor({ field, form, isTied, onChange, error }: EditorProps) {
  const t = useWords(catalogueWords)
  const at = `form.${field.id}`
  const bounds = boundsOf[field.type]
  return (
    <div className="stack">
      {isTied ? <p className="hint">{t.productField}</p> : null}
      <BothFields
        path={`${at}.label`}
        label={t.label}
        value={field.name}
        maxLength={160}
        error={error}
        onChange={(name) => onChange({ name }, `${at}.label`)}
      />
      <BothFields
        path={`${at}.hint`}
        label={t.hint}
        value={field.hint}
        maxLength={300}
        optional
        error={error}
        onChange={(hint) => onChange({ hint }, `${at}.hint`)}
      />
      <FormRow>
        <SelectField
          id={`${at}.type`}
          label={t.fieldType}
          value={field.type}
          disabled={isTied}
          options={fieldTypes.map((value) => ({ value, label: t.types[value] }))}
          error={error(`${at}.type`)}
          onChange={(event) => {
            const type = event.target.value as FieldRow['type']
            const options = type === 'choice' && field.options.length === 0
            onChange(
              { type, ...(options ? { options: [newOption(), newOption()] } : {}) },
              `${at}.type`,
            )
          }}
        />
        <TextField
          id={`${at}.key`}
          label={t.key}
          hint={t.keyHint}
          value={field.key}
          disabled={isTied}
          maxLength={40}
          spellCheck={false}
          autoComplete="off"
          className="cmp-key"
          error={error(`${at}.key`)}
          onChange={(event) => onChange({ key: event.target.value, isFresh: false }, `${at}.key`)}
        />
      </FormRow>
      {bounds ? (
        <FormRow>
          {(['min', 'max'] as const).map((end) => (
            <TextField
              key={end}
              id={`${at}.${end}`}
              label={t.bounds[bounds][end]}
              value={field[end]}
              inputMode={bounds === 'amount' ? 'decimal' : 'numeric'}
              optional
              maxLength={20}
              autoComplete="off"
              error={error(`${at}.${end}`)}
              onChange={(event) => onChange({ [end]: event.target.value }, `${at}.${end}`)}
            />
          ))}
        </FormRow>
      ) : null}
      {field.type === 'choice' ? (
        <Options field={field} isTied={isTied} onChange={onChange} error={error} />
      ) : null}
      {field.type === 'yesno' ? null : (
        <Checkbox
          id={`${at}.required`}
          label={t.required}
          checked={field.required}
          error={error(`${at}.required`)}
          onChange={(event) => onChange({ required: event.target.checked }, `${at}.required`)}
        />
      )}
      <Condition field={field} form={form} onChange={onChange} error={error} />
    </div>
  )
}

function Options({ field, isTied, onChange, error }: Omit<EditorProps, 'form'>) {
  const t = useWords(catalogueWords)
  const at = `form.${field.id}.options`
  const set = (options: FieldRow['options'], touched = at) => onChange({ options }, touched)
  return (
    <fieldset className="cmp-options">
      <legend className="label">{t.options}</legend>
      {error(at) ? <p className="error">{error(at)}</p> : null}
      <ol className="cmp-option-list">
        {field.options.map((option, index) => (
          <li key={option.id} className="cmp-option">
            <BothFields
              path={`${at}.${option.id}.label`}
              label={t.option(index + 1)}
              value={option.name}
              maxLength={160}
              error={(path) => error(path) ?? error(path.replace(/label\.(pl|en)$/, 'value'))}
              onChange={(name) =>
                set(changeRow(field.options, option.id, { name }), `${at}.${option.id}`)
              }
            />
            <span className="cmp-acts">
              <IconButton
                size="sm"
                icon="arrow-up"
                label={t.of(t.up, option.name.pl || t.option(index + 1))}
                disabled={index === 0}
                onClick={() => set(moveRow(field.options, option.id, index - 1))}
              />
              <IconButton
                size="sm"
                icon="arrow-down"
                label={t.of(t.down, option.name.pl || t.option(index + 1))}
                disabled={index === field.options.length - 1}
                onClick={() => set(moveRow(field.options, option.id, index + 1))}
              />
              <IconButton
                size="sm"
                icon="trash"
                label={t.of(t.remove, option.name.pl || t.option(index + 1))}
                disabled={isTied && !option.isFresh}
                onClick={() => set(field.options.filter(({ id }) => id !== option.id))}
              />
            </span>
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        icon="plus"
        disabled={field.options.length >= 30}
        onClick={() => set([...field.options, newOption()])}
      >
        {t.addOption}
      </Button>
    </fieldset>
  )
}

function Condition({ field, form, onChange, error }: Omit<EditorProps, 'isTied'>) {
  const t = useWords(catalogueWords)
  const { locale } = useLocale()
  const at = `form.${field.id}.when`
  const earlier = askedBefore(form, field.id)
  const { when } = field
  // One that was put below by moving stays in the list, so that the error has a place.
  const asked = when ? form.find(({ id }) => id === when.field) : undefined
  const choices = asked && !earlier.includes(asked) ? [...earlier, asked] : earlier
  if (choices.length === 0 && !when) return <p className="hint">{t.noEarlier}</p>
  const answers = (row: FieldRow | undefined) =>
    row?.type === 'yesno'
      ? [
          { value: YES, label: t.yes },
          { value: NO, label: t.no },
        ]
      : (row?.options ?? []).map(({ id, key, name }) => ({ value: id, label: name[locale] || key }))
  return (
    <fieldset className="cmp-when">
      <legend className="label">{t.when}</legend>
      <FormRow>
        <SelectField
          id={`${at}.field`}
          label={t.whenField}
          value={when?.field ?? ''}
          placeholder={t.always}
          options={choices.map(({ id, key, name }) => ({ value: id, label: name[locale] || key }))}
          error={error(`${at}.field`)}
          onChange={(event) => {
            const row = form.find(({ id }) => id === event.target.value)
            const is = answers(row)[0]?.value ?? ''
            onChange({ when: row ? { field: row.id, is } : null }, at)
          }}
        />
        {when ? (
          <SelectField
            id={`${at}.is`}
            label={t.whenIs}
            value={when.is}
            options={answers(asked)}
            error={error(`${at}.is`)}
            onChange={(event) => onChange({ when: { ...when, is: event.target.value } }, at)}
          />
        ) : null}
      </FormRow>
    </fieldset>
  )
}
