// All versions of a type: who made them, when, and what each changed.
import { useLoaderData } from '@remix-run/react'
import { VersionList } from '#app/features/catalogue/version-list.tsx'
import { office } from '#app/http/area.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { requireType } from '#tenants/work/queries/types.server.ts'
import { diffDefinitions } from '#tenants/work/rules/definition-diff.ts'

export const loader = office.loader(
  { permission: 'contracts:read' },
  async ({ ctx, params, locale }) => {
    const { code, currentVersion, versions } = await requireType(ctx, params.code ?? '')
    const canEdit = ctx.actor.can('catalogue:edit')
    // A draft is the admin's paper: others see what was published.
    const shown = versions.filter(({ state }) => canEdit || state !== 'draft')
    return {
      code,
      currentVersion,
      mayStart: canEdit && versions.every(({ state }) => state !== 'draft'),
      versions: shown.map(({ definition, ...version }, index) => {
        const before = shown[index + 1]
        return {
          ...version,
          since: before?.version ?? null,
          changes: before ? diffDefinitions(before.definition, definition) : null,
        }
      }),
      title: `${dictionary(locale).catalogue.tabs.versions} · ${versions[0]!.definition.name[locale]}`,
    }
  },
)

export default function TypeVersions() {
  return <VersionList {...useLoaderData<typeof loader>()} />
}

export const ErrorBoundary = AreaError
