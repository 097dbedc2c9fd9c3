import { Link, type LinkProps } from '@remix-run/react'
import type { ButtonHTMLAttributes } from 'react'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icons.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
type Look = { variant?: ButtonVariant; size?: 'sm' | 'md' | 'lg'; icon?: IconName; block?: boolean }

function lookClass({ variant = 'secondary', size = 'md', block }: Look, className?: string) {
  return cx(
    'btn',
    `btn-${variant}`,
    size !== 'md' && `btn-${size}`,
    block && 'btn-block',
    className,
  )
}

export type ButtonProps = Look & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>

/** A busy button keeps its width and its focus, and ignores further clicks. */
export function Button(props: ButtonProps) {
  const { variant, size, icon, block, busy, className, children, onClick, ...rest } = props
  return (
    <button
      type="button"
      {...rest}
      className={lookClass({ variant, size, block }, cx(busy && 'btn-busy', className))}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
      {busy ? <span className="spin" aria-hidden="true" /> : null}
    </button>
  )
}

export function SubmitButton(props: ButtonProps) {
  return <Button type="submit" variant="primary" {...props} />
}

export type LinkButtonProps = Look & LinkProps

export function LinkButton(props: LinkButtonProps) {
  const { variant, size, icon, block, className, children, ...rest } = props
  return (
    <Link {...rest} className={lookClass({ variant, size, block }, className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  )
}

/** `label` is both the accessible name and the tooltip. */
export function IconButton(
  props: { icon: IconName; label: string } & Omit<ButtonProps, 'icon' | 'children'>,
) {
  const { icon, label, variant = 'ghost', className, ...rest } = props
  return (
    <Button
      {...rest}
      variant={variant}
      className={cx('btn-icon', className)}
      aria-label={label}
      data-tip={label}
    >
      <Icon name={icon} />
    </Button>
  )
}
