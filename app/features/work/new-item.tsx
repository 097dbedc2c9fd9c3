import { Form, Link, useNavigation } from '@remix-run/react'
import { type Refused, RequestFields } from '#app/features/portal/request-fields.tsx'
import { paths } from '#app/http/paths.ts'
import { useT } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { RequestType } from '#tenants/work/types.ts'

/** Kinds of items by name; each leads to its form. */
export function TypeChoice({ company, types }: { company: string; types: readonly RequestType[] }) {
  const t = useT()
  const { locale } = useLocale()
  if (types.length === 0) return <EmptyState icon="contract" title={t.work.newItem.none} />
  return (
    <ul className="card pick">
      {types.map((type) => (
        <li key={type.code}>
          <Link to={`${paths.deskNewItem(company)}?type=${type.code}`} className="pick-row">
            <span className="pick-main">
              <span className="strong">{locale === 'pl' ? type.namePl : type.nameEn}</span>
              <span className="meta">{t.common.service[type.service]}</span>
            </span>
            <Icon name="chevron-right" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

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
  const errors = Object.fromEntries(
    Object.entries(refused?.errors ?? {}).map(([name, code]) => [
      name,
      refused?.files?.[name] ?? fieldErrorText(t, code),
    ]),
  )
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
