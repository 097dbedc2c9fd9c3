import type { Locale } from './locale.tsx'

const rules: Record<Locale, Intl.PluralRules> = {
  pl: new Intl.PluralRules('pl'),
  en: new Intl.PluralRules('en'),
}

export type PluralForms = { one: string; few?: string; many?: string; other: string }

/**
 * Picks the form for a number: Polish has one (1), few (2-4, 22), many (0, 5-21)
 * and other (1,5). English needs `one` and `other` only.
 */
export function plural(locale: Locale, n: number, forms: PluralForms): string {
  const category = rules[locale].select(n)
  if (category === 'one') return forms.one
  if (category === 'few') return forms.few ?? forms.other
  if (category === 'many') return forms.many ?? forms.other
  return forms.other
}

/** The number and its noun, held together by a no-break space: `5 pozycji`. */
export function counted(locale: Locale, n: number, forms: PluralForms): string {
  return `${n}\u00a0${plural(locale, n, forms)}`
}
