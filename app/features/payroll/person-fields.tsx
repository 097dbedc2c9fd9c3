// The fields of a person. A number that is recorded is never put into the form.

import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { Card } from '#app/ui/card.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import type { Employee } from '#tenants/payroll/types.ts'
import type { useFields } from './form-words.ts'

type Props = { fields: ReturnType<typeof useFields>; known?: Employee }

const text = { autoComplete: 'off' } as const

export function PersonFields({ fields, known }: Props) {
  const t = useWords(payPeopleWords).person
  const { field } = fields
  const keep = (last: string | null | undefined) => (last ? t.keepHint(last) : undefined)
  return (
    <>
      <Card title={t.identity}>
        <div className="stack">
          <FormRow>
            <TextField {...field('firstName')} {...text} label={t.firstName} required />
            <TextField {...field('secondName')} {...text} label={t.secondName} optional />
            <TextField {...field('lastName')} {...text} label={t.lastName} required />
          </FormRow>
          <FormRow>
            <TextField
              {...field('pesel')}
              {...text}
              label={t.pesel}
              inputMode="numeric"
              hint={keep(known?.peselLast)}
            />
            <TextField
              {...field('bornOn')}
              {...text}
              label={t.bornOn}
              hint={t.bornHint}
              type="date"
            />
            <TextField {...field('citizenship')} {...text} label={t.citizenship} maxLength={2} />
          </FormRow>
          <FormRow>
            <SelectField
              {...field('documentKind')}
              label={t.documentKind}
              placeholder={t.noDocument}
              options={(['id_card', 'passport'] as const).map((value) => ({
                value,
                label: t.documentKinds[value],
              }))}
            />
            <TextField
              {...field('documentNumber')}
              {...text}
              label={t.documentNumber}
              hint={keep(known?.documentLast)}
              optional
            />
          </FormRow>
        </div>
      </Card>
      <Card title={t.offices}>
        <div className="stack">
          <FormRow>
            <SelectField
              {...field('paidBy')}
              label={t.paidBy}
              options={(['transfer', 'cash'] as const).map((value) => ({
                value,
                label: t.paidByKinds[value],
              }))}
            />
            <TextField
              {...field('account')}
              {...text}
              label={t.account}
              inputMode="numeric"
              hint={keep(known?.accountLast)}
              optional
            />
          </FormRow>
          <FormRow>
            <TextField
              {...field('taxOfficeCode')}
              {...text}
              label={t.taxOffice}
              inputMode="numeric"
              optional
            />
            <TextField {...field('nfzBranch')} {...text} label={t.nfz} optional />
          </FormRow>
        </div>
      </Card>
      <Card title={`${t.address}, ${t.contact.toLocaleLowerCase()}`}>
        <div className="stack">
          <FormRow>
            <TextField {...field('street')} {...text} label={t.street} optional />
            <TextField {...field('houseNo')} {...text} label={t.houseNo} optional />
            <TextField {...field('flatNo')} {...text} label={t.flatNo} optional />
          </FormRow>
          <FormRow>
            <TextField {...field('postalCode')} {...text} label={t.postalCode} optional />
            <TextField {...field('city')} {...text} label={t.city} optional />
            <TextField {...field('country')} {...text} label={t.country} maxLength={2} />
          </FormRow>
          <FormRow>
            <TextField {...field('commune')} {...text} label={t.commune} optional />
            <TextField {...field('county')} {...text} label={t.county} optional />
            <TextField {...field('voivodeship')} {...text} label={t.voivodeship} optional />
          </FormRow>
          <FormRow>
            <TextField {...field('email')} {...text} label={t.email} type="email" optional />
            <TextField {...field('phone')} {...text} label={t.phone} type="tel" optional />
          </FormRow>
        </div>
      </Card>
    </>
  )
}

/** What a form of a known person starts with: everything but the sealed numbers. */
export function personValues(person: Employee): Record<string, string> {
  const { firstName, lastName, bornOn, citizenship, paidBy, street, houseNo } = person
  return {
    firstName,
    lastName,
    bornOn,
    citizenship,
    paidBy,
    street,
    houseNo,
    secondName: person.secondName ?? '',
    documentKind: person.documentKind ?? '',
    flatNo: person.flatNo ?? '',
    postalCode: person.postalCode,
    city: person.city,
    commune: person.commune ?? '',
    county: person.county ?? '',
    voivodeship: person.voivodeship ?? '',
    country: person.country,
    email: person.email ?? '',
    phone: person.phone ?? '',
    taxOfficeCode: person.taxOfficeCode ?? '',
    nfzBranch: person.nfzBranch ?? '',
  }
}
