// A disclosure, not an ARIA menu: <details> opens without JavaScript, its contents
// are plain links and buttons in tab order. JavaScript only adds the closing.
import { Link, type LinkProps } from '@remix-run/react'
import { type ButtonHTMLAttributes, type ReactNode, useEffect, useRef } from 'react'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icons.tsx'

export function Menu({
  trigger,
  label,
  align = 'start',
  up,
  triggerClass = 'btn btn-secondary',
  className,
  children,
}: {
  trigger: ReactNode
  /** Accessible name when the trigger is only an icon. */
  label?: string
  align?: 'start' | 'end'
  up?: boolean
  triggerClass?: string
  className?: string
  children: ReactNode
}) {
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const details = box.current
    if (!details) return
    const close = (event: Event) => {
      if (details.open && !details.contains(event.target as Node)) details.open = false
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !details.open) return
      details.open = false
      details.querySelector('summary')?.focus()
    }
    // A link followed inside the page leaves the menu mounted, so it must close itself.
    const onPick = (event: Event) => {
      if ((event.target as Element).closest('a, button[type=submit]')) {
        requestAnimationFrame(() => {
          details.open = false
        })
      }
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('focusin', close)
    details.addEventListener('keydown', onKey)
    details.addEventListener('click', onPick)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('focusin', close)
      details.removeEventListener('keydown', onKey)
      details.removeEventListener('click', onPick)
    }
  }, [])
  return (
    <details ref={box} className={cx('menu', className)}>
      <summary className={triggerClass} aria-label={label} data-tip={label}>
        {trigger}
      </summary>
      <div className={cx('menu-list', align === 'end' && 'menu-end', up && 'menu-up')}>
        {children}
      </div>
    </details>
  )
}

export function MenuLink({ icon, children, ...props }: LinkProps & { icon?: IconName }) {
  return (
    <Link {...props} className="menu-item">
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  )
}

/** Submits the form around it unless told otherwise. */
export function MenuButton({
  icon,
  danger,
  children,
  ...props
}: ButtonHTMLAttributes<HTMLButtonElement> & { icon?: IconName; danger?: boolean }) {
  return (
    <button type="submit" {...props} className={cx('menu-item', danger && 'fg-bad')}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <p className="menu-label">{children}</p>
}

export function MenuDivider() {
  return <hr className="menu-line" />
}
