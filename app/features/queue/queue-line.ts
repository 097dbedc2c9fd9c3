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

export type QueueLines = { companies: QueueCompany[]; lines: string }

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
  return { companies, lines: packLines(lines) }
}

// The serializer of page data visits every value of every row; as one text the fifty rows
// are one value. Tabs and newlines part the fields, so those of a title become spaces.
const plain = (text: string) => text.replace(/[\t\n]/g, ' ')

export function packLines(lines: readonly QueueLine[]): string {
  return lines
    .map(({ id, co, n, title, service, status, priority, due, tone, who, opened }) =>
      [id, co, n, plain(title), service, status, priority, due, tone, plain(who ?? '')]
        .concat(opened ?? [])
        .join('\t'),
    )
    .join('\n')
}

export function unpackLines(text: string): QueueLine[] {
  if (text === '') return []
  return text.split('\n').map((line) => {
    const [id, co, n, title, service, status, priority, due, tone, who, opened] = line.split('\t')
    return {
      id: id!,
      co: Number(co),
      n: Number(n),
      title: title!,
      service: service as Service,
      status: status as OpenStatus,
      priority: Number(priority) as QueueLine['priority'],
      due: due!,
      tone: tone as DueTone,
      who: who || null,
      ...(opened === undefined ? {} : { opened }),
    }
  })
}
