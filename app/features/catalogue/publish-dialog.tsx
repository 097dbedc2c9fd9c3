import { Form, useNavigation } from '@remix-run/react'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Notice } from '#app/ui/form.tsx'
import { diffDefinitions } from '#tenants/work/rules/definition-diff.ts'
import type { TypeDefinition } from '#tenants/work/type-definition.ts'
import { ChangeList } from './change-list.tsx'
import type { Composer } from './use-composer.ts'

/** What the version changes and whom it touches, before it can no longer be changed. */
export function PublishDialog({
  composer,
  current,
  openItems,
}: {
  composer: Composer
  current: TypeDefinition | null
  openItems: number
}) {
  const all = useWords({ common: commonWords, catalogue: catalogueWords })
  const t = all.catalogue.publishing
  const navigation = useNavigation()
  const { version, kept, publishing } = composer
  const changes = current ? diffDefinitions(current, kept.definition) : null
  const isSame = changes?.length === 0
  return (
    <Dialog
      open={publishing !== null}
      onClose={composer.stopPublishing}
      title={t.title(version)}
      footer={
        <>
          <Button onClick={composer.stopPublishing}>{all.common.actions.cancel}</Button>
          <Form method="post">
            <input type="hidden" name="intent" value="publish" />
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="basis" value={kept.basis} />
            <SubmitButton busy={navigation.state !== 'idle'} disabled={isSame}>
              {t.submit}
            </SubmitButton>
          </Form>
        </>
      }
    >
      <div className="stack">
        {changes === null ? <p>{t.first}</p> : null}
        {isSame ? <Notice tone="warn" title={t.same} /> : null}
        {changes && !isSame ? (
          <div>
            <h3>{t.changes}</h3>
            <ChangeList changes={changes} />
          </div>
        ) : null}
        {openItems > 0 ? (
          <p>
            {t.open(openItems)} {t.openText}
          </p>
        ) : null}
        {publishing && publishing.length > 0 ? (
          <Notice tone="warn" title={t.schedules}>
            <ul>
              {publishing.map(({ company, title }) => (
                <li key={`${company} ${title}`}>
                  {company}: {title}
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </div>
    </Dialog>
  )
}
