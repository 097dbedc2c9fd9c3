import { useEffect, useState } from 'react'
import { deskWords } from '#app/i18n/desk.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { showToast } from '#app/ui/toast.ts'
import type { BulkReport } from './bulk-assign.server.ts'

/**
 * The outcome of the last bulk form. The live line asks for the page anew, which makes
 * the router forget what an action said, so it is kept here until the view changes.
 * What went through entirely is a passing message; what failed stays to be read.
 */
export function useBulkReport(
  latest: BulkReport | undefined,
  view: string,
): BulkReport | undefined {
  const t = useWords(deskWords).bulk
  const [kept, setKept] = useState<{ report: BulkReport; view: string } | undefined>(
    latest && { report: latest, view },
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new outcome is news
  useEffect(() => {
    if (!latest) return
    const isWhole = latest.done > 0 && latest.failed.length === 0
    if (isWhole) showToast({ tone: 'ok', title: t.done(latest.done) })
    setKept(isWhole ? undefined : { report: latest, view })
  }, [latest])
  return kept?.view === view ? kept.report : undefined
}
