import { paths } from '#app/http/paths.ts'
import { clocksWords } from '#app/i18n/clocks.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { workWords } from '#app/i18n/work.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon, type IconName } from '#app/ui/icons.tsx'
import type { TimelineEntry } from '#app/ui/timeline.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { ItemEvent, ItemPage } from '#tenants/work/types.ts'
import { AttachBox } from './attach-box.tsx'

export function ItemDocuments({ item, company }: { item: ItemPage; company: string }) {
  const t = useWords(workWords).side
  const f = useFormat()
  const box = item.allowed.includes('attach') ? (
    <AttachBox action={paths.deskItemFiles(company, item.id)} />
  ) : null
  if (item.documents.length === 0) {
    return (
      <Card title={t.documents} flush>
        <p className="calm muted">{t.noDocuments}</p>
        {box}
      </Card>
    )
  }
  return (
    <Card title={t.documents} flush>
      <ul className="doc-list">
        {item.documents.map((document) => (
          <li key={document.id}>
            <Icon name="document" />
            <a href={paths.fileContent(company, document.id)} target="_blank" rel="noopener">
              {document.originalName}
            </a>
            {document.isDuplicate ? <Badge tone="warn">{t.duplicate}</Badge> : null}
            {document.filedAt ? <Badge tone="ok">{t.filed}</Badge> : null}
            <span className="meta num">{f.fileSize(Number(document.sizeBytes))}</span>
          </li>
        ))}
      </ul>
      {box}
    </Card>
  )
}

const looks: Record<string, { icon: IconName; tone?: TimelineEntry['tone'] }> = {
  'work.item_opened': { icon: 'plus', tone: 'info' },
  'work.item_started': { icon: 'clock', tone: 'info' },
  'work.item_assigned': { icon: 'user' },
  'work.item_released': { icon: 'users' },
  'work.priority_set': { icon: 'flag' },
  'work.message_sent': { icon: 'message' },
  'work.note_added': { icon: 'edit' },
  'work.document_attached': { icon: 'paperclip' },
  'work.question_reminded': { icon: 'bell', tone: 'neutral' },
  'work.question_asked': { icon: 'question', tone: 'warn' },
  'work.question_answered': { icon: 'check', tone: 'info' },
  'work.question_withdrawn': { icon: 'close' },
  'work.authority_awaited': { icon: 'pause', tone: 'warn' },
  'work.authority_answered': { icon: 'check', tone: 'info' },
  'work.item_finished': { icon: 'check-circle', tone: 'ok' },
  'work.item_cancelled': { icon: 'close', tone: 'bad' },
  'work.item_reopened': { icon: 'refresh', tone: 'warn' },
  'sla.breached': { icon: 'warning', tone: 'bad' },
  'sla.escalated': { icon: 'bell', tone: 'warn' },
  'accounting.purchase_posted': { icon: 'ledger', tone: 'ok' },
  'accounting.purchase_rejected': { icon: 'close', tone: 'bad' },
  'accounting.purchase_reversed': { icon: 'refresh', tone: 'warn' },
}

/** The item's history, the newest first; what the client does not see is marked. */
export function ItemHistory({ events }: { events: readonly ItemEvent[] }) {
  const t = useWords(workWords)
  const clock: Record<string, string> = useWords(clocksWords).kind
  const titles: Record<string, string> = t.events
  const entries = [...events].reverse().flatMap((event): TimelineEntry[] => {
    const title = titles[event.action]
    if (!title) return []
    return [
      {
        id: event.id,
        at: event.at,
        who: event.actorName,
        title,
        body: clockOf(event, clock) ?? detailOf(event),
        internal: event.isInternal ? t.internal : undefined,
        ...looks[event.action],
      },
    ]
  })
  return (
    <Card title={t.side.history}>
      <Timeline entries={entries} label={t.side.history} />
    </Card>
  )
}

// A missed promise says which one it was.
function clockOf({ data }: ItemEvent, names: Record<string, string>): string | undefined {
  return typeof data.clock === 'string' ? names[data.clock] : undefined
}

// The word of the event that says more than its name: whom, why, which file.
function detailOf({ data }: ItemEvent): string | undefined {
  for (const key of ['assignee', 'reason', 'note', 'name']) {
    const value = data[key]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}
