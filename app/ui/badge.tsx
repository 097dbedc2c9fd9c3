import type { ReactNode } from 'react'
import type { Priority, WorkStatus } from '#app/i18n/common.ts'
import { useT } from '#app/i18n/dictionaries.ts'
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
  const t = useT().common
  const words = audience === 'client' ? t.statusClient : t.statusStaff
  return (
    <span className={`bd bd-${statusTone[status]}`}>
      <span className={`dot dot-${status}`} />
      {words[status]}
    </span>
  )
}

const priorityBars: Record<Priority, number> = { low: 1, normal: 2, high: 3, urgent: 4 }

export function PriorityMark({ priority, text }: { priority: Priority; text?: boolean }) {
  const words = useT().common
  const bars = priorityBars[priority]
  return (
    <span className={`pr pr-${priority}`}>
      <svg
        width="14"
        height="12"
        role="img"
        aria-label={`${words.priorityLabel}: ${words.priority[priority]}`}
      >
        <path
          className="pr-on"
          d={['M1 12V9', 'M5 12V6.5', 'M9 12V3.5', 'M13 12V0'].slice(0, bars).join('')}
        />
        <path
          className="pr-off"
          d={['M1 12V9', 'M5 12V6.5', 'M9 12V3.5', 'M13 12V0'].slice(bars).join('')}
        />
      </svg>
      {text ? <span aria-hidden="true">{words.priority[priority]}</span> : null}
    </span>
  )
}

export function Count({ value, tone = 'neutral' }: { value: number; tone?: BadgeTone }) {
  return <span className={`ct bd-${tone}`}>{value > 999 ? '999+' : value}</span>
}
