import { useFetcher, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { locales, useLocale, useWords } from '#app/i18n/locale.tsx'
import { Icon } from './icons.tsx'
import { preferencesAction, type Theme, themes } from './preferences.ts'

function PreferenceForm({ label, children }: { label: string; children: ReactNode }) {
  const fetcher = useFetcher()
  const { pathname, search } = useLocation()
  return (
    <fetcher.Form
      method="post"
      action={preferencesAction}
      className="seg"
      aria-label={label}
      onSubmit={(event) => {
        // The look changes at once; the cookie follows.
        const button = (event.nativeEvent as SubmitEvent).submitter
        if (!(button instanceof HTMLButtonElement) || button.name !== 'theme') return
        if (button.value === 'system') delete document.documentElement.dataset.theme
        else document.documentElement.dataset.theme = button.value
      }}
    >
      <input type="hidden" name="redirectTo" value={pathname + search} />
      {children}
    </fetcher.Form>
  )
}

export function LanguageSwitch() {
  const t = useWords(commonWords)
  const { locale } = useLocale()
  return (
    <PreferenceForm label={t.frame.language}>
      {locales.map((one) => (
        <button
          key={one}
          type="submit"
          name="locale"
          value={one}
          lang={one}
          aria-label={`${one.toUpperCase()}, ${t.languages[one]}`}
          aria-pressed={one === locale}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </PreferenceForm>
  )
}

const themeIcon = { system: 'monitor', light: 'sun', dark: 'moon' } as const

export function ThemeSwitch({ theme }: { theme: Theme }) {
  const t = useWords(commonWords).frame
  const names = { system: t.themeSystem, light: t.themeLight, dark: t.themeDark }
  return (
    <PreferenceForm label={t.theme}>
      {themes.map((one) => (
        <button
          key={one}
          type="submit"
          name="theme"
          value={one}
          aria-label={names[one]}
          title={names[one]}
          aria-pressed={one === theme}
        >
          <Icon name={themeIcon[one]} />
        </button>
      ))}
    </PreferenceForm>
  )
}
