import { useRef } from 'react'
import { paths } from '#app/http/paths.ts'
import { deskWords } from '#app/i18n/desk.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { useAnchors } from '#app/ui/use-anchors.ts'
import type { QueueFilters } from '#tenants/work/schema.ts'
import type { QueueCounts } from '#tenants/work/types.ts'

/** The five ways into the queue that everybody needs; each counts what it would show. */
export function QueueTabs({ counts, filters }: { counts: QueueCounts; filters: QueueFilters }) {
  const t = useWords(deskWords).tabs
  const box = useRef<HTMLElement>(null)
  useAnchors(box)
  const { assignee, overdue, status, company } = filters
  const tabs = [
    { label: t.all, count: counts.all, query: {}, isOn: !assignee && !overdue && !status },
    {
      label: t.mine,
      count: counts.mine,
      query: { assignee: 'me' },
      isOn: assignee === 'me' && !overdue && !status,
    },
    {
      label: t.unassigned,
      count: counts.unassigned,
      query: { assignee: 'none' },
      isOn: assignee === 'none' && !overdue && !status,
    },
    { label: t.overdue, count: counts.overdue, query: { overdue: 1 }, isOn: overdue === '1' },
    {
      label: t.waiting,
      count: counts.waiting_client,
      query: { status: 'waiting_client' },
      isOn: status === 'waiting_client' && !overdue,
    },
  ]
  return (
    <nav ref={box} className="tabs" aria-label={t.label}>
      {tabs.map(({ label, count, query, isOn }) => (
        <a
          key={label}
          href={paths.desk({ ...query, company })}
          className={isOn ? 'tab tab-on' : 'tab'}
          aria-current={isOn ? 'page' : undefined}
        >
          {label}
          <span className="ct bd-neutral">{count > 999 ? '999+' : count}</span>
        </a>
      ))}
    </nav>
  )
}
