import { type ReactNode, useEffect, useRef, useState } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { cx } from './cx.ts'
import { Icon } from './icons.tsx'

export type FieldErrors = Record<string, string | undefined>

/**
 * Everything that is wrong, at the top of the form and focused after a refused
 * submit. `targets` maps a field's name to the id of its control when they differ.
 */
export function ErrorSummary({
  errors,
  message,
  targets = {},
}: {
  errors?: FieldErrors | null
  message?: string | null
  targets?: Record<string, string>
}) {
  const t = useWords(commonWords)
  const box = useRef<HTMLDivElement>(null)
  const wrong = Object.entries(errors ?? {}).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  const key = `${message ?? ''}${wrong.join()}`
  const [labels, setLabels] = useState<Record<string, string>>({})
  const ids = wrong.map(([name]) => targets[name] ?? name).join('\n')
  // "This field is required" five times over says nothing: each is named by its own label,
  // which only the finished page knows.
  useEffect(() => {
    setLabels(Object.fromEntries(ids.split('\n').map((id) => [id, labelOf(id)])))
  }, [ids])
  useEffect(() => {
    if (key) box.current?.focus()
  }, [key])
  if (!message && wrong.length === 0) return null
  return (
    <div ref={box} className="notice notice-bad" role="alert" tabIndex={-1}>
      <Icon name="warning" />
      <div>
        <p className="notice-title">{message ?? t.form.errorSummary(wrong.length)}</p>
        {wrong.length > 0 ? (
          <ul>
            {wrong.map(([name, text]) => {
              const id = targets[name] ?? name
              return (
                <li key={name}>
                  <a href={`#${id}`}>{labels[id] ? `${labels[id]}: ${text}` : text}</a>
                </li>
              )
            })}
          </ul>
        ) : null}
      </div>
    </div>
  )
}

function labelOf(id: string): string {
  const label = id ? document.querySelector(`label[for="${CSS.escape(id)}"]`) : null
  return label?.firstChild?.textContent?.trim() ?? ''
}

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'bad'

const noticeIcon = {
  neutral: 'info',
  info: 'info',
  ok: 'check-circle',
  warn: 'warning',
  bad: 'warning',
} as const

export function Notice({
  tone = 'info',
  title,
  children,
  actions,
}: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon name={noticeIcon[tone]} />
      <div className="notice-body">
        {title ? <p className="notice-title">{title}</p> : null}
        {children}
      </div>
      {actions ? <div className="notice-actions">{actions}</div> : null}
    </div>
  )
}

/** The row of buttons that ends a form. */
export function FormActions({ children, sticky }: { children: ReactNode; sticky?: boolean }) {
  return <div className={cx('form-actions', sticky && 'form-actions-sticky')}>{children}</div>
}

/** Fields side by side where there is room. */
export function FormRow({ children }: { children: ReactNode }) {
  return <div className="form-row">{children}</div>
}
