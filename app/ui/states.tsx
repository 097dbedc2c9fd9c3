// What a page shows when there is nothing, when it failed, and when it may not.

import type { ReactNode } from 'react'
import type { ErrorCode } from '#app/i18n/common.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Icon, type IconName } from './icons.tsx'

export function EmptyState({
  icon = 'inbox',
  title,
  children,
  actions,
}: {
  icon?: IconName
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  const t = useWords(commonWords)
  return (
    <div className="state">
      <span className="state-icon">
        <Icon name={icon} size={20} />
      </span>
      <p className="state-title">{title ?? t.empty.list}</p>
      {children ? <div className="state-text">{children}</div> : null}
      {actions ? <div className="actions">{actions}</div> : null}
    </div>
  )
}

const errorIcon: Partial<Record<ErrorCode, IconName>> = {
  not_found: 'search',
  forbidden: 'lock',
  unauthenticated: 'lock',
  locked: 'lock',
  stale_version: 'refresh',
  conflict: 'refresh',
  rate_limited: 'clock',
}

/** A whole page or panel that could not be shown. `reference` is the request's id. */
export function ErrorState({
  code = 'internal',
  title,
  text,
  reference,
  actions,
}: {
  code?: ErrorCode
  title?: string
  text?: string
  reference?: string
  actions?: ReactNode
}) {
  const t = useWords(commonWords)
  return (
    <div className="state state-error">
      <span className="state-icon">
        <Icon name={errorIcon[code] ?? 'warning'} size={20} />
      </span>
      <h1 className="state-title">{title ?? t.errors[code].title}</h1>
      <div className="state-text">{text ?? t.errors[code].text}</div>
      {actions ? <div className="actions">{actions}</div> : null}
      {reference ? (
        <p className="state-ref">
          {t.errorReference}: <code>{reference}</code>
        </p>
      ) : null}
    </div>
  )
}
