// The form of a contract version: dates and services, hours, times, prices. Rows of what is
// not chosen are hidden by the style sheet, so that no script is needed to open them.
import { commonWords } from '#app/i18n/common.ts'
import { contractWords } from '#app/i18n/contract.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { DateField, SelectField, TextareaField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { HOLIDAY_COUNTRIES } from '#tenants/shared/holidays.ts'
import { type Service, services } from '#tenants/shared/permissions.ts'
import { WEEKDAYS } from '#tenants/sla/rules/calendar.ts'
import { CalendarFile } from './calendar-file.tsx'
import type { Codes, Values } from './plan-form.ts'

export type OfferedType = {
  code: string
  service: Service
  namePl: string
  nameEn: string
  /** What the catalogue proposes, by the part of the promise. */
  proposed: Record<string, string>
}

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
          <SelectField
            label={t.holidays}
            hint={t.holidaysHint}
            {...bind('holidayCountry')}
            options={[
              { value: '', label: t.noHolidays },
              ...HOLIDAY_COUNTRIES.map((country) => ({
                value: country,
                label: t.country[country],
              })),
            ]}
          />
        </FormRow>
        <TextField label={t.extra} hint={t.extraHint} {...bind('extraHolidays')} optional />
        <CalendarFile fieldId="extraHolidays" />
      </div>
    </Card>
  )
}
