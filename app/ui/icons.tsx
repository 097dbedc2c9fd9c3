// One sprite, fetched once: a table of fifty rows carries fifty references, not paths.
export const iconNames = [
  'inbox',
  'check',
  'check-circle',
  'clock',
  'pause',
  'question',
  'document',
  'upload',
  'download',
  'camera',
  'search',
  'filter',
  'columns',
  'rows',
  'user',
  'users',
  'building',
  'contract',
  'invoice',
  'ledger',
  'book',
  'chart',
  'settings',
  'bell',
  'plus',
  'minus',
  'chevron-down',
  'chevron-up',
  'chevron-left',
  'chevron-right',
  'updown',
  'arrow-up',
  'arrow-down',
  'arrow-left',
  'arrow-right',
  'external',
  'close',
  'warning',
  'info',
  'lock',
  'sun',
  'moon',
  'monitor',
  'keyboard',
  'globe',
  'logout',
  'menu',
  'dots',
  'star',
  'calendar',
  'tag',
  'home',
  'mail',
  'message',
  'paperclip',
  'refresh',
  'edit',
  'trash',
  'flag',
  'link',
  'history',
  'archive',
  'shield',
  'eye',
] as const

export type IconName = (typeof iconNames)[number]

/** Decorative by default; give `label` when the icon alone carries the meaning. */
export function Icon({
  name,
  size = 16,
  label,
  className,
}: {
  name: IconName
  size?: number
  label?: string
  className?: string
}) {
  const classes = className ? `i ${className}` : 'i'
  if (label) {
    return (
      <svg className={classes} width={size} height={size} role="img" aria-label={label}>
        <use href={`/icons.svg#${name}`} />
      </svg>
    )
  }
  return (
    <svg className={classes} width={size} height={size} aria-hidden="true">
      <use href={`/icons.svg#${name}`} />
    </svg>
  )
}
