import type { Words } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import type { TypeRow } from '#tenants/work/queries/types.server.ts'

const tones = { published: 'ok', draft: 'info', retired: 'neutral' } as const

export function typeColumns(all: Words<'common' | 'catalogue'>, locale: Locale): Column<TypeRow>[] {
  const t = all.catalogue
  return [
    {
      id: 'name',
      header: t.columns.name,
      kind: 'main',
      fixed: true,
      cell: (row) => row.name[locale],
    },
    {
      id: 'service',
      header: t.service,
      cell: (row) => all.common.service[row.service],
      cardLabel: true,
    },
    {
      id: 'state',
      header: t.columns.state,
      cell: (row) => (
        <span className="cluster">
          <Badge tone={tones[row.state]}>{t.states[row.state]}</Badge>
          {row.draftVersion !== null && row.state !== 'draft' ? (
            <Badge tone="info">{t.hasDraft(row.draftVersion)}</Badge>
          ) : null}
        </span>
      ),
    },
    {
      id: 'version',
      header: t.columns.version,
      kind: 'num',
      cell: (row) => row.currentVersion ?? '–',
      cardLabel: true,
    },
    {
      id: 'open',
      header: t.columns.open,
      kind: 'num',
      cell: (row) => (row.isConfidential ? '–' : row.openItems),
      cardLabel: true,
    },
    {
      id: 'done',
      header: t.columns.done,
      kind: 'num',
      cell: (row) => (row.isConfidential ? '–' : row.doneLately),
      cardLabel: true,
    },
    {
      id: 'steps',
      header: t.columns.steps,
      kind: 'num',
      cell: (row) => row.steps || '–',
      cardLabel: true,
    },
    {
      id: 'rules',
      header: t.columns.rules,
      cell: (row) => (
        <span className="cluster">
          {row.hasReview ? <Badge icon="eye">{t.review}</Badge> : null}
          {row.hasAcceptance ? <Badge icon="check-circle">{t.acceptance}</Badge> : null}
          {row.isConfidential ? (
            <Badge tone="violet" icon="lock">
              {t.confidential}
            </Badge>
          ) : null}
          {row.isOffered || row.state !== 'published' ? null : <Badge>{t.notOffered}</Badge>}
        </span>
      ),
    },
    {
      id: 'code',
      header: t.columns.code,
      cell: (row) => <code>{row.code}</code>,
      cardLabel: true,
    },
    {
      id: 'origin',
      header: t.columns.origin,
      hidden: true,
      cell: (row) => t.origins[row.origin],
      cardLabel: true,
    },
  ]
}
