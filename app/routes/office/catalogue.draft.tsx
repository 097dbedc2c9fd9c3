// The draft of a type, composed.
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Composer } from '#app/features/catalogue/composer.tsx'
import { actOnDraft } from '#app/features/catalogue/draft-deed.server.ts'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { requireType } from '#tenants/work/queries/types.server.ts'
import { tieOf } from '#tenants/work/rules/product-types.ts'

export const loader = office.loader(
  { permission: 'catalogue:edit' },
  async ({ ctx, params, locale }) => {
    const { code, currentVersion, versions } = await requireType(ctx, params.code ?? '')
    const draft = versions.find(({ state }) => state === 'draft')
    if (!draft) throw redirect(paths.officeType(code))
    const current = versions.find(({ version }) => version === currentVersion)
    return {
      code,
      draft: {
        version: draft.version,
        basis: draft.updatedAt.toISOString(),
        definition: draft.definition,
      },
      current: current?.definition ?? null,
      openItems: versions.reduce((sum, { openItems }) => sum + openItems, 0),
      tie: tieOf(code),
      title: draft.definition.name[locale],
    }
  },
)

export const action = office.action(
  { permission: 'catalogue:edit' },
  async ({ ctx, form, params, locale }) =>
    actOnDraft({ ctx, form, code: params.code ?? '', locale }),
)

export default function TypeDraft() {
  const { code, draft, current, openItems, tie } = useLoaderData<typeof loader>()
  return (
    <Composer
      key={`${code} ${draft.version}`}
      code={code}
      stored={draft}
      current={current}
      openItems={openItems}
      tie={tie}
    />
  )
}

export const ErrorBoundary = AreaError
