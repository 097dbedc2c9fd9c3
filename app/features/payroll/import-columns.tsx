import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { Badge, type BadgeTone } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateTime } from '#app/ui/text.tsx'
import type { ImportJob, ImportStatus } from '#tenants/payroll/import-types.ts'

export const importTones: Record<ImportStatus, BadgeTone> = {
  asked: 'info',
  running: 'info',
  done: 'ok',
  failed: 'bad',
}

export function importColumns(t: Dictionary['payImports']): Column<ImportJob>[] {
  return [
    {
      id: 'file',
      header: t.file,
      kind: 'main',
      fixed: true,
      cell: ({ fileName }) => fileName,
    },
    { id: 'kind', header: t.kind, cell: ({ kind }) => t.kinds[kind] },
    {
      id: 'status',
      header: t.status,
      cell: ({ status }) => <Badge tone={importTones[status]}>{t.statuses[status]}</Badge>,
    },
    {
      id: 'rows',
      header: t.rows,
      kind: 'num',
      cardLabel: true,
      cell: ({ rowsTotal }) => rowsTotal,
    },
    {
      id: 'taken',
      header: t.taken,
      kind: 'num',
      cardLabel: true,
      cell: ({ rowsTaken }) => rowsTaken,
    },
    { id: 'bad', header: t.bad, kind: 'num', cardLabel: true, cell: ({ rowsBad }) => rowsBad },
    {
      id: 'asked',
      header: t.asked,
      kind: 'date',
      cell: ({ askedAt }) => <DateTime value={askedAt} />,
    },
    { id: 'by', header: '', wideOnly: true, cell: ({ askedByName }) => t.by(askedByName) },
  ]
}
