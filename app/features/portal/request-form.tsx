import { Form, Link, useNavigation } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { useT } from '#app/i18n/dictionaries.ts'
import { useLocale } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { FormField } from '#tenants/work/schema.ts'
import type { OfferedType } from './request-choice.tsx'
import { type Refused, RequestFields, refusedTexts } from './request-fields.tsx'

/** The chosen type's form. Its files travel with it, so that nothing is half sent. */
export function RequestForm({
  company,
  type,
  requestKey,
  refused,
}: {
  company: string
  type: OfferedType & { form: FormField[] }
  /** The same form sent twice opens one item. */
  requestKey: string
  refused: Refused | undefined
}) {
  const t = useT()
  const { locale } = useLocale()
  const f = useFormat()
  const navigation = useNavigation()
  const errors = refusedTexts(t, refused)
  return (
    <Card
      className="narrow"
      title={locale === 'pl' ? type.namePl : type.nameEn}
      meta={
        type.promisedMinutes === null
          ? t.portal.request.noPromise
          : t.portal.request.promised(f.minutes(type.promisedMinutes))
      }
      actions={
        <Link to={paths.portalNewRequest(company)} className="btn btn-ghost">
          {t.portal.request.chooseOther}
        </Link>
      }
    >
      <Form method="post" encType="multipart/form-data" className="stack">
        <ErrorSummary errors={errors} />
        <input type="hidden" name="requestType" value={type.code} />
        <input type="hidden" name="requestKey" value={requestKey} />
        <TextField
          id="title"
          name="title"
          label={t.portal.request.titleLabel}
          hint={t.portal.request.titleHint}
          required
          maxLength={200}
          defaultValue={refused?.values.title}
          error={errors.title}
        />
        <RequestFields fields={type.form} refused={refused} />
        <FormActions>
          <SubmitButton busy={navigation.state !== 'idle'}>{t.portal.request.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
