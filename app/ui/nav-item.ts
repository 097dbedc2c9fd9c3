import type { IconName } from './icons.tsx'

export type NavItem = {
  to: string
  label: string
  icon: IconName
  /** What waits there; nothing is shown for 0. */
  count?: number
  /** Only the exact address is active. */
  end?: boolean
  /** Addresses that begin so belong to it too, for pages that lie elsewhere. */
  under?: readonly string[]
  /** Among the four or five of the bottom bar on a phone. */
  primary?: boolean
}

export type NavGroup = { label?: string; items: readonly NavItem[] }

type Place = Pick<NavItem, 'to' | 'end' | 'under'>

export function isHere({ to, end, under = [] }: Place, pathname: string): boolean {
  const own = to.split('?')[0] ?? to
  return (
    pathname === own ||
    (!end && pathname.startsWith(`${own}/`)) ||
    under.some((start) => pathname.startsWith(start))
  )
}
