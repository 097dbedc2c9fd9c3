// What a client reads about an item at a glance: by when, who has it, how it went.

import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { useFormat } from '#app/ui/use-format.ts'
import type { ClientItemRow } from '#tenants/work/types.ts'
import { momentInWords } from './when.ts'

export type DueWords = {
  text: string
  /** Where a heading says already that it is a due time. */
  short: string
  tone: 'calm' | 'late' | 'held'
}

/** "Termin: jutro, 14:00", or who holds the clock. */
export function useDueWords(
  item: Pick<ClientItemRow, 'status' | 'nextDueAt'>,
  now: Date,
): DueWords {
  const t = useWords(portalWords).due
  const { locale, zone } = useLocale()
  const same = (text: string, tone: DueWords['tone']) => ({ text, short: text, tone })
  if (item.status === 'waiting_client') return same(t.heldByClient, 'held')
  if (item.status === 'waiting_authority') return same(t.heldByAuthority, 'held')
  if (!item.nextDueAt) return same(t.noClock, 'calm')
  const moment = momentInWords(locale, item.nextDueAt, now, zone)
  const isLate = item.nextDueAt < now
  const tone = isLate ? 'late' : 'calm'
  // Of an item that nobody has touched the first response is due, not the work.
  if (item.status === 'new') return same(isLate ? t.responseLate(moment) : t.response(moment), tone)
  return { text: isLate ? t.late(moment) : t.by(moment), short: moment, tone }
}

/** "3 godz. 10 min z obiecanych 8 godz."; null where nothing was promised. */
export function useTimeWords(
  item: Pick<ClientItemRow, 'elapsedMinutes' | 'targetMinutes'>,
): string | null {
  const t = useWords(portalWords).done
  const f = useFormat()
  if (item.elapsedMinutes === null || item.targetMinutes === null) return null
  return t.within(f.minutes(item.elapsedMinutes), f.minutes(item.targetMinutes))
}
