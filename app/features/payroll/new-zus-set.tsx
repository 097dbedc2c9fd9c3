import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payDeclarationsWords } from '#app/i18n/payroll-declarations.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FormActions, FormRow } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { declarationRefusal } from './declaration-words.ts'
import { type Refused, useFields, useIsSending } from './form-words.ts'

type Props = { months: readonly string[]; current: string; refused?: Refused }

export function NewZusSet({ months, current, refused }: Props) {
  const all = useWords({ common: commonWords, payDeclarations: payDeclarationsWords })
  const t = all.payDeclarations.make
  const f = useFormat()
  const isSending = useIsSending()
  const { field } = useFields(refused, { period: months[1] ?? current })
  return (
    <Card title={t.title}>
      <Form method="post" className="stack" noValidate>
        <FormRow>
          <SelectField
            {...field('period')}
            error={declarationRefusal(all, refused?.errors.period)}
            label={t.month}
            hint={t.hint}
            options={months.map((value) => ({ value, label: f.month(value, 'long') }))}
          />
        </FormRow>
        <FormActions>
          <SubmitButton busy={isSending}>{t.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
