import { Form, useNavigation } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { AmountField, SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { absenceKinds, type EmploymentKind, sicknessKinds } from '#tenants/payroll/kinds.ts'
import { type Refused, useFields } from './form-words.ts'

type Contract = { id: string; kind: EmploymentKind }

/** Two forms side by side: a certificate has fields of its own. */
export function AbsenceForm({ contract, refused }: { contract: Contract; refused?: Refused }) {
  const t = useWords(payTimeWords).form
  const isSick = refused?.values.intent === 'sickness'
  return (
    <div className="cols-2">
      <Card title={t.plain}>
        <PlainForm contract={contract} refused={isSick ? undefined : refused} />
      </Card>
      <Card title={t.sick}>
        <SickForm contract={contract} refused={isSick ? refused : undefined} />
      </Card>
    </div>
  )
}

function PlainForm({ contract, refused }: { contract: Contract; refused?: Refused }) {
  const { form: t, kinds } = useWords(payTimeWords)
  const { field, errors } = useFields(refused)
  const sick: readonly string[] = sicknessKinds
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="employmentId" value={contract.id} />
      <SelectField
        {...field('kind')}
        label={t.kind}
        options={absenceKinds
          .filter((kind) => !sick.includes(kind))
          .map((value) => ({ value, label: kinds[value] }))}
      />
      <FormRow>
        <TextField {...field('fromOn')} type="date" label={t.from} required />
        <TextField {...field('toOn')} type="date" label={t.to} required />
      </FormRow>
      <TextField
        {...field('minutes')}
        label={t.minutes}
        hint={t.minutesHint}
        inputMode="decimal"
        autoComplete="off"
      />
      <TextField {...field('note')} label={t.note} autoComplete="off" optional />
      <Submit intent="absence" />
    </Form>
  )
}

function SickForm({ contract, refused }: { contract: Contract; refused?: Refused }) {
  const { form: t, kinds } = useWords(payTimeWords)
  const fields = useFields(refused)
  // The two forms share names; ids are told apart.
  const field = (name: string) => ({ ...fields.field(name), id: `sick-${name}` })
  const targets = Object.fromEntries(
    Object.keys(fields.errors).map((name) => [name, `sick-${name}`]),
  )
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary errors={fields.errors} targets={targets} />
      <input type="hidden" name="employmentId" value={contract.id} />
      <SelectField
        {...field('kind')}
        label={t.kind}
        options={sicknessKinds.map((value) => ({ value, label: kinds[value] }))}
      />
      <FormRow>
        <TextField {...field('fromOn')} type="date" label={t.from} required />
        <TextField {...field('toOn')} type="date" label={t.to} required />
      </FormRow>
      <FormRow>
        <TextField
          {...field('ezlaSeries')}
          label={t.series}
          maxLength={2}
          autoComplete="off"
          required
        />
        <TextField
          {...field('ezlaNumber')}
          label={t.number}
          inputMode="numeric"
          autoComplete="off"
          required
        />
        <SelectField
          {...field('ezlaCode')}
          label={t.code}
          placeholder={t.noCode}
          options={['A', 'B', 'C', 'D', 'E'].map((value) => ({ value, label: value }))}
        />
      </FormRow>
      <AmountField {...field('payBaseMinor')} label={t.base} optional />
      <TextField {...field('note')} label={t.note} autoComplete="off" optional />
      <Submit intent="sickness" />
    </Form>
  )
}

function Submit({ intent }: { intent: string }) {
  const { state } = useNavigation()
  return (
    <FormActions>
      <SubmitButton name="intent" value={intent} busy={state !== 'idle'}>
        {useWords(payTimeWords).form.submit}
      </SubmitButton>
    </FormActions>
  )
}
