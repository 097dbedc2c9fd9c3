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
  onOpen,
  children,
}: {
  trigger: ReactNode
  /** Accessible name when the trigger is only an icon. */
  label?: string
  align?: 'start' | 'end'
  up?: boolean
  triggerClass?: string
  className?: string
  onOpen?: () => void
  children: ReactNode
}) {
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const details = box.current
    if (!details) return
    const onFocus = (event: Event) => {
      const target = event.target as Node
      // A press on a label inside focuses <main> around the menu: that is not leaving it.
      if (!details.open || details.contains(target) || target.contains(details)) return
      details.open = false
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
    const onPointer = (event: Event) => {
      if (details.open && !details.contains(event.target as Node)) details.open = false
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('focusin', onFocus)
    details.addEventListener('keydown', onKey)
    details.addEventListener('click', onPick)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('focusin', onFocus)
      details.removeEventListener('keydown', onKey)
      details.removeEventListener('click', onPick)
    }
  }, [])
  return (
    <details
      ref={box}
      className={cx('menu', className)}
      onToggle={onOpen ? (event) => event.currentTarget.open && onOpen() : undefined}
    >
      <summary className={triggerClass} data-tip={label}>
        {trigger}
        {label ? <span className="sr">{label}</span> : null}
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

export function MenuDivider() {
  return <hr className="menu-line" />
}
