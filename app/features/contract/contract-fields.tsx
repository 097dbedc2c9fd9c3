// The form of a contract version: dates and services, hours, times, prices. Rows of what is
// not chosen are hidden by the style sheet, so that no script is needed to open them.
import { commonWords } from '#app/i18n/common.ts'
import { contractWords } from '#app/i18n/contract.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { DateField, SelectField, TextareaField, TextField, TextInput } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { type Service, services } from '#tenants/shared/permissions.ts'
import { WEEKDAYS } from '#tenants/sla/rules/calendar.ts'
import { CalendarFile } from './calendar-file.tsx'
import type { Codes, Values } from './plan-form.ts'

export type OfferedType = { code: string; service: Service; namePl: string; nameEn: string }

export type FieldsProps = { values: Values; errors: Codes }

export function useBind({ values, errors }: FieldsProps) {
  const all = useWords({ common: commonWords })
  return (name: string) => ({
    id: name,
    name,
    defaultValue: values[name] ?? '',
    error: fieldErrorText(all, errors[name]),
  })
}

export function BasicFields(props: FieldsProps) {
  const all = useWords({ common: commonWords, contract: contractWords })
  const t = all.contract
  const bind = useBind(props)
  const servicesError = fieldErrorText(all, props.errors.services)
  return (
    <Card title={t.form.basics}>
      <div className="form">
        <FormRow>
          <DateField
            label={t.form.effectiveFrom}
            hint={t.form.effectiveHint}
            {...bind('effectiveFrom')}
            required
          />
          <TextField
            label={t.form.paymentDays}
            {...bind('paymentDays')}
            inputMode="numeric"
            className="field-short"
            required
          />
        </FormRow>
        <fieldset className="field" id="services">
          <legend className="label">{t.services}</legend>
          <div className="cluster choices">
            {services.map((service) => (
              <Checkbox
                key={service}
                name={`services.${service}`}
                defaultChecked={Boolean(props.values[`services.${service}`])}
                label={all.common.service[service]}
              />
            ))}
          </div>
          {servicesError ? <p className="error">{servicesError}</p> : null}
        </fieldset>
        <TextareaField label={t.note} hint={t.form.noteHint} {...bind('note')} rows={2} optional />
      </div>
    </Card>
  )
}

export function HoursFields({ zones, ...props }: FieldsProps & { zones: readonly string[] }) {
  const t = useWords(contractWords).hours
  const bind = useBind(props)
  return (
    <Card title={t.title} meta={t.dayHint}>
      <div className="form">
        <div className="week">
          {WEEKDAYS.map((day) => (
            <TextField
              key={day}
              label={t.days[day]}
              {...bind(`hours.${day}`)}
              placeholder={t.closed}
              autoComplete="off"
            />
          ))}
        </div>
        <FormRow>
          <SelectField
            label={t.zone}
            {...bind('zone')}
            options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          />
          <TextField label={t.extra} hint={t.extraHint} {...bind('extraHolidays')} optional />
        </FormRow>
        <CalendarFile fieldId="extraHolidays" />
        <Checkbox
          name="holidaysPl"
          defaultChecked={Boolean(props.values.holidaysPl)}
          label={t.holidaysPl}
        />
      </div>
    </Card>
  )
}

export function TermFields({ types, ...props }: FieldsProps & { types: readonly OfferedType[] }) {
  const all = useWords({ common: commonWords, contract: contractWords })
  const t = all.contract.sla
  const { locale } = useLocale()
  const cell = (name: string, label: string) => {
    const error = fieldErrorText(all, props.errors[name])
    return (
      <td>
        <TextInput
          id={name}
          name={name}
          defaultValue={props.values[name] ?? ''}
          aria-label={label}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name}-e` : undefined}
          autoComplete="off"
        />
        {error ? (
          <p className="error" id={`${name}-e`}>
            {error}
          </p>
        ) : null}
      </td>
    )
  }
  return (
    <Card title={t.title} meta={t.hint} flush>
      <div className="dt-scroll">
        <table className="t t-form">
          <caption className="sr">{t.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.type}</th>
              <th scope="col">{t.first}</th>
              <th scope="col">{t.resolution}</th>
              <th scope="col">{t.tells}</th>
            </tr>
          </thead>
          <tbody>
            {types.map((type) => {
              const name = locale === 'pl' ? type.namePl : type.nameEn
              return (
                <tr key={type.code} data-service={type.service}>
                  <th scope="row">
                    {name}
                    <span className="muted"> · {all.common.service[type.service]}</span>
                  </th>
                  {cell(`sla.${type.code}.first`, t.of(name, t.first))}
                  {cell(`sla.${type.code}.resolution`, t.of(name, t.resolution))}
                  <td>
                    <input
                      type="checkbox"
                      name={`sla.${type.code}.tells`}
                      defaultChecked={Boolean(props.values[`sla.${type.code}.tells`])}
                      aria-label={t.of(name, t.tells)}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
