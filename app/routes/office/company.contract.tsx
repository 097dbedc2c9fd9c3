// The contract of a company: its versions, and one of them in full.

import { useLoaderData } from '@remix-run/react'
import { ContractView } from '#app/features/contract/contract-view.tsx'
import { loadContract } from '#app/features/contract/load-contract.server.ts'
import { VersionList } from '#app/features/contract/version-list.tsx'
import { officeCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { contractWords } from '#app/i18n/contract.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { SectionHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { withdrawContractVersion } from '#tenants/contracts/commands.server.ts'

export const loader = officeCompany.loader(
  { permission: 'contracts:read' },
  async ({ ctx, company, locale, url }) => ({
    ...(await loadContract(ctx, company.zone, url.searchParams.get('version'))),
    title: `${dictionary(locale).contract.title} · ${company.shortName}`,
    slug: company.slug,
    canManage: ctx.actor.can('contracts:manage'),
  }),
)

export const action = officeCompany.action(
  { permission: 'contracts:manage' },
  async ({ ctx, form, company, locale }) => {
    const t = dictionary(locale).contract
    const versionId = String(form.get('versionId') ?? '')
    const { tenantId } = company
    const result = await withdrawContractVersion(ctx, { tenantId, versionId })
    const toast = result.ok
      ? ({ tone: 'ok', text: t.withdrawn } as const)
      : ({ tone: 'bad', text: t[result.code] } as const)
    return redirectWithToast(paths.officeContract(company.slug), toast)
  },
)

export default function CompanyContract() {
  const { versions, shown, types, today, slug, canManage } = useLoaderData<typeof loader>()
  const t = useWords(contractWords)
  const f = useFormat()
  const write = canManage ? (
    <LinkButton to={paths.officeNewContract(slug)} variant="primary" icon="plus">
      {shown ? t.newVersion : t.firstVersion}
    </LinkButton>
  ) : null
  if (!shown) {
    return (
      <Card>
        <EmptyState icon="contract" title={t.none} actions={write}>
          {t.noneText}
        </EmptyState>
      </Card>
    )
  }
  return (
    <>
      <SectionHeader
        title={t.version(shown.version)}
        meta={t.fromDay(f.date(shown.effectiveFrom))}
        actions={write}
      />
      <div className="cols-main">
        <ContractView terms={shown} types={types} />
        <VersionList
          versions={versions}
          types={types}
          today={today}
          shownId={shown.id}
          linkTo={(version) => `?version=${version}`}
          canWithdraw={canManage}
        />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
