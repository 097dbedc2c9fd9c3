// A row of the queue as it travels: short, its texts ready, companies named once.
import type { Locale } from '#app/i18n/locale.tsx'
import type { Assignment } from '#tenants/identity/types.ts'
import type { Service } from '#tenants/shared/permissions.ts'
import type { OpenStatus } from '#tenants/work/schema.ts'
import type { QueueRow } from '#tenants/work/types.ts'
import { type DueTone, dueTexts } from './due-text.ts'

export type QueueCompany = { slug: string; name: string; color: string }

export type QueueLine = {
  id: string
  /** Place in the page's list of companies. */
  co: number
  n: number
  title: string
  service: Service
  status: OpenStatus
  priority: 1 | 2 | 3
  due: string
  tone: DueTone
  who: string | null
  /** Only when the column is shown. */
  opened?: string
}

export type QueueLines = { companies: QueueCompany[]; lines: QueueLine[] }

type Look = { locale: Locale; now: Date; zone: string; withOpened: boolean }

export function queueLines(
  rows: readonly QueueRow[],
  assignments: readonly Assignment[],
  { locale, now, zone, withOpened }: Look,
): QueueLines {
  const dueText = dueTexts(locale, now, zone)
  const byId = new Map(assignments.map((company) => [company.tenantId as string, company]))
  const places = new Map<string, number>()
  const companies: QueueCompany[] = []
  const placeOf = (tenantId: string) => {
    let place = places.get(tenantId)
    if (place === undefined) {
      const { slug, shortName, colour } = byId.get(tenantId)!
      place = companies.push({ slug, name: shortName, color: colour }) - 1
      places.set(tenantId, place)
    }
    return place
  }
  const lines = rows.map((row): QueueLine => {
    const { text, tone } = dueText(row)
    return {
      id: row.id,
      co: placeOf(row.tenantId),
      n: row.number,
      title: row.title,
      service: row.service,
      status: row.status,
      priority: row.priority,
      due: text,
      tone,
      who: row.assigneeName,
      ...(withOpened
        ? { opened: dueText({ ...row, nextDueAt: row.openedAt, isBreached: false }).text }
        : {}),
    }
  })
  return { companies, lines }
}
