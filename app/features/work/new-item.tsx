import { Form, Link, useNavigation } from '@remix-run/react'
import { type Refused, RequestFields, refusedTexts } from '#app/features/portal/request-fields.tsx'
import { paths } from '#app/http/paths.ts'
import { useT } from '#app/i18n/dictionaries.ts'
import { useLocale } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import type { RequestType } from '#tenants/work/types.ts'

export function NewItemForm({
  company,
  type,
  requestKey,
  refused,
}: {
  company: string
  type: RequestType
  /** The same form sent twice opens one item. */
  requestKey: string
  refused: Refused | undefined
}) {
  const t = useT()
  const { locale } = useLocale()
  const navigation = useNavigation()
  const errors = refusedTexts(t, refused)
  return (
    <Card
      title={locale === 'pl' ? type.namePl : type.nameEn}
      actions={
        <Link to={paths.deskNewItem(company)} className="btn btn-ghost">
          {t.work.newItem.other}
        </Link>
      }
    >
      <Form method="post" encType="multipart/form-data" className="stack form">
        <ErrorSummary errors={errors} />
        <input type="hidden" name="requestType" value={type.code} />
        <input type="hidden" name="requestKey" value={requestKey} />
        <TextField
          id="title"
          name="title"
          label={t.work.newItem.titleField}
          required
          maxLength={200}
          defaultValue={refused?.values.title}
          error={errors.title}
        />
        <RequestFields fields={type.form} refused={refused} />
        <FormActions>
          <SubmitButton busy={navigation.state !== 'idle'}>{t.work.newItem.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
