import type { ReactNode } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { cx } from './cx.ts'
import { Logo } from './logo.tsx'
import { LanguageSwitch, ThemeSwitch } from './preference-switch.tsx'
import type { Theme } from './preferences.ts'

/** Sign-in, invitations, errors before anyone is known: one card in the middle. */
export function PlainFrame({
  theme = 'system',
  aside,
  wide,
  children,
}: {
  theme?: Theme
  /** What the product is, beside the card on wide screens. */
  aside?: ReactNode
  /** Room for forms side by side, from the top: the account page. */
  wide?: boolean
  children: ReactNode
}) {
  const t = useWords(commonWords)
  return (
    <div className={cx('plain', aside && 'plain-two', wide && 'plain-wide')}>
      <a className="skip" href="#main">
        {t.frame.skip}
      </a>
      <header className="plain-top">
        <Logo size={28} />
        <div className="plain-tools">
          <LanguageSwitch />
          <ThemeSwitch theme={theme} />
        </div>
      </header>
      <main id="main" className="plain-main" tabIndex={-1}>
        {children}
      </main>
      {aside ? <aside className="plain-aside">{aside}</aside> : null}
    </div>
  )
}
