// Which of a month's bills a reviewer looks at: what is wrong before what is right.
import { sum } from '#tenants/shared/money.ts'
import type { OverviewRow } from '../types.ts'

export const monthViews = ['review', 'held', 'issued', 'none', 'all'] as const
export type MonthView = (typeof monthViews)[number]

const belongs: Record<MonthView, (row: OverviewRow) => boolean> = {
  review: ({ state }) => state === 'draft',
  held: ({ state }) => state === 'held',
  issued: ({ state }) => state === 'issued',
  none: ({ state }) => state === 'none',
  all: () => true,
}

export function monthView(rows: readonly OverviewRow[], wish: string | null) {
  const tabs = monthViews.map((state) => ({ state, count: rows.filter(belongs[state]).length }))
  const firstFull = tabs.find(({ count }) => count > 0)?.state ?? 'all'
  const shown = monthViews.find((view) => view === wish) ?? firstFull
  const chosen = rows.filter(belongs[shown]).sort((a, b) => weightOf(b) - weightOf(a))
  return {
    shown,
    tabs,
    rows: chosen,
    netMinor: sum(chosen.map(({ netMinor }) => netMinor)),
    /** Drafts that need no second look. */
    calm: rows.filter(isCalm).map(({ invoiceId }) => invoiceId!),
  }
}

// The sort keeps the order by name among rows that weigh the same.
function weightOf(row: OverviewRow): number {
  if (row.unpricedLines > 0) return 4
  if (row.openEvents > 0 && row.state !== 'issued') return 3
  return row.isFlagged ? 2 : 0
}

function isCalm(row: OverviewRow): boolean {
  return row.state === 'draft' && row.netMinor > 0n && weightOf(row) === 0
}
