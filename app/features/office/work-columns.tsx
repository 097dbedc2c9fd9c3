import { Link } from '@remix-run/react'
import type { DueText } from '#app/features/queue/due-text.ts'
import { paths } from '#app/http/paths.ts'
import type { Words } from '#app/i18n/dictionaries.ts'
import { StatusBadge } from '#app/ui/badge.tsx'
import { CompanyTag } from '#app/ui/company-mark.tsx'
import type { Column } from '#app/ui/table-model.ts'
import type { Formatters } from '#app/ui/use-format.ts'
import type { HouseItem } from '#tenants/work/types.ts'

type Row = Omit<HouseItem, 'title' | 'typeName'> & { title: string; due: DueText }

/** The company leads to who serves it there: that is what the office can change. */
export function workColumns(all: Words<'common' | 'office'>, f: Formatters): Column<Row>[] {
  const t = all.office.work
  return [
    { id: 'number', header: t.number, kind: 'num', cell: (row) => row.number, cardLabel: true },
    { id: 'title', header: t.item, kind: 'main', fixed: true, cell: (row) => row.title },
    {
      id: 'company',
      header: t.company,
      cell: (row) => (
        <Link to={paths.officeAgents(row.slug)}>
          <CompanyTag name={row.company} color={row.colour} />
        </Link>
      ),
    },
    { id: 'service', header: t.service, cell: (row) => all.common.service[row.service] },
    { id: 'status', header: t.status, cell: (row) => <StatusBadge status={row.status} /> },
    {
      id: 'due',
      header: t.due,
      kind: 'date',
      fixed: true,
      cell: (row) => <span className={`ck ck-${row.due.tone}`}>{row.due.text}</span>,
      cardLabel: true,
    },
    {
      id: 'told',
      header: t.told,
      kind: 'num',
      cell: (row) => (row.escalatedPercent > 0 ? t.toldAt(row.escalatedPercent) : null),
      cardLabel: true,
    },
    {
      id: 'assignee',
      header: t.assignee,
      cell: (row) => row.assigneeName ?? <span className="muted">{t.nobody}</span>,
      cardLabel: true,
    },
    {
      id: 'opened',
      header: t.opened,
      kind: 'date',
      hidden: true,
      cell: (row) => f.dateTime(row.openedAt),
      cardLabel: true,
    },
  ]
}
