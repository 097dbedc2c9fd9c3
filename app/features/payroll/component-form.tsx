import { Form } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { AmountField, SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { DateText, Money } from '#app/ui/text.tsx'
import { componentKinds } from '#tenants/payroll/kinds.ts'
import type { PayComponent } from '#tenants/payroll/types.ts'
import { type Refused, useFields } from './form-words.ts'

const bases = ['isSocialBase', 'isHealthBase', 'isTaxed', 'isSickPayBase'] as const
const ordinary = { kind: 'fixed', ...Object.fromEntries(bases.map((name) => [name, 'on'])) }

export function ComponentList({ components }: { components: readonly PayComponent[] }) {
  const t = useWords(payPeopleWords).component
  if (components.length === 0) return <p className="muted">{t.none}</p>
  return (
    <ul className="rows">
      {components.map((one) => (
        <li key={one.id} className="row-line">
          <div>
            <p className="strong">{one.name}</p>
            <p className="muted">
              {t.kinds[one.kind]} · <DateText value={one.validFrom} />
              {one.validTo ? (
                <>
                  {' '}
                  – <DateText value={one.validTo} />
                </>
              ) : null}{' '}
              · {one.reason} · {one.recordedByName}
            </p>
          </div>
          <Money minor={one.amountMinor} strong />
        </li>
      ))}
    </ul>
  )
}

export function ComponentForm({ contractId, refused }: { contractId: string; refused?: Refused }) {
  const t = useWords(payPeopleWords).component
  const own = refused?.values.intent === 'component' ? refused : undefined
  const fields = useFields(own, ordinary)
  // Several contracts on a page have the same form: ids are told apart by the contract.
  const field = (name: string) => ({ ...fields.field(name), id: `${name}-${contractId}` })
  const targets = Object.fromEntries(
    Object.keys(fields.errors).map((name) => [name, `${name}-${contractId}`]),
  )
  return (
    <Form method="post" className="stack" noValidate>
      <ErrorSummary errors={fields.errors} targets={targets} />
      <input type="hidden" name="employmentId" value={contractId} />
      <FormRow>
        <TextField {...field('name')} label={t.name} autoComplete="off" required />
        <TextField
          {...field('code')}
          label={t.code}
          hint={t.codeHint}
          autoComplete="off"
          required
        />
      </FormRow>
      <FormRow>
        <SelectField
          {...field('kind')}
          label={t.kind}
          options={componentKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <AmountField {...field('amountMinor')} label={t.amount} required />
      </FormRow>
      <FormRow>
        <TextField {...field('validFrom')} type="date" label={t.validFrom} required />
        <TextField {...field('validTo')} type="date" label={t.validTo} optional />
      </FormRow>
      <div className="choices">
        {bases.map((name) => (
          <Checkbox
            key={name}
            {...fields.tick(name)}
            id={`${name}-${contractId}`}
            label={t[name]}
          />
        ))}
      </div>
      <TextField {...field('reason')} label={t.reason} autoComplete="off" required />
      <FormActions>
        <SubmitButton variant="secondary" icon="plus" name="intent" value="component">
          {t.add}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}
