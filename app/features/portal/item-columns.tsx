// Columns of the lists of work; words come from outside, as columns are not components.
import type { Words } from '#app/i18n/dictionaries.ts'
import { StatusBadge } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateText, DateTime } from '#app/ui/text.tsx'
import type { ClientItemRow } from '#tenants/work/types.ts'
import { KeptBadge } from './item-rows.tsx'
import { useDueWords, useTimeWords } from './item-words.ts'

type Look = { t: Words<'common' | 'portal'>; now: Date }

const numberAndTitle = ({ portal: { items } }: Words<'portal'>): Column<ClientItemRow>[] => [
  { id: 'number', header: items.colNumber, kind: 'date', cell: (item) => item.number },
  { id: 'title', header: items.colTitle, kind: 'main', fixed: true, cell: (item) => item.title },
]

export function openColumns({ t, now }: Look): Column<ClientItemRow>[] {
  const { items } = t.portal
  return [
    ...numberAndTitle(t),
    {
      id: 'status',
      header: items.colStatus,
      cell: (item) => <StatusBadge status={item.status} audience="client" />,
    },
    {
      id: 'due',
      header: items.colDue,
      kind: 'date',
      cell: (item) => <DueCell item={item} now={now} />,
    },
    { id: 'holder', header: items.colHolder, cell: (item) => item.assigneeName ?? t.common.none },
    {
      id: 'opened',
      header: items.colOpened,
      kind: 'date',
      wideOnly: true,
      cell: (item) => <DateText value={item.openedAt} />,
    },
  ]
}

export function closedColumns({ t }: Look): Column<ClientItemRow>[] {
  const { items } = t.portal
  return [
    ...numberAndTitle(t),
    { id: 'kept', header: items.colTime, cell: (item) => <KeptBadge item={item} /> },
    {
      id: 'time',
      header: items.colSpent,
      kind: 'date',
      wideOnly: true,
      cell: (item) => <TimeCell item={item} />,
    },
    {
      id: 'closed',
      header: items.colClosed,
      kind: 'date',
      cell: (item) => item.closedAt && <DateTime value={item.closedAt} />,
    },
    { id: 'by', header: items.colHolder, cell: (item) => item.closedByName },
  ]
}

function DueCell({ item, now }: { item: ClientItemRow; now: Date }) {
  const due = useDueWords(item, now)
  const tone = { calm: 'num', late: 'num fg-bad', held: 'muted' }[due.tone]
  return <span className={tone}>{due.short}</span>
}

function TimeCell({ item }: { item: ClientItemRow }) {
  const words = useTimeWords(item)
  return item.status === 'done' ? <span className="num">{words}</span> : null
}
