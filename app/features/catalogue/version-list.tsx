import { Form } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { TypeVersion } from '#tenants/work/queries/types.server.ts'
import type { DefinitionChange } from '#tenants/work/rules/definition-diff.ts'
import { ChangeList } from './change-list.tsx'

type Version = Omit<TypeVersion, 'definition'> & {
  since: number | null
  changes: DefinitionChange[] | null
}

export function VersionList({
  code,
  currentVersion,
  versions,
  mayStart,
}: {
  code: string
  currentVersion: number | null
  versions: readonly Version[]
  mayStart: boolean
}) {
  const t = useWords(catalogueWords)
  const f = useFormat()
  return (
    <Card>
      {versions.map((version) => {
        const { state } = version
        const isCurrent = version.version === currentVersion
        return (
          <section key={version.version} className="cmp-version">
            <div className="cluster cluster-end">
              <h2 className="cluster">
                {t.version(version.version)}
                {isCurrent ? (
                  <Badge tone="ok">{t.history.inUse}</Badge>
                ) : (
                  <Badge tone={state === 'draft' ? 'info' : 'neutral'}>
                    {state === 'published' ? t.history.before : t.states[state]}
                  </Badge>
                )}
                {version.openItems > 0 ? (
                  <span className="meta">{t.history.open(version.openItems)}</span>
                ) : null}
              </h2>
              {mayStart && state !== 'draft' ? (
                <Form method="post" action={`${paths.officeType(code)}?index`}>
                  <input type="hidden" name="from" value={version.version} />
                  <Button type="submit" size="sm" icon="edit">
                    {t.history.from}
                  </Button>
                </Form>
              ) : null}
            </div>
            <p className="meta num">
              {t.history.created(version.createdByName, f.dateTime(version.createdAt))}
              {version.publishedAt
                ? ` · ${t.history.published(
                    version.publishedByName ?? '',
                    f.dateTime(version.publishedAt),
                  )}`
                : null}
              {version.retiredAt ? ` · ${t.history.retired(f.dateTime(version.retiredAt))}` : null}
            </p>
            {version.changes === null || version.since === null ? (
              <p className="hint">{t.history.first}</p>
            ) : version.changes.length === 0 ? (
              <p className="hint">{t.publishing.same}</p>
            ) : (
              <div>
                <h3>{t.history.changes(version.since)}</h3>
                <ChangeList changes={version.changes} />
              </div>
            )}
          </section>
        )
      })}
    </Card>
  )
}
