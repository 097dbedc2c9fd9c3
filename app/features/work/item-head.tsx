import type { ReactNode } from 'react'
import { priorityWords } from '#app/features/queue/queue-columns.tsx'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { workWords } from '#app/i18n/work.ts'
import { PriorityMark, StatusBadge } from '#app/ui/badge.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { DateTime } from '#app/ui/text.tsx'
import type { ItemPage } from '#tenants/work/types.ts'
import { HeadClock } from './item-time.tsx'

export function ItemHead({ item, actions }: { item: ItemPage; actions: ReactNode }) {
  const t = useWords({ common: commonWords, work: workWords })
  const { locale } = useLocale()
  return (
    <PageHeader
      back={{ to: paths.desk(), label: t.work.back }}
      title={item.title}
      meta={
        <>
          <StatusBadge status={item.status} />
          <HeadClock item={item} />
          <PriorityMark priority={priorityWords[item.priority]} />
          <span className="num">{t.work.number(item.number)}</span>
          <span>{locale === 'pl' ? item.namePl : item.nameEn}</span>
          <span>{t.common.service[item.service]}</span>
          <span>{t.work.source[item.source]}</span>
          <span className="num">
            {t.work.openedBy(item.openedByName)}, <DateTime value={item.openedAt} />
          </span>
        </>
      }
      actions={actions}
    />
  )
}
