// One type of work in hand: its name on top, what is in use, its draft and its history as tabs.
import { Outlet, useLoaderData } from '@remix-run/react'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { requireType } from '#tenants/work/queries/types.server.ts'

export const loader = office.loader({ permission: 'contracts:read' }, async ({ ctx, params }) => {
  const { code, currentVersion, versions } = await requireType(ctx, params.code ?? '')
  const shown = versions.find(({ version }) => version === currentVersion) ?? versions[0]!
  const draft = versions.find(({ state }) => state === 'draft')
  return {
    code,
    name: shown.definition.name,
    service: shown.definition.service,
    state: shown.state,
    currentVersion,
    draftVersion: ctx.actor.can('catalogue:edit') ? (draft?.version ?? null) : null,
    versions: versions.length,
  }
})

const tones = { published: 'ok', draft: 'info', retired: 'neutral' } as const

export default function TypeLayout() {
  const type = useLoaderData<typeof loader>()
  const all = useWords({ common: commonWords, catalogue: catalogueWords })
  const t = all.catalogue
  const { locale } = useLocale()
  const { code, currentVersion, draftVersion } = type
  return (
    <>
      <PageHeader
        back={{ to: paths.officeCatalogue(), label: t.title }}
        title={type.name[locale]}
        meta={
          <span className="cluster">
            <Badge tone={tones[type.state]}>{t.states[type.state]}</Badge>
            <span>{all.common.service[type.service]}</span>
            <code>{code}</code>
            {currentVersion === null ? null : <span>{t.version(currentVersion)}</span>}
          </span>
        }
      >
        <Tabs
          label={t.title}
          tabs={[
            ...(currentVersion === null && draftVersion !== null
              ? []
              : [{ to: paths.officeType(code), label: t.tabs.current }]),
            ...(draftVersion === null
              ? []
              : [{ to: paths.officeTypeDraft(code), label: t.tabs.compose }]),
            {
              to: paths.officeTypeVersions(code),
              label: t.tabs.versions,
              count: type.versions,
            },
          ]}
        />
      </PageHeader>
      <Outlet />
    </>
  )
}

export const ErrorBoundary = AreaError
