import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Description = { label: ReactNode; value: ReactNode; numeric?: boolean }

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
      {items.map((item, index) =>
        item ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a description have no identity and never move.
          <div key={index}>
            <dt>{item.label}</dt>
            <dd className={item.numeric ? 'num' : undefined}>{item.value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
