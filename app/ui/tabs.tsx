import { NavLink } from '@remix-run/react'

export type Tab = { to: string; label: string; count?: number; end?: boolean }

/** Tabs are links: each has an address, and the back button works. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink
          key={tab.to}
          to={tab.to}
          end={tab.end ?? true}
          className={({ isActive }) => (isActive ? 'tab tab-on' : 'tab')}
        >
          {tab.label}
          {tab.count === undefined ? null : <span className="ct bd-neutral">{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  )
}
