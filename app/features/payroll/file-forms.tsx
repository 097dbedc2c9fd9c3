// Puts a paper into the file, or asks for one.

import { Form, useNavigation } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payFileWords } from '#app/i18n/payroll-file.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Field, SelectField, TextField, TextInput } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { fileKinds, fileParts } from '#tenants/payroll/file-kinds.ts'
import type { FileEntry } from '#tenants/payroll/queries/file.server.ts'
import { type Refused, useFields } from './form-words.ts'

const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.webp,application/pdf,image/jpeg,image/png,image/webp'

type Props = {
  employeeId: string
  contracts: readonly { id: string; number: string }[]
  /** The paper whose place the new one takes. */
  renewed: FileEntry | null
  today: string
  refused?: Refused
}

export function FilePaperForm({ employeeId, contracts, renewed, today, refused }: Props) {
  const all = useWords({ payFile: payFileWords })
  const t = all.payFile
  const { state } = useNavigation()
  const { field, errors } = useFields(refused, {
    part: renewed?.part ?? 'B',
    kind: renewed?.kind ?? 'contract',
    title: renewed?.title ?? '',
    employmentId: renewed?.employmentId ?? '',
    datedOn: today,
  })
  const code = refused?.errors.file
  const refusals: Record<string, string> = t.refusals
  const fileError = code ? (refusals[code] ?? refusals.not_allowed) : null
  return (
    <Card title={renewed ? t.renewTitle(renewed.title) : t.add}>
      <Form method="post" encType="multipart/form-data" className="form" noValidate>
        <ErrorSummary errors={{ ...errors, ...(fileError ? { file: fileError } : {}) }} />
        <input type="hidden" name="employeeId" value={employeeId} />
        <input type="hidden" name="renewsId" value={renewed?.id ?? ''} />
        <SelectField
          {...field('part')}
          label={t.form.part}
          options={fileParts.map((value) => ({ value, label: t.parts[value] }))}
        />
        <SelectField
          {...field('kind')}
          label={t.form.kind}
          options={fileKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <TextField {...field('title')} label={t.form.title} required autoComplete="off" />
        <FormRow>
          <TextField {...field('datedOn')} type="date" label={t.form.datedOn} required />
          <TextField
            {...field('validUntil')}
            type="date"
            label={t.form.validUntil}
            hint={t.form.validHint}
            optional
          />
        </FormRow>
        {contracts.length > 0 ? (
          <SelectField
            {...field('employmentId')}
            label={t.form.contract}
            options={[
              { value: '', label: t.form.noContract },
              ...contracts.map(({ id, number }) => ({ value: id, label: number })),
            ]}
          />
        ) : null}
        <Field label={t.form.file} hint={t.form.fileHint} error={fileError} optional>
          <TextInput type="file" name="file" accept={ACCEPTED} className="pay-drop" />
        </Field>
        <FormActions>
          <SubmitButton busy={state !== 'idle'}>{t.form.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

export function PaperRequestForm({ employeeId, refused }: Pick<Props, 'employeeId' | 'refused'>) {
  const t = useWords(payFileWords).request
  const { field, errors } = useFields(refused)
  return (
    <Card title={t.title}>
      <Form method="post" encType="multipart/form-data" className="form" noValidate>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="employeeId" value={employeeId} />
        <TextField {...field('what')} label={t.what} required autoComplete="off" />
        <TextField {...field('neededOn')} type="date" label={t.neededOn} optional />
        <FormActions>
          <SubmitButton variant="secondary" name="intent" value="request">
            {t.submit}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
