import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

/** A titled block of a page. `flush` lets a table or list touch the edges. */
export function Card({
  title,
  meta,
  actions,
  footer,
  flush,
  level = 2,
  className,
  children,
}: {
  title?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  flush?: boolean
  level?: 2 | 3
  className?: string
  children?: ReactNode
}) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section
      className={cx('card', flush && 'card-flush', className)}
      aria-labelledby={title ? id : undefined}
    >
      {title || actions ? (
        <header className="card-head">
          <div>
            {title ? <Heading id={id}>{title}</Heading> : null}
            {meta ? <p className="meta">{meta}</p> : null}
          </div>
          {actions ? <div className="actions">{actions}</div> : null}
        </header>
      ) : null}
      {children === undefined ? null : <div className="card-body">{children}</div>}
      {footer ? <footer className="card-foot">{footer}</footer> : null}
    </section>
  )
}
