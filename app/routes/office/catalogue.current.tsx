// The version in use, with what it asks, does and promises; tried out, and the way to the next.
import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { PreviewPanel } from '#app/features/catalogue/preview.tsx'
import { TypeFacts } from '#app/features/catalogue/type-facts.tsx'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { retireType, startDraft } from '#tenants/work/commands/compose-type.server.ts'
import { requireType } from '#tenants/work/queries/types.server.ts'
import { tieOf } from '#tenants/work/rules/product-types.ts'

export const loader = office.loader(
  { permission: 'contracts:read' },
  async ({ ctx, params, locale }) => {
    const { code, currentVersion, versions } = await requireType(ctx, params.code ?? '')
    const canEdit = ctx.actor.can('catalogue:edit')
    const draft = versions.find(({ state }) => state === 'draft')
    const current = versions.find(({ version }) => version === currentVersion)
    if (!current && draft && canEdit) throw redirect(paths.officeTypeDraft(code))
    return {
      code,
      current: current ?? null,
      draftVersion: draft?.version ?? null,
      canEdit,
      mayRetire: canEdit && current !== undefined && tieOf(code) === null,
      title: (current ?? versions[0]!).definition.name[locale],
    }
  },
)

export const action = office.action(
  { permission: 'catalogue:edit' },
  async ({ ctx, form, params, locale }) => {
    const t = dictionary(locale).catalogue
    const { code, currentVersion, versions } = await requireType(ctx, params.code ?? '')
    if (form.get('intent') === 'retire') {
      const result = await retireType(ctx, code)
      const text = result.ok ? t.current.retired : t.refusals[result.code]
      const tone = result.ok ? ('ok' as const) : ('bad' as const)
      return redirectWithToast(paths.officeType(code), { tone, text })
    }
    const asked = Number(form.get('from') ?? currentVersion)
    const from = versions.some(({ version }) => version === asked) ? asked : versions[0]!.version
    const result = await startDraft(ctx, { code, from })
    const text = result.ok ? t.current.draftStarted(result.value.version) : t.refusals.draft_exists
    const tone = result.ok ? ('ok' as const) : ('info' as const)
    return redirectWithToast(paths.officeTypeDraft(code), { tone, text })
  },
)

export default function CurrentType() {
  const { code, current, draftVersion, canEdit, mayRetire } = useLoaderData<typeof loader>()
  const t = useWords(catalogueWords)
  if (!current) {
    return (
      <EmptyState
        icon="archive"
        title={t.current.noCurrent}
        actions={<LinkButton to={paths.officeTypeVersions(code)}>{t.tabs.versions}</LinkButton>}
      />
    )
  }
  return (
    <div className="cmp">
      <div className="stack">
        {canEdit ? (
          <div className="cluster">
            {draftVersion === null ? (
              <Form method="post">
                <Button type="submit" variant="primary" name="intent" value="draft" icon="edit">
                  {t.current.edit}
                </Button>
              </Form>
            ) : (
              <LinkButton to={paths.officeTypeDraft(code)} variant="primary" icon="edit">
                {t.current.toDraft}
              </LinkButton>
            )}
            {mayRetire ? (
              <Form method="post">
                <ConfirmButton
                  name="intent"
                  value="retire"
                  variant="ghost"
                  confirmLabel={t.current.retireSure}
                >
                  {t.current.retire}
                </ConfirmButton>
              </Form>
            ) : null}
            {draftVersion === null ? <p className="hint">{t.current.editHint}</p> : null}
          </div>
        ) : null}
        <TypeFacts definition={current.definition} />
      </div>
      <aside className="cmp-side" aria-label={t.preview}>
        <PreviewPanel code={code} definition={current.definition} canTry={canEdit} />
      </aside>
    </div>
  )
}

export const ErrorBoundary = AreaError
