// Header of the document, in the order of the paper, and the fields that few need.

import type { Dispatch, SetStateAction } from 'react'
import { accountingWords } from '#app/i18n/accounting.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { DateField, SelectField, TextareaField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { SELF_ASSESSED_RATES, SELF_ASSESSMENTS } from '#tenants/accounting/rules/choices.ts'
import { addMonths, readTypedDate } from '#tenants/shared/dates.ts'
import { type DraftText, dateText, type HeaderField } from './draft-text.ts'
import type { FieldNotes } from './field-notes.ts'

export type DraftPartProps = {
  text: DraftText
  setText: Dispatch<SetStateAction<DraftText>>
  notes: FieldNotes
}
type HeaderProps = DraftPartProps & { today: string }

function useHeaderFields({ text, setText, notes, today }: HeaderProps) {
  const { locale } = useLocale()
  const set = (name: HeaderField, value: string) =>
    setText((old) => ({ ...old, fields: { ...old.fields, [name]: value } }))
  const field = (name: HeaderField) => {
    const value = text.fields[name]
    const { error, warning } = notes(name, value)
    return {
      name,
      id: name,
      value,
      error: error ?? null,
      ...(warning ? { hint: warning } : {}),
      onChange: (event: { target: { value: string } }) => set(name, event.target.value),
    }
  }
  const date = (name: HeaderField) => ({
    ...field(name),
    hint: field(name).hint ?? '',
    // "5" becomes the whole date when the field is left, so that it can be checked by eye.
    onBlur: (event: { target: { value: string } }) => {
      const read = readTypedDate(event.target.value, today)
      if (read) set(name, dateText(read, locale))
    },
  })
  return { set, field, date }
}

export function DraftHeader(props: HeaderProps) {
  const t = useWords(accountingWords).booking
  const { field, date } = useHeaderFields(props)
  const { fields } = props.text
  return (
    <div className="draft-head">
      <FormRow>
        <SelectField
          label={t.kind}
          {...field('kind')}
          options={[
            { value: 'invoice', label: t.kinds.invoice },
            { value: 'correction', label: t.kinds.correction },
          ]}
        />
        <TextField label={t.number} className="grow" maxLength={256} {...field('number')} />
      </FormRow>
      {fields.kind === 'correction' ? (
        <TextField label={t.correctedNumber} maxLength={256} {...field('correctedNumber')} />
      ) : (
        <input type="hidden" name="correctedNumber" value={fields.correctedNumber} />
      )}
      <FormRow>
        <TextField label={t.seller} className="grow" maxLength={512} {...field('sellerName')} />
        <TextField
          label={t.sellerNip}
          inputMode="numeric"
          autoComplete="off"
          {...field('sellerNip')}
        />
        <TextField
          label={t.sellerCountry}
          maxLength={2}
          className="narrow"
          {...field('sellerCountry')}
        />
      </FormRow>
      <FormRow>
        <DateField label={t.issuedOn} {...date('issuedOn')} />
        <DateField label={t.soldOn} {...date('soldOn')} />
        <DateField label={t.receivedOn} {...date('receivedOn')} />
        <DateField label={t.dueOn} {...date('dueOn')} />
      </FormRow>
      <FormRow>
        <TextField
          label={t.gross}
          inputMode="decimal"
          autoComplete="off"
          className="draft-gross"
          {...field('gross')}
        />
        <TextField label={t.currency} maxLength={3} className="narrow" {...field('currency')} />
        {fields.currency.trim().toUpperCase() === 'PLN' && !fields.fxRate ? null : (
          <TextField
            label={t.fxRate}
            inputMode="decimal"
            autoComplete="off"
            className="narrow"
            {...field('fxRate')}
          />
        )}
      </FormRow>
    </div>
  )
}

export function DraftMore(
  props: HeaderProps & { vatMonths: { period: string; latest: string } | null },
) {
  const t = useWords(accountingWords).booking
  const { month } = useFormat()
  const { set, field, date } = useHeaderFields(props)
  const { fields } = props.text
  const { vatMonths } = props
  const filled = [
    fields.vatPeriod,
    fields.bookedOn,
    fields.selfAssessment,
    fields.cashMethod,
    fields.note,
  ].some(Boolean)
  return (
    <details className="draft-more" open={filled}>
      <summary>{t.more}</summary>
      <div className="draft-head">
        <FormRow>
          <DateField label={t.bookedOn} {...date('bookedOn')} hint={t.bookedOnHint} />
          <SelectField
            label={t.vatPeriod}
            {...field('vatPeriod')}
            options={[
              {
                value: '',
                label: vatMonths ? t.vatPeriodAuto(month(vatMonths.period)) : t.vatPeriodUnknown,
              },
              ...monthsOf(vatMonths, fields.vatPeriod).map((value) => ({
                value,
                label: month(value),
              })),
            ]}
          />
          <TextField
            label={t.ksefNumber}
            className="grow"
            maxLength={60}
            {...field('ksefNumber')}
          />
        </FormRow>
        <FormRow>
          <SelectField
            label={t.selfAssessment}
            className="grow"
            {...field('selfAssessment')}
            options={[
              { value: '', label: t.selfAssessmentNone },
              ...SELF_ASSESSMENTS.map((value) => ({ value, label: t.selfAssessments[value] })),
            ]}
          />
          <SelectField
            label={t.selfAssessedRate}
            {...field('selfAssessedRate')}
            options={SELF_ASSESSED_RATES.map((value) => ({ value, label: `${value} %` }))}
          />
        </FormRow>
        <Checkbox
          label={t.cashMethod}
          hint={t.cashMethodHint}
          name="cashMethod"
          checked={fields.cashMethod === 'on'}
          onChange={(event) => set('cashMethod', event.target.checked ? 'on' : '')}
        />
        <TextareaField label={t.note} rows={2} maxLength={2_000} {...field('note')} />
      </div>
    </details>
  )
}

/** The months the tax may be moved to; one that was chosen stays in the list. */
function monthsOf(range: { period: string; latest: string } | null, chosen: string): string[] {
  const months: string[] = []
  if (range) {
    for (let next = addMonths(range.period, 1); next <= range.latest; next = addMonths(next, 1)) {
      months.push(next)
    }
  }
  return chosen && !months.includes(chosen) ? [chosen, ...months] : months
}
