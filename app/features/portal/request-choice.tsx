import { Link } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Icon } from '#app/ui/icons.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { Service } from '#tenants/shared/permissions.ts'

export type OfferedType = {
  code: string
  service: Service
  namePl: string
  nameEn: string
  hintPl: string
  hintEn: string
  /** Business minutes that the contract promises, or null. */
  promisedMinutes: number | null
}

/** What can be asked for, by service, each with its promised time. */
export function RequestChoice({
  company,
  types,
  canUpload,
}: {
  company: string
  types: readonly OfferedType[]
  canUpload: boolean
}) {
  const t = useWords({ common: commonWords, portal: portalWords })
  const { locale } = useLocale()
  const f = useFormat()
  const services = [...new Set(types.map(({ service }) => service))]
  if (types.length === 0) {
    return <EmptyState title={t.portal.request.noTypes}>{t.portal.request.noTypesText}</EmptyState>
  }
  return (
    <div>
      {services.map((service) => (
        <section key={service} className="pick-group" aria-labelledby={`service-${service}`}>
          <h2 id={`service-${service}`}>{t.common.service[service]}</h2>
          <ul className="card pick">
            {service === 'accounting' && canUpload ? (
              <PickRow
                to={paths.portalUpload(company)}
                title={t.portal.request.uploadInstead}
                hint={t.portal.request.uploadInsteadHint}
              />
            ) : null}
            {types
              .filter((type) => type.service === service)
              .map((type) => (
                <PickRow
                  key={type.code}
                  to={paths.portalNewRequest(company, { type: type.code })}
                  title={locale === 'pl' ? type.namePl : type.nameEn}
                  hint={locale === 'pl' ? type.hintPl : type.hintEn}
                  promise={
                    type.promisedMinutes === null
                      ? t.portal.request.noPromise
                      : t.portal.request.promised(f.minutes(type.promisedMinutes))
                  }
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function PickRow(props: { to: string; title: string; hint: string; promise?: string }) {
  return (
    <li>
      <Link to={props.to} className="pick-row">
        <span className="pick-main">
          <span className="strong">{props.title}</span>
          <span className="meta">{props.hint}</span>
          {props.promise ? <span className="meta num">{props.promise}</span> : null}
        </span>
        <Icon name="chevron-right" />
      </Link>
    </li>
  )
}
