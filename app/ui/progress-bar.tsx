import { cx } from './cx.ts'

/** The native element: its width needs no inline style, which the CSP would refuse. */
export function ProgressBar({
  value,
  max = 100,
  label,
  text,
  tone = 'info',
}: {
  /** Absent while the length of the work is unknown. */
  value?: number
  max?: number
  label: string
  text?: string
  tone?: 'info' | 'ok' | 'bad'
}) {
  return (
    <span className={cx('prog', `prog-${tone}`)}>
      <progress value={value} max={max} aria-label={label} />
      {text ? <span className="prog-text num">{text}</span> : null}
    </span>
  )
}
