import type { ReactNode } from 'react'
import type { Priority, WorkStatus } from '#app/i18n/common.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import type { Tone } from './form.tsx'
import { Icon, type IconName } from './icons.tsx'

export type BadgeTone = Tone | 'violet'

export function Badge({
  tone = 'neutral',
  icon,
  dot,
  children,
}: {
  tone?: BadgeTone
  icon?: IconName
  dot?: boolean
  children: ReactNode
}) {
  return (
    <span className={`bd bd-${tone}`}>
      {dot ? <span className="dot" /> : null}
      {icon ? <Icon name={icon} size={12} /> : null}
      {children}
    </span>
  )
}

const statusTone: Record<WorkStatus, BadgeTone> = {
  new: 'info',
  in_progress: 'info',
  waiting_client: 'warn',
  waiting_authority: 'violet',
  done: 'ok',
  cancelled: 'neutral',
}

/** The same state in the words of who reads it: "Czeka na klienta" or "Czeka na Ciebie". */
export function StatusBadge({
  status,
  audience = 'staff',
}: {
  status: WorkStatus
  audience?: 'staff' | 'client'
}) {
  const t = useWords(commonWords)
  const words = audience === 'client' ? t.statusClient : t.statusStaff
  return <span className={statusClass(status)}>{words[status]}</span>
}

/** One element: the dot whose shape tells the state is drawn by the stylesheet. */
export function statusClass(status: WorkStatus): string {
  return `bd bd-${statusTone[status]} s-${status}`
}

/** Bars like a phone's signal, drawn by the stylesheet. */
export function PriorityMark({ priority, text }: { priority: Priority; text?: boolean }) {
  const words = useWords(commonWords)
  const label = `${words.priorityLabel}: ${words.priority[priority]}`
  const mark = <span className={`pr pr-${priority}`} role="img" aria-label={label} />
  if (!text) return mark
  return (
    <span className="cluster">
      {mark} <span aria-hidden="true">{words.priority[priority]}</span>
    </span>
  )
}

export function Count({ value, tone = 'neutral' }: { value: number; tone?: BadgeTone }) {
  return <span className={`ct bd-${tone}`}>{value > 999 ? '999+' : value}</span>
}
