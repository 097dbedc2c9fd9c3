import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icons.tsx'
import { DateTime } from './text.tsx'

export type TimelineEntry = {
  id: string
  at: string | Date
  icon?: IconName
  tone?: 'neutral' | 'info' | 'ok' | 'warn' | 'bad'
  who?: string
  title: ReactNode
  body?: ReactNode
  /** Seen by the provider only: marked, so that nobody writes to the client by mistake. */
  internal?: string
}

export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className="tl" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={cx('tl-row', entry.internal && 'tl-internal')}>
          <span className={`tl-dot bd-${entry.tone ?? 'neutral'}`}>
            <Icon name={entry.icon ?? 'history'} size={14} />
          </span>
          <div className="tl-main">
            <p className="tl-head">
              {entry.who ? <span className="strong">{entry.who}</span> : null} {entry.title}
              {entry.internal ? <span className="bd bd-warn">{entry.internal}</span> : null}
              <span className="tl-at">
                <DateTime value={entry.at} />
              </span>
            </p>
            {entry.body ? <div className="tl-body">{entry.body}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
