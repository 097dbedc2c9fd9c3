import type { Words } from '#app/i18n/dictionaries.ts'
import { statusClass } from '#app/ui/badge.tsx'
import { CompanyDot } from '#app/ui/company-mark.tsx'
import type { Column } from '#app/ui/table-model.ts'
import type { QueueCompany, QueueLine } from './queue-line.ts'

export const priorityWords = { 1: 'high', 2: 'normal', 3: 'low' } as const

export function queueColumns(
  t: Words<'common' | 'desk'>,
  companies: readonly QueueCompany[],
): Column<QueueLine>[] {
  const names = t.desk.columns
  const { priority: words, priorityLabel } = t.common
  const priorities = {
    1: `${priorityLabel}: ${words.high}`,
    2: `${priorityLabel}: ${words.normal}`,
    3: `${priorityLabel}: ${words.low}`,
  }
  return [
    {
      id: 'priority',
      header: names.priority,
      kind: 'icon',
      look: (line) => `prc pr-${priorityWords[line.priority]}`,
      cell: (line) => priorities[line.priority],
    },
    { id: 'number', header: names.number, kind: 'num', cell: (line) => line.n },
    { id: 'title', header: names.title, kind: 'main', fixed: true, cell: (line) => line.title },
    {
      id: 'company',
      header: names.company,
      look: () => 'co',
      cell: (line) => {
        const { name, color } = companies[line.co]!
        return [<CompanyDot key="dot" color={color} />, name]
      },
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
      cell: (line) => (
        <span className={statusClass(line.status)}>{t.common.statusStaff[line.status]}</span>
      ),
    },
    {
      id: 'due',
      header: names.due,
      kind: 'date',
      fixed: true,
      look: (line) => `ck ck-${line.tone}`,
      cell: (line) => line.due,
    },
    {
      id: 'assignee',
      header: names.assignee,
      look: (line) => (line.who ? undefined : 'muted'),
      cell: (line) => line.who ?? t.desk.nobody,
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
