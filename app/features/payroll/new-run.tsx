import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FormActions, FormRow } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { type Refused, useFields, useIsSending } from './form-words.ts'
import { runRefusal } from './run-words.ts'

type Props = { months: readonly string[]; current: string; refused?: Refused }

export function NewRun({ months, current, refused }: Props) {
  const all = useWords({ common: commonWords, payRuns: payRunsWords })
  const t = all.payRuns
  const f = useFormat()
  const isSending = useIsSending()
  const fields = useFields(refused, { period: current, kind: 'regular' })
  const field = (name: string) => ({
    ...fields.field(name),
    error: runRefusal(all, refused?.errors[name]),
  })
  return (
    <Card title={t.create.title}>
      <Form method="post" className="stack" noValidate>
        <FormRow>
          <SelectField
            {...field('period')}
            label={t.create.month}
            options={months.map((value) => ({ value, label: f.month(value, 'long') }))}
          />
          <SelectField
            {...field('kind')}
            label={t.kindLabel}
            options={(['regular', 'bonus', 'correction'] as const).map((value) => ({
              value,
              label: t.kind[value],
            }))}
          />
          <TextField
            {...field('payOn')}
            type="date"
            label={t.create.payOn}
            hint={t.create.payOnHint}
          />
        </FormRow>
        <FormActions>
          <SubmitButton busy={isSending}>{t.create.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
