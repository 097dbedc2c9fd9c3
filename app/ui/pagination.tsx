import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Icon } from './icons.tsx'

/** Keyset pages: only the neighbours are known, so there are no page numbers to lie about. */
export function Pagination({
  previous,
  next,
  summary,
}: {
  /** Address of the neighbour, or null at the end of the list. */
  previous: string | null
  next: string | null
  summary?: ReactNode
}) {
  const t = useWords(commonWords).pages
  return (
    <nav className="pages" aria-label={t.label}>
      <span className="muted num">{summary}</span>
      <span className="pages-links">
        {previous ? (
          <Link to={previous} rel="prev" className="btn btn-secondary btn-sm">
            <Icon name="chevron-left" size={14} />
            {t.previous}
          </Link>
        ) : null}
        {next ? (
          <Link to={next} rel="next" className="btn btn-secondary btn-sm">
            {t.next}
            <Icon name="chevron-right" size={14} />
          </Link>
        ) : null}
      </span>
    </nav>
  )
}
