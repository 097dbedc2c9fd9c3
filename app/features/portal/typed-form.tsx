import { Form, useNavigation } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { cx } from '#app/ui/cx.ts'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import type { FormField } from '#tenants/work/schema.ts'
import { type Refused, RequestFields, refusedTexts } from './request-fields.tsx'

export type TypedFormProps = {
  type: { code: string; form: readonly FormField[] }
  /** The same form sent twice opens one item. */
  requestKey: string
  refused: Refused | undefined
}

type Words = { title: string; titleHint?: string; submit: string }

/** The form of a request type. Its files travel with it, so that nothing is half sent. */
export function TypedForm({
  type,
  requestKey,
  refused,
  words,
  className,
}: TypedFormProps & { words: Words; className?: string }) {
  const errors = refusedTexts(useWords({ common: commonWords }), refused)
  const navigation = useNavigation()
  return (
    <Form method="post" encType="multipart/form-data" className={cx('stack', className)}>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="requestType" value={type.code} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <TextField
        id="title"
        name="title"
        label={words.title}
        hint={words.titleHint}
        required
        maxLength={200}
        defaultValue={refused?.values.title}
        error={errors.title}
      />
      <RequestFields fields={type.form} refused={refused} />
      <FormActions>
        <SubmitButton busy={navigation.state !== 'idle'}>{words.submit}</SubmitButton>
      </FormActions>
    </Form>
  )
}
