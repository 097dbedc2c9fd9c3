import { Link } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { RequestType } from '#tenants/work/types.ts'

type Props = {
  types: readonly RequestType[]
  /** Address of this page; the type is added to it. */
  here: string
  none: string
}

/** Kinds of items by name; each leads to its form. */
export function TypeChoice({ types, here, none }: Props) {
  const t = useWords({ common: commonWords })
  const { locale } = useLocale()
  if (types.length === 0) return <EmptyState icon="contract" title={none} />
  return (
    <ul className="card pick">
      {types.map((type) => (
        <li key={type.code}>
          <Link to={`${here}?type=${type.code}`} className="pick-row">
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
