import { Form, Link, useLocation } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Avatar } from './avatar.tsx'
import { CompanySwitcher, type FrameCompany } from './company-switcher.tsx'
import { BottomNav, type NavGroup, SideNav } from './frame-nav.tsx'
import { Icon, type IconName } from './icons.tsx'
import { StripPatterns } from './interval-strip.tsx'
import { Logo } from './logo.tsx'
import { Menu, MenuButton, MenuDivider, MenuLink } from './menu.tsx'
import { LanguageSwitch, ThemeSwitch } from './preference-switch.tsx'
import type { Theme } from './preferences.ts'
import { openShortcutSheet, type ShortcutGroup, ShortcutSheet } from './shortcut-sheet.tsx'
import { useShortcuts } from './shortcuts.ts'

export type AppFrameProps = {
  area: 'desk' | 'office' | 'portal' | 'own'
  homeTo: string
  nav: readonly NavGroup[]
  /** The company in hand; null on lists across companies. */
  company: FrameCompany | null
  companies?: readonly FrameCompany[]
  allCompaniesTo?: string
  user: { name: string; email: string; role: string }
  userLinks?: readonly { to: string; label: string; icon?: IconName }[]
  signOutAction: string
  theme?: Theme
  /** Something at the right of the bar: a search, a bell. */
  tools?: ReactNode
  shortcuts?: readonly ShortcutGroup[]
  children: ReactNode
}

// On a phone the sidebar is a native popover: one navigation in the HTML for both
// widths, and it opens without JavaScript. React 18 does not know these attributes yet.
const popover = { popover: 'auto' }
const opensSide = { popovertarget: 'side' }

/** The same frame for the three areas; what differs comes as props. */
export function AppFrame(props: AppFrameProps) {
  const { area, homeTo, nav, company, companies = [], allCompaniesTo, tools, children } = props
  const t = useWords(commonWords)
  const side = useRef<HTMLElement>(null)
  const { key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each navigation closes the drawer.
  useEffect(() => {
    const drawer = side.current
    if (drawer?.matches(':popover-open')) drawer.hidePopover()
  }, [key])
  useShortcuts({
    '/': () => document.querySelector<HTMLInputElement>('input[data-search]')?.focus(),
  })
  return (
    <div className={`frame frame-${area}`}>
      <a className="skip" href="#main">
        {t.frame.skip}
      </a>
      <aside ref={side} id="side" className="side" {...popover}>
        <div className="side-head">
          <Link to={homeTo} className="home" aria-label={`Zaplecze, ${t.frame.area[area]}`}>
            <Logo />
          </Link>
          <span className="area">{t.frame.area[area]}</span>
        </div>
        <SideNav groups={nav} label={t.frame.mainNav} />
      </aside>
      <header className="top">
        <svg className="band" width="100%" height="3" aria-hidden="true">
          <rect
            width="100%"
            height="3"
            className={company ? undefined : 'band-none'}
            fill={company?.color}
          />
        </svg>
        <button type="button" className="btn btn-ghost btn-icon only-phone" {...opensSide}>
          <Icon name="menu" size={20} label={t.frame.menu} />
        </button>
        <CompanySwitcher company={company} companies={companies} allTo={allCompaniesTo} />
        <div className="top-tools">
          {tools}
          <UserMenu {...props} />
        </div>
      </header>
      <main id="main" className="main" tabIndex={-1}>
        {children}
      </main>
      <BottomNav groups={nav} label={t.frame.quickNav} />
      {props.shortcuts ? <ShortcutSheet groups={props.shortcuts} /> : null}
      <StripPatterns />
    </div>
  )
}

function UserMenu({
  user,
  userLinks = [],
  signOutAction,
  theme = 'system',
  shortcuts,
}: AppFrameProps) {
  const t = useWords(commonWords)
  return (
    <Menu
      align="end"
      label={`${t.frame.account}: ${user.name}`}
      triggerClass="user-btn"
      trigger={<Avatar name={user.name} decorative />}
    >
      <div className="user-card">
        <p className="strong">{user.name}</p>
        <p className="muted">{user.email}</p>
        <p className="muted">{user.role}</p>
      </div>
      <MenuDivider />
      {userLinks.map((link) => (
        <MenuLink key={link.to} to={link.to} icon={link.icon}>
          {link.label}
        </MenuLink>
      ))}
      {shortcuts ? (
        <MenuButton type="button" icon="keyboard" onClick={openShortcutSheet}>
          <span className="menu-main">{t.frame.shortcuts}</span>
          <kbd>?</kbd>
        </MenuButton>
      ) : null}
      <div className="menu-row">
        <span>{t.frame.language}</span>
        <LanguageSwitch />
      </div>
      <div className="menu-row">
        <span>{t.frame.theme}</span>
        <ThemeSwitch theme={theme} />
      </div>
      <MenuDivider />
      <Form method="post" action={signOutAction}>
        <MenuButton icon="logout">{t.actions.signOut}</MenuButton>
      </Form>
    </Menu>
  )
}
