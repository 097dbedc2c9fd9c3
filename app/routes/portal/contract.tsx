// What the provider promised this company, in plain words.

import { useLoaderData } from '@remix-run/react'
import { ContractView } from '#app/features/contract/contract-view.tsx'
import { loadContract } from '#app/features/contract/load-contract.server.ts'
import { VersionList } from '#app/features/contract/version-list.tsx'
import { portal } from '#app/http/area.server.ts'
import { contractWords } from '#app/i18n/contract.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader, SectionHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'

export const loader = portal.loader(
  { permission: 'contracts:read' },
  async ({ ctx, company, url, locale }) => ({
    ...(await loadContract(ctx, company.zone, url.searchParams.get('version'))),
    title: `${dictionary(locale).contract.title} · ${company.shortName}`,
  }),
)

export default function PortalContract() {
  const { versions, shown, types, today } = useLoaderData<typeof loader>()
  const t = useWords(contractWords)
  const f = useFormat()
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} />
      {shown ? (
        <>
          <SectionHeader
            title={t.version(shown.version)}
            meta={t.fromDay(f.date(shown.effectiveFrom))}
          />
          <div className="cols-main">
            <ContractView terms={shown} types={types} />
            <VersionList
              versions={versions}
              types={types}
              today={today}
              shownId={shown.id}
              linkTo={(version) => `?version=${version}`}
            />
          </div>
        </>
      ) : (
        <Card>
          <EmptyState icon="contract" title={t.none}>
            {t.noneClient}
          </EmptyState>
        </Card>
      )}
    </>
  )
}

export const ErrorBoundary = AreaError
