import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Description = { label: string; value: ReactNode; numeric?: boolean }

/** Rows that are null or false are left out, so callers can write conditions inline. */
export function DescriptionList({
  items,
  layout = 'rows',
}: {
  items: readonly (Description | null | false)[]
  layout?: 'rows' | 'grid'
}) {
  return (
    <dl className={cx('dl', layout === 'grid' && 'dl-grid')}>
      {items.map((item) =>
        item ? (
          <div key={item.label}>
            <dt>{item.label}</dt>
            <dd className={item.numeric ? 'num' : undefined}>{item.value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
