import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { Badge, type BadgeTone } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import type { AbsenceStatus } from '#tenants/payroll/kinds.ts'
import type { AbsenceRow } from '#tenants/payroll/types.ts'
import { AbsenceDays } from './absence-rows.tsx'

export const absenceTone: Record<AbsenceStatus, BadgeTone> = {
  requested: 'warn',
  approved: 'ok',
  refused: 'bad',
  cancelled: 'neutral',
}

export function absenceColumns(t: Dictionary['payTime']): Column<AbsenceRow>[] {
  return [
    {
      id: 'person',
      header: t.colPerson,
      kind: 'main',
      fixed: true,
      cell: ({ personName }) => personName,
    },
    { id: 'kind', header: t.colKind, cell: ({ kind }) => t.kinds[kind] },
    { id: 'days', header: t.colDays, cell: (absence) => <AbsenceDays absence={absence} /> },
    {
      id: 'status',
      header: t.colStatus,
      cell: ({ status }) => <Badge tone={absenceTone[status]}>{t.statuses[status]}</Badge>,
    },
    {
      id: 'source',
      header: t.colSource,
      wideOnly: true,
      cell: ({ source, ezlaSeries, ezlaNumber }) =>
        ezlaNumber ? `${t.sources[source]} ${ezlaSeries} ${ezlaNumber}` : t.sources[source],
    },
  ]
}
