import { Link } from '@remix-run/react'
import { TypedForm, type TypedFormProps } from '#app/features/portal/typed-form.tsx'
import { paths } from '#app/http/paths.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { workWords } from '#app/i18n/work.ts'
import { Card } from '#app/ui/card.tsx'
import type { RequestType } from '#tenants/work/types.ts'

type Props = TypedFormProps & { company: string; type: RequestType }

export function NewItemForm({ company, type, ...form }: Props) {
  const t = useWords(workWords).newItem
  const { locale } = useLocale()
  return (
    <Card
      title={locale === 'pl' ? type.namePl : type.nameEn}
      actions={
        <Link to={paths.deskNewItem(company)} className="btn btn-ghost">
          {t.other}
        </Link>
      }
    >
      <TypedForm
        type={type}
        {...form}
        className="form"
        words={{ title: t.titleField, submit: t.submit }}
      />
    </Card>
  )
}
