// Which company? For people of several; of one, it opens by itself.

import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { requireSession } from '#app/http/session.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { CompanyMark } from '#app/ui/company-mark.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { PlainFrame } from '#app/ui/plain-frame.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { isClientRole } from '#tenants/shared/permissions.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSession(request, context)
  const companies = session.memberships
    .filter(({ kind, role }) => kind === 'client' && isClientRole(role))
    .map(({ slug, shortName, nip, colour, role }) => ({ slug, shortName, nip, colour, role }))
    .sort((a, b) => a.shortName.localeCompare(b.shortName, 'pl'))
  if (companies.length === 1) throw redirect(paths.portal(companies[0]!.slug))
  const { theme, locale } = await readPreferences(request, session)
  return { companies, theme, title: dictionary(locale).portal.choose.title }
}

export default function ChooseCompany() {
  const { companies, theme } = useLoaderData<typeof loader>()
  const t = useWords({ common: commonWords, portal: portalWords })
  const f = useFormat()
  return (
    <PlainFrame theme={theme}>
      {companies.length === 0 ? (
        <EmptyState icon="building" title={t.portal.choose.none}>
          {t.portal.choose.noneText}
        </EmptyState>
      ) : (
        <div className="stack">
          <header>
            <h1>{t.portal.choose.title}</h1>
            <p className="muted">{t.portal.choose.intro}</p>
          </header>
          <ul className="card pick">
            {companies.map((company) => (
              <li key={company.slug}>
                <Link to={paths.portal(company.slug)} className="pick-row">
                  <CompanyMark
                    company={{ name: company.shortName, color: company.colour }}
                    size={36}
                  />
                  <span className="pick-main">
                    <span className="strong">{company.shortName}</span>
                    <span className="meta num">
                      NIP {f.nip(company.nip)} · {t.common.role[company.role]}
                    </span>
                  </span>
                  <Icon name="chevron-right" />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </PlainFrame>
  )
}

export const ErrorBoundary = LoneError
