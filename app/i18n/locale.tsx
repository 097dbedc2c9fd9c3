// The language, zone and moment of the page. `now` comes from the server with the
// data, so that "za 2 godz." is the same text in the HTML and after hydration.
import { createContext, type ReactNode, useContext } from 'react'

export const locales = ['pl', 'en'] as const
export type Locale = (typeof locales)[number]

export function isLocale(text: unknown): text is Locale {
  return text === 'pl' || text === 'en'
}

export type LocaleSettings = { locale: Locale; zone: string; now?: Date }

const LocaleContext = createContext<LocaleSettings>({ locale: 'pl', zone: 'Europe/Warsaw' })

export function LocaleProvider({
  value,
  children,
}: {
  value: LocaleSettings
  children: ReactNode
}) {
  return <LocaleContext.Provider value={value}>{children}</LocaleContext.Provider>
}

export function useLocale(): LocaleSettings {
  return useContext(LocaleContext)
}
