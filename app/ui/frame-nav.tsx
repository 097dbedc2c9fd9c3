import { NavLink } from '@remix-run/react'
import { Icon, type IconName } from './icons.tsx'

export type NavItem = {
  to: string
  label: string
  icon: IconName
  /** What waits there; nothing is shown for 0. */
  count?: number
  /** Only the exact address is active. */
  end?: boolean
  /** Among the four or five of the bottom bar on a phone. */
  primary?: boolean
}

export type NavGroup = { label?: string; items: readonly NavItem[] }

function navClass({ isActive }: { isActive: boolean }): string {
  return isActive ? 'nav nav-on' : 'nav'
}

export function SideNav({ groups }: { groups: readonly NavGroup[] }) {
  return groups.map((group) => (
    <div key={group.label ?? group.items[0]?.to} className="nav-group">
      {group.label ? <p className="nav-label">{group.label}</p> : null}
      <ul>
        {group.items.map((item) => (
          <li key={item.to}>
            <NavLink to={item.to} end={item.end} className={navClass} prefetch="intent">
              <Icon name={item.icon} size={18} />
              <span className="nav-text">{item.label}</span>
              {item.count ? <span className="nav-count num">{item.count}</span> : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  ))
}

export function BottomNav({ groups, label }: { groups: readonly NavGroup[]; label: string }) {
  const items = groups.flatMap((group) => group.items).filter((item) => item.primary)
  if (items.length === 0) return null
  return (
    <nav className="bottom" aria-label={label}>
      {items.slice(0, 5).map((item) => (
        <NavLink key={item.to} to={item.to} end={item.end} className={navClass}>
          <span className="bottom-icon">
            <Icon name={item.icon} size={20} />
            {item.count ? <span className="nav-count num">{item.count}</span> : null}
          </span>
          <span className="nav-text">{item.label}</span>
        </NavLink>
      ))}
    </nav>
  )
}
