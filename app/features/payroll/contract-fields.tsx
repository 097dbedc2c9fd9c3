import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { Card } from '#app/ui/card.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { type EmploymentKind, employmentTermKinds } from '#tenants/payroll/kinds.ts'
import type { useFields } from './form-words.ts'

/** Number and days of a contract. */
export function ContractFields({
  fields: { field },
  kind,
}: {
  fields: ReturnType<typeof useFields>
  kind: EmploymentKind
}) {
  const all = useWords(payPeopleWords)
  const t = all.employment
  const day = (name: string) => ({ ...field(name), type: 'date' })
  return (
    <Card title={all.terms.contract}>
      <div className="stack">
        <FormRow>
          <TextField {...field('number')} label={t.number} autoComplete="off" required />
          {kind === 'uop' ? (
            <SelectField
              {...field('term')}
              label={t.term}
              options={employmentTermKinds.map((value) => ({ value, label: t.terms[value] }))}
            />
          ) : (
            <input type="hidden" name="term" value="" />
          )}
          <TextField {...day('signedOn')} label={t.signedOn} optional />
        </FormRow>
        <FormRow>
          <TextField {...day('startsOn')} label={t.startsOn} required />
          <TextField {...day('endsOn')} label={t.endsOn} optional />
        </FormRow>
      </div>
    </Card>
  )
}
