import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Icon } from './icons.tsx'

export function PageHeader({
  title,
  meta,
  actions,
  back,
  children,
}: {
  title: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  back?: { to: string; label: string }
  children?: ReactNode
}) {
  return (
    <header className="page-head">
      {back ? (
        <Link to={back.to} className="back">
          <Icon name="chevron-left" size={14} />
          {back.label}
        </Link>
      ) : null}
      <div className="page-head-row">
        <div className="page-title">
          <h1>{title}</h1>
          {meta ? <div className="meta">{meta}</div> : null}
        </div>
        {actions ? <div className="actions">{actions}</div> : null}
      </div>
      {children}
    </header>
  )
}

export function SectionHeader({
  title,
  meta,
  actions,
  id,
}: {
  title: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  id?: string
}) {
  return (
    <div className="section-head">
      <div>
        <h2 id={id}>{title}</h2>
        {meta ? <p className="meta">{meta}</p> : null}
      </div>
      {actions ? <div className="actions">{actions}</div> : null}
    </div>
  )
}
