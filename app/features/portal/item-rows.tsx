import { Link } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Badge, StatusBadge } from '#app/ui/badge.tsx'
import type { ClientItemRow } from '#tenants/work/types.ts'
import { useDueWords, useTimeWords } from './item-words.ts'
import { momentInWords } from './when.ts'

type RowProps = { company: string; item: ClientItemRow; now: Date }

export function OpenItemRow({ company, item, now }: RowProps) {
  const t = useWords({ common: commonWords, portal: portalWords })
  const due = useDueWords(item, now)
  return (
    <li className="wl-row">
      <div className="wl-main">
        <Link to={paths.portalItem(company, item.id)} className="wl-link" prefetch="intent">
          {item.title}
        </Link>
        <p className="meta">
          <span className="num">{t.portal.item.number(item.number)}</span>
          {' · '}
          {t.common.service[item.service]}
          {' · '}
          {item.assigneeName ? t.portal.due.holder(item.assigneeName) : t.portal.due.nobodyYet}
        </p>
      </div>
      <div className="wl-side">
        <StatusBadge status={item.status} audience="client" />
        {due.tone === 'held' ? null : (
          <span className={due.tone === 'late' ? 'meta num fg-bad' : 'meta num'}>{due.text}</span>
        )}
      </div>
    </li>
  )
}

export function DoneItemRow({ company, item, now }: RowProps) {
  const t = useWords({ portal: portalWords })
  const { locale, zone } = useLocale()
  const time = useTimeWords(item)
  return (
    <li className="wl-row">
      <div className="wl-main">
        <Link to={paths.portalItem(company, item.id)} className="wl-link" prefetch="intent">
          {item.title}
        </Link>
        <p className="meta num">
          {item.closedAt ? momentInWords(locale, item.closedAt, now, zone) : null}
          {item.closedByName ? ` · ${t.portal.done.by(item.closedByName)}` : null}
        </p>
      </div>
      <div className="wl-side">
        <KeptBadge item={item} />
        {time && item.status === 'done' ? <span className="meta num">{time}</span> : null}
      </div>
    </li>
  )
}

/** Met, late, or cancelled; work without a promise says only that it is done. */
export function KeptBadge({ item }: { item: Pick<ClientItemRow, 'status' | 'isMet'> }) {
  const t = useWords(portalWords).done
  if (item.status === 'cancelled') return <StatusBadge status="cancelled" audience="client" />
  if (item.isMet === null) return <StatusBadge status={item.status} audience="client" />
  return item.isMet ? (
    <Badge tone="ok" icon="check">
      {t.met}
    </Badge>
  ) : (
    <Badge tone="bad" icon="warning">
      {t.late}
    </Badge>
  )
}
