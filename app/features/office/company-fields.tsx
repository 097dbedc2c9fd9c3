// The fields of a company, for taking it on and for keeping it.

import { useState } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { locales, useLocale, useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { Card } from '#app/ui/card.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { formatAccountNumber, formatNip, monthNames } from '#app/ui/format.ts'
import type { Company } from '#tenants/companies/types.ts'
import { ColourField } from './colour-field.tsx'

type Props = {
  company?: Company
  zones: readonly string[]
  refused?: { errors: Record<string, string>; values: Record<string, string> }
}

const defaults: Record<string, string> = {
  zone: 'Europe/Warsaw',
  locale: 'pl',
  colour: '#1d4ed8',
  fiscalYearStartMonth: '1',
}

export function CompanyFields({ company, zones, refused }: Props) {
  const all = useWords({ common: commonWords, office: officeWords })
  const t = all.office.company
  const { locale } = useLocale()
  const stored = (company ?? {}) as Record<string, unknown>
  const value = (name: string) =>
    refused?.values[name] ?? String(stored[name] ?? (company ? '' : (defaults[name] ?? '')))
  const bind = (name: string) => ({
    id: name,
    name,
    defaultValue: value(name),
    error: fieldErrorText(all, refused?.errors[name]),
  })
  const [name, setName] = useState(value('shortName') || value('legalName'))
  const [nip, setNip] = useState(value('nip'))
  return (
    <>
      <Card title={t.identity}>
        <div className="form">
          <TextField label={t.legalName} {...bind('legalName')} autoComplete="off" required />
          <FormRow>
            <TextField
              label={t.shortName}
              hint={company ? undefined : t.shortNameHint}
              {...bind('shortName')}
              onChange={(event) => setName(event.currentTarget.value)}
              autoComplete="off"
              required
            />
            {company ? (
              <TextField label={t.nip} hint={t.nipFixed} value={formatNip(company.nip)} readOnly />
            ) : (
              <TextField
                label={t.nip}
                {...bind('nip')}
                defaultValue={undefined}
                value={nip}
                onChange={(event) => setNip(event.currentTarget.value)}
                onBlur={() => setNip(formatNip(nip))}
                inputMode="numeric"
                autoComplete="off"
                required
              />
            )}
            <TextField label={t.regon} {...bind('regon')} inputMode="numeric" optional />
          </FormRow>
          <FormRow>
            <TextField label={t.trade} {...bind('trade')} optional />
            <TextField label={t.email} {...bind('email')} type="email" optional />
          </FormRow>
        </div>
      </Card>
      <Card title={t.address}>
        <div className="form">
          <TextField label={t.line} {...bind('addressLine1')} autoComplete="off" required />
          <FormRow>
            <TextField label={t.postalCode} {...bind('postalCode')} placeholder="00-000" required />
            <TextField label={t.city} {...bind('city')} autoComplete="off" required />
          </FormRow>
        </div>
      </Card>
      <Card title={t.settings}>
        <div className="form">
          <FormRow>
            <SelectField
              label={t.language}
              hint={t.languageHint}
              {...bind('locale')}
              options={locales.map((one) => ({ value: one, label: all.common.languages[one] }))}
            />
            <SelectField
              label={t.zone}
              {...bind('zone')}
              options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
            />
            <SelectField
              label={t.fiscalYear}
              {...bind('fiscalYearStartMonth')}
              options={monthNames[locale].map((label, index) => ({
                value: String(index + 1),
                label,
              }))}
            />
          </FormRow>
          <FormRow>
            <TextField
              label={t.bankAccount}
              {...bind('bankAccount')}
              defaultValue={
                refused ? value('bankAccount') : formatAccountNumber(value('bankAccount'))
              }
              autoComplete="off"
              optional
            />
            <TextField
              label={t.taxOffice}
              hint={t.taxOfficeHint}
              {...bind('taxOfficeCode')}
              inputMode="numeric"
              optional
            />
          </FormRow>
          {company ? (
            <TextField
              label={t.reminderDays}
              hint={t.reminderDaysHint}
              {...bind('questionReminderDays')}
              defaultValue={
                refused ? value('questionReminderDays') : company.questionReminderDays.join(', ')
              }
              className="field-short"
              autoComplete="off"
              optional
            />
          ) : null}
        </div>
      </Card>
      <Card title={t.look} meta={t.lookHint}>
        <ColourField
          name="colour"
          value={value('colour')}
          error={fieldErrorText(all, refused?.errors.colour)}
          company={{ name: name || t.legalName, nip: company?.nip ?? nip }}
        />
      </Card>
    </>
  )
}
