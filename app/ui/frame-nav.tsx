import { useLocation } from '@remix-run/react'
import { useRef } from 'react'
import { Icon } from './icons.tsx'
import { isHere, type NavGroup, type NavItem } from './nav-item.ts'
import { useAnchors } from './use-anchors.ts'

export type { NavGroup, NavItem }

function Anchor({
  item,
  pathname,
  iconSize,
}: {
  item: NavItem
  pathname: string
  iconSize: number
}) {
  const here = isHere(item, pathname)
  return (
    <a
      href={item.to}
      className={here ? 'nav nav-on' : 'nav'}
      aria-current={here ? 'page' : undefined}
    >
      <Icon name={item.icon} size={iconSize} />
      <span className="nav-text">{item.label}</span>
      {item.count ? <span className="nav-count num">{item.count}</span> : null}
    </a>
  )
}

export function SideNav({ groups, label }: { groups: readonly NavGroup[]; label: string }) {
  const { pathname } = useLocation()
  const box = useRef<HTMLElement>(null)
  useAnchors(box)
  return (
    <nav ref={box} aria-label={label}>
      {groups.map((group) => (
        <div key={group.label ?? group.items[0]?.to} className="nav-group">
          {group.label ? <p className="nav-label">{group.label}</p> : null}
          <ul>
            {group.items.map((item) => (
              <li key={item.to}>
                <Anchor item={item} pathname={pathname} iconSize={18} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

export function BottomNav({ groups, label }: { groups: readonly NavGroup[]; label: string }) {
  const { pathname } = useLocation()
  const box = useRef<HTMLElement>(null)
  useAnchors(box)
  const items = groups.flatMap((group) => group.items).filter((item) => item.primary)
  if (items.length === 0) return null
  return (
    <nav ref={box} className="bottom" aria-label={label}>
      {items.slice(0, 5).map((item) => (
        <Anchor key={item.to} item={item} pathname={pathname} iconSize={20} />
      ))}
    </nav>
  )
}
