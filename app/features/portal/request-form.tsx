import { Link } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Card } from '#app/ui/card.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { OfferedType } from './request-choice.tsx'
import { TypedForm, type TypedFormProps } from './typed-form.tsx'

type Props = TypedFormProps & { company: string; type: OfferedType }

/** The chosen type's form, with what is promised for it. */
export function RequestForm({ company, type, ...form }: Props) {
  const t = useWords(portalWords).request
  const { locale } = useLocale()
  const f = useFormat()
  return (
    <Card
      className="narrow"
      title={locale === 'pl' ? type.namePl : type.nameEn}
      meta={
        type.promisedMinutes === null ? t.noPromise : t.promised(f.minutes(type.promisedMinutes))
      }
      actions={
        <Link to={paths.portalNewRequest(company)} className="btn btn-ghost">
          {t.chooseOther}
        </Link>
      }
    >
      <TypedForm
        type={type}
        {...form}
        words={{ title: t.titleLabel, titleHint: t.titleHint, submit: t.submit }}
      />
    </Card>
  )
}
