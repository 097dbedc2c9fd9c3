// The language, zone and moment of the page. `now` comes from the server with the
// data, so that "za 2 godz." is the same text in the HTML and after hydration.
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

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

type Area<T> = Record<Locale, T>
type Picked<Areas> = { [Key in keyof Areas]: Areas[Key] extends { pl: infer T } ? T : never }

const isArea = (words: object): words is Area<unknown> => 'pl' in words && 'en' in words

function pick(words: object, locale: Locale): unknown {
  if (isArea(words)) return words[locale]
  return Object.fromEntries(Object.entries(words).map(([key, area]) => [key, area[locale]]))
}

/**
 * The words of one area, or of several by key, in the page's language. A component names
 * its areas so that the browser loads those and no others; it never changes them, and what
 * it gets stays the same object until the language changes.
 */
export function useWords<T>(area: Area<T>): T
export function useWords<Areas extends Record<string, Area<unknown>>>(areas: Areas): Picked<Areas>
export function useWords(words: object): unknown {
  const { locale } = useLocale()
  const [kept] = useState(words)
  return useMemo(() => pick(kept, locale), [kept, locale])
}
