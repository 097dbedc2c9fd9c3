import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Card } from '#app/ui/card.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import type { ClientHome } from '#tenants/work/types.ts'
import { UploadBox } from './upload-box.tsx'

/** Beside the lists: the quick way to hand in a paper, and the month in numbers. */
export function HomeAside({
  company,
  counts,
  canUpload,
}: {
  company: string
  counts: ClientHome['counts']
  canUpload: boolean
}) {
  const t = useWords(portalWords).home
  const { doneThisMonth, metThisMonth } = counts
  return (
    <aside className="stack" aria-label={t.asideLabel}>
      {canUpload ? (
        <Card title={t.uploadTitle}>
          <UploadBox company={company} compact />
        </Card>
      ) : null}
      <Stats>
        <Stat label={t.openNow} value={counts.open} to={paths.portalItems(company)} />
        <Stat
          label={t.doneThisMonth}
          value={doneThisMonth}
          hint={doneThisMonth > 0 ? t.metOf(metThisMonth, doneThisMonth) : undefined}
          to={paths.portalItems(company, { state: 'closed' })}
        />
      </Stats>
    </aside>
  )
}
