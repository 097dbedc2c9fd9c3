import { useState } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { CompanyMark, CompanyName } from './company-mark.tsx'
import { Icon } from './icons.tsx'
import { Menu, MenuLink } from './menu.tsx'
import { useFormat } from './use-format.ts'

export type FrameCompany = {
  id: string
  name: string
  nip?: string | null
  color: string
  to: string
}

const SEARCH_FROM = 8
// An agent has forty companies: marks, numbers and the long tail are written when the menu
// is first opened.
const WRITTEN_AHEAD = 8

/** Without a company in hand (lists across companies) it says so instead of staying silent. */
export function CompanySwitcher({
  company,
  companies,
  allTo,
}: {
  company: FrameCompany | null
  companies: readonly FrameCompany[]
  /** The list across companies, for staff. */
  allTo?: string
}) {
  const t = useWords(commonWords)
  const f = useFormat()
  const [query, setQuery] = useState('')
  const [opened, setOpened] = useState(false)
  const others = companies.filter((one) => one.id !== company?.id)
  const current = company ? (
    <>
      <span className="sr">{t.frame.companyInHand}: </span>
      <CompanyName company={company} />
    </>
  ) : (
    <span className="company">
      <span className="cm-all">
        <Icon name="building" />
      </span>
      <span className="company-name">{t.frame.allCompanies}</span>
    </span>
  )
  if (others.length === 0 && !(company && allTo)) return <div className="switch">{current}</div>
  const wanted = query.trim().toLocaleLowerCase('pl')
  const found = others.filter(
    (one) =>
      one.name.toLocaleLowerCase('pl').includes(wanted) ||
      (one.nip ?? '').includes(wanted.replace(/[\s-]/g, '') || ' '),
  )
  return (
    <Menu
      className="switch-menu"
      onOpen={() => setOpened(true)}
      triggerClass="switch switch-btn"
      trigger={
        <>
          {current}
          <Icon name="updown" size={14} />
        </>
      }
    >
      {others.length >= SEARCH_FROM ? (
        <input
          type="search"
          className="input menu-search needs-js"
          aria-label={t.frame.findCompany}
          placeholder={t.frame.findCompany}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      ) : null}
      <div className="menu-scroll">
        {allTo && company ? (
          <MenuLink to={allTo} icon="building">
            {t.frame.allCompanies}
          </MenuLink>
        ) : null}
        {opened
          ? (wanted ? found : others).map((one) => (
              <MenuLink key={one.id} to={one.to}>
                <CompanyMark company={one} size={20} />
                <span className="menu-main">{one.name}</span>
                {one.nip ? <span className="muted num">{f.nip(one.nip)}</span> : null}
              </MenuLink>
            ))
          : others.slice(0, WRITTEN_AHEAD).map((one) => (
              <a key={one.id} href={one.to} className="menu-item">
                {one.name}
              </a>
            ))}
      </div>
    </Menu>
  )
}
