import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { PriorityMark, StatusBadge } from '#app/ui/badge.tsx'
import { CompanyTag } from '#app/ui/company-mark.tsx'
import type { Column } from '#app/ui/table-model.ts'
import type { QueueCompany, QueueLine } from './queue-line.ts'

export const priorityWords = { 1: 'high', 2: 'normal', 3: 'low' } as const

export function queueColumns(
  t: Dictionary,
  companies: readonly QueueCompany[],
): Column<QueueLine>[] {
  const names = t.desk.columns
  return [
    {
      id: 'priority',
      header: names.priority,
      kind: 'icon',
      cell: (line) => <PriorityMark priority={priorityWords[line.priority]} />,
    },
    { id: 'number', header: names.number, kind: 'num', cell: (line) => line.n },
    { id: 'title', header: names.title, kind: 'main', fixed: true, cell: (line) => line.title },
    {
      id: 'company',
      header: names.company,
      cell: (line) => <CompanyTag {...companies[line.co]!} />,
    },
    {
      id: 'service',
      header: names.service,
      wideOnly: true,
      cell: (line) => t.common.service[line.service],
    },
    {
      id: 'status',
      header: names.status,
      cell: (line) => <StatusBadge status={line.status} />,
    },
    {
      id: 'due',
      header: names.due,
      kind: 'date',
      fixed: true,
      cell: (line) => <span className={`ck ck-${line.tone}`}>{line.due}</span>,
    },
    {
      id: 'assignee',
      header: names.assignee,
      cell: (line) => line.who ?? <span className="muted">{t.desk.nobody}</span>,
    },
    {
      id: 'opened',
      header: names.opened,
      kind: 'date',
      hidden: true,
      wideOnly: true,
      cell: (line) => line.opened,
    },
  ]
}
