import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** A number that says what it counts; with `to` it leads to the rows behind it. */
export function Stat({
  label,
  value,
  hint,
  tone,
  to,
  chart,
}: {
  label: string
  value: ReactNode
  hint?: ReactNode
  tone?: 'ok' | 'warn' | 'bad'
  to?: string
  chart?: ReactNode
}) {
  const body = (
    <>
      <span className="stat-label">{label}</span>
      <span className={cx('stat-value num', tone && `fg-${tone}`)}>{value}</span>
      {hint ? <span className="stat-hint">{hint}</span> : null}
      {chart}
    </>
  )
  if (!to) return <div className="stat">{body}</div>
  return (
    <Link to={to} className="stat stat-link">
      {body}
    </Link>
  )
}

export function Stats({ children }: { children: ReactNode }) {
  return <div className="stats">{children}</div>
}
